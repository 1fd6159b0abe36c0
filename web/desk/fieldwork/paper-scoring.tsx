// How an instrument is scored, as a table: sub-scales, items with weights, the missing rule, and the bands.

import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { useLanguage } from '../shell/language.tsx'
import { numbersOf } from './numbering.ts'

export function PaperScoring(props: { instrument: Instrument; scoring: Scoring }) {
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions
  const { scoring } = props
  const numbers = numbersOf(props.instrument)
  const labels = new Map(
    walk(props.instrument).map(({ question }) => [question.name, question.label]),
  )
  const { missing } = scoring
  return (
    <section className="paper-scoring">
      <h3>{words.scoring}</h3>
      {scoring.subscales.map((subscale) => (
        <table key={subscale.name} className="table">
          <caption>{say(subscale.label, language)}</caption>
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              <th scope="col" className="number">
                {words.weight}
              </th>
            </tr>
          </thead>
          <tbody>
            {subscale.items.map((item) => (
              <tr key={item.question}>
                <th scope="row">
                  {numbers.get(item.question)}. {say(labels.get(item.question) ?? {}, language)}
                  {item.reversed && <small className="quiet"> ({words.reversed})</small>}
                </th>
                <td className="number">{item.weight ?? 1}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      <p className="quiet">
        {missing.rule === 'prorate'
          ? words.missing.prorate(missing.atLeast)
          : words.missing[missing.rule]}
      </p>
      {scoring.bands.length > 0 && (
        <>
          <h4>{words.bands}</h4>
          <ol className="paper-bands">
            {scoring.bands.map((band) => (
              <li key={band.name}>
                <strong>{say(band.label, language)}</strong> <small>{words.from(band.from)}</small>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
