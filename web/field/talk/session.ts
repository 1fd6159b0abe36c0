// Records a whole talk. It belongs to no screen: it goes on through pages, the review and home, one talk at a time on
// this phone, until it is ended. Each run of the microphone leaves its pieces; gather.ts makes files of them.

import { keepAwake } from '../fill/awake.ts'
import type { Shelf } from '../fill/shelf.ts'
import { canRecord, type Ending, type Run, record } from '../media/recorder.ts'
import { announce } from '../store/changes.ts'
import { readRoom } from '../store/room.ts'
import { runName } from './gather.ts'
import { type Level, listenTo } from './level.ts'
import { type Running, runningTalk, setRunning } from './running.ts'

/** An hour of speech in Opus is 14 MB at this rate. */
const bitsPerSecond = 32_000
/** A file is made of its pieces before these go. */
const copies = 2
const spareBytes = 10_000_000

export type Subject = { draft: string; title: string; atMs: () => number; plannedMs: number }
export type Refusal =
  | { kind: 'none' | 'denied' | 'elsewhere' }
  | { kind: 'no-room'; freeBytes: number; neededBytes: number }

type Session = {
  subject: Subject
  shelf: Shelf
  run: Run | null
  isStarting: boolean
  level: Level
  letGo: () => void
}
let session: Session | null = null
/** Why the last talk ended without being told to. */
let unwanted: Ending | null = null

export async function begin(subject: Subject, shelf: Shelf): Promise<Refusal | null> {
  if (!canRecord()) return { kind: 'none' }
  const { freeBytes } = await readRoom()
  const neededBytes = bytesFor(subject.plannedMs)
  if (freeBytes !== null && freeBytes < neededBytes)
    return { kind: 'no-room', freeBytes, neededBytes }
  const letGo = await holdTalk()
  if (!letGo) return { kind: 'elsewhere' }
  const next: Session = {
    subject,
    shelf,
    run: null,
    isStarting: false,
    level: listenTo(subject.atMs),
    letGo,
  }
  session = next
  unwanted = null
  if (await startRun(next)) return null
  end(next)
  return { kind: 'denied' }
}

export function bytesFor(ms: number): number {
  return Math.ceil((ms / 1_000) * (bitsPerSecond / 8) * copies) + spareBytes
}

export function pause(): void {
  session?.run?.pause()
  tell({ state: 'paused' })
}

/** After a pause, or with a new run once the microphone is there again. */
export async function goOn(): Promise<void> {
  if (!session) return
  if (session.run) {
    session.run.goOn()
    tell({ state: 'on' })
  } else await startRun(session)
}

/** The run that is being recorded: its pieces are no recording yet. */
export function isLive(run: string): boolean {
  return session?.run?.name === run
}

export function levelOf(draft: string): Level | null {
  return session?.subject.draft === draft ? session.level : null
}

/** What is being recorded now, on the talk's clock. */
export function liveSpans(draft: string) {
  return session?.subject.draft === draft ? (session.run?.spans() ?? []) : []
}

/** Told once: why the recording ended without being asked to. */
export function takeUnwanted(): Ending | null {
  const why = unwanted
  unwanted = null
  return why
}

async function startRun(of: Session): Promise<boolean> {
  const { subject, shelf, level } = of
  if (of.isStarting) return true
  of.isStarting = true
  let ended = () => {}
  const over = new Promise<void>((resolve) => {
    ended = resolve
  })
  try {
    const wanted = {
      name: runName(subject.draft, subject.atMs()),
      bitsPerSecond,
      atMs: subject.atMs,
    }
    of.run = await record(shelf, wanted, {
      onMute: (isMuted) => tell({ isMuted }),
      onEnd(why) {
        of.run = null
        level.stop()
        ended()
        afterRun(of, why)
      },
    })
  } catch {
    // Refused, or there is no microphone.
    return false
  } finally {
    of.isStarting = false
  }
  const run = of.run
  // Ended while the phone was still asking for the microphone.
  if (session !== of) {
    run.stop()
    return true
  }
  level.start(run.stream)
  const isMuted = run.stream.getAudioTracks().some((track) => track.muted)
  setRunning({
    draft: subject.draft,
    title: subject.title,
    state: 'on',
    isMuted,
    isDim: runningTalk()?.isDim ?? false,
    lengthMs: run.lengthMs,
    async end() {
      if (of.run !== run) return end(of)
      run.stop()
      await over
    },
  })
  watchLight()
  return true
}

function afterRun(of: Session, why: Ending): void {
  // A file that can be sent is full: the next begins where it ended.
  if (why === 'full') {
    void startRun(of).then((isOn) => !isOn && afterRun(of, 'lost'))
  } else if (why === 'lost') {
    tell({ state: 'lost', isMuted: false })
  } else {
    if (why !== 'stopped') unwanted = why
    end(of)
  }
  announce()
}

function end(of: Session): void {
  if (session === of) session = null
  of.level.stop()
  of.letGo()
  darken?.()
  darken = null
  setRunning(null)
}

function tell(change: Partial<Running>): void {
  const now = runningTalk()
  if (now) setRunning({ ...now, ...change })
}

let darken: (() => void) | null = null
function watchLight(): void {
  darken ??= keepAwake((isAwake) => tell({ isDim: !isAwake }))
}

// A headset that is plugged in again, a call that has ended: the talk goes on without a hand.
navigator.mediaDevices?.addEventListener('devicechange', tryAgain)
document.addEventListener('visibilitychange', tryAgain)

function tryAgain(): void {
  if (runningTalk()?.state === 'lost' && document.visibilityState === 'visible') void goOn()
}

const name = 'talk'

/** Gives the way to let it go; null while another tab records. */
function holdTalk(): Promise<(() => void) | null> {
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null)
      return new Promise<void>((release) => resolve(() => release()))
    })
  })
}

/** False while another tab records: what it left in pieces is not touched. */
export async function whileQuiet(work: () => Promise<void>): Promise<boolean> {
  if (session) {
    await work()
    return true
  }
  const letGo = await holdTalk()
  if (!letGo) return false
  await work().finally(letGo)
  return true
}
