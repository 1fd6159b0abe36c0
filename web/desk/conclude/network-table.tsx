// The network as a table: everything the picture says, for reading aloud, for print and for editing.
import type { Code } from '../../../core/wire/coding.ts'
import type { Relation } from '../../../core/wire/finding.ts'
import type { Behind } from '../display/passages.tsx'
import { EditCell } from '../display/row-ends.tsx'
import { EvidenceCount } from '../display/with-passages.tsx'
import { useMessages } from '../shell/language.tsx'
import { isUnsupported } from './network-picture.tsx'

export function NetworkTable(props: {
  relations: Relation[]
  factors: Map<string, Code>
  onBehind: (behind: Behind) => void
  onEdit: ((relation: Relation) => void) | null
}) {
  const m = useMessages().conclude
  const words = m.network
  const label = (id: string) => props.factors.get(id)?.label ?? '…'
  const { onEdit } = props
  return (
    <table className="table table-folds">
      <caption>{words.table}</caption>
      <thead>
        <tr>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.type}</th>
          <th scope="col">{words.to}</th>
          <th scope="col">{words.sign}</th>
          <th scope="col">{words.informants}</th>
          <th scope="col">{words.evidence}</th>
          {onEdit && <td data-not-drawn />}
        </tr>
      </thead>
      <tbody>
        {props.relations.map((relation) => (
          <tr key={relation.id} id={`relation-${relation.id}`}>
            <th scope="row">{label(relation.from)}</th>
            <td data-label={words.type}>
              {m.relationTypes[relation.type]}
              {relation.note && <small className="quiet"> {relation.note}</small>}
            </td>
            <td data-label={words.to}>{label(relation.to)}</td>
            <td data-label={words.sign}>{m.signs[relation.sign]}</td>
            <td data-label={words.informants} className="number">
              {relation.informants}
            </td>
            <td data-label={words.evidence} className="number">
              {isUnsupported(relation) ? (
                words.unsupported
              ) : (
                <EvidenceCount
                  what={`${label(relation.from)} → ${label(relation.to)}`}
                  ids={relation.evidence}
                  label={words.evidence}
                  onBehind={props.onBehind}
                />
              )}
            </td>
            <EditCell
              what={`${label(relation.from)}, ${label(relation.to)}`}
              onEdit={onEdit && (() => onEdit(relation))}
            />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
