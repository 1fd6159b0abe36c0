// Makes a frame a phone of its own (its name stands in the address), and strikes where the plan says. Imported first.
import type { Cell, Fault, Step } from '../table.ts'
import { isOfTheNetwork } from '../table.ts'

const me = location.hash.slice(1)
const year = 365 * 86_400_000

/** What the page around the frames does for a phone: another tab, and the end of one. */
export type Keeper = { died(phone: string, isEvicted: boolean): void; twin(phone: string): void }
const keeper = () => (window.parent as unknown as { keeper: Keeper }).keeper

let plan: Cell | null = null
let pending: Fault | null = null
let isFull = false
let offsetMs = 0
let hasStruck = false

export function arm(cell: Cell | null, clockMs = 0): void {
  plan = cell
  offsetMs = clockMs
  hasStruck = false
}

export function wasStruck(): boolean {
  return hasStruck
}

/** For schedules: the next request meets this. */
export function disturb(fault: Fault): void {
  pending = fault
}

export function die(isEvicted = false): never {
  keeper().died(me, isEvicted)
  window.frameElement?.remove()
  throw new Error('this tab is gone')
}

export function strike(step: Step, place: Cell['place']): void {
  if (!plan || plan.step !== step || plan.place !== place) return
  const { fault } = plan
  plan = null
  hasStruck = true
  if (isOfTheNetwork(fault)) pending = fault
  else if (fault === 'kill tab') die()
  else if (fault === 'storage evicted') die(true)
  else if (fault === 'storage full') isFull = true
  else if (fault === 'clock a year ahead') offsetMs = year
  else if (fault === 'clock a year behind') offsetMs = -year
  else if (fault === 'two tabs') keeper().twin(me)
}

// One origin, several phones: each has its own names for what a phone keeps.
const { open, deleteDatabase } = IDBFactory.prototype
IDBFactory.prototype.open = function (name, version) {
  return version === undefined
    ? open.call(this, `${me}/${name}`)
    : open.call(this, `${me}/${name}`, version)
}
IDBFactory.prototype.deleteDatabase = function (name) {
  return deleteDatabase.call(this, `${me}/${name}`)
}
for (const method of ['getItem', 'setItem', 'removeItem'] as const) {
  const real = Storage.prototype[method] as (...given: string[]) => string | null
  Storage.prototype[method] = function (this: Storage, key: string, ...rest: string[]) {
    return real.call(this, `${me}/${key}`, ...rest)
  } as never
}
const requestLock = LockManager.prototype.request as (...given: unknown[]) => Promise<unknown>
LockManager.prototype.request = function (this: LockManager, name: string, ...rest: unknown[]) {
  return requestLock.call(this, `${me}/${name}`, ...rest)
} as never
window.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(`${me}/${name}`)
  }
}
const RealDate = Date
window.Date = class extends RealDate {
  constructor(...given: [] | [number | string]) {
    super(...((given.length === 0 ? [RealDate.now() + offsetMs] : given) as [number]))
  }
  static override now(): number {
    return RealDate.now() + offsetMs
  }
} as DateConstructor

function stepOfWrite(store: string, value: Record<string, unknown>): Step | null {
  if (store === 'drafts') return 'draft save'
  if (store === 'kit') return 'keep kit'
  if (store !== 'outbox') return null
  const { state, receipt, files } = value as {
    state: string
    receipt: unknown
    files?: { isHeld: boolean }[]
  }
  if (state === 'sending') return 'claim'
  if (receipt === null) return 'enqueue'
  return files?.some(({ isHeld }) => isHeld) ? 'mark' : 'acknowledge'
}

for (const method of ['put', 'add'] as const) {
  const real = IDBObjectStore.prototype[method]
  IDBObjectStore.prototype[method] = function (value, key) {
    const step = stepOfWrite(this.name, value)
    if (step) strike(step, 'before')
    if (isFull) {
      isFull = false
      throw new DOMException('no room', 'QuotaExceededError')
    }
    const asked = key === undefined ? real.call(this, value) : real.call(this, value, key)
    if (step) this.transaction.addEventListener('complete', () => strike(step, 'after'))
    return asked
  }
}

function stepOfRequest(method: string, path: string): Step | null {
  if (/\/field\/responses/.test(path)) return 'put'
  if (/\/parts\/\d/.test(path)) return 'part'
  if (/\/commit$/.test(path)) return 'commit'
  if (/\/field\/kit$/.test(path)) return 'pull'
  return method === 'PUT' && /\/field\/files\//.test(path) ? 'small file' : null
}

const realFetch = window.fetch
window.fetch = async (input, init = {}) => {
  const step = stepOfRequest(init.method ?? 'GET', String(input))
  if (step) strike(step, 'before')
  const fault = pending
  pending = null
  const headers = { ...(init.headers as Record<string, string>), ...(fault && { 'x-net': fault }) }
  const leaving = new AbortController()
  const asked = realFetch(input, {
    ...init,
    headers,
    ...(fault === 'time-out' && { signal: leaving.signal }),
  })
  if (fault === 'time-out') {
    asked.catch(() => {})
    await new Promise((patience) => setTimeout(patience, 60))
    leaving.abort()
    throw new DOMException('too long', 'TimeoutError')
  }
  const answer = await asked
  if (step) strike(step, 'after')
  return answer
}

let isSealing = false

/** Drafts are encrypted too, under the phone's own key; what is encrypted in here is for the study. */
export async function whileSealing(work: () => Promise<unknown>): Promise<void> {
  isSealing = true
  try {
    await work()
  } finally {
    isSealing = false
  }
}

const { encrypt } = SubtleCrypto.prototype
SubtleCrypto.prototype.encrypt = async function (...given) {
  if (isSealing) strike('seal', 'before')
  const sealed = await encrypt.apply(this, given)
  if (isSealing) strike('seal', 'after')
  return sealed
}
