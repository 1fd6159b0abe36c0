// Records a whole talk. It belongs to no screen: it goes on through pages, the review and home, one talk at a time on
// this phone, until it is ended. Each run of the microphone leaves its pieces; gather.ts makes files of them.

import { keepAwake } from '../fill/awake.ts'
import type { Shelf } from '../fill/shelf.ts'
import {
  canRecord,
  type Ending,
  type Run,
  record,
  recordFrom,
  type Told,
} from '../media/recorder.ts'
import { announce } from '../store/changes.ts'
import { lacksRoomFor } from '../store/lacks-room.ts'
import { beforeClosing } from '../store/open.ts'
import { gatherShut, runName } from './gather.ts'
import { type Level, listenTo } from './level.ts'
import { afterTalk, type Running, runningTalk, setRunning } from './running.ts'

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
  /** Of each run that is not stored to its last piece. */
  over: Record<string, Promise<void>>
  fromMs: number
  /** What its earlier runs hold. */
  doneMs: number
  turns: number
  isStarting: boolean
  level: Level
  letGo: () => void
}
let session: Session | null = null
/** Why the last talk ended without being told to. */
let unwanted: Ending | null = null

export async function begin(subject: Subject, shelf: Shelf): Promise<Refusal | null> {
  if (!canRecord()) return { kind: 'none' }
  const neededBytes = bytesFor(subject.plannedMs)
  const freeBytes = await lacksRoomFor(neededBytes)
  if (freeBytes !== null) return { kind: 'no-room', freeBytes, neededBytes }
  const letGo = await holdTalk()
  if (!letGo) return { kind: 'elsewhere' }
  const next: Session = {
    subject,
    shelf,
    run: null,
    over: {},
    fromMs: subject.atMs(),
    doneMs: 0,
    turns: 0,
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

/** A run that is being recorded or stored: its pieces are no recording yet. */
export function isLive(run: string): boolean {
  return session !== null && run in session.over
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
  const { shelf, level } = of
  if (of.isStarting) return true
  of.isStarting = true
  const wanted = wantedOf(of)
  try {
    of.run = await record(shelf, wanted, toldOf(of, wanted.name))
  } catch {
    delete of.over[wanted.name]
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
    draft: of.subject.draft,
    title: of.subject.title,
    state: 'on',
    isMuted,
    isDim: runningTalk()?.isDim ?? false,
    fromMs: of.fromMs,
    lengthMs: () => of.doneMs + (of.run?.lengthMs() ?? 0),
    turns: of.turns,
    turn: () => turnIfLong(of),
    async end() {
      if (!of.run) return end(of)
      of.run.stop()
      await allOver(of)
    },
  })
  watchLight()
  return true
}

function wantedOf({ subject }: Session) {
  const { draft, atMs } = subject
  return { name: runName(draft, atMs()), bitsPerSecond, atMs }
}

/** What follows when the run of that name ends. */
function toldOf(of: Session, name: string): Told {
  let ended = () => {}
  of.over[name] = new Promise((resolve) => {
    ended = resolve
  })
  const isLast = () => of.run?.name === name
  return {
    onMute: (isMuted) => isLast() && tell({ isMuted }),
    onFull: () => turnRun(of),
    onEnd(why) {
      delete of.over[name]
      const wasLast = isLast()
      if (wasLast) {
        of.doneMs += of.run?.lengthMs() ?? 0
        of.run = null
        of.level.stop()
      }
      ended()
      // The next goes on with its microphone, or has let go of it for both.
      afterRun(of, wasLast || why === 'no-room' ? why : 'turned')
    },
  }
}

/** Until the last piece of every run is stored. */
async function allOver(of: Session): Promise<void> {
  await Promise.all(Object.values(of.over))
}

/**
 * The next run begins while this one goes on. Encoders leave out up to a frame of 60 ms at the beginning and at the end;
 * so much is in both files, and nothing in neither.
 */
const overlapMs = 120

function turnRun(of: Session): boolean {
  const before = of.run
  if (session !== of || !before || of.isStarting || runningTalk()?.state !== 'on') return false
  const wanted = wantedOf(of)
  try {
    of.run = recordFrom(before.stream, of.shelf, wanted, toldOf(of, wanted.name))
  } catch {
    // Two at once are too much for this browser: the one that runs goes on.
    delete of.over[wanted.name]
    return false
  }
  of.doneMs += before.lengthMs()
  setTimeout(before.turn, overlapMs)
  return true
}

/** A phone that is lost takes no more of a talk with it than this and the wait for the next contact. */
const turnMs = 240_000

async function turnIfLong(of: Session): Promise<void> {
  const before = of.run
  if (!before || before.lengthMs() < turnMs || !turnRun(of)) return
  await of.over[before.name]
  // Where a screen has the draft open, that gathers it.
  await gatherShut(of.subject.draft, of.shelf, isLive)
}

function afterRun(of: Session, why: Ending): void {
  if (why === 'turned') {
    of.turns++
    tell({ turns: of.turns })
  } else if (why === 'lost' || why === 'full') {
    tell({ state: 'lost', isMuted: false })
  } else {
    if (why !== 'stopped') unwanted = why
    // A piece of an earlier run found no room: the one that goes on ends after it.
    if (of.run) of.run.stop()
    else end(of)
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

// Its pieces need the database: who would grow it waits for the end.
beforeClosing(() => new Promise<void>((resolve) => afterTalk(resolve)))

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
