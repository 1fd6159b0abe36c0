// The kit whole, with the key that a phone seals to. The tag is read before it: what changes meanwhile is fetched again.
import type { FieldKit, Study } from '../core/wire/field.ts'
import type { Db } from './store/db.ts'
import { kitFor, kitTag } from './store/kit.ts'
import { keyFor } from './study-key.ts'

/** No kit when it is still the one of that tag. */
export async function packKit(
  db: Db,
  study: Study & { id: string },
  device: FieldKit['device'],
  secret: string | undefined,
  unless?: string | undefined,
): Promise<{ tag: string; kit: FieldKit | null }> {
  const key = await keyFor(db, study.id, secret)
  const tag = await kitTag(db, study.id)
  if (tag === unless) return { tag, kit: null }
  return { tag, kit: { ...(await kitFor(db, study, device)), key } }
}
