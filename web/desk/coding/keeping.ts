// What this browser keeps of coding: the steps that can be undone, without anybody's words, and what has not been sent yet.
// Both survive a reload; each is one person's in one study.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Coding } from '../../../core/wire/coding.ts'
import type { Act } from './act.ts'
import type { MadeCode } from './made-code.ts'
import type { Wide } from './wide.ts'

/** A quotation is read from the text again when a step is taken back; so none lies here after a consent was withdrawn. */
type Bare = Omit<Coding, 'quote'>
export type BareAct =
  | { kind: 'apply' | 'remove'; coding: Bare }
  | { kind: 'edit'; coding: Bare; before: Bare }

type Taken = {
  seq: number
  /** `study person source`, or `study person *` for what goes over more than one source. */
  scope: string
  at: number
  isUndone: boolean
}
/** In a text, whose `version` its offsets are over. */
export type TextStep = Taken & { version: number; act: BareAct }
export type WideStep = Taken & { wide: Wide }
export type Step = TextStep | WideStep
type NewStep = Omit<TextStep, 'seq' | 'isUndone'> | Omit<WideStep, 'seq' | 'isUndone'>
/** A code belongs to no source: its `source` is empty. */
export type Unsent = {
  seq: number
  owner: string
  source: string
  tab: string
  act: Act | MadeCode
}

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

/** What was undone before, here or in `beside`, cannot be done again once something else is done. */
export async function addStep(step: NewStep, beside: string = step.scope): Promise<void> {
  const db = await database()
  const fresh = { ...step, isUndone: false }
  if (!db) {
    const kept = inMemory.filter(
      (one) => !one.isUndone || (one.scope !== step.scope && one.scope !== beside),
    )
    inMemory.splice(0, inMemory.length, ...kept, { ...fresh, seq: Date.now() })
    return
  }
  const work = db.transaction('steps', 'readwrite')
  const all = await work.store.index('scope').getAll(step.scope)
  const stale = all.filter((one, index) => one.isUndone || index < all.length - mostSteps)
  const others = beside === step.scope ? [] : await work.store.index('scope').getAll(beside)
  for (const { seq } of [...stale, ...others.filter((one) => one.isUndone)])
    await work.store.delete(seq)
  // The key is the database's to give.
  await work.store.add(fresh as Step)
  await work.done
}

/** In the order they were taken. */
export async function stepsOf(scopes: readonly string[]): Promise<Step[]> {
  const db = await database()
  if (!db) return inMemory.filter((one) => scopes.includes(one.scope))
  const found = await Promise.all(
    scopes.map((scope) => db.getAllFromIndex('steps', 'scope', scope)),
  )
  return found.flat().sort((a, b) => a.seq - b.seq)
}

/** The last step that stands, or the first of those that were undone. */
export async function stepOf(
  scopes: readonly string[],
  wanted: 'undo' | 'redo',
): Promise<Step | null> {
  const all = await stepsOf(scopes)
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
