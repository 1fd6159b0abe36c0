// When further talks bring nothing new: the curve with its band, the runs, and the table behind both.
import { useMemo, useRef } from 'react'
import { Link } from 'wouter'
import { type SaturationRule, saturation, shuffledBand } from '../../../core/display/saturation.ts'
import type { Cell } from '../../../core/table/csv.ts'
import { useFigures } from '../agree/figures.ts'
import { useStudy } from '../shell/study.tsx'
import { eventsOf } from './events-of.ts'
import { useDisplayWords } from './messages.ts'
import { SaturationCurve } from './saturation-curve.tsx'
import { SaveBar } from './save-bar.tsx'
import { useSome } from './some.tsx'
import type { ViewProps } from './view.ts'

const bases = ['4', '5', '6']
const runs = ['2', '3']
const thresholds = ['0.05', '0']

export function SaturationView(props: ViewProps) {
  const m = useDisplayWords().saturation
  const { percent, count } = useFigures()
  const { to } = useStudy()
  const picture = useRef<HTMLElement>(null)
  const { segments, coded, codesOf, params, onSet } = props
  const one = (name: string, of: readonly string[]) =>
    Number(of.find((value) => value === params.get(name)) ?? of[0])
  const base = one('base', bases)
  const run = one('run', runs)
  const threshold = one('threshold', thresholds)
  const events = useMemo(() => eventsOf(segments, coded, codesOf), [segments, coded, codesOf])
  const rule: SaturationRule = { base, run, threshold }
  const told = useMemo(
    () => saturation(events, { base, run, threshold }),
    [events, base, run, threshold],
  )
  const band = useMemo(
    () => shuffledBand(events, { base, run, threshold }, { orders: 200, seed: 1 }),
    [events, base, run, threshold],
  )
  const { reached } = told
  const outcome =
    events.length < base + run
      ? m.fewEvents(base + run)
      : reached
        ? m.reachedAt(reached.to, percent(reached.share))
        : m.notReached
  // Runs slide on by one event, from the first that ends after the base.
  const runEndingAt = (event: number) => told.runs[event - base - run]
  const { some, more } = useSome(events)
  const before = (at: number) => told.curve[at - 1] ?? 0
  const choice = (name: string, label: string, of: readonly string[], show = (v: string) => v) => (
    <label>
      {label}{' '}
      <select value={String(one(name, of))} onChange={(event) => onSet(name, event.target.value)}>
        {of.map((value) => (
          <option key={value} value={value}>
            {show(value)}
          </option>
        ))}
      </select>
    </label>
  )
  const csv = (): Cell[][] => [
    ['event', 'source', 'new_codes', 'codes_in_all', 'run_new_share', 'low', 'middle', 'high'],
    ...events.map((event, at): Cell[] => [
      at + 1,
      event.title,
      (told.curve[at] ?? 0) - before(at),
      told.curve[at] ?? 0,
      runEndingAt(at + 1)?.share ?? null,
      band.low[at] ?? null,
      band.middle[at] ?? null,
      band.high[at] ?? null,
    ]),
  ]
  return (
    <section className="display" ref={picture} aria-labelledby="saturation">
      <h2 id="saturation">{m.title(base, run, outcome)}</h2>
      <div className="filters" data-not-drawn>
        {choice('base', m.base, bases)}
        {choice('run', m.run, runs)}
        {choice('threshold', m.threshold, thresholds, (value) => percent(Number(value)))}
      </div>
      <SaturationCurve told={told} band={band} rule={rule} />
      <p className="quiet">
        {m.band}. {events.length > 0 && m.reaching(percent(band.reaching))} {m.order} {m.method}
      </p>
      <table className="table events table-folds">
        <thead>
          <tr>
            <th scope="col">{m.event}</th>
            <th scope="col">{m.source}</th>
            <th scope="col">{m.fresh}</th>
            <th scope="col">{m.seen}</th>
            <th scope="col">{m.share}</th>
          </tr>
        </thead>
        <tbody>
          {some.map((event, at) => {
            const ending = runEndingAt(at + 1)
            return (
              <tr key={event.id} data-reached={ending !== undefined && ending === reached}>
                <td data-label={m.event}>{at + 1}</td>
                <th scope="row">
                  <Link href={to(`/sources/${event.id}`)}>{event.title}</Link>
                </th>
                <td data-label={m.fresh}>{count((told.curve[at] ?? 0) - before(at))}</td>
                <td data-label={m.seen}>{count(told.curve[at] ?? 0)}</td>
                <td data-label={ending ? m.share : undefined}>
                  {ending && (
                    <>
                      {percent(ending.share)} <small>{m.isRun(ending.from, ending.to)}</small>
                    </>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {more}
      <div data-not-drawn>
        <SaveBar name="saturation" root={picture} rows={csv} />
      </div>
    </section>
  )
}
