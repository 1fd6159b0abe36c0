// Segments as evidence of a relation or an event: how many are chosen, and a list to choose them from.
import { useMessages } from '../shell/language.tsx'
import { SegmentPicker } from './segment-picker.tsx'

export function EvidencePicks(props: {
  codes: string[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  const m = useMessages().conclude
  const { chosen, onChange } = props
  return (
    <details className="step">
      <summary>
        {m.findings.evidence} ({chosen.length})
      </summary>
      <SegmentPicker codes={props.codes}>
        {(segment) => (
          <label className="tick">
            <input
              type="checkbox"
              checked={chosen.includes(segment.id)}
              onChange={(event) =>
                onChange(
                  event.target.checked
                    ? [...chosen, segment.id]
                    : chosen.filter((id) => id !== segment.id),
                )
              }
            />{' '}
            {m.findings.evidence}
          </label>
        )}
      </SegmentPicker>
    </details>
  )
}
