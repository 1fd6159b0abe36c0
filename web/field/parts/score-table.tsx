// What the score is made of: each item with its points and weight, what is still missing, the bands, and what this
// rater gave the same case before. Nobody else's rating ever comes to this phone.
import { Fragment } from 'react'
import type { Form } from '../../../core/answer/form.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { lackingIn } from '../../../core/score/open.ts'
import type { Score } from '../../../core/score/score.ts'
import { day, numberOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Unit } from '../fill/unit.ts'
import { useEarlier } from '../fill/use-earlier.ts'
import { scoreWords } from '../messages/score-words.ts'

type Props = { form: Form; scoring: Scoring; score: Score; at: string | null; unit: Unit | null }

export function ScoreTable({ form, scoring, score, at, unit }: Props) {
  const m = useWords(scoreWords)
  const language = useLanguage()
  const { languages } = form.instrument
  const write = (value: number) => numberOf(value, language, scoring.decimals)
  const plain = (value: number) => numberOf(value, language)
  const amount = (total: number | null, max: number) =>
    total === null ? m.open : m.of(write(total), write(max))
  const bandOf = (name: string | null) => {
    const band = scoring.bands.find((one) => one.name === name)
    return band ? say(band.label, language, languages) : ''
  }
  const labels = new Map(
    scoring.subscales.map(({ name, label }) => [name, say(label, language, languages)]),
  )
  const before = useEarlier(unit)?.find((one) => one.isOwn && one.score !== null)
  const { rule } = scoring.missing
  const isIncomplete = score.subscales.some((part) => part.items.some((one) => one.points === null))

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="score-parts" tabIndex={0} aria-label={m.parts}>
      {lackingIn(score, scoring).map(({ subscale, missing }) => (
        <p key={subscale}>{m.lacking(labels.get(subscale) ?? subscale, missing)}</p>
      ))}
      {isIncomplete && rule !== 'strict' && <p>{rule === 'zero' ? m.zero : m.prorate}</p>}
      <table>
        <caption className="hidden">{m.parts}</caption>
        <tbody>
          {score.subscales.map((part, index) => (
            <Fragment key={part.name}>
              <tr className="part-total">
                <th scope="row">{labels.get(part.name)}</th>
                <td>{amount(part.total, part.max)}</td>
              </tr>
              {part.items.map(({ question, points, weighted }, place) => {
                const item = scoring.subscales[index]?.items[place]
                const weight = item?.weight ?? 1
                return (
                  <tr key={question} aria-current={question === at || undefined}>
                    <th scope="row">
                      {form.at(question)?.says('label') || question}
                      {item?.reversed && <small> ({m.reversed})</small>}
                    </th>
                    <td>
                      {points === null || weighted === null
                        ? m.unrated
                        : weight === 1
                          ? plain(points)
                          : m.product(plain(points), plain(weight), plain(weighted))}
                    </td>
                  </tr>
                )
              })}
            </Fragment>
          ))}
          {scoring.bands.length > 0 && (
            <tr className="part-total">
              <th scope="row" colSpan={2}>
                {m.bands}
              </th>
            </tr>
          )}
          {scoring.bands.map(({ name, from }) => (
            <tr key={name} aria-current={name === score.band || undefined}>
              <th scope="row">{bandOf(name)}</th>
              <td>{m.from(write(from))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {before?.score && (
        <p>
          <b>{m.before(day(before.occurredOn, language))}:</b>{' '}
          {[amount(before.score.total, before.score.max), bandOf(before.score.band)]
            .filter(Boolean)
            .join(', ')}
        </p>
      )}
    </section>
  )
}
