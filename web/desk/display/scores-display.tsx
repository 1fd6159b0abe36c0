// Scores of one form over its cases: spread, bands, movement, and the table that says the same.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef } from 'react'
import { Link, useSearchParams } from 'wouter'
import {
  type Assessment,
  assessments,
  bandCounts,
  movements,
  type Period,
} from '../../../core/display/scores.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import type { Cell } from '../../../core/table/csv.ts'
import { numberOf } from '../../kit/format.ts'
import { ratingsQuery } from '../agree/reads.ts'
import { versionsQuery } from '../fieldwork/reads.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { BandStacks } from './band-stacks.tsx'
import { FormChoice, newestForms } from './form-choice.tsx'
import { useDisplayWords } from './messages.ts'
import { MovementLines } from './movement-lines.tsx'
import { RaterDots } from './rater-dots.tsx'
import { SaveBar } from './save-bar.tsx'
import { ScoreDots } from './score-dots.tsx'
import { ScoreTable } from './score-table.tsx'

const periods: readonly Period[] = ['year', 'month']

export function ScoresDisplay() {
  const m = useDisplayWords().scores
  const { slug } = useStudy()
  const [search, setSearch] = useSearchParams()
  const versions = useQuery(versionsQuery(slug))
  if (versions.error) return <Failed error={versions.error} again={() => versions.refetch()} />
  if (!versions.data) return <Loading />
  const forms = newestForms(versions.data, ({ scoring }) => scoring !== undefined)
  const form = forms.find(({ slug }) => slug === search.get('form')) ?? forms[0]
  if (!form?.scoring) return <Empty title={m.none}>{m.noneWhat}</Empty>
  const period = periods.find((one) => one === search.get('period')) ?? 'year'
  const set = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <div className="filters">
        <FormChoice
          label={m.instrument}
          forms={forms}
          chosen={form}
          onChoose={(chosen) => set('form', chosen)}
        />
        <label>
          {m.period}{' '}
          <select value={period} onChange={(event) => set('period', event.target.value)}>
            {periods.map((one) => (
              <option key={one} value={one}>
                {m.periods[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Scored key={form.slug} instrument={form} scoring={form.scoring} period={period} />
    </>
  )
}

function Scored(props: { instrument: Instrument; scoring: Scoring; period: Period }) {
  const m = useDisplayWords().scores
  const { slug, to } = useStudy()
  const { language } = useLanguage()
  const root = useRef<HTMLElement>(null)
  const { instrument, scoring, period } = props
  const ratings = useQuery(ratingsQuery(slug, instrument.slug))
  const found = useMemo(
    () => assessments(ratings.data ?? [], period, scoring.bands),
    [ratings.data, period, scoring],
  )
  if (ratings.error) return <Failed error={ratings.error} again={() => ratings.refetch()} />
  if (!ratings.data) return <Loading />
  if (found.length === 0) return <Empty title={m.few}>{m.fewWhat}</Empty>
  // Sorted by period, so the last of a case overwrites what came before.
  const latest = [...new Map(found.map((one) => [one.subject, one])).values()]
  const bands = scoring.bands.map(({ name, label, from }) => ({
    name,
    word: say(label, language) || name,
    from,
  }))
  const inBand = (name: string | null) => latest.filter((one) => one.band === name).length
  const told = [
    ...bands.map((band) => `${inBand(band.name)} ${band.word}`),
    ...(inBand(null) > 0 ? [`${inBand(null)} ${m.noBand}`] : []),
  ].join(', ')
  const moved = movements(found)
  const csv = (): Cell[][] => [
    [
      'period',
      'case',
      'total',
      'band',
      'raters',
      'spread',
      ...scoring.subscales.map((one) => one.name),
    ],
    ...found.map((one): Cell[] => [
      one.period,
      one.subject,
      one.total,
      one.band,
      one.raters,
      one.spread,
      ...scoring.subscales.map(
        ({ name }) => one.subscales.find((own) => own.name === name)?.total ?? null,
      ),
    ]),
  ]
  const show = (value: number) => numberOf(value, language, 1)
  return (
    <section className="display" ref={root} aria-labelledby="scores">
      <h2 id="scores">{m.title(latest.length, told)}</h2>
      <h3>{m.spread}</h3>
      <ScoreDots
        assessments={latest}
        bands={bands}
        max={maxOf(found)}
        dot={(one) => m.dot(one.subject, show(one.total ?? 0))}
      />
      <p className="quiet">
        {m.spreadWhat} {m.mean}
      </p>
      <h3>{m.bands}</h3>
      <BandStacks counts={bandCounts(found)} bands={bands} noBand={m.noBand} />
      {moved.length > 0 && (
        <>
          <h3>
            {m.movement}:{' '}
            {m.moved(
              moved.filter((one) => one.change > 0).length,
              moved.filter((one) => one.change < 0).length,
              moved.filter((one) => one.change === 0).length,
            )}
          </h3>
          <MovementLines assessments={found} bands={bands} max={maxOf(found)} show={show} />
        </>
      )}
      {latest.some((one) => one.spread !== null) && (
        <>
          <h3>{m.apartOver}</h3>
          <RaterDots assessments={latest} max={maxOf(found)} show={show} />
        </>
      )}
      <ScoreTable
        latest={latest}
        movements={moved}
        bands={bands}
        subscales={scoring.subscales.map(({ name, label }) => ({
          name,
          word: say(label, language) || name,
        }))}
        show={show}
      />
      <div data-not-drawn>
        <p>
          <Link href={to(`/rounds/scores?form=${encodeURIComponent(instrument.slug)}`)}>
            {m.toRaters}
          </Link>
        </p>
        <SaveBar name={`scores-${instrument.slug}`} root={root} rows={csv} />
      </div>
    </section>
  )
}

/** The most that can be reached: the sub-scales' greatest together. */
function maxOf(found: readonly Assessment[]): number {
  const best = found.map((one) => one.subscales.reduce((sum, own) => sum + own.max, 0))
  const totals = found.map((one) => one.total ?? 0)
  return Math.max(1, ...best, ...totals)
}
