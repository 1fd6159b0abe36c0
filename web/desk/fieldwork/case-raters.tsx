// The raters of one case side by side: each item's points, sub-scales, total and band, and where they differ.
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Score } from '../../../core/score/score.ts'
import type { CaseScore } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useWhen } from './when.ts'
import './case-raters.css'

type Props = { about: string; instrument: Instrument; scoring: Scoring; response: string }

export function CaseRaters({ about, instrument, scoring, response }: Props) {
  const { m, language } = useLanguage()
  const here = useStudy()
  const when = useWhen()
  const words = m.fieldwork.raters
  const { data } = useQuery({
    queryKey: [here.slug, 'scores', about, instrument.slug],
    queryFn: () =>
      ask(
        api.studies[':study'].scores.$get({
          param: { study: here.slug },
          query: { case: about, instrument: instrument.slug },
        }),
      ),
  })
  const rows: readonly CaseScore[] = data?.rows ?? []
  // One alone stands above already.
  if (rows.length < 2) return null
  const labels = new Map(walk(instrument).map(({ question }) => [question.name, question.label]))
  const points = ({ subscales }: Score, name: string) =>
    subscales.flatMap(({ items }) => items).find((item) => item.question === name)?.points ?? null
  const totalOf = ({ subscales }: Score, name: string) =>
    subscales.find((part) => part.name === name)?.total ?? null
  const bandOf = ({ band }: Score) => {
    const found = scoring.bands.find(({ name }) => name === band)
    return found ? say(found.label, language) : ''
  }
  const line = (label: string, values: (number | null)[], isPart: boolean) => {
    const differs = new Set(values).size > 1
    return (
      <tr className={isPart ? 'table-part' : undefined} data-differs={differs}>
        <th scope="row">
          {label} {differs && <span className="chip">{words.differs}</span>}
        </th>
        {values.map((value, at) => (
          <td className="number" key={rows[at]?.id}>
            {value === null ? m.fieldwork.none : numberOf(value, language)}
          </td>
        ))}
      </tr>
    )
  }
  return (
    <section className="raters">
      <h3>{words.title(about, rows.length)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section className="raters-scroll" tabIndex={0} aria-label={words.title(about, rows.length)}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.item}</th>
              {rows.map((row) => (
                <th scope="col" key={row.id}>
                  <Link
                    href={here.to(`/responses/${row.id}`)}
                    aria-current={row.id === response ? 'true' : undefined}
                  >
                    {row.device}, {when.day(row.occurredOn)}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scoring.subscales.map(({ name, label, items }) => (
              <Fragment key={name}>
                {line(
                  say(label, language),
                  rows.map(({ score }) => totalOf(score, name)),
                  true,
                )}
                {items.map(({ question }) => (
                  <Fragment key={question}>
                    {line(
                      say(labels.get(question) ?? {}, language) || question,
                      rows.map(({ score }) => points(score, question)),
                      false,
                    )}
                  </Fragment>
                ))}
              </Fragment>
            ))}
            {line(
              words.total,
              rows.map(({ score }) => score.total),
              true,
            )}
            <tr>
              <th scope="row">{words.band}</th>
              {rows.map(({ id, score }) => (
                <td key={id}>{bandOf(score)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
      <p className="quiet">{words.blind}</p>
    </section>
  )
}
