// A response's scores, item by item, with the total and its band.

import { Fragment } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Score } from '../../../core/score/score.ts'
import { useLanguage } from '../shell/language.tsx'

export function ResponseScores({ score, instrument }: { score: Score; instrument: Instrument }) {
  const { m, language } = useLanguage()
  const words = m.fieldwork.responses
  const labels = new Map(walk(instrument).map(({ question }) => [question.name, question.label]))
  const subscales = new Map(instrument.scoring?.subscales.map((one) => [one.name, one.label]))
  const band = instrument.scoring?.bands.find((one) => one.name === score.band)
  return (
    <table className="table">
      <caption>
        {words.score}:{' '}
        <strong>{score.total === null ? words.unscored : words.of(score.total, score.max)}</strong>
        {band && <span className="chip">{say(band.label, language)}</span>}
      </caption>
      <tbody>
        {score.subscales.map((subscale) => (
          <Fragment key={subscale.name}>
            <tr className="table-part">
              <th scope="row">{say(subscales.get(subscale.name) ?? {}, language)}</th>
              <td className="number">
                {subscale.total === null
                  ? m.fieldwork.none
                  : words.of(subscale.total, subscale.max)}
              </td>
            </tr>
            {subscale.items.map((item) => (
              <tr key={item.question}>
                <th scope="row">{say(labels.get(item.question) ?? {}, language)}</th>
                <td className="number">
                  {item.points === null || item.weighted === null
                    ? words.noAnswer
                    : words.points(item.points, item.weighted)}
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}
