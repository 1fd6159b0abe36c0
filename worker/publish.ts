// From an instrument's JSON to a version: everything that stands in the way is told at once, and what a new version
// means for the responses that are in is reckoned from how many each earlier version has.
import { canonical } from '../core/instrument/canonical.ts'
import { clashes, consequences } from '../core/instrument/consequences.ts'
import { diff, likelyRenamed } from '../core/instrument/diff.ts'
import type { Instrument } from '../core/instrument/model.ts'
import { type ReadFault, readInstrument } from '../core/instrument/read.ts'
import { problems, Refusal } from '../core/problem.ts'
import type { Draft, DraftDiff } from '../core/wire/draft.ts'
import type { VersionRow } from '../core/wire/field.ts'
import { sha256 } from './secret.ts'
import type { Deed } from './store/audits.ts'
import type { Db } from './store/db.ts'
import { countedVersions } from './store/instruments.ts'
import {
  type FromDraft,
  missingFiles,
  type NewVersion,
  publishVersion,
} from './store/publishing.ts'

/** As many as somebody reads; after mending them the rest is told. */
const faultsAtMost = 200

type Study = { db: Db; study: string }
type Weighed = {
  instrument: Instrument | null
  faults: ReadFault[]
  /** Of them those that only the answers which are in stand against. */
  answered: ReadFault[]
  earlier: VersionRow[]
}

export async function publish(
  { db, study }: Study,
  deed: Deed,
  json: unknown,
  from: FromDraft | null,
): Promise<{ hash: string; number: number; fresh: boolean }> {
  const { instrument, faults, earlier } = await weigh({ db, study }, json)
  if (!instrument) throw unsound(faults)
  const version = await frozen(instrument, earlier)
  const { hash } = version
  if (!earlier.some((one) => one.hash === hash)) {
    if (faults.length > 0) throw unsound(faults)
    if (from && from.after !== (earlier[0]?.hash ?? null))
      throw new Refusal(problems.changedMeanwhile({ what: 'instrument' }))
  }
  const written = await publishVersion(db, deed, study, version, from)
  // A response, a version or an edit came between the checking and the writing: looking again tells which.
  if (!written)
    throw new Refusal(problems.changedMeanwhile({ what: from ? 'draft' : 'instrument' }))
  return { hash, ...written }
}

/** As a version after those that there are, newest first. */
export async function frozen(
  instrument: Instrument,
  earlier: readonly VersionRow[],
): Promise<NewVersion> {
  const body = canonical(instrument)
  const clashing = earlier.filter((one) => clashes(one.instrument, instrument).length > 0)
  return {
    hash: await sha256(body),
    body,
    instrument,
    clashing: clashing.map((one) => one.hash),
    summary: summaryOf(earlier[0]?.instrument, instrument),
  }
}

function unsound(faults: readonly ReadFault[]): Refusal {
  const [first = { at: '', reason: '' }] = faults
  return new Refusal(
    problems.instrumentUnsound({ ...first, faults: faults.slice(0, faultsAtMost) }),
  )
}

export async function diffOf(where: Study, draft: Draft): Promise<DraftDiff> {
  const { instrument, faults, earlier } = await weigh(where, draft.instrument)
  const newest = earlier[0]
  const changes = instrument && newest ? diff(newest.instrument, instrument) : null
  return {
    revision: draft.revision,
    newest: newest ? { hash: newest.hash, number: newest.number } : null,
    faults: faults.slice(0, faultsAtMost),
    changes: instrument && !newest ? [] : changes,
    consequences: instrument && newest ? consequences(newest.instrument, instrument, earlier) : [],
    renamed: changes ? likelyRenamed(changes) : [],
  }
}

/** What the instrument says by itself, and what only the study knows: its files, and the answers that are in. */
export async function weigh({ db, study }: Study, json: unknown): Promise<Weighed> {
  const { instrument, faults } = readInstrument(json)
  const slug = instrument?.slug ?? slugIn(json)
  const earlier = await countedVersions(db, study, slug)
  if (!instrument) return { instrument, faults, answered: [], earlier }
  const files = instrument.files ?? []
  const missing =
    files.length === 0
      ? new Set()
      : await missingFiles(
          db,
          study,
          files.map(({ hash }) => hash),
        )
  const answered = answeredClashes(instrument, earlier)
  return {
    instrument,
    earlier,
    answered,
    faults: [
      ...faults,
      ...files.flatMap(({ hash }, index) =>
        missing.has(hash) ? [{ at: `files.${index}`, reason: 'file.not-held' }] : [],
      ),
      ...answered,
    ],
  }
}

/** Each place once, however many earlier versions it clashes with. */
function answeredClashes(instrument: Instrument, earlier: readonly VersionRow[]): ReadFault[] {
  const found = new Map<string, ReadFault>()
  for (const one of earlier) {
    if (one.responses === 0) continue
    for (const { at, from, to } of clashes(one.instrument, instrument)) {
      const isRetyped = from.split('/').at(-1) !== to.split('/').at(-1)
      found.set(at, {
        at: isRetyped ? `${at}.type` : at,
        reason: isRetyped ? 'type.answered' : 'repeat.answered',
      })
    }
  }
  return [...found.values()]
}

/** How many of each kind of change: `{ added: 2, moved: 1 }`. */
function summaryOf(before: Instrument | undefined, after: Instrument): Record<string, number> {
  if (!before) return {}
  const counts: Record<string, number> = {}
  for (const { kind } of diff(before, after)) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

/** Of an instrument that cannot be read yet; '' has no versions. */
function slugIn(json: unknown): string {
  const slug = (json as { slug?: unknown } | null)?.slug
  return typeof slug === 'string' ? slug : ''
}
