// The running score: total and band, what the question on the screen gives, and the parts when asked for.
import './score-line.css'
import type { Form } from '../../../core/answer/form.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { scoreForm } from '../../../core/score/score.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { afterWords } from '../messages/after-words.ts'

type Props = {
  form: Form
  scoring: Scoring
  /** The question on the screen. */
  at: string | null
}

export function ScoreLine({ form, scoring, at }: Props) {
  const m = useWords(afterWords).score
  const language = useLanguage()
  const write = (value: number) => numberOf(value, language, scoring.decimals)
  const now = scoreForm(form, scoring)
  const amount = (total: number | null, max: number) =>
    total === null ? m.open : m.of(write(total), write(max))
  const band = scoring.bands.find((one) => one.name === now.band)
  const item = scoring.subscales.flatMap((part) => part.items).find((one) => one.question === at)
  const gives = now.subscales.flatMap((part) => part.items).find((one) => one.question === at)

  return (
    <details className="score">
      <summary>
        <span role="status">
          <b>{m.total}</b> {amount(now.total, now.max)}
          {now.total !== null && (
            <span className="band">
              {band ? say(band.label, language, form.instrument.languages) : m.noBand}
            </span>
          )}
        </span>
        {item && (
          <small>
            {gives === undefined || gives.points === null || gives.weighted === null
              ? m.none
              : (item.weight ?? 1) === 1
                ? m.item(numberOf(gives.points, language))
                : m.weighted(
                    numberOf(gives.points, language),
                    numberOf(item.weight ?? 1, language),
                    numberOf(gives.weighted, language),
                  )}
            {item.reversed && `, ${m.reversed}`}
          </small>
        )}
      </summary>
      <table>
        <caption className="hidden">{m.parts}</caption>
        <tbody>
          {now.subscales.map((part, index) => {
            const label = scoring.subscales[index]?.label
            return (
              <tr key={part.name}>
                <th scope="row">
                  {label ? say(label, language, form.instrument.languages) : part.name}
                </th>
                <td>{amount(part.total, part.max)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </details>
  )
}
