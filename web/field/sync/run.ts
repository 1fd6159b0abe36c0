// When to speak with the server: at the start, when the network comes back, when the app is looked at again, after
// finishing, and when asked to. One tab speaks at a time; a failure is tried again later.
import { readDevice } from '../store/device.ts'
import { store } from '../store/open.ts'
import { listOutbox, unsentOf } from '../store/outbox.ts'
import type { Device } from '../store/shape.ts'
import type { Pushed } from './judge.ts'
import { waitMs } from './patience.ts'
import { type Pulled, pull } from './pull.ts'
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
  channel.postMessage(null)
  running ??= rounds().finally(() => {
    running = null
  })
  return running
}

/** Another tab has the lock and perhaps a long recording on its way: it is told that there is something small. */
const channel = new BroadcastChannel('pedoman-sync')

export function syncWhenever(): void {
  channel.onmessage = () => {
    isWanted = true
  }
  addEventListener('online', () => void sync())
  addEventListener('offline', () => setStatus({ isReached: false }))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync()
  })
  void sync()
}

async function rounds(): Promise<void> {
  while (isWanted) {
    await navigator.locks.request('pedoman-sync', async () => {
      isWanted = false
      const device = await readDevice()
      if (device) await round(device)
    })
  }
}

async function round(device: Device): Promise<void> {
  clearTimeout(timer)
  setStatus({ isBusy: true })
  // A full disk, or a database that a newer tab has closed: what could not be written down is asked about again.
  const { pushed, pulled } = await exchange(device).catch(() => ({
    pushed: cutOff,
    pulled: cutOff,
  }))
  const isReached = pulled.kind !== 'later'
  const stopped = [pushed, pulled].find((one) => one.kind === 'parked' || one.kind === 'refused')
  const parked = stopped && 'problem' in stopped ? stopped.problem : null
  setStatus({ isBusy: false, isReached, parked })
  failures = pushed.kind === 'later' || !isReached ? failures + 1 : 0
  const asked = pushed.kind === 'later' ? pushed.waitMs : null
  // Parked is not tried by itself: the same token would be refused again until somebody acts.
  if (failures > 0) timer = setTimeout(() => void speak(), waitMs(failures, Math.random(), asked))
}

const cutOff = { kind: 'later', isReached: false, waitMs: null } as const

async function exchange(device: Device): Promise<{ pushed: Pushed; pulled: Pulled }> {
  const pushed = await send(device)
  const pulled = await pull(device)
  if (pulled.kind === 'fresh') {
    await sealLeft()
    await fetchShown(device)
    await fetchDiary(device)
    await fetchReturns(device)
    await tellHolding(device)
    // Not waited for: a long recording of a draft holds nothing up that is finished.
    void keepDraftsSafe(device)
  }
  return { pushed, pulled }
}

/** The code that sends is fetched once there is something to send: the kit need not wait for it. */
async function send(device: Device): Promise<Pushed> {
  const isIdle =
    (await unsentOf(device.study)).length === 0 && (await (await store()).count('deeds')) === 0
  if (isIdle) return { kind: 'done' }
  return import('./push.ts').then(
    ({ push }) => push(device, () => isWanted),
    () => cutOff,
  )
}

/** What was finished before the phone had the study's key, and what earlier versions kept in the clear. */
async function sealLeft(): Promise<void> {
  const left = (await listOutbox()).some(({ key }) => key === undefined)
  if (!left) return
  const { sealWaiting } = await import('../seal/finish.ts')
  // It can be sent now, too.
  if (await sealWaiting()) isWanted = true
}

/** What does not come now is asked for again the next time. */
async function fetchShown(device: Device): Promise<void> {
  await import('./fetch-media.ts').then(
    ({ fetchMedia }) => fetchMedia(device),
    () => {},
  )
}

async function fetchDiary(device: Device): Promise<void> {
  const taking = import('./take-diary.ts').then(({ takeDiary }) => takeDiary(device))
  // Not loaded, locked, or no room: the phone does without, and asks again the next time.
  await taking.catch(() => {})
}

async function fetchReturns(device: Device): Promise<void> {
  await import('./take-returns.ts').then(
    ({ takeReturns }) => takeReturns(device),
    () => {},
  )
}

/** How much this phone still holds, so that a lost phone is noticed at the desk. */
async function tellHolding(device: Device): Promise<void> {
  await import('./beat.ts').then(
    ({ beat }) => beat(device),
    () => {},
  )
}

/** What is begun, in case this phone is lost; and what another phone began and this one goes on with. */
async function keepDraftsSafe(device: Device): Promise<void> {
  const keeping = import('./back-up.ts').then(({ backUp }) => backUp(device))
  // Not loaded, locked meanwhile, or no room: the next contact tries again.
  await keeping.catch(() => {})
}
