// A table of codes: its columns, and whether their names are a tree.
import type { CodebookPart as Part } from '../../../../core/import/tables/codebook.ts'
import { hasCalled } from '../../../../core/import/tables/codebook.ts'
import { type ColumnChoice, ColumnMapping } from '../column-mapping.tsx'
import type { AskProps } from '../readers.ts'
import { Coming, Said } from './ask.tsx'
import { useTables } from './messages.ts'
import type { TableAnswers } from './reader.ts'

export function CodebookPart(props: Pick<AskProps<TableAnswers>, 'answers' | 'change'>) {
  const { answers, change } = props
  const m = useTables()
  const { grid, codebook, seen } = answers
  const set = (part: Partial<TableAnswers['codebook']>) =>
    change({ ...answers, codebook: { ...codebook, ...part } })
  const isCalled = hasCalled(codebook.mapping)
  const choices = Object.entries(m.codebookParts).map(
    ([name, label]): ColumnChoice<Part> => ({
      name: name as Part,
      label,
      isNeeded: name === 'label' && !isCalled,
    }),
  )
  return (
    <>
      <ColumnMapping
        grid={grid}
        choices={choices}
        mapping={codebook.mapping}
        onMapping={(mapping) => set({ mapping })}
      />
      {codebook.mark && (
        <label className="tick">
          <input
            type="checkbox"
            checked={codebook.inLevels}
            onChange={({ target }) => set({ inLevels: target.checked })}
          />
          {m.levels(codebook.mark.trim())}
        </label>
      )}
      {isCalled && seen?.kind === 'codebook' && (
        <>
          <Said>{m.codesComing(seen.bundle.codes.length)}</Said>
          <Coming
            columns={[
              m.codebookParts.label,
              m.codebookParts.parent,
              m.codebookParts.definition,
              m.codebookParts.include,
            ]}
            rows={codesIn(seen.bundle.codes)}
          />
        </>
      )}
    </>
  )
}

type Code = NonNullable<TableAnswers['seen']>['bundle']['codes'][number]

function codesIn(codes: readonly Code[]): string[][] {
  const labels = new Map(codes.map(({ key, label }) => [key, label]))
  return codes.map(({ label, parent, definition, include }) => [
    label,
    labels.get(parent ?? '') ?? '',
    definition,
    include,
  ])
}
