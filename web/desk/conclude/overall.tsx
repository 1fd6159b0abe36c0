// The verdict of a whole row; an override stands in front with its reason, the derived one stays visible behind it.
import type { MatrixRow } from '../../../core/wire/triangulation.ts'
import { useMessages } from '../shell/language.tsx'

export function Overall({ row }: { row: MatrixRow }) {
  const m = useMessages().conclude
  const { override } = row
  if (!override)
    return (
      <span className="overall" data-verdict={row.overall}>
        {m.overall[row.overall]}
      </span>
    )
  return (
    <span className="overall-both">
      <span className="overall" data-verdict={override.verdict}>
        {m.overall[override.verdict]}
      </span>
      <small className="overall-reason">{override.reason}</small>
      <small>{m.matrix.derived(m.overall[row.overall])}</small>
    </span>
  )
}
