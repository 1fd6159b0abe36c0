// Masks names: whoever is known by name in the study leaves it as their code, wherever in a text they are spoken of.
import { sql } from 'drizzle-orm'
import type { Replacement } from '../../core/dataset/masked-text.ts'
import { nameFinder } from '../../core/pseudonym/spoken.ts'
import { type Db, first } from './db.ts'
import { subjectsOf } from './pseudonyms.ts'

/** Called, it masks; `places` tells where in a text it would, in order. */
export type Mask = ((text: string) => string) & { places(text: string): Replacement[] }

/** Three thousand names take a while to compile; this isolate keeps those of the studies it was last asked about. */
const kept = new Map<string, { version: number; mask: Mask }>()
const mostKept = 4

/**
 * All names of the study in one compiled pattern, each with the code that stands for it in texts, or the participant's;
 * a study without identities has nothing to mask.
 */
export async function masker(db: Db, study: string): Promise<Mask> {
  // Read before the names: one that comes in between is in the mask, and the mask is made anew once more.
  const found = await first<{ version: number }>(
    db,
    sql`select names_version as version from studies where id = ${study}`,
  )
  const version = found?.version ?? 0
  const had = kept.get(study)
  kept.delete(study)
  const mask = had?.version === version ? had.mask : await freshMask(db, study)
  kept.set(study, { version, mask })
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return mask
}

async function freshMask(db: Db, study: string): Promise<Mask> {
  const subjects = await subjectsOf(db, study)
  return maskOf(
    subjects.flatMap(({ names, code, participant }) =>
      names.map((called) => ({ called, code: code ?? participant ?? '…' })),
    ),
  )
}

/** Two people of one name are both meant: `[P-003/P-007]`, since the text alone does not tell them apart. */
export function maskOf(names: readonly { called: string; code: string }[]): Mask {
  const find = nameFinder(names.map(({ called, code }) => ({ called, means: code })))
  const by = (means: readonly string[]) => `[${means.join('/') || '…'}]`
  const mask = (text: string) => {
    let masked = ''
    let at = 0
    for (const { start, end, means } of find(text)) {
      masked += text.slice(at, start) + by(means)
      at = end
    }
    return at === 0 ? text : masked + text.slice(at)
  }
  const places = (text: string) =>
    [...find(text)].map(({ start, end, means }) => ({ start, end, by: by(means) }))
  return Object.assign(mask, { places })
}

/** Hides nobody: for an export with identities. */
export const openMask: Mask = Object.assign((text: string) => text, { places: () => [] })

/** Every text in it masked; what its fields are called stays. */
export function maskedIn<T>(value: T, mask: Mask): T {
  if (typeof value === 'string') return mask(value) as T
  if (Array.isArray(value)) return value.map((one) => maskedIn(one, mask)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, maskedIn(one, mask)]),
  ) as T
}
