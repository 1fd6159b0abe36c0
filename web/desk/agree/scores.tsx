// `/rounds/scores`: the same board for raters of one scoring form, item by item, with weighted kappa and intraclass correlations.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { Measured } from '../../../core/agreement/formulas.ts'
import { type ScoreRow, scoreBoardOf } from '../../../core/agreement/score-board.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { Head } from '../fieldwork/panes.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { Explained } from './explained.tsx'
import { MeasureTable } from './measure-table.tsx'
import { useAgree } from './messages.ts'
import { ratingsQuery } from './reads.ts'
import { AgreeTabs } from './tabs.tsx'
import './agree.css'

export function ScoresScreen() {
  const m = useAgree()
  const { slug } = useStudy()
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  useTitle(m.scores)
  const versions = useQuery(versionsQuery(slug))
  // The newest version of each form speaks for all: a name keeps its meaning over them.
  const forms = new Map(
    (versions.data ?? [])
      .filter(({ instrument }) => instrument.scoring)
      .sort((a, b) => a.number - b.number)
      .map(({ instrument }) => [instrument.slug, instrument]),
  )
  const form = forms.get(search.get('form') ?? '') ?? [...forms.values()][0]
  return (
    <>
      <Head title={m.title} />
      <AgreeTabs here="scores" />
      <p className="quiet">{m.score.what}</p>
      {versions.isPending && <Loading />}
      {versions.error && <Failed error={versions.error} again={() => versions.refetch()} />}
      {versions.data && !form && <Empty title={m.score.none}>{m.score.noneWhat}</Empty>}
      {form && (
        <>
          <div className="filters">
            <label>
              {m.score.instrument}{' '}
              <select
                value={form.slug}
                onChange={(event) => setSearch({ form: event.target.value }, { replace: true })}
              >
                {[...forms.values()].map((one) => (
                  <option key={one.slug} value={one.slug}>
                    {say(one.title, language)}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <Scored key={form.slug} form={form} search={search} />
        </>
      )}
    </>
  )
}

function Scored({ form, search }: { form: Instrument; search: URLSearchParams }) {
  const m = useAgree()
  const { slug } = useStudy()
  const { language } = useLanguage()
  const ratings = useQuery(ratingsQuery(slug, form.slug))
  const [pair, setPair] = useState<readonly string[]>([])
  const [pictured, setPictured] = useState<Measured['formula']>('icc-2')
  const board = useMemo(() => scoreBoardOf(ratings.data ?? [], pair), [ratings.data, pair])
  const raters = useMemo(
    () => [...new Set((ratings.data ?? []).map(({ rater }) => rater))],
    [ratings.data],
  )
  if (ratings.error) return <Failed error={ratings.error} again={() => ratings.refetch()} />
  if (!ratings.data) return <Loading />
  const [total] = board.rows
  if (!total || total.subjects.length === 0)
    return <Empty title={m.score.few}>{m.score.fewWhat}</Empty>
  const labels = new Map(walk(form).map(({ question }) => [question.name, question.label]))
  const nameOf = ({ question }: ScoreRow) =>
    question === null ? m.score.total : say(labels.get(question), language) || question
  const keyOf = ({ question }: ScoreRow) => question ?? ''
  const chosen = board.rows.find((row) => keyOf(row) === (search.get('row') ?? '')) ?? total
  return (
    <>
      <div className="filters">
        {raters.length > 2 && (
          <label>
            {m.score.raters}{' '}
            <select
              value={pair.join('\n')}
              onChange={(event) => setPair(event.target.value.split('\n').filter(Boolean))}
            >
              <option value="">{m.everybody}</option>
              {raters.flatMap((one, at) =>
                raters.slice(at + 1).map((other) => (
                  <option key={`${one}\n${other}`} value={`${one}\n${other}`}>
                    {one} – {other}
                  </option>
                )),
              )}
            </select>
          </label>
        )}
        <label>
          {m.picture}{' '}
          <select
            value={pictured}
            onChange={(event) =>
              setPictured(
                total.measured.find(({ formula }) => formula === event.target.value)?.formula ??
                  'icc-2',
              )
            }
          >
            {total.measured.map(({ formula }) => (
              <option key={formula} value={formula}>
                {m.formulas[formula]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <MeasureTable
        caption={m.rows}
        head={m.score.item}
        chosen={keyOf(chosen)}
        pictured={pictured}
        rows={board.rows.map((row) => {
          const next = new URLSearchParams(search)
          next.set('row', keyOf(row))
          return {
            key: keyOf(row),
            name: nameOf(row),
            measured: row.measured,
            differ: row.subjects.filter(({ values }) => differs(values)).length,
            href: `?${next}`,
          }
        })}
      />
      <h2>{nameOf(chosen)}</h2>
      <Explained name={nameOf(chosen)} measured={chosen.measured} isPooled={false} />
      <Subjects row={chosen} raters={board.raters} />
    </>
  )
}

function Subjects({ row, raters }: { row: ScoreRow; raters: readonly string[] }) {
  const m = useAgree()
  return (
    <div className="table-box">
      <table className="table">
        <caption className="unseen">{m.score.cases}</caption>
        <thead>
          <tr>
            <th scope="col">{m.score.subject}</th>
            {raters.map((rater) => (
              <th key={rater} scope="col">
                {rater}
              </th>
            ))}
            <th scope="col">{m.columns.differ}</th>
          </tr>
        </thead>
        <tbody>
          {row.subjects.map(({ subject, values }) => (
            <tr key={subject}>
              <th scope="row">{subject}</th>
              {raters.map((rater, at) => (
                <td key={rater}>{values[at] ?? '–'}</td>
              ))}
              <td>{differs(values) && <b>{m.score.differs}</b>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function differs(values: readonly (number | null)[]): boolean {
  return new Set(values.filter((value) => value !== null)).size > 1
}
