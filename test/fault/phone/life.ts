// One life of a phone: its modules run in a world of their own (its database, its storage, its locks, its network, its
// clock), and the life can end at any moment, as a process does: what was committed stays, everything else is gone. Many
// lives share a page, so that a death costs no more than a birth.
import type { Fault, Step } from '../table.ts'
import { isOfTheNetwork } from '../table.ts'
import { adopt, ownWrites } from './database.ts'
import type { Phone } from './phone.ts'

/** What outlives a life: the device itself. */
export type Shell = {
  /** Apart from the other phones of the page; the empty name is the page's own phone. */
  name: string
  offsetMs: number
  isOnline: boolean
  /** What the next requests meet, one after the other. */
  ahead: (Fault | null)[]
  /** Writes find no room. */
  isFull: boolean
  /** Told of every moment at which something outside the modules happens; it may end the life then. */
  watch: Watch
}

export type Place = 'before' | 'after'

export type Watch = (life: Life, step: Step | null, place: Place) => void

export type Life = {
  phone: Phone
  shell: Shell
  isOver(): boolean
  end(): void
  /** Resolves when it has ended. */
  gone: Promise<'gone'>
}

/** What the modules of the phone are told from outside (test/fault/phone/phone.ts). */
export type Inside = { strike(step: Step, place: Place): void; isSealing: boolean }

/** Set by the script that test/fault/bundle.ts makes, together with the origin of the gate. */
declare const bootPhone: (env: object) => Phone
declare const gateOrigin: string

export class Over extends Error {}

/** A life that is over waits for ever. */
const never = new Promise<never>(() => {})

export function newShell(name: string): Shell {
  return { name, offsetMs: 0, isOnline: true, ahead: [], isFull: false, watch: () => {} }
}

export function open(shell: Shell): Life {
  const placed = (what: string) => placeOf(shell, what)
  const inside: Inside = { strike: (step, place) => touch(step, place), isSealing: false }
  const leaving = new AbortController()
  const databases = new Set<IDBDatabase>()
  const transactions = new Set<IDBTransaction>()
  const channels = new Set<BroadcastChannel>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let isOver = false
  let tell: (word: 'gone') => void = () => {}
  const gone = new Promise<'gone'>((resolve) => {
    tell = resolve
  })

  function end(): void {
    if (isOver) return
    isOver = true
    for (const one of transactions)
      try {
        one.abort()
      } catch {
        // It was committed already, and what is committed stays.
      }
    for (const one of databases) one.close()
    for (const one of channels) one.close()
    for (const one of timers) clearTimeout(one)
    leaving.abort()
    tell('gone')
  }

  function touch(step: Step | null, place: Place): void {
    if (!isOver) shell.watch(life, step, place)
    if (isOver) throw new Over()
  }

  /** What is waited for after the end never comes. */
  async function lasting<T>(work: () => Promise<T>): Promise<T> {
    if (isOver) return never
    try {
      const done = await work()
      return isOver ? never : done
    } catch (error) {
      if (isOver) return never
      throw error
    }
  }

  const own = (db: IDBDatabase) => {
    if (isOver) return db.close()
    databases.add(db)
    adopt(db, {
      transactions,
      touch,
      isFull: () => shell.isFull,
    })
  }

  const env = {
    life: inside,
    indexedDB: {
      open(store: string, version?: number) {
        if (isOver) throw new Over()
        const asked = indexedDB.open(placed(store), version)
        const met = () => own(asked.result)
        asked.addEventListener('upgradeneeded', met, { capture: true })
        asked.addEventListener('success', met, { capture: true })
        return asked
      },
    },
    fetch: (path: string, init: RequestInit = {}) =>
      lasting(() => speak(shell, leaving.signal, touch, path, init)),
    navigator: {
      onLine: true,
      language: 'id',
      storage: navigator.storage,
      locks: {
        request(lock: string, ...given: unknown[]) {
          const work = given.pop() as (lock: Lock | null) => unknown
          const held = (granted: Lock | null) =>
            isOver ? undefined : Promise.race([Promise.resolve(work(granted)), gone])
          const request = navigator.locks.request as (...all: unknown[]) => Promise<unknown>
          return lasting(() => request.call(navigator.locks, placed(lock), ...given, held))
        },
      },
    },
    localStorage: Object.fromEntries(
      (['getItem', 'setItem', 'removeItem'] as const).map((method) => [
        method,
        (key: string, ...rest: [string]) => {
          if (isOver) throw new Over()
          return localStorage[method](placed(key), ...rest)
        },
      ]),
    ),
    BroadcastChannel: class extends BroadcastChannel {
      constructor(channel: string) {
        super(placed(channel))
        channels.add(this)
      }
    },
    Date: class extends Date {
      constructor(...given: [] | [number | string]) {
        super(...((given.length === 0 ? [Date.now() + shell.offsetMs] : given) as [number]))
      }
      static override now(): number {
        return Date.now() + shell.offsetMs
      }
    },
    crypto: {
      getRandomValues: crypto.getRandomValues.bind(crypto),
      randomUUID: crypto.randomUUID.bind(crypto),
      subtle: new Proxy(crypto.subtle, {
        get(of, method) {
          const real = (Reflect.get(of, method) as (...given: unknown[]) => Promise<unknown>).bind(
            of,
          )
          if (method !== 'encrypt') return real
          // Drafts are encrypted too, under the phone's own key; the step is the sealing to the study's.
          return (...given: unknown[]) =>
            lasting(async () => {
              const step = inside.isSealing ? 'seal' : null
              touch(step, 'before')
              const sealed = await real(...given)
              touch(step, 'after')
              return sealed
            })
        },
      }),
    },
    setTimeout(work: () => void, ms?: number) {
      const timer = setTimeout(() => {
        timers.delete(timer)
        work()
      }, ms)
      timers.add(timer)
      return timer
    },
    clearTimeout: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
  }
  const life: Life = { phone: null as never, shell, isOver: () => isOver, end, gone }
  ownWrites()
  life.phone = bootPhone(env)
  return life
}

