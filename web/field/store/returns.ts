// What this phone is to correct or to answer, as the server told it last, under the vault: the words are a respondent's.
import type { Returned } from '../../../core/wire/query.ts'
import type { Response } from '../../../core/wire/response.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { ReturnRow } from './shape.ts'
import { isLocked, unveilJson, veilJson } from './vault.ts'

export type Kept = { returned: Returned; hasBody: boolean }

/** In the order the server told them: what was returned comes first. */
export async function listReturns(): Promise<Kept[]> {
  const rows = await (await store()).getAll('returns')
  return Promise.all(rows.sort((a, b) => a.place - b.place).map(opened))
}

export async function readReturn(id: string): Promise<Kept | null> {
  const row = await (await store()).get('returns', id)
  return row ? opened(row) : null
}

/** The answers as they were sent; null when they have not come yet. */
export async function readBody(id: string): Promise<Response | null> {
  const row = await (await store()).get('returns', id)
  return row?.body ? unveilJson(`body/${id}`, row.body) : null
}

/** What the server no longer names is no longer here: somebody withdrew, it was settled, or another phone has it now. */
export async function keepReturns(study: string, told: readonly Returned[]): Promise<void> {
  if (await isLocked()) return
  const db = await store()
  const veiled = await Promise.all(told.map((one) => veilJson(`return/${one.id}`, one)))
  const writing = db.transaction('returns', 'readwrite')
  const before = new Map((await writing.store.getAll()).map((row) => [row.id, row]))
  await writing.store.clear()
  for (const [place, { id }] of told.entries()) {
    const row = veiled[place]
    if (row) await writing.store.put({ id, study, place, row, body: before.get(id)?.body ?? null })
  }
  await writing.done
  if (told.length > 0 || before.size > 0) announce()
}

export async function keepBody(id: string, response: Response): Promise<void> {
  if (await isLocked()) return
  const body = await veilJson(`body/${id}`, response)
  const writing = (await store()).transaction('returns', 'readwrite')
  const row = await writing.store.get(id)
  if (row) await writing.store.put({ ...row, body })
  await writing.done
  announce()
}

async function opened({ id, row, body }: ReturnRow): Promise<Kept> {
  return { returned: await unveilJson<Returned>(`return/${id}`, row), hasBody: body !== null }
}
