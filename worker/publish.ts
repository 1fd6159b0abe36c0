// From an instrument's JSON to a version: everything that stands in the way is told at once, and what a new version
// means for the responses that are in is reckoned from how many each earlier version has.
import { consequences } from '../core/instrument/consequences.ts'
import { diff, likelyRenamed } from '../core/instrument/diff.ts'
import type { ReadFault } from '../core/instrument/read.ts'
import { problems, Refusal } from '../core/problem.ts'
import type { Draft, DraftDiff } from '../core/wire/draft.ts'
import type { Deed } from './store/audits.ts'
import { type FromDraft, publishVersion } from './store/publishing.ts'
import { frozen, type Study, weigh } from './store/weigh-version.ts'

/** As many as somebody reads; after mending them the rest is told. */
const faultsAtMost = 200

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
