// The small words that many shapes share: bounded text, identifiers, dates, and the study's closed lists.
import * as v from 'valibot'

/** Text that people write: bounded in UTF-16 units, well-formed (a lone surrogate would shift every offset after it). */
export function Words(max: number) {
  return v.pipe(
    v.string(),
    v.maxLength(max, 'text.too-long'),
    v.check((text) => text.isWellFormed(), 'text.ill-formed'),
  )
}

/** Made by the client, so that a retry is the same thing: UUID, version 7 where the client can. */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'id.form'),
)

/** SHA-256 in lower-case hexadecimal. */
export const Hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'hash.form'))

/** A person's or a case's code as it is shown and exported: P-003, KUBE-017. */
export const StudyCode = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, 'code.form'),
)

/** The short stable name of a code in the codebook, for instruments to aim at: `kekompakan`. */
export const CodeName = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'code-name.form'))

/** BCP 47, the primary subtag and perhaps a region. */
export const Language = v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'language.form'))

/** A calendar day, YYYY-MM-DD, that exists. */
export const Day = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/, 'date.form'),
  v.check((day) => isDay(day), 'date.form'),
)

/** A moment in UTC, as `Date.prototype.toISOString` writes it. */
export const Instant = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/, 'instant.form'),
  v.check((instant) => !Number.isNaN(Date.parse(instant)), 'instant.form'),
)

export const techniques = ['interview', 'observation', 'fgd', 'document', 'score'] as const
export const Technique = v.picklist(techniques)
export type Technique = v.InferOutput<typeof Technique>

export const stances = ['supports', 'qualifies', 'contradicts', 'context'] as const
export const Stance = v.picklist(stances)
export type Stance = v.InferOutput<typeof Stance>

export function isDay(day: string): boolean {
  const at = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day)
}
