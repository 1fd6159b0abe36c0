// A study's keys in use: the one for phones to seal to, made when there is none, and those to open with.
import type { StudyKey } from '../core/wire/field.ts'
import { makeKey, privateKeyOf } from './seal.ts'
import type { Db } from './store/db.ts'
import { currentKey, keepKey, privateKeys, retireKey } from './store/study-keys.ts'

export async function keyFor(db: Db, study: string, secret: string | undefined): Promise<StudyKey> {
  const known = await currentKey(db, study)
  if (known && (await openingKeys(db, study, secret, [known.id])).size > 0) return known
  const now = new Date().toISOString()
  // The secret that wrapped it is gone: nobody could open what phones seal to it from now on.
  if (known) await retireKey(db, study, known.id, now)
  const made = await makeKey(crypto.randomUUID(), secret)
  await keepKey(db, study, made, now)
  return (await currentKey(db, study)) ?? made
}

/** Keys that this isolate has imported: they never change, and a queue of days is sealed to one. */
const met = new Map<string, CryptoKey>()
const metAtMost = 200

/** By id; one that is not the study's, or whose wrapping this Worker cannot undo, is not among them. */
export async function openingKeys(
  db: Db,
  study: string,
  secret: string | undefined,
  ids: readonly string[],
): Promise<Map<string, CryptoKey>> {
  const found = new Map<string, CryptoKey>()
  for (const id of ids) {
    const key = met.get(`${study}/${id}`)
    if (key) found.set(id, key)
  }
  const missing = ids.filter((id) => !found.has(id))
  if (missing.length === 0) return found
  if (met.size >= metAtMost) met.clear()
  for (const kept of await privateKeys(db, study, missing)) {
    const key = await privateKeyOf(kept, secret)
    if (!key) continue
    met.set(`${study}/${kept.id}`, key)
    found.set(kept.id, key)
  }
  return found
}
