// The field against its plan, by instrument, role, technique, case or an attribute of the cases; the plan is laid where it is seen.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import type { Cell } from '../../../core/table/csv.ts'
import type { PlannedTarget, Progress } from '../../../core/wire/progress.ts'
import type { CoverageRow } from '../../../core/wire/triangulation.ts'
import type { Technique } from '../../../core/wire/words.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { casesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { PlanInput } from './plan-input.tsx'
import { type Bar, ProgressLines } from './progress-lines.tsx'
import {
  byInstrument,
  byKind,
  bySite,
  countOf,
  missingOf,
  type ProgressLine,
} from './progress-of.ts'
import { caseProgressQuery, progressQuery, saveTarget } from './reads.ts'
import { SaveBar } from './save-bar.tsx'
import { useSome } from './some.tsx'

const always = ['instrument', 'role', 'technique', 'case'] as const

export function FieldProgress(props: { progress: Progress; coverage: readonly CoverageRow[] }) {
  const m = useDisplayWords().progress
  const { m: desk, language } = useLanguage()
  const { slug } = useStudy()
  const [params, setParams] = useSearchParams()
  const { progress, coverage } = props
  const by = params.get('by') ?? 'instrument'
  const isSite = by.startsWith('case')
  // Which attributes there are is asked for by the choice itself.
  const cases = useQuery(casesQuery(slug))
  const counts = useQuery({ ...caseProgressQuery(slug), enabled: isSite })
  const attributes = [...new Set((cases.data ?? []).flatMap((one) => Object.keys(one.attributes)))]
  const failed = [cases, counts].find((one) => one.error)

  const lines = (): ProgressLine[] | null => {
    if (by === 'instrument') return byInstrument(progress.instruments, language)
    if (by === 'role') return byKind(coverage, by, (role) => role || desk.conclude.matrix.noRole)
    if (by === 'technique')
      return byKind(coverage, by, (name) => desk.shell.techniques[name as Technique] ?? name)
    if (!cases.data || !counts.data) return null
    const none = by === 'case' ? m.noCase : m.none
    return bySite(by, cases.data, counts.data, progress.sites, none)
  }
  const found = lines()
  return (
    <>
      <div className="filters">
        <label>
          {m.by}{' '}
          <select
            value={by}
            onChange={(event) => setParams({ by: event.target.value }, { replace: true })}
          >
            {always.map((one) => (
              <option key={one} value={one}>
                {m.bys[one]}
              </option>
            ))}
            {attributes.sort().map((name) => (
              <option key={name} value={`case:${name}`}>
                {m.attribute(name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {failed?.error ? (
        <Failed error={failed.error} again={() => failed.refetch()} />
      ) : found === null ? (
        <Loading />
      ) : (
        <Lines key={by} by={by} lines={found} />
      )}
    </>
  )
}

function Lines({ by, lines }: { by: string; lines: ProgressLine[] }) {
  const m = useDisplayWords().progress
  const { slug, to, may } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const saved = useLanguage().m.conclude.saved
  const root = useRef<HTMLElement>(null)
  const [planning, setPlanning] = useState(false)
  const plan = useMutation({
    mutationFn: (planned: PlannedTarget) => saveTarget(slug, planned),
    onSuccess: () => client.invalidateQueries({ queryKey: progressQuery(slug).queryKey }),
    onError: tell,
  })
  const { some, more } = useSome(lines)
  const isOfResponses = by === 'instrument'
  const isSite = by.startsWith('case')
  const toldOf = isOfResponses ? m.responses : isSite ? m.material : m.sources
  const target = lines.reduce((sum, one) => sum + (one.target ?? 0), 0)
  const reached = lines.reduce((sum, one) => sum + one.reached, 0)
  const claim = [
    toldOf(lines.reduce((sum, one) => sum + countOf(one), 0)),
    ...(target > 0 ? [m.planned(reached, target)] : []),
  ].join('; ')

  function change(planned: PlannedTarget, before: number | null) {
    plan.mutate(planned, {
      onSuccess: () =>
        notify({ text: saved, undo: () => plan.mutate({ ...planned, target: before ?? 0 }) }),
    })
  }

  function addSite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const name = String(new FormData(form).get('site')).trim()
    if (name === '') return
    plan.mutate({ kind: by as PlannedTarget['kind'], name, target: 1 })
    form.reset()
  }

  const planner = may('finding.write') && (
    <p className="actions">
      {isOfResponses || isSite ? (
        <button type="button" onClick={() => setPlanning(!planning)}>
          {planning ? m.planDone : m.plan}
        </button>
      ) : (
        <Link href={to('/triangulation?view=coverage')}>{m.planKinds}</Link>
      )}
    </p>
  )
  const planForm = planning && isSite && by !== 'case' && (
    <form className="filters" onSubmit={addSite}>
      <label>
        {m.site} <input name="site" maxLength={400} />
      </label>
      <button type="submit">{m.addSite}</button>
    </form>
  )
  if (lines.length === 0) {
    const what = isOfResponses ? 'instrument' : isSite ? 'case' : 'source'
    return (
      <Empty
        title={m.empty[what]}
        action={
          <Link className="button" href={to(isOfResponses ? '/instruments' : '/sources')}>
            {isOfResponses ? m.toInstruments : m.toSources}
          </Link>
        }
      >
        {m.emptyWhat[what]}
      </Empty>
    )
  }
  const bars = some.map((line): Bar => {
    const { key, word, plan: own } = line
    const count = toldOf(countOf(line))
    return {
      key,
      word,
      to: line.to,
      told: line.target === null ? count : `${count} · ${m.planned(line.reached, line.target)}`,
      parts: line.parts.map((part) => ({ ...part, word: m.parts[part.kind](part.n) })),
      missing: missingOf(line),
      missingWord: m.missing(missingOf(line)),
      below: (
        <>
          {line.cases.length > 0 && (
            <p className="progress-parts" data-not-drawn>
              {line.cases.slice(0, 12).map((one) => (
                <Link key={one} href={to(`/sources?${new URLSearchParams({ case: one })}`)}>
                  {one}
                </Link>
              ))}
              {line.cases.length > 12 && <span>+{line.cases.length - 12}</span>}
            </p>
          )}
          {planning && own && (
            <p className="progress-parts" data-not-drawn>
              <span aria-hidden="true">{m.planIs}</span>
              <PlanInput
                label={m.planFor(word)}
                target={line.target}
                onChange={(next) => change({ ...own, target: next }, line.target)}
              />
            </p>
          )}
        </>
      ),
    }
  })
  const kinds = lines[0]?.parts.map(({ kind }) => kind) ?? []
  const csv = (): Cell[][] => [
    [by, ...kinds, 'planned', 'reached'],
    ...lines.map((line): Cell[] => [
      line.word,
      ...kinds.map((kind) => line.parts.find((part) => part.kind === kind)?.n ?? 0),
      line.target,
      line.target === null ? null : line.reached,
    ]),
  ]
  return (
    <section className="display" ref={root} aria-labelledby="field-progress">
      <h2 id="field-progress">{claim}</h2>
      <ProgressLines bars={bars} />
      {more}
      <p className="quiet">
        {m.key} {isOfResponses && m.keyQuarantine}
      </p>
      <div data-not-drawn>
        {planner}
        {planForm}
        <SaveBar name={`progress-${by.replace(':', '-')}`} root={root} rows={csv} />
      </div>
    </section>
  )
}
