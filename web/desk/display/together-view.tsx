// Which codes stand together: the pairs with their counts, and all pairs as a half grid.
import { useMemo, useRef } from 'react'
import { coOccurrences, type Nearness } from '../../../core/display/co-occurrence.ts'
import type { Cell } from '../../../core/table/csv.ts'
import { useFigures } from '../agree/figures.ts'
import { hueStyle } from '../coding/look.ts'
import { useNarrow } from '../conclude/narrow.ts'
import { Empty } from '../shell/empty.tsx'
import { type Grid, GridTable } from './grid.tsx'
import { useDisplayWords } from './messages.ts'
import { SaveBar } from './save-bar.tsx'
import { useSome } from './some.tsx'
import type { ViewProps } from './view.ts'

const distances = ['', '0', '1', '2', '3', '5'] as const
/** A grid of more codes than this is no picture any more; the list below it has them all. */
const mostInGrid = 40

export function TogetherView(props: ViewProps) {
  const m = useDisplayWords().together
  const { coefficient, count } = useFigures()
  const narrow = useNarrow()
  const picture = useRef<HTMLElement>(null)
  const { segments, codesOf, lines, params, onSet, onBehind } = props
  const turns = distances.find((one) => one === params.get('turns')) ?? ''
  const pairs = useMemo(() => {
    const nearness: Nearness = turns === '' ? 'overlap' : { turns: Number(turns) }
    return coOccurrences(segments, codesOf, nearness)
  }, [segments, codesOf, turns])
  const { some, more } = useSome(pairs)
  const codes = new Map(lines.map(({ code }) => [code.id, code]))
  const labelOf = (id: string) => codes.get(id)?.label ?? id
  const inPairs = new Set(pairs.flatMap((pair) => pair.codes))
  const met = lines.filter(({ code }) => inPairs.has(code.id))
  const byCodes = new Map(pairs.map((pair) => [pair.codes.join(' '), pair]))
  const pairOf = (a: string, b: string) => byCodes.get(a < b ? `${a} ${b}` : `${b} ${a}`)
  const order = new Map(met.map(({ code }, at) => [code.id, at]))
  const open = (a: string, b: string) => {
    const pair = pairOf(a, b)
    if (!pair) return
    onBehind({
      what: `${labelOf(a)} + ${labelOf(b)}`,
      // Each meeting's two passages stand after each other.
      ids: [...new Set(pair.meetings.flatMap((one) => [one.a, one.b]))],
    })
  }
  const grid: Grid = {
    corner: m.pair,
    columns: met.slice(0, -1).map(({ code }) => ({ id: code.id, word: code.label })),
    rows: met
      .slice(1)
      .map(({ code }) => ({ id: code.id, word: code.label, hue: code.hue, depth: 0 })),
    // Below the diagonal only: above it stands the same again.
    valueOf: (row, column) =>
      (order.get(column) ?? 0) < (order.get(row) ?? 0)
        ? (pairOf(row, column)?.meetings.length ?? 0)
        : 0,
    show: count,
    says: m.open,
    onOpen: (row, column) => open(row.id, column.id),
  }
  const csv = (): Cell[][] => [
    ['code_a', 'code_b', 'meetings', 'coefficient'],
    ...pairs.map(({ codes: [a, b], meetings, coefficient: c }): Cell[] => [
      codes.get(a)?.name ?? a,
      codes.get(b)?.name ?? b,
      meetings.length,
      c,
    ]),
  ]
  return (
    <section className="display" ref={picture} aria-labelledby="together">
      <h2 id="together">{m.title}</h2>
      <div className="filters" data-not-drawn>
        <label>
          {m.near}{' '}
          <select value={turns} onChange={(event) => onSet('turns', event.target.value)}>
            {distances.map((one) => (
              <option key={one} value={one}>
                {one === '' ? m.overlap : m.turns(Number(one))}
              </option>
            ))}
          </select>
        </label>
      </div>
      {pairs.length === 0 ? (
        <Empty title={m.none}>{m.noneWhat}</Empty>
      ) : (
        <>
          {!narrow && met.length <= mostInGrid && <GridTable grid={grid} />}
          <table className="table pairs">
            <thead>
              <tr>
                <th scope="col">{m.pair}</th>
                <th scope="col">{m.meetings}</th>
                <th scope="col">{m.coefficient}</th>
              </tr>
            </thead>
            <tbody>
              {some.map(({ codes: [a, b], meetings, coefficient: c }) => (
                <tr key={`${a} ${b}`}>
                  <th scope="row">
                    <CodeName label={labelOf(a)} hue={codes.get(a)?.hue ?? 0} />
                    <CodeName label={labelOf(b)} hue={codes.get(b)?.hue ?? 0} />
                  </th>
                  <td>
                    <button
                      type="button"
                      aria-label={m.open(meetings.length, labelOf(a), labelOf(b))}
                      onClick={() => open(a, b)}
                    >
                      {count(meetings.length)}
                    </button>
                  </td>
                  <td>{coefficient(c)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more}
          <p className="quiet">{m.key}</p>
        </>
      )}
      <div data-not-drawn>
        <SaveBar name="together" root={picture} rows={csv} />
      </div>
    </section>
  )
}

function CodeName({ label, hue }: { label: string; hue: number }) {
  return (
    <span className="pair-code" style={hueStyle(hue)}>
      <span className="dot" aria-hidden="true" /> {label}
    </span>
  )
}
