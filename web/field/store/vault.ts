// What the phone keeps for itself (drafts, pieces of recordings, files of drafts) lies encrypted under one data key.
// Without a PIN that key lies beside it in the database; with one it lies there wrapped (store/pin.ts), and in memory
// only while it is unlocked. What earlier versions wrote in the clear is still read.
import { store } from './open.ts'
import type { Veiled } from './shape.ts'

/** Nothing is read or written until the PIN is given. */
export class Locked extends Error {}

let key: CryptoKey | null = null
let writtenAt = 0

export async function isLocked(): Promise<boolean> {
  return key === null && 'wrapped' in ((await (await store()).get('vault', 'key')) ?? {})
}

/** `name` is the place the bytes are for: what is put in another's place does not open. */
export async function veil(name: string, bytes: BufferSource): Promise<Veiled> {
  writtenAt = Date.now()
  const iv = crypto.getRandomValues(new Uint8Array(12))
  return { iv, bytes: await crypto.subtle.encrypt(as(name, iv), await dataKey(), bytes) }
}

export async function unveil(name: string, { iv, bytes }: Veiled): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt(as(name, iv), await dataKey(), bytes)
}

export function veilJson(name: string, value: unknown): Promise<Veiled> {
  return veil(name, new TextEncoder().encode(JSON.stringify(value)))
}

export async function unveilJson<T>(name: string, veiled: Veiled): Promise<T> {
  return JSON.parse(new TextDecoder().decode(await unveil(name, veiled)))
}

/** Null locks it. */
export function holdKey(next: CryptoKey | null): void {
  key = next
}

/**
 * When something was last written: a vault into which a recording goes is not locked. Reading does not count: drafts are
 * read to be backed up as long as there is a network, whether anybody is there or not.
 */
export function lastWrite(): number {
  return writtenAt
}

export function newKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt', 'decrypt'])
}

async function dataKey(): Promise<CryptoKey> {
  if (key) return key
  const made = await newKey()
  // Of two tabs that come first at once, one makes the key for both.
  const writing = (await store()).transaction('vault', 'readwrite', { durability: 'strict' })
  const kept = await writing.store.get('key')
  if (!kept) await writing.store.put({ key: made }, 'key')
  await writing.done
  if (kept && 'wrapped' in kept) throw new Locked()
  key = kept?.key ?? made
  return key
}

function as(name: string, iv: Uint8Array<ArrayBuffer>) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(name) }
}
