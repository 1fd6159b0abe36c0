// Transcripts that are being typed, with the recordings they are typed from: kept in this browser, through a reload or a crash.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

export type Draft = {
  /** Becomes the source's, so that finishing twice is finishing once. */
  id: string
  study: string
  title: string
  text: string
  speakers: string[]
  clockMs: number
  keptAt: string
  /** A machine wrote it, and nobody has gone through it yet. */
  byMachine?: boolean
  /** A file of this computer, or the recordings of a source that is there already. */
  from:
    | { kind: 'file'; name: string; type: string; sizeBytes: number; lengthMs: number }
    | { kind: 'source'; source: string }
}

type Shape = DBSchema & {
  drafts: { key: string; value: Draft; indexes: { study: string } }
  files: { key: string; value: Blob }
}

let opened: Promise<IDBPDatabase<Shape>> | null = null

function open(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>('pedoman-transcripts', 1, {
    upgrade(db) {
      db.createObjectStore('drafts', { keyPath: 'id' }).createIndex('study', 'study')
      db.createObjectStore('files')
    },
  })
  return opened
}

export async function keepDraft(draft: Draft): Promise<void> {
  await (await open()).put('drafts', draft)
}

/** Before the draft that names it; where it finds no room, the draft is kept without it and asks for the file again. */
export async function keepRecording(id: string, file: Blob): Promise<void> {
  await (await open()).put('files', file, id)
}

export async function findRecording(id: string): Promise<Blob | null> {
  return (await (await open()).get('files', id)) ?? null
}

/** The last kept first. */
export async function draftsOf(study: string): Promise<Draft[]> {
  const found = await (await open()).getAllFromIndex('drafts', 'study', study)
  return found.sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1))
}

export async function forgetDraft(id: string): Promise<void> {
  const db = await open()
  const both = db.transaction(['drafts', 'files'], 'readwrite')
  await Promise.all([
    both.objectStore('drafts').delete(id),
    both.objectStore('files').delete(id),
    both.done,
  ])
}
