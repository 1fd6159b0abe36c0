// The PIN of the vault: what it gives wraps the data key. It slows down whoever holds the phone; who copies the storage
// can try all of a million sixes of digits, which the help page says.
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { VaultKey, Veiled } from './shape.ts'
import { holdKey, isLocked, lastWrite, newKey } from './vault.ts'

/** OWASP's figure for PBKDF2 with SHA-256: about a second on a cheap phone. */
const rounds = 600_000
export const fewestDigits = 6
export const mostDigits = 12

const freeTries = 5
const firstWaitMs = 30_000
const longestWaitMs = 900_000

/** How long the phone may lie in a pocket before the vault closes. */
export const awayMs = 5 * 60_000

export type Tried =
  | { kind: 'open' }
  | { kind: 'wrong'; waitMs: number }
  | { kind: 'wait'; waitMs: number }
type Wrapped = Extract<VaultKey, { wrapped: unknown }>

/** After some wrong ones each further costs twice the wait of the one before. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0
  return Math.min(firstWaitMs * 2 ** (failures - freeTries), longestWaitMs)
}

/** Digits that somebody would try first. */
export function isGuessable(pin: string): boolean {
  const steps = [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
  return steps.every((step) => step === steps[0] && Math.abs(step) <= 1)
}

export async function hasPin(): Promise<boolean> {
  return 'wrapped' in ((await keptKey()) ?? {})
}

/** For a vault that has none. */
export async function setPin(pin: string): Promise<void> {
  const kept = await keptKey()
  if (kept && 'wrapped' in kept) throw new Error('there is a PIN already')
  await keepWrapped(kept?.key ?? (await newKey()), pin)
}

export async function changePin(pin: string, next: string): Promise<Tried> {
  return tried(pin, (key) => keepWrapped(key, next))
}

export async function removePin(pin: string): Promise<Tried> {
  return tried(pin, async (key) => {
    await keep({ key })
    holdKey(key)
  })
}

export async function unlock(pin: string): Promise<Tried> {
  return tried(pin, async (key) => holdKey(await heldKey(key)))
}

export function lock(): void {
  holdKey(null)
  announce()
}

/** Closes the vault when the phone has lain untouched; a recording that goes on keeps it open. */
export function lockWhenAway(): void {
  if (isWatching) return
  isWatching = true
  let hiddenAt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = async () => {
    const idleMs = Date.now() - Math.max(hiddenAt, lastWrite())
    if (idleMs < awayMs) timer = setTimeout(look, awayMs - idleMs)
    else if (await hasPin()) lock()
  }
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') {
      hiddenAt = Date.now()
      timer = setTimeout(look, awayMs)
    } else if (hiddenAt > 0 && Date.now() - Math.max(hiddenAt, lastWrite()) >= awayMs) void look()
  })
}

let isWatching = false

async function tried(pin: string, then: (key: CryptoKey) => Promise<void>): Promise<Tried> {
  const kept = await keptKey()
  if (!kept || !('wrapped' in kept)) return { kind: 'open' }
  const left = kept.waitUntil - Date.now()
  // Longer than any wait: the clock was turned back meanwhile.
  if (left > 0 && left <= longestWaitMs) return { kind: 'wait', waitMs: left }
  // Written before the PIN is looked at: pulling the battery does not give a try back.
  const failures = kept.failures + 1
  const waitMs = waitAfter(failures)
  await keep({ ...kept, failures, waitUntil: waitMs === 0 ? 0 : Date.now() + waitMs })
  const key = await unwrap(kept, pin)
  if (!key) return { kind: 'wrong', waitMs }
  await keep({ ...kept, failures: 0, waitUntil: 0 })
  await then(key)
  lockWhenAway()
  announce()
  return { kind: 'open' }
}

async function keepWrapped(key: CryptoKey, pin: string): Promise<void> {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const raw = await crypto.subtle.exportKey('raw', key)
  const bytes = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv },
    await fromPin(pin, salt, rounds),
    raw,
  )
  await keep({ wrapped: { iv, bytes }, salt, rounds, failures: 0, waitUntil: 0 })
  holdKey(await heldKey(key))
  lockWhenAway()
  announce()
}

async function unwrap(
  { wrapped, salt, rounds: times }: Wrapped,
  pin: string,
): Promise<CryptoKey | null> {
  try {
    const raw = await opened(wrapped, await fromPin(pin, salt, times))
    return await crypto.subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt', 'decrypt'])
  } catch {
    // AES-GCM's way of saying that this PIN is another.
    return null
  }
}

function opened({ iv, bytes }: Veiled, key: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, bytes)
}

/** What stays in memory cannot be taken out of it by a script. */
async function heldKey(key: CryptoKey): Promise<CryptoKey> {
  const raw = await crypto.subtle.exportKey('raw', key)
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function fromPin(
  pin: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const digits = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(pin),
    'PBKDF2',
    false,
    ['deriveKey'],
  )
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, digits, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

async function keptKey(): Promise<VaultKey | undefined> {
  return (await store()).get('vault', 'key')
}

async function keep(key: VaultKey): Promise<void> {
  const writing = (await store()).transaction('vault', 'readwrite', { durability: 'strict' })
  await writing.store.put(key, 'key')
  await writing.done
}

/** For whoever forgot it: what lies under the lost key goes, and what is finished stays. */
export async function forgetPin(): Promise<void> {
  if (!(await isLocked())) return
  const stores = ['vault', 'drafts', 'chunks', 'files', 'fileParts', 'earlier', 'last'] as const
  const writing = (await store()).transaction(stores, 'readwrite', { durability: 'strict' })
  await Promise.all(stores.map((name) => writing.objectStore(name).clear()))
  await writing.done
  announce()
}
