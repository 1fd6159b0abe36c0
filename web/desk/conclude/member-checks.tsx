// What participants said when the finding was read back to them, and reading it back.
import { useState } from 'react'
import { Link } from 'wouter'
import type { Finding } from '../../../core/wire/finding.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { ReadBackForm } from './read-back-form.tsx'

export function MemberChecks({ finding }: { finding: Finding }) {
  const here = useStudy()
  const m = useMessages().weigh.checks
  const when = useWhen()
  const [writing, setWriting] = useState(false)
  const mayAsk = here.may('finding.write') && here.may('instrument.publish')
  return (
    <section className="member-checks">
      <h3>{m.title}</h3>
      {finding.checks.length === 0 && <p className="quiet">{m.none}</p>}
      {finding.checks.length > 0 && (
        <ul className="rows">
          {finding.checks.map((answer) => (
            <li key={`${answer.check} ${answer.source ?? answer.at} ${answer.participant}`}>
              <p>
                <strong>{answer.said ? m.said[answer.said] : m.unsaid}</strong>
                {': '}
                {[answer.participant, answer.role, when.day(answer.at)]
                  .filter((part) => part !== null)
                  .join(', ')}
              </p>
              {answer.words && (
                <blockquote className="words">
                  <q>{answer.words}</q>
                </blockquote>
              )}
              {answer.source && <Link href={here.to(`/sources/${answer.source}`)}>{m.open}</Link>}
            </li>
          ))}
        </ul>
      )}
      {mayAsk && !writing && (
        <button type="button" onClick={() => setWriting(true)}>
          {m.start}
        </button>
      )}
      {writing && <ReadBackForm finding={finding} onClose={() => setWriting(false)} />}
    </section>
  )
}
