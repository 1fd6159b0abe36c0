// Who this phone is. A mark in localStorage and a cookie of the server stand beside the database: when they are left
// without it, the system erased it, and the researcher must be told (WebKit erases script-writable storage after seven
// idle days, and a full phone all that a page has stored).
import { enrolledMark as mark, erasedMark as past, phoneInCookie } from '../sync/pending.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Device } from './shape.ts'

export type Standing = { kind: 'enrolled'; device: Device } | { kind: 'none' } | { kind: 'erased' }

export async function standing(): Promise<Standing> {
  const device = await readDevice()
  if (device) return { kind: 'enrolled', device }
  const was = localStorage.getItem(mark) ?? phoneInCookie()
  return was === null || was === localStorage.getItem(past) ? { kind: 'none' } : { kind: 'erased' }
}

export async function readDevice(): Promise<Device | undefined> {
  return (await store()).get('device', 'device')
}

export async function keepDevice(device: Device): Promise<void> {
  const db = await store()
  const writing = db.transaction(['device', 'kit'], 'readwrite', { durability: 'strict' })
  await writing.objectStore('device').put(device, 'device')
  // The next kit is this study's, whatever tag the last one had.
  const before = await writing.objectStore('kit').get('kit')
  if (before && before.kit.study.slug !== device.study) await writing.objectStore('kit').clear()
  await writing.done
  localStorage.setItem(mark, device.id)
  localStorage.removeItem(past)
  announce()
}

/** The researcher has read that storage was erased. */
export function forgetErasure(): void {
  localStorage.setItem(past, localStorage.getItem(mark) ?? phoneInCookie() ?? '')
  localStorage.removeItem(mark)
  announce()
}

/** Which phone this was: undefined while its storage is whole, null when nothing here remembers. */
export async function erasedDevice(): Promise<string | null | undefined> {
  if (await readDevice()) return undefined
  return localStorage.getItem(mark) ?? localStorage.getItem(past) ?? phoneInCookie()
}

export async function noteSkew(skewMs: number): Promise<void> {
  await change((device) => ({ ...device, skewMs }))
}

/** The researcher has read how much was lost. */
export async function forgetLost(): Promise<void> {
  await change(({ lost: _, ...device }) => device)
  announce()
}

async function change(step: (device: Device) => Device): Promise<void> {
  const writing = (await store()).transaction('device', 'readwrite')
  const device = await writing.store.get('device')
  if (device) await writing.store.put(step(device), 'device')
  await writing.done
}
