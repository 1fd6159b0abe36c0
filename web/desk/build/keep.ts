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
    ? withSaved(history, now.saved)
    : withSaved(step(history, { kind: 'do', edit: () => now.present }), now.saved)
}

/** What is saved is known by identity, which storage does not keep between its records. */
export function withSaved(history: History, saved: Saved): Kept {
  const { instrument } = history.present
  return { history, saved: isSame(instrument, saved.instrument) ? { ...saved, instrument } : saved }
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
  const name = before !== null && (await inherits(before)) ? before : crypto.randomUUID()
  if (name !== before) await hold(name)
  sessionStorage.setItem(tabName, name)
  answerFor(name)
  return name
}

/** Between tabs: whether a name is taken, and that it is. */
type Word = { asked: string } | { taken: string }

/** So long a tab that lives may take to say so. */
const answeredWithinMs = 10_000

/**
 * True once the page that had the name is gone. One that is reloaded may go only after this one has begun, however long that
 * takes; only a tab that lives says that the name is its own.
 */
async function inherits(tab: string): Promise<boolean> {
  const channel = new BroadcastChannel(tabName)
  const taken = new AbortController()
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('taken' in data && data.taken === tab) taken.abort()
  }
  channel.postMessage({ asked: tab } satisfies Word)
  const held = await hold(
    tab,
    AbortSignal.any([taken.signal, AbortSignal.timeout(answeredWithinMs)]),
  )
  channel.close()
  return held
}

function answerFor(tab: string): void {
  const channel = new BroadcastChannel(tabName)
  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if ('asked' in data && data.asked === tab) channel.postMessage({ taken: tab } satisfies Word)
  }
  // Another may have asked for it while nobody had it.
  channel.postMessage({ taken: tab } satisfies Word)
  // Who is leaving has no name to defend any more.
  addEventListener('pagehide', () => channel.close())
}

/** Held until the tab is gone; false when the signal came first. */
function hold(tab: string, signal?: AbortSignal): Promise<boolean> {
  return new Promise<boolean>((resolve) => {
    navigator.locks
      .request(lockOf(tab), signal ? { signal } : {}, () => {
        resolve(true)
        return new Promise(() => {})
      })
      // Nothing but the signal.
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
