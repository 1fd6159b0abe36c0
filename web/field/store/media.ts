// What the versions of the kit show, fetched along with it: pictures and sounds of labels, lists as CSV.
import type { Version } from '../../../core/wire/field.ts'
import { store } from './open.ts'

/** The files that the kit's versions name and this phone does not have yet. */
export async function missingMedia(versions: readonly Version[]): Promise<string[]> {
  const db = await store()
  const wanted = namedBy(versions)
  const had = new Set(await db.getAllKeys('media'))
  return [...wanted].filter((hash) => !had.has(hash))
}

export async function keepMedia(hash: string, blob: Blob): Promise<void> {
  await (await store()).put('media', { hash, blob, keptAt: new Date().toISOString() })
}

export async function readMedia(hash: string): Promise<Blob | undefined> {
  return (await (await store()).get('media', hash))?.blob
}

/** Frees what no version shows any more. The kit keeps every version that a draft still needs. */
export async function sweepMedia(versions: readonly Version[]): Promise<void> {
  const db = await store()
  const wanted = namedBy(versions)
  const old = (await db.getAllKeys('media')).filter((hash) => !wanted.has(hash))
  await Promise.all(old.map((hash) => db.delete('media', hash)))
}

function namedBy(versions: readonly Version[]): Set<string> {
  return new Set(
    versions.flatMap(({ instrument }) => (instrument.files ?? []).map(({ hash }) => hash)),
  )
}
