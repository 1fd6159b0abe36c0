// Frees what store/litter.ts names: when the app is opened what nobody names, and on a full phone what the server has.
// Each is one transaction, so that another tab sees all of it or nothing.
import { announce } from './changes.ts'
import { namedBy, partsOf } from './files.ts'
import { acknowledgedIn, litterIn } from './litter.ts'
import { store } from './open.ts'
import { noteFreed } from './room.ts'
import type { SealedPart } from './shape.ts'

const stores = [
  'files',
  'fileParts',
  'sealedParts',
  'chunks',
  'drafts',
  'outbox',
  'deeds',
  'last',
] as const

async function begin() {
  return (await store()).transaction(stores, 'readwrite')
}
type Writing = Awaited<ReturnType<typeof begin>>

export async function sweep(now: number): Promise<void> {
  const writing = await begin()
  const recordings = await lastPieces(writing)
  const litter = litterIn(
    {
      files: (await writing.objectStore('files').getAll()).map(({ hash, keptAt }) => ({
        name: hash,
        keptAt,
      })),
      fileParts: (await hashesIn(writing, 'fileParts')).map((name) => ({ name })),
      sealedParts: await sealed(writing),
      recordings: [...recordings].map(([name, { keptAt }]) => ({ name, keptAt })),
      ...(await naming(writing)),
    },
    now,
  )
  for (const hash of litter.files) await writing.objectStore('files').delete(hash)
  for (const hash of litter.fileParts) await writing.objectStore('fileParts').delete(partsOf(hash))
  for (const hash of litter.sealedParts)
    await writing.objectStore('sealedParts').delete(partsOf(hash))
  for (const name of litter.recordings) await writing.objectStore('chunks').delete(partsOf(name))
  await dropTexts(writing, new Date(now - receivedDays * 86_400_000).toISOString())
  await writing.done
}

/** Everything that the server has acknowledged; it is told on the page of what is on its way, and nowhere else. Gives how many bytes that is. */
export async function freeAcknowledged(now: number): Promise<number> {
  const writing = await begin()
  const names = await naming(writing)
  const sizes = new Map(
    [...names.outbox, ...names.deeds].flatMap(({ files = [] }) =>
      files.map(({ hash, sizeBytes }) => [hash, sizeBytes] as const),
    ),
  )
  let bytes = 0
  for (const hash of acknowledgedIn(names)) {
    let isHere = (await writing.objectStore('files').getKey(hash)) !== undefined
    for (const name of ['fileParts', 'sealedParts'] as const) {
      isHere ||= (await writing.objectStore(name).getKey(partsOf(hash))) !== undefined
      await writing.objectStore(name).delete(partsOf(hash))
    }
    await writing.objectStore('files').delete(hash)
    if (isHere) bytes += sizes.get(hash) ?? 0
  }
  // By itself: where there is no room, only what deletes and writes nothing is let through.
  await writing.done
  const texts = await begin()
  const dropped = dropTexts(texts, new Date(now).toISOString())
  const [textBytes] = await Promise.all([dropped, texts.done]).catch(() => [0])
  bytes += textBytes
  if (bytes === 0) return 0
  noteFreed(bytes, now)
  announce()
  return bytes
}

async function naming(writing: Writing) {
  const drafts = await writing.objectStore('drafts').getAll()
  const notes = await writing.objectStore('last').getAll()
  return {
    drafts: [
      ...drafts.map((draft) => ({ id: draft.id, files: namedBy(draft) })),
      ...notes.map(({ slug, files = [] }) => ({ id: slug, files })),
    ],
    outbox: await writing.objectStore('outbox').getAll(),
    deeds: await writing.objectStore('deeds').getAll(),
  }
}

async function hashesIn(writing: Writing, name: 'fileParts' | 'sealedParts'): Promise<string[]> {
  const keys = await writing.objectStore(name).getAllKeys()
  return [...new Set(keys.map(([hash]) => hash))]
}

/** The first part of each tells when. */
async function sealed(writing: Writing) {
  const found: { name: string; keptAt: SealedPart['keptAt'] }[] = []
  for (const name of await hashesIn(writing, 'sealedParts'))
    found.push({ name, keptAt: (await writing.objectStore('sealedParts').get([name, 0]))?.keptAt })
  return found
}

async function lastPieces(writing: Writing): Promise<Map<string, { keptAt?: string }>> {
  const last = new Map<string, [string, number]>()
  for (const key of await writing.objectStore('chunks').getAllKeys()) last.set(key[0], key)
  const found = new Map<string, { keptAt?: string }>()
  for (const [name, key] of last) {
    const row = await writing.objectStore('chunks').get(key)
    found.set(name, row && 'keptAt' in row && row.keptAt ? { keptAt: row.keptAt } : {})
  }
  return found
}

const receivedDays = 30

/** What the server has had for a month is here as a line of the list and no more; gives how many bytes went. */
async function dropTexts(writing: Writing, before: string): Promise<number> {
  let bytes = 0
  for (const row of await writing.objectStore('outbox').getAll()) {
    if (row.state !== 'received' || row.text === '') continue
    if ((row.receipt?.receivedAt ?? '9') >= before) continue
    await writing.objectStore('outbox').put({ ...row, text: '' })
    bytes += row.text.length
  }
  return bytes
}