function placeOf({ name }: Shell, what: string): string {
  return name === '' ? what : `${name}/${what}`
}

async function speak(
  shell: Shell,
  leaving: AbortSignal,
  touch: (step: Step | null, place: Place) => void,
  path: string,
  { signal, ...init }: RequestInit,
): Promise<Response> {
  const step = stepOfRequest(init.method ?? 'GET', path)
  touch(step, 'before')
  if (!shell.isOnline) throw new TypeError('Failed to fetch')
  const fault = shell.ahead.shift() ?? null
  const tooLong = new AbortController()
  const signals = [leaving, tooLong.signal, ...(signal ? [signal] : [])]
  // What meets nothing goes straight to the Worker; what meets something goes where networks do it: through the gate.
  const asked = fetch(fault && isOfTheNetwork(fault) ? gateOrigin + path : path, {
    ...init,
    credentials: 'omit',
    signal: AbortSignal.any(signals),
    headers: { ...(init.headers as Record<string, string>), ...(fault && { 'x-net': fault }) },
  })
  if (fault === 'time-out') {
    asked.catch(() => {})
    await new Promise((patience) => setTimeout(patience, 60))
    tooLong.abort()
    throw new DOMException('too long', 'TimeoutError')
  }
  const answer = await asked
  touch(step, 'after')
  return answer
}

function stepOfRequest(method: string, path: string): Step | null {
  if (/\/field\/responses/.test(path)) return 'put'
  if (/\/parts\/\d/.test(path)) return 'part'
  if (/\/commit$/.test(path)) return 'commit'
  if (/\/field\/kit$/.test(path)) return 'pull'
  return method === 'PUT' && /\/field\/files\//.test(path) ? 'small file' : null
}

/** Everything of a phone is gone, as when the system clears it. Its lives must have ended. */
export async function evict(shell: Shell): Promise<void> {
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(placeOf(shell, 'pedoman-field'))
    asked.onsuccess = () => resolve()
    asked.onerror = () => resolve()
  })
}

/** Waits until nothing of the phone goes on behind a round any more: its drafts are backed up without being waited for. */
export async function settled(shell: Shell): Promise<void> {
  await navigator.locks.request(placeOf(shell, 'pedoman-backup'), () => {})
}
