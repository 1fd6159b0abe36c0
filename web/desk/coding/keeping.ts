// What this browser keeps of coding: the steps that can be undone, without anybody's words, and what has not been sent yet.
// Both survive a reload; each is one person's in one study.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Coding } from '../../../core/wire/coding.ts'
import type { Act } from './act.ts'

/** A quotation is read from the text again when a step is taken back; so none lies here after a consent was withdrawn. */
type Bare = Omit<Coding, 'quote'>
export type BareAct =
  | { kind: 'apply' | 'remove'; coding: Bare }
  | { kind: 'edit'; coding: Bare; before: Bare }

export type Step = {
  seq: number
  /** `study person source` */
  scope: string
  /** The version of the text that its offsets are over. */
  version: number
  at: number
  act: BareAct
  isUndone: boolean
}
export type Unsent = { seq: number; owner: string; source: string; tab: string; act: Act }

interface Kept extends DBSchema {
  steps: { key: number; value: Step; indexes: { scope: string } }
  unsent: { key: number; value: Unsent; indexes: { owner: string } }
}

const mostSteps = 500

let opened: Promise<IDBPDatabase<Kept> | null> | null = null

/** Null where the browser keeps nothing (a private window): then a step is undone as long as the page is open. */
function database(): Promise<IDBPDatabase<Kept> | null> {
  opened ??= openDB<Kept>('pedoman-coding', 1, {
    upgrade(db) {
      db.createObjectStore('steps', { keyPath: 'seq', autoIncrement: true }).createIndex(
        'scope',
        'scope',
      )
      db.createObjectStore('unsent', { keyPath: 'seq', autoIncrement: true }).createIndex(
        'owner',
        'owner',
      )
    },
  }).catch(() => null)
  return opened
}

const inMemory: Step[] = []

/** What was undone before cannot be done again once something else is done. */
export async function addStep(step: Omit<Step, 'seq' | 'isUndone'>): Promise<void> {
  const db = await database()
  const fresh = { ...step, isUndone: false }
  if (!db) {
    const kept = inMemory.filter((one) => one.scope !== step.scope || !one.isUndone)
    inMemory.splice(0, inMemory.length, ...kept, { ...fresh, seq: Date.now() })
    return
  }
  const work = db.transaction('steps', 'readwrite')
  const all = await work.store.index('scope').getAll(step.scope)
  const stale = all.filter((one, index) => one.isUndone || index < all.length - mostSteps)
  for (const { seq } of stale) await work.store.delete(seq)
  // The key is the database's to give.
  await work.store.add(fresh as Step)
  await work.done
}

/** The last step that stands, or the first of those that were undone. */
export async function stepOf(scope: string, wanted: 'undo' | 'redo'): Promise<Step | null> {
  const db = await database()
  const all = db
    ? await db.getAllFromIndex('steps', 'scope', scope)
    : inMemory.filter((one) => one.scope === scope)
  const found =
    wanted === 'undo' ? all.findLast((one) => !one.isUndone) : all.find((one) => one.isUndone)
  return found ?? null
}

export async function changeStep(step: Step): Promise<void> {
  const db = await database()
  if (db) await db.put('steps', step)
  else Object.assign(inMemory.find((one) => one.seq === step.seq) ?? {}, step)
}

export async function dropSteps(scope: string, isGone: (step: Step) => boolean): Promise<void> {
  const db = await database()
  if (!db) {
    inMemory.splice(
      0,
      inMemory.length,
      ...inMemory.filter((one) => one.scope !== scope || !isGone(one)),
    )
    return
  }
  const work = db.transaction('steps', 'readwrite')
  for (const step of await work.store.index('scope').getAll(scope))
    if (isGone(step)) await work.store.delete(step.seq)
  await work.done
}

export async function keepUnsent(unsent: Omit<Unsent, 'seq'>): Promise<number | null> {
  const db = await database()
  return db ? db.add('unsent', unsent as Unsent) : null
}

export async function forgetUnsent(seq: number | null): Promise<void> {
  const db = await database()
  if (db && seq !== null) await db.delete('unsent', seq)
}

export async function unsentOf(owner: string): Promise<Unsent[]> {
  const db = await database()
  return db ? db.getAllFromIndex('unsent', 'owner', owner) : []
}

/** Whoever signs out leaves no steps to the next one at this computer; what is unsent waits for its owner. */
export async function forgetSteps(): Promise<void> {
  inMemory.length = 0
  await (await database())?.clear('steps')
}
