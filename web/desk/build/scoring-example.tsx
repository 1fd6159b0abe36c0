// A worked example beside the rules: answers that can be tried, and each step from points to the band.
import { useMemo, useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { score } from '../../../core/score/score.ts'
import type { Answers, AnswerValue } from '../../../core/wire/response.ts'
import { numberOf as written } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { numberOf } from './item-editor.tsx'
import { useBuild } from './messages.ts'
import type { Panel } from './panel.ts'
import { useSampleAnswers } from './sample-answers.ts'
import { BandLine } from './scoring-bands.tsx'

export function ScoringExample({ instrument, tongue, scoring }: Panel & { scoring: Scoring }) {
  const m = useBuild().scoring
  const { language } = useLanguage()
  const fromPreview = useSampleAnswers()
  const [tried, setTried] = useState<Answers>({})
  const answers = useMemo(() => ({ ...fromPreview, ...tried }), [fromPreview, tried])
  const result = useMemo(
    () => score(instrument, scoring, answers, new Date().toLocaleDateString('sv')),
    [instrument, scoring, answers],
  )
  const questions = new Map(walk(instrument).map(({ question }) => [question.name, question]))
  const number = (value: number | null) => (value === null ? '–' : written(value, language))
  const weights = new Map(
    scoring.subscales.flatMap(({ items }) => items.map((item) => [item.question, item] as const)),
  )
  const band = scoring.bands.find(({ name }) => name === result.band)

  function answer(name: string) {
    const question = questions.get(name)
    if (!question) return <span>{m.gone}</span>
    const label = m.tryAnswer(say(question.label, tongue, instrument.languages))
    const value = answers[name]
    const set = (next: AnswerValue | undefined) => {
      const { [name]: _, ...rest } = tried
      setTried(next === undefined ? rest : { ...rest, [name]: next })
    }
    const choices = 'choices' in question ? choicesOf(instrument, question) : null
    if (choices)
      return (
        <select
          aria-label={label}
          value={Array.isArray(value) ? String(value[0] ?? '') : String(value ?? '')}
          onChange={(event) => {
            const chosen = event.target.value
            if (chosen === '') set(undefined)
            else set(question.type === 'selectMany' ? [chosen] : chosen)
          }}
        >
          <option value="">{m.unanswered}</option>
          {choices.map((choice) => (
            <option key={choice.name} value={choice.name}>
              {say(choice.label, tongue, instrument.languages) || choice.name}
            </option>
          ))}
        </select>
      )
    return (
      <input
        aria-label={label}
        inputMode="decimal"
        value={typeof value === 'number' ? value : ''}
        onChange={(event) => set(numberOf(event.target.value))}
      />
    )
  }

  return (
    <section className="worked" aria-label={m.example}>
      <h3>{m.example}</h3>
      <p className="quiet">{m.exampleWhat}</p>
      <div className="table-box">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.item}</th>
              <th scope="col">{m.answer}</th>
              <th scope="col" className="number">
                {m.points}
              </th>
              <th scope="col" className="number">
                {m.weighted}
              </th>
            </tr>
          </thead>
          {result.subscales.map((subscale, index) => (
            <tbody key={subscale.name}>
              {subscale.items.map((item) => {
                const rule = weights.get(item.question)
                return (
                  <tr key={item.question}>
                    <th scope="row">
                      {say(questions.get(item.question)?.label, tongue, instrument.languages) ||
                        item.question}
                    </th>
                    <td>{answer(item.question)}</td>
                    <td className="number">
                      {number(item.points)}
                      {rule?.reversed && item.points !== null && <small> {m.turned}</small>}
                    </td>
                    <td className="number">
                      {rule?.weight !== undefined && item.points !== null && (
                        <small>× {written(rule.weight, language)} = </small>
                      )}
                      {number(item.weighted)}
                    </td>
                  </tr>
                )
              })}
              <tr className="worked-sum">
                <th scope="row" colSpan={3}>
                  {say(scoring.subscales[index]?.label, tongue, instrument.languages)}
                </th>
                <td className="number">{m.of(number(subscale.total), number(subscale.max))}</td>
              </tr>
            </tbody>
          ))}
          <tfoot>
            <tr className="worked-sum">
              <th scope="row" colSpan={3}>
                {m.total}
              </th>
              <td className="number">{m.of(number(result.total), number(result.max))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p role="status">
        {result.total === null
          ? m.noTotal
          : band
            ? m.inBand(say(band.label, tongue, instrument.languages))
            : m.inNoBand}
      </p>
      <BandLine instrument={instrument} scoring={scoring} tongue={tongue} total={result.total} />
    </section>
  )
}
