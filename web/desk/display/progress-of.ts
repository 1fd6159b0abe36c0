// How far the field is, as lines of one bar each: what is there in its states, and what of the plan is not there yet.
import { say } from '../../../core/instrument/label.ts'
import type { ReviewState } from '../../../core/wire/field.ts'
import type { Case } from '../../../core/wire/people.ts'
import type { CaseProgress, PlannedTarget, Progress } from '../../../core/wire/progress.ts'
import type { CoverageRow } from '../../../core/wire/triangulation.ts'

export type PartKind = ReviewState | 'coded' | 'uncoded' | 'wordless'

export type ProgressLine = {
  key: string
  word: string
  /** Where what is counted is listed, below the study. */
  to: string
  parts: { kind: PartKind; n: number; to: string | null }[]
  /** How much is planned, and how much of that is there: what exceeds one kind's plan does not stand in for another's. */
  target: number | null
  reached: number
  /** What to plan under; null where the plan is laid by kinds (field coverage). */
  plan: Omit<PlannedTarget, 'target'> | null
  /** The cases that a site of several stands for. */
  cases: readonly string[]
}

/** What lies in quarantine is not in the study, and counts for no plan. */
export function countOf({ parts }: Pick<ProgressLine, 'parts'>): number {
  return parts.reduce((sum, { kind, n }) => (kind === 'quarantined' ? sum : sum + n), 0)
}

export function missingOf({ target, reached }: ProgressLine): number {
  return Math.max(0, (target ?? 0) - reached)
}

/** What lacks most of its plan first; what has none comes last, by its name. */
function inOrder(lines: ProgressLine[]): ProgressLine[] {
  const share = ({ target, reached }: ProgressLine) => (target === null ? 2 : reached / target)
  return lines.sort(
    (a, b) => share(a) - share(b) || a.word.localeCompare(b.word, 'id', { numeric: true }),
  )
}

const states: readonly ReviewState[] = ['accepted', 'received', 'returned', 'quarantined']

export function byInstrument(
  instruments: Progress['instruments'],
  language: string,
): ProgressLine[] {
  return inOrder(
    instruments.map((one): ProgressLine => {
      const to = `/responses?${new URLSearchParams({ instrument: one.instrument })}`
      const parts = states.map((state) => ({
        kind: state,
        n: one.states[state],
        to: `${to}&state=${state}`,
      }))
      return {
        key: one.instrument,
        word: say(one.title, language) || one.instrument,
        to,
        parts,
        target: one.target,
        reached: Math.min(countOf({ parts }), one.target ?? 0),
        plan: { kind: 'instrument', name: one.instrument },
        cases: [],
      }
    }),
  )
}

function ofSources(
  n: number,
  coded: number,
  where: string[][],
): Pick<ProgressLine, 'to' | 'parts'> {
  const to = `/sources?${new URLSearchParams(where)}`
  return {
    to,
    parts: [
      { kind: 'coded', n: coded, to },
      { kind: 'uncoded', n: n - coded, to: `${to}&uncoded=yes` },
    ],
  }
}

export function byKind(
  rows: readonly CoverageRow[],
  by: 'role' | 'technique',
  wordOf: (name: string) => string,
): ProgressLine[] {
  const sum = (of: readonly CoverageRow[], value: (row: CoverageRow) => number) =>
    of.reduce((total, row) => total + value(row), 0)
  return inOrder(
    [...Map.groupBy(rows, (row) => row[by])].map(([name, of]): ProgressLine => {
      const isPlanned = of.some(({ target }) => target !== null)
      return {
        key: name,
        word: wordOf(name),
        ...ofSources(
          sum(of, ({ n }) => n),
          sum(of, ({ coded }) => coded),
          [[by, name]],
        ),
        target: isPlanned ? sum(of, ({ target }) => target ?? 0) : null,
        reached: sum(of, ({ n, target }) => Math.min(n, target ?? 0)),
        plan: null,
        cases: [],
      }
    }),
  )
}

/** A site is a case, or all cases of which one attribute says the same; what was planned for a place without cases stands too. */
export function bySite(
  kind: string,
  cases: readonly Case[],
  progress: readonly CaseProgress[],
  planned: readonly PlannedTarget[],
  none: string,
): ProgressLine[] {
  const attribute = kind === 'case' ? null : kind.slice('case:'.length)
  const labels = new Map(cases.map(({ code, label }) => [code, label]))
  const sites = new Map<string, string[]>()
  const add = (site: string, of: readonly string[]) =>
    sites.set(site, [...(sites.get(site) ?? []), ...of])
  for (const one of cases)
    add(attribute === null ? one.code : (one.attributes[attribute] ?? ''), [one.code])
  if (progress.some((one) => one.case === '' && one.responses + one.sources > 0)) add('', [''])
  const targets = new Map(
    planned.filter((one) => one.kind === kind).map(({ name, target }) => [name, target]),
  )
  for (const name of targets.keys()) if (!sites.has(name)) add(name, [])
  const counts = new Map(progress.map((one) => [one.case, one]))
  return inOrder(
    [...sites].map(([site, of]): ProgressLine => {
      const sum = (value: Exclude<keyof CaseProgress, 'case'>) =>
        of.reduce((total, one) => total + (counts.get(one)?.[value] ?? 0), 0)
      const listed = ofSources(
        sum('sources'),
        sum('coded'),
        of.map((one) => ['case', one]),
      )
      const spoken = sum('sources') - sum('brought')
      const parts: ProgressLine['parts'] = [
        ...listed.parts,
        { kind: 'wordless', n: Math.max(0, sum('responses') - spoken), to: null },
      ]
      const target = targets.get(site) ?? null
      const label = attribute === null ? labels.get(site) : undefined
      return {
        key: site,
        word: site === '' ? none : label === undefined ? site : `${site} · ${label}`,
        to: listed.to,
        parts,
        target,
        reached: Math.min(countOf({ parts }), target ?? 0),
        plan: site === '' ? null : { kind: kind as PlannedTarget['kind'], name: site },
        cases: attribute === null ? [] : of.filter((one) => one !== ''),
      }
    }),
  )
}
