// A table of participants or of cases: its columns, and the rows that somebody should look at. Names are told apart from all
// else, and only whoever may read identities can bring them.
import {
  isOfNames,
  type PeoplePart as Part,
  type RowsAre,
} from '../../../../core/import/tables/people.ts'
import { useStudy } from '../../shell/study.tsx'
import { type ColumnChoice, ColumnMapping } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { RowList, Said } from './ask.tsx'
import { useTables } from './messages.ts'
import type { TableAnswers } from './reader.ts'

const partsOf: Record<RowsAre, readonly Part[]> = {
  participants: ['code', 'role', 'case', 'name', 'also-called', 'attribute'],
  cases: ['code', 'label', 'attribute'],
}
const ofIdentity: readonly (Part | null)[] = ['name', 'also-called']

export function PeoplePart(props: AskProps<TableAnswers> & { rowsAre: RowsAre }) {
  const { answers, change, rowsAre } = props
  const m = useTables()
  const mayName = useStudy().may('identity.read')
  const { grid, people, seen } = answers
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
  // Neither under their own title nor as an attribute.
  const forbidden = grid.columns.filter(
    (heading, at) =>
      !mayName &&
      (ofIdentity.includes(people.mapping[at] ?? null) ||
        (rowsAre === 'participants' && isOfNames(heading))),
  )
  const allowed = people.mapping.map((part, at) =>
    forbidden.includes(grid.columns[at] ?? '') ? null : part,
  )
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
