// The small table that asks once per source: which label is whom.
import { useQuery } from '@tanstack/react-query'
import { useMessages } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import type { Choice, Row } from './meanings.ts'
import './speakers.css'

type Props = { rows: readonly Row[]; onChoose: (label: string, choice: Choice) => void }

/** What is new stands open; what the study knows can be looked at. */
export function SpeakerTable({ rows, onChoose }: Props) {
  const m = useMessages().speakers
  const fresh = rows.filter((row) => !row.isKnown)
  const known = rows.filter((row) => row.isKnown)
  if (rows.length === 0) return null
  return (
    <section className="speaker-table" aria-label={m.title}>
      {fresh.length > 0 && (
        <>
          <p className="quiet">{m.ask}</p>
          <Lines rows={fresh} onChoose={onChoose} />
        </>
      )}
      {known.length > 0 && (
        <details open={fresh.length === 0}>
          <summary>{m.known(known.length)}</summary>
          <Lines rows={known} onChoose={onChoose} />
        </details>
      )}
    </section>
  )
}

function Lines({ rows, onChoose }: Props) {
  const m = useMessages().speakers
  const { slug } = useStudy()
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  return (
    <table className="table">
      <thead className="unseen">
        <tr>
          <th scope="col">{m.label}</th>
          <th scope="col">{m.turns}</th>
          <th scope="col">{m.who}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, turns, choice }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td className="number">{m.turnCount(turns)}</td>
            <td>
              <select
                aria-label={m.whoIs(label)}
                value={choice}
                onChange={(event) => onChoose(label, event.target.value as Choice)}
              >
                <option value="researcher">{m.meant.researcher}</option>
                <option value="speaker">{m.meant.speaker}</option>
                <option value="nobody">{m.meant.nobody}</option>
                <optgroup label={m.participants}>
                  {participants.map((one) => (
                    <option key={one.code} value={`p:${one.code}`}>
                      {one.code} · {one.role}
                    </option>
                  ))}
                </optgroup>
              </select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
