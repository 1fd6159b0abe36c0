// A reckoned board: the table, and of the chosen row the confusion, the numbers in words and the places to settle.
import { useMemo, useState } from 'react'
import type { BoardRow, BoardText } from '../../../core/agreement/board.ts'
import { type Formula, formulaNames } from '../../../core/agreement/formulas.ts'
import type { Adjudication, Round } from '../../../core/wire/round.ts'
import { Accept } from './accept.tsx'
import { type Asked, narrowed, talked } from './asked.ts'
import { ConfusionTable } from './confusion-table.tsx'
import { CutTable } from './cut-table.tsx'
import { Downloads } from './download.tsx'
import { Explained } from './explained.tsx'
import { MeasureTable } from './measure-table.tsx'
import { useAgree } from './messages.ts'
import { nameIn } from './parts.tsx'
import { Places } from './places.tsx'
import type { Reckoned } from './reckoner.ts'

export function Shown(props: {
  round: Round
  asked: Asked
  search: URLSearchParams
  texts: readonly BoardText[]
  reckoned: Reckoned
  settled: readonly Adjudication[]
}) {
  const m = useAgree()
  const { round, asked, texts, reckoned, settled } = props
  const [pictured, setPictured] = useState<Formula>('alpha-nominal')
  const nameOf = (coder: string) => nameIn(round, coder)
  const codeName = (id: string) => round.frozen.find((code) => code.id === id)?.label ?? ''
  const nameOfRow = (key: string) => {
    if (key === '') return m.together
    if (asked.by === 'code') return codeName(key)
    if (asked.by === 'source') return round.parts.find((part) => part.source === key)?.title ?? ''
    return key.split(' ').map(nameOf).join(' – ')
  }
  const placesOf = (row: BoardRow) => narrowed(reckoned.differences, row, asked)
  const rows = reckoned.rows.map((row) => {
    const search = new URLSearchParams(props.search)
    search.set('row', row.key)
    const differ = placesOf(row).reduce((sum, place) => sum + place.units, 0)
    return {
      key: row.key,
      name: nameOfRow(row.key),
      measured: row.measured,
      differ,
      href: `?${search}`,
    }
  })
  const chosen = reckoned.rows.find((row) => row.key === asked.row) ?? reckoned.rows[0]
  const byId = useMemo(() => new Map(texts.map((text) => [text.id, text])), [texts])
  if (!chosen) return null
  const places = placesOf(chosen)
  const formulas = formulaNames.filter((name) =>
    chosen.measured.some(({ formula }) => formula === name),
  )
  return (
    <>
      <div className="filters">
        <label>
          {m.picture}{' '}
          <select
            value={pictured}
            onChange={(event) =>
              setPictured(formulas.find((one) => one === event.target.value) ?? 'alpha-nominal')
            }
          >
            {formulas.map((formula) => (
              <option key={formula} value={formula}>
                {m.formulas[formula]}
              </option>
            ))}
          </select>
        </label>
        <Accept
          round={round.id}
          agreed={reckoned.agreed}
          texts={byId}
          coders={asked.coders}
          settled={settled}
        />
        <Downloads
          rows={rows}
          texts={texts}
          coders={round.coders.map((coder) => coder.id)}
          codeName={codeName}
        />
      </div>
      <MeasureTable
        caption={m.rows}
        head={m.row[asked.by]}
        rows={rows}
        chosen={chosen.key}
        pictured={pictured}
      />
      <h2>{nameOfRow(chosen.key)}</h2>
      {chosen.confusion && (
        <ConfusionTable
          confusion={chosen.confusion}
          first={nameOf(chosen.coders[0] ?? '')}
          second={nameOf(chosen.coders[1] ?? '')}
        />
      )}
      <Explained
        name={nameOfRow(chosen.key)}
        measured={chosen.measured}
        isPooled={asked.by !== 'code' || chosen.key === ''}
        negotiated={talked(chosen, places, settled)}
      />
      <CutTable cut={reckoned.cut} codeName={codeName} />
      <h2>{m.places.title}</h2>
      <Places
        key={`${asked.unit} ${asked.by} ${chosen.key} ${asked.coders.join()}`}
        round={round}
        places={places}
        texts={byId}
        coders={asked.coders}
        nameOf={nameOf}
        settled={settled}
      />
    </>
  )
}
