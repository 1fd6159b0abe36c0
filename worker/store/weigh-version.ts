// An instrument held against the study that it is to be a version in: what it says by itself, its files, and the answers
// that are in.
import { canonical } from '../../core/instrument/canonical.ts'
import { clashes } from '../../core/instrument/consequences.ts'
import { diff } from '../../core/instrument/diff.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { type ReadFault, readInstrument } from '../../core/instrument/read.ts'
import type { VersionRow } from '../../core/wire/field.ts'
import { sha256 } from '../secret.ts'
import type { Db } from './db.ts'
import { countedVersions } from './instruments.ts'
import { missingFiles, type NewVersion } from './publishing.ts'

export type Study = { db: Db; study: string }
type Weighed = {
  instrument: Instrument | null
  faults: ReadFault[]
  /** Of them those that only the answers which are in stand against. */
  answered: ReadFault[]
  earlier: VersionRow[]
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
