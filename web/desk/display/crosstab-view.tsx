// Codes by groups as a table whose cells deepen with their number; on a narrow window as one card for each code.
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CodedSegment } from '../../../core/display/coded.ts'
import { crosstab, type Tally } from '../../../core/display/crosstab.ts'
import type { Cell } from '../../../core/table/csv.ts'
import { useFigures } from '../agree/figures.ts'
import { useNarrow } from '../conclude/narrow.ts'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { type Grid, GridCards, GridTable } from './grid.tsx'
import { groupings, groupOf, wordOf } from './groupings.ts'
import { useDisplayWords } from './messages.ts'
import { SaveBar } from './save-bar.tsx'
import type { ViewProps } from './view.ts'

const values = ['segments', 'informants', 'sources', 'words', 'present'] as const
type Value = (typeof values)[number]

/** The column of all groups; a group's own id carries a sign before its name, so none is mistaken for it. */
const all = 'all'
const idOf = (group: string) => `=${group}`

export function CrosstabView(props: ViewProps) {
  const m = useDisplayWords()
  const words = m.crosstab
  const { slug } = useStudy()
  const { count } = useFigures()
  const narrow = useNarrow()
  const picture = useRef<HTMLElement>(null)
  const people = useQuery(participantsQuery(slug)).data ?? []
  const { coded, codesOf, lines, params, onSet, onBehind } = props
  const across = params.get('across') ?? 'role'
  // Each coder counts for what they coded, whoever else did too; the sum counts it once.
  const segments = across === 'coder' ? props.layered : props.segments
  const value: Value = values.find((one) => one === params.get('value')) ?? 'segments'

  const group = groupOf(across, coded.sources, people)
  const table = crosstab(segments, codesOf, group)
  const sums = crosstab(segments, codesOf, () => all)
  const groups = [...new Set(segments.map(group))]
    .filter((one) => one !== null)
    .sort((a, b) => a.localeCompare(b, 'id', { numeric: true }))
  const rows = lines.filter(({ code }) => sums.has(code.id))
  const numberOf = (tally: Tally | undefined) =>
    tally === undefined ? 0 : value === 'present' ? 1 : tally[value]
  const label = (name: string) => wordOf(across, name, m.crosstab.none)
  const behind = (code: string, column: string): CodedSegment[] =>
    (column === all ? props.segments : segments).filter(
      (one) =>
        codesOf(one.code).includes(code) && (column === all || idOf(group(one) ?? '') === column),
    )

  const grid: Grid = {
    corner: words.code,
    columns: [
      ...groups.map((name) => ({ id: idOf(name), word: props.groupWord(across, label(name)) })),
      { id: all, word: words.sum, isSum: true },
    ],
    rows: rows.map(({ code, depth }) => ({
      id: code.id,
      word: code.label,
      hue: code.hue,
      depth,
    })),
    valueOf: (code, column) =>
      numberOf(column === all ? sums.get(code)?.get(all) : table.get(code)?.get(column.slice(1))),
    show: count,
    says: (n, code, name) => words.open(n, code, name),
    onOpen: (code, column) => {
      const found = behind(code.id, column.id)
      onBehind({ what: `${code.word}, ${column.word}`, ids: found.map((one) => one.id) })
    },
  }
  const csv = (): Cell[][] => [
    ['code', ...groups.map(label), 'all'],
    ...rows.map(({ code }) => [
      code.name,
      ...groups.map((name) => grid.valueOf(code.id, idOf(name))),
      grid.valueOf(code.id, all),
    ]),
  ]
  return (
    <section className="display" ref={picture} aria-labelledby="crosstab">
      <h2 id="crosstab">{words.title}</h2>
      <div className="filters" data-not-drawn>
        <label>
          {words.across}{' '}
          <select value={across} onChange={(event) => onSet('across', event.target.value)}>
            {groupings(people).map((one) => (
              <option key={one} value={one}>
                {one.startsWith('attribute:')
                  ? words.attribute(one.slice('attribute:'.length))
                  : words.groups[one as keyof typeof words.groups]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.value}{' '}
          <select value={value} onChange={(event) => onSet('value', event.target.value)}>
            {values.map((one) => (
              <option key={one} value={one}>
                {words.values[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {narrow ? <GridCards grid={grid} /> : <GridTable grid={grid} />}
      <p className="quiet">{words.key}</p>
      <div data-not-drawn>
        <SaveBar name={`crosstab-${across.replace(':', '-')}`} root={picture} rows={csv} />
      </div>
    </section>
  )
}
