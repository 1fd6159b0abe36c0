// A table of coded passages: its columns, how codes are written in it, and how many of its passages are found here.

import type { Bundle } from '../../../../core/import/bundle.ts'
import type { HighlightPart } from '../../../../core/import/tables/highlights.ts'
import { type ColumnChoice, ColumnMapping, missingChoices } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { Coming, RowList, Said } from './ask.tsx'
import { useTables } from './messages.ts'
import type { TableAnswers } from './reader.ts'

const needed: readonly HighlightPart[] = ['code', 'quote']
const marks = [null, ';', ',', '|', '\n'] as const

type Props = Pick<AskProps<TableAnswers>, 'answers' | 'change'>

export function PassagesPart({ answers, change }: Props) {
  const m = useTables()
  const { grid, passages, seen } = answers
  const set = (part: Partial<TableAnswers['passages']>) =>
    change({ ...answers, passages: { ...passages, ...part } })
  const choices = Object.entries(m.parts).map(
    ([name, label]): ColumnChoice<HighlightPart> => ({
      name: name as HighlightPart,
      label,
      isNeeded: needed.includes(name as HighlightPart),
    }),
  )
  const isWhole = missingChoices(choices, passages.mapping).length === 0
  return (
    <>
      <ColumnMapping
        grid={grid}
        choices={choices}
        mapping={passages.mapping}
        onMapping={(mapping) => set({ mapping })}
      />
      <label>
        {m.split}
        <select
          value={passages.split ?? ''}
          onChange={({ target }) => set({ split: target.value === '' ? null : target.value })}
        >
          {marks.map((mark) => (
            <option key={mark} value={mark ?? ''}>
              {mark === null ? m.splits.none : mark === '\n' ? m.splits.line : mark}
            </option>
          ))}
        </select>
      </label>
      {passages.mark && (
        <label className="tick">
          <input
            type="checkbox"
            checked={passages.inLevels}
            onChange={({ target }) => set({ inLevels: target.checked })}
          />
          {m.levels(passages.mark.trim())}
        </label>
      )}
      <label>
        {m.coder}
        <input
          value={passages.coder}
          maxLength={120}
          onChange={({ target }) => set({ coder: target.value })}
        />
      </label>
      {isWhole && seen?.kind !== 'passages' && <Said>{m.searching}</Said>}
      {isWhole && seen?.kind === 'passages' && (
        <>
          <Said>
            {seen.sources === 0 ? m.noSources : m.found(seen.of - seen.unplaced.length, seen.of)}
          </Said>
          <Coming
            columns={[m.document, m.parts.code, m.parts.quote]}
            rows={passagesIn(seen.bundle)}
          />
          <RowList
            title={m.unplaced}
            second={m.document}
            rows={seen.unplaced.map(({ row, document, why }) => ({
              row,
              second: document,
              why: m.reasons[why],
            }))}
          />
        </>
      )}
    </>
  )
}

function passagesIn({ codings, codes, sources }: Bundle): string[][] {
  const source = new Map(sources.map((one) => [one.key, one]))
  const label = new Map(codes.map((one) => [one.key, one.label]))
  return codings.map((one) => {
    const { title = '', text = '' } = source.get(one.source) ?? {}
    return [title, label.get(one.code) ?? '', text.slice(one.start, one.end)]
  })
}
