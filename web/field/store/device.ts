// Who this phone is. A mark in localStorage stands beside the database: when only one of them is left, the system
// erased the other, and the researcher must be told (WebKit erases script-writable storage after seven idle days).
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Device } from './shape.ts'

const mark = 'pedoman.enrolled'

export type Standing = { kind: 'enrolled'; device: Device } | { kind: 'none' } | { kind: 'erased' }

export async function standing(): Promise<Standing> {
  const device = await readDevice()
  if (device) return { kind: 'enrolled', device }
  return localStorage.getItem(mark) === null ? { kind: 'none' } : { kind: 'erased' }
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
  announce()
}

/** The researcher has read that storage was erased. */
export function forgetErasure(): void {
  localStorage.removeItem(mark)
  announce()
}
