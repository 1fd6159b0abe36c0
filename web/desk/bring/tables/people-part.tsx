// A table of participants or of cases: its columns, and the rows that somebody should look at. Names are told apart from all
// else, and only whoever may read identities can bring them.
import {
  columnsOfNames,
  type PeoplePart as Part,
  type RowsAre,
} from '../../../../core/import/tables/people.ts'
import { type ColumnChoice, ColumnMapping } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { Coming, RowList, Said } from './ask.tsx'
import { useTables } from './messages.ts'
import type { TableAnswers } from './reader.ts'

const partsOf: Record<RowsAre, readonly Part[]> = {
  participants: ['code', 'role', 'case', 'name', 'also-called', 'attribute'],
  cases: ['code', 'label', 'attribute'],
}
const ofIdentity: readonly (Part | null)[] = ['name', 'also-called']

type Props = Pick<AskProps<TableAnswers>, 'answers' | 'change'>

export function PeoplePart(props: Props & { rowsAre: RowsAre }) {
  const { answers, change, rowsAre } = props
  const m = useTables()
  const { grid, people, seen, mayName } = answers
  const set = (part: Partial<TableAnswers['people']>) =>
    change({ ...answers, people: { ...people, ...part } })
  const choices = partsOf[rowsAre]
    .filter((name) => mayName || !ofIdentity.includes(name))
    .map(
      (name): ColumnChoice<Part> => ({
        name,
        label: m.peopleParts[name],
        isNeeded: name === 'code',
        isMany: name === 'attribute',
      }),
    )
  const closed = mayName ? [] : columnsOfNames(grid.columns, people.mapping, rowsAre)
  const forbidden = closed.flatMap((at) => grid.columns[at] ?? [])
  const allowed = people.mapping.map((part, at) => (closed.includes(at) ? null : part))
  return (
    <>
      <ColumnMapping
        grid={grid}
        choices={choices}
        mapping={allowed}
        onMapping={(mapping) => set({ mapping })}
      />
      {forbidden.length > 0 && <p role="note">{m.names(forbidden.join(', '))}</p>}
      {rowsAre === 'participants' && (
        <>
          <label>
            {m.role}
            <input
              value={people.role}
              maxLength={40}
              onChange={({ target }) => set({ role: target.value })}
            />
          </label>
          <label className="tick">
            <input
              type="checkbox"
              checked={people.makesCases}
              onChange={({ target }) => set({ makesCases: target.checked })}
            />
            {m.makesCases}
          </label>
        </>
      )}
      <label className="tick">
        <input
          type="checkbox"
          checked={people.takesProposed}
          onChange={({ target }) => set({ takesProposed: target.checked })}
        />
        {m.takesProposed}
      </label>
      {seen?.kind === 'people' && (
        <>
          <Said>
            {m.coming(
              rowsAre === 'cases' ? seen.bundle.cases.length : seen.bundle.participants.length,
            )}
          </Said>
          <Coming
            rows={
              rowsAre === 'cases'
                ? seen.bundle.cases.map((one) => [one.code, one.label, attributesIn(one)])
                : seen.bundle.participants.map((one) => [
                    one.code,
                    one.role,
                    one.case ?? '',
                    one.identity?.name ?? '',
                    attributesIn(one),
                  ])
            }
            columns={
              rowsAre === 'cases'
                ? [m.peopleParts.code, m.peopleParts.label, m.peopleParts.attribute]
                : [
                    m.peopleParts.code,
                    m.peopleParts.role,
                    m.peopleParts.case,
                    m.peopleParts.name,
                    m.peopleParts.attribute,
                  ]
            }
          />
          <RowList
            title={m.troubles}
            second={m.code}
            rows={seen.troubles.map(({ row, code, why, about }) => ({
              row,
              second: about === '' ? code : `${code} ${m.about(about)}`.trim(),
              why: m.troubleWords[why],
            }))}
          />
        </>
      )}
    </>
  )
}

function attributesIn({ attributes }: { attributes: Record<string, string> }): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join(' · ')
}
