// What this tab is working on, kept in the browser: it survives a reload, a crash and days without a network. Each tab keeps
// its own; what a closed tab left unsaved is taken over by the next one that opens the same draft.
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Draft } from './draft-store.ts'
import type { Present } from './history.ts'
import { type History, step } from './history.ts'

/** The draft as the server last had it from here, or as it was read. */
export type Saved = Pick<Draft, 'instrument' | 'base' | 'revision'>
export type Kept = { history: History; saved: Saved }

type Shape = DBSchema & {
  /** Written at every change. */
  presents: { key: string; value: { present: Present; saved: Saved } }
  /** Written a moment later, because it is large; snapshots in it share what they have in common. */
  histories: { key: string; value: History }
}

let opened: Promise<IDBPDatabase<Shape>> | null = null

function open(): Promise<IDBPDatabase<Shape>> {
  opened ??= openDB<Shape>('pedoman-builder', 1, {
    upgrade(db) {
      db.createObjectStore('presents')
      db.createObjectStore('histories')
    },
  })
  return opened
}

export async function keepPresent(key: string, present: Present, saved: Saved): Promise<void> {
  await (await open()).put('presents', { present, saved }, key)
}

export async function keepHistory(key: string, history: History): Promise<void> {
  await (await open()).put('histories', history, key)
}

/** This tab's own work on a draft, or what a closed tab left unsaved. */
export async function findKept(draft: string, tab: string): Promise<Kept | null> {
  const db = await open()
  const own = await read(db, `${draft}/${tab}`)
  const living = await livingTabs()
  for (const key of await db.getAllKeys('presents')) {
    if (!key.startsWith(`${draft}/`) || key === `${draft}/${tab}`) continue
    const other = key.slice(draft.length + 1)
    if (living.has(lockOf(other))) continue
    const left = await read(db, key)
    const isUnsaved = left && !isSame(left.history.present.instrument, left.saved.instrument)
    if (isUnsaved && own === null) {
      await forget(key)
      return left
    }
    // What was saved can be read from the server; only what was not must wait for its own turn.
    if (!isUnsaved) await forget(key)
  }
  return own
}

export async function forget(key: string): Promise<void> {
  const db = await open()
  await Promise.all([db.delete('presents', key), db.delete('histories', key)])
}

async function read(db: IDBPDatabase<Shape>, key: string): Promise<Kept | null> {
  const [now, history] = await Promise.all([db.get('presents', key), db.get('histories', key)])
  if (!now) return null
  if (!history)
    return {
      history: { past: [], present: now.present, future: [], typing: null },
      saved: now.saved,
    }
  // The present is a moment newer than its history where the tab was closed in between.
  const { instrument } = now.present
  return isSame(instrument, history.present.instrument)
    ? { history, saved: now.saved }
    : { history: step(history, { kind: 'do', edit: () => now.present }), saved: now.saved }
}

const tabName = 'pedoman.builder.tab'

let named: Promise<string> | null = null

export function thisTab(): Promise<string> {
  named ??= nameTab()
  return named
}

/** A tab that is duplicated brings its storage along, so a name counts only while its lock is ours. */
async function nameTab(): Promise<string> {
  const before = sessionStorage.getItem(tabName)
  if (before !== null && (await hold(before, releasedWithinMs))) return before
  const fresh = crypto.randomUUID()
  await hold(fresh, 0)
  sessionStorage.setItem(tabName, fresh)
  return fresh
}

/** A page that is reloaded gives its lock free a moment after the next one asks for it. */
const releasedWithinMs = 1_500

/** Held until the tab is gone. */
function hold(tab: string, waitMs: number): Promise<boolean> {
  const options = waitMs === 0 ? { ifAvailable: true } : { signal: AbortSignal.timeout(waitMs) }
  return new Promise<boolean>((resolve) => {
    navigator.locks
      .request(lockOf(tab), options, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise(() => {})
      })
      // Nothing but the time that ran out.
      .catch(() => resolve(false))
  })
}

async function livingTabs(): Promise<Set<string>> {
  const { held: locks = [] } = await navigator.locks.query()
  return new Set(locks.flatMap(({ name }) => name ?? []))
}

function lockOf(tab: string): string {
  return `pedoman.builder.${tab}`
}

export function isSame(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}
