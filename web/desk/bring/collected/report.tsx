// What of an export would come in, and what not: where it stands in the file, and why.

import { say } from '../../../../core/instrument/label.ts'
import { findQuestion } from '../../../../core/instrument/walk.ts'
import { useLanguage } from '../../shell/language.tsx'
import { useCollected } from './messages.ts'
import type { Outcome } from './talk.ts'

const shownNames = 12
const shownGroups = 50
const shownRows = 3

export function OutcomeReport({ outcome }: { outcome: Outcome }) {
  const m = useCollected()
  const { language } = useLanguage()
  const { instrument, misfits, rules, strange, unasked } = outcome
  const called = (name: string) => {
    const question = findQuestion(instrument, name)
    return (question && 'label' in question && say(question.label, language)) || name
  }
  const names = (all: readonly string[]) =>
    m.andMore(all.slice(0, shownNames).join(', '), Math.max(0, all.length - shownNames))
  return (
    <section className="collected-report" aria-live="polite">
      <p>
        <strong>{m.fits(outcome.coming, outcome.rows)}</strong>{' '}
        {misfits.length === 0 && outcome.coming > 0 && m.allFits}
      </p>
      {misfits.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
        <section className="table-box" tabIndex={0} aria-label={m.misfits}>
          <table className="table">
            <caption>{m.misfits}</caption>
            <thead>
              <tr>
                <th scope="col">{m.column}</th>
                <th scope="col">{m.why}</th>
                <th scope="col" className="number">
                  {m.often}
                </th>
                <th scope="col">{m.where}</th>
              </tr>
            </thead>
            <tbody>
              {misfits
                .slice(0, shownGroups)
                .map(({ table, column, reason, question, count, first }) => (
                  <tr key={`${table} ${column} ${reason} ${question}`}>
                    <th scope="row">{column || called(question)}</th>
                    <td>{m.reasons[reason]}</td>
                    <td className="number">{count.toLocaleString()}</td>
                    <td>
                      {first
                        .slice(0, shownRows)
                        .map(({ row, said }) => m.row(row, said))
                        .join(', ')}
                    </td>
                  </tr>
                ))}
            </tbody>
          </table>
        </section>
      )}
      {rules.length > 0 && (
        <details>
          <summary>{m.rules}</summary>
          <p className="quiet">{m.rulesWhat}</p>
          <ul>
            {rules.slice(0, shownGroups).map(({ code, question, count }) => (
              <li key={`${code} ${question}`}>
                {m.rule(called(question), m.ruleWords[code] ?? m.otherRule, count)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {strange.length > 0 && <p className="quiet">{m.strange(names(strange))}</p>}
      {unasked.length > 0 && <p className="quiet">{m.unasked(names(unasked.map(called)))}</p>}
    </section>
  )
}
