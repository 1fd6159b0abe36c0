// Deeds: what was made on the phone and is no response, from the moment it is kept until the server has it.
import { announce } from './changes.ts'
import { partsOf } from './files.ts'
import { store } from './open.ts'
import type { Act, Deed, SealedFile } from './shape.ts'
import { withRoom } from './with-room.ts'

export type NewDeed = { id: string; study: string; path: string; body: unknown; act: Act }

/** Strict: a consent was just given, and its files must not outlive it as litter. */
export async function keepDeed(
  made: NewDeed,
  madeAt: string,
  files: Omit<SealedFile, 'isHeld'>[] = [],
): Promise<void> {
  const shown = files.map((file) => ({ ...file, isHeld: false }))
  const { sealDeed } = await import('../seal/seal-deed.ts')
  const { text, isSealed } = await sealDeed(made, shown)
  await withRoom(async () => {
    const writing = (await store()).transaction(['deeds', 'files', 'fileParts'], 'readwrite', {
      durability: 'strict',
    })
    const deeds = writing.objectStore('deeds')
    const before = await deeds.getAll()
    const { body: _, ...rest } = made
    await deeds.add({
      ...rest,
      number: 1 + Math.max(0, ...before.map(({ number }) => number)),
      text,
      madeAt,
      state: 'waiting',
      files: shown,
      problem: null,
      toldAtTag: null,
    })
    for (const { hash } of isSealed ? shown : []) {
      await writing.objectStore('files').delete(hash)
      await writing.objectStore('fileParts').delete(partsOf(hash))
    }
    await writing.done
  })
  announce()
}

/** In the order they were made. */
export async function listDeeds(): Promise<Deed[]> {
  const deeds = await (await store()).getAll('deeds')
  return deeds.sort((a, b) => a.number - b.number)
}

export function isDeedUnsent({ state }: Deed): boolean {
  return state === 'waiting' || state === 'sending' || state === 'files'
}

export async function countUnsentDeeds(): Promise<number> {
  return (await listDeeds()).filter(isDeedUnsent).length
}

/** The server has its words, though files may be on their way: the text went with them. */
export function isTold({ text }: Deed): boolean {
  return text === ''
}

/** Whom a deed is about; null for those that are about nobody in particular. */
export function personOf({ act }: Deed): string | null {
  return act.kind === 'participant' ? act.participant.code : act.participant
}

/** Who stands in the way of what is about them: a deed of theirs that the server does not have. */
export function peopleHeldBack(deeds: readonly Deed[]): ReadonlyMap<string, Deed> {
  const held = new Map<string, Deed>()
  for (const deed of deeds) {
    const person = personOf(deed)
    if (person !== null && !isTold(deed) && !held.has(person)) held.set(person, deed)
  }
  return held
}

export async function markDeed(
  id: string,
  next: Partial<Pick<Deed, 'state' | 'files' | 'problem' | 'toldAtTag' | 'text' | 'handedAt'>>,
): Promise<void> {
  const writing = (await store()).transaction(['deeds', 'files', 'fileParts'], 'readwrite')
  const deeds = writing.objectStore('deeds')
  const row = await deeds.get(id)
  // Received is final: a late answer of another tab cannot take it back.
  if (row && row.state !== 'received') {
    await deeds.put({ ...row, ...next })
    // A signature and a voice say who somebody is: they do not stay once the server holds them.
    if (next.state === 'received')
      for (const { hash } of row.files) {
        await writing.objectStore('files').delete(hash)
        await writing.objectStore('fileParts').delete(partsOf(hash))
      }
  }
  await writing.done
  announce()
}

/** These files are held now; whoever waited for them alone is received with them. */
export async function markDeedsHeld(
  ids: Iterable<string>,
  hashes: ReadonlySet<string>,
): Promise<void> {
  const deeds = new Map((await listDeeds()).map((deed) => [deed.id, deed]))
  for (const id of ids) {
    const deed = deeds.get(id)
    if (!deed) continue
    const files = deed.files.map((file) =>
      hashes.has(file.hash) ? { ...file, isHeld: true } : file,
    )
    await markDeed(id, { files, state: files.every(({ isHeld }) => isHeld) ? 'received' : 'files' })
  }
}

/** Takes a refused deed away, and what hangs on it: a withdrawal of a consent that never came to be. */
export async function dropDeed(id: string): Promise<void> {
  const writing = (await store()).transaction('deeds', 'readwrite')
  const deeds = await writing.store.getAll()
  for (const deed of deeds)
    if (deed.id === id || (deed.act.kind === 'withdrawal' && deed.act.consent === id))
      await writing.store.delete(deed.id)
  await writing.done
  announce()
}
