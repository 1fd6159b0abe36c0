// The running score: total and band, what the question on the screen gives, and the parts when asked for.
import './score-line.css'
import type { Form } from '../../../core/answer/form.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { scoreForm } from '../../../core/score/score.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Unit } from '../fill/unit.ts'
import { scoreWords } from '../messages/score-words.ts'
import { ScoreTable } from './score-table.tsx'

type Props = {
  form: Form
  scoring: Scoring
  /** The question on the screen. */
  at: string | null
  /** What is rated, to see what this rater gave it before. */
  unit: Unit | null
}

export function ScoreLine({ form, scoring, at, unit }: Props) {
  const m = useWords(scoreWords)
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
      <ScoreTable form={form} scoring={scoring} score={now} at={at} unit={unit} />
    </details>
  )
}
