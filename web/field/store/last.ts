// What `last-saved` reads: answers of the response that was finished last, of instruments that ask for it. The finished
// response itself is sealed.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Answers } from '../../../core/wire/response.ts'
import { store } from './open.ts'
import { unveilJson, veilJson } from './vault.ts'
import { withRoom } from './with-room.ts'

export async function readLast(instrument: Instrument): Promise<Answers | null> {
  const { slug } = instrument
  const row = asksForLast(instrument) ? await (await store()).get('last', slug) : undefined
  return row ? unveilJson<Answers>(`last/${slug}`, row.veiled) : null
}

export async function keepLast(instrument: Instrument, answers: Answers): Promise<void> {
  if (!asksForLast(instrument)) return
  const { slug } = instrument
  const row = { slug, veiled: await veilJson(`last/${slug}`, answers) }
  const db = await store()
  await withRoom(() => db.put('last', row))
}

function asksForLast(instrument: Instrument): boolean {
  return JSON.stringify(instrument).includes('last-saved')
}
