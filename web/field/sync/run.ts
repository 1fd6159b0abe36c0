// When to speak with the server: at the start, when the network comes back, when the app is looked at again, after
// finishing, and when asked to. One tab speaks at a time; a failure is tried again later.
import { readDevice } from '../store/device.ts'
import { isUnsent, listOutbox } from '../store/outbox.ts'
import type { Device } from '../store/shape.ts'
import { app } from '../version.ts'
import { call } from './call.ts'
import { waitMs } from './patience.ts'
import { pull } from './pull.ts'
import type { Pushed } from './push.ts'
import { setStatus } from './status.ts'

let running: Promise<void> | null = null
let isWanted = false
let failures = 0
let timer: ReturnType<typeof setTimeout> | undefined

/**
 * Asking while it runs makes it run once more, so that what was just finished is not left behind. Whoever asks has a
 * reason to hope, so the waits begin anew; only the timer's own tries grow further apart.
 */
export function sync(): Promise<void> {
  failures = 0
  return speak()
}

function speak(): Promise<void> {
  isWanted = true
  running ??= rounds().finally(() => {
    running = null
  })
  return running
}

export function syncWhenever(): void {
  addEventListener('online', () => void sync())
  addEventListener('offline', () => setStatus({ isReached: false }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync()
  })
  void sync()
}

async function rounds(): Promise<void> {
  while (isWanted) {
    isWanted = false
    await navigator.locks.request('pedoman-sync', { ifAvailable: true }, async (lock) => {
      const device = lock ? await readDevice() : undefined
      if (device) await round(device)
    })
  }
}

async function round(device: Device): Promise<void> {
  clearTimeout(timer)
  setStatus({ isBusy: true })
  const pushed = await send(device)
  const pulled = await pull(device)
  const isReached = pulled.kind !== 'later'
  if (pulled.kind === 'fresh') {
    await fetchShown(device)
    await fetchDiary(device)
    await beat(device)
  }
  const stopped = [pushed, pulled].find((one) => one.kind === 'parked' || one.kind === 'refused')
  const parked = stopped && 'problem' in stopped ? stopped.problem : null
  setStatus({ isBusy: false, isReached, parked })
  failures = pushed.kind === 'later' || !isReached ? failures + 1 : 0
  // Parked is not tried by itself: the same token would be refused again until somebody acts.
  if (failures > 0) timer = setTimeout(() => void speak(), waitMs(failures, Math.random()))
}

/** Sending comes after the first question, and so does the code that does it. */
async function send(device: Device): Promise<Pushed> {
  return import('./push.ts').then(
    ({ push }) => push(device),
    () => ({ kind: 'later' }),
  )
}

/** What does not come now is asked for again the next time. */
async function fetchShown(device: Device): Promise<void> {
  await import('./fetch-media.ts').then(
    ({ fetchMedia }) => fetchMedia(device),
    () => {},
  )
}

async function fetchDiary(device: Device): Promise<void> {
  await import('./take-diary.ts').then(
    ({ takeDiary }) => takeDiary(device),
    () => {},
  )
}

/** Tells the server how much this phone still holds, so that a lost phone is noticed at the desk. */
async function beat(device: Device): Promise<void> {
  const { countUnsentDeeds } = await import('../store/deeds.ts')
  const unsent = (await listOutbox()).filter(isUnsent).length + (await countUnsentDeeds())
  await call('POST', '/field/heartbeat', device.token, JSON.stringify({ unsent, app }))
}
