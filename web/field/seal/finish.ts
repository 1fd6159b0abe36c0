// The end of a draft: what it says is sealed and laid into the outbox, and the draft is gone, in one transaction. A
// response is a draft or it is finished, never both and never neither.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Response } from '../../../core/wire/response.ts'
import { announce } from '../store/changes.ts'
import { namedBy, partsOf } from '../store/files.ts'
import { readKit } from '../store/kit.ts'
import { keepLast } from '../store/last.ts'
import { store } from '../store/open.ts'
import type { Sealed } from '../store/shape.ts'
import { unveilJson, veilJson } from '../store/vault.ts'
import { withRoom } from '../store/with-room.ts'
import { type Sealing, sealedText, sealingFor } from './seal.ts'
import { sealFiles } from './sealed-files.ts'

export async function finish(frozen: Sealed, instrument: Instrument): Promise<void> {
  await keepLast(instrument, (JSON.parse(frozen.text) as Response).answers)
  const sealing = await currentSealing(frozen.study)
  const row = sealing ? await sealedRow(frozen, sealing) : await waitingRow(frozen)
  const isSealed = sealing !== null && (await sealFiles(row.files ?? [], sealing))
  await withRoom(async () => {
    const writing = await begin()
    await Promise.all([
      writing.objectStore('outbox').add(row),
      writing.objectStore('drafts').delete(row.id),
    ])
    if (isSealed) await dropPlain(writing, row)
    await writing.done
  })
  announce()
}

/**
 * Rows of earlier versions, and those that were finished before the phone had the study's key. True when some of them
 * could not be sent before.
 */
export async function sealWaiting(): Promise<boolean> {
  const db = await store()
  let isSendable = false
  for (const { id, key } of await db.getAll('outbox')) {
    if (key !== undefined) continue
    await navigator.locks.request(`seal:${id}`, async () => {
      const waiting = await db.get('outbox', id)
      const sealing = waiting && waiting.key === undefined && (await currentSealing(waiting.study))
      if (!sealing) return
      const { text } = await sealedRow(await openedRow(waiting), sealing)
      const isReceived = waiting.state === 'received'
      const isSealed = isReceived || (await sealFiles(waiting.files ?? [], sealing))
      const writing = await begin()
      const now = await writing.objectStore('outbox').get(id)
      if (now) {
        // How far it has come may have changed meanwhile; what it says has not.
        const { veiled, ...row } = now
        isSendable ||= veiled !== undefined
        await writing.objectStore('outbox').put({ ...row, text, key: sealing.key })
        if (isSealed) await dropPlain(writing, now)
      }
      await writing.done
      announce()
    })
  }
  return isSendable
}

async function begin() {
  const stores = ['drafts', 'outbox', 'files', 'fileParts'] as const
  return (await store()).transaction(stores, 'readwrite', { durability: 'strict' })
}

/** What another draft names too stays for it. */
async function dropPlain(
  writing: Awaited<ReturnType<typeof begin>>,
  { files = [] }: Sealed,
): Promise<void> {
  const named = new Set((await writing.objectStore('drafts').getAll()).flatMap(namedBy))
  for (const { hash } of files) {
    if (named.has(hash)) continue
    await writing.objectStore('files').delete(hash)
    await writing.objectStore('fileParts').delete(partsOf(hash))
  }
}

/** Null while the phone has no key of that study. */
async function currentSealing(study: string): Promise<Sealing | null> {
  const kept = await readKit()
  const key = kept?.kit.study.slug === study ? kept.kit.key : undefined
  return key ? sealingFor(key) : null
}

async function sealedRow(row: Sealed, sealing: Sealing): Promise<Sealed> {
  const bytes = await sealing.seal({ response: row.id }, new TextEncoder().encode(row.text))
  return { ...row, text: sealedText(row.id, bytes), key: sealing.key }
}

/** Without words to send: it waits for the key, under the vault. */
async function waitingRow(row: Sealed): Promise<Sealed> {
  return { ...row, text: '', veiled: await veilJson(`response/${row.id}`, row.text) }
}

async function openedRow(row: Sealed): Promise<Sealed> {
  const { veiled } = row
  return veiled ? { ...row, text: await unveilJson<string>(`response/${row.id}`, veiled) } : row
}
