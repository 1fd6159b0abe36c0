// A microphone of any number of hours in seconds. What it simulates: the encoder, whose pieces are real WebM with real
// Opus (silence) and as large as speech, and the clock, which each piece moves on by its five seconds. What it does not:
// everything after the encoder is the phone's own.
import type { Page } from 'playwright-core'

export const pieceMs = 5_000

/** The same bytes here and in the page: piece `seq` of the run that began at `run`. */
export function webmPiece(run: number, seq: number): Uint8Array {
  const text = (words: string) => Array.from(words, (letter) => letter.charCodeAt(0))
  const number = (value: number, bytes: number) =>
    Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256)
  /** Sizes always take four bytes: 0001xxxx and 24 bits more. */
  const element = (id: number[], body: number[]) => [
    ...id,
    ...number(0x10_00_00_00 + body.length, 4),
    ...body,
  ]
  // RFC 7845, 5.1: one channel, 312 samples of pre-skip, 48 kHz.
  const opusHead = [...text('OpusHead'), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]
  const header = [
    ...element([0x1a, 0x45, 0xdf, 0xa3], element([0x42, 0x82], text('webm'))),
    ...[0x18, 0x53, 0x80, 0x67, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
    ...element([0x15, 0x49, 0xa9, 0x66], element([0x2a, 0xd7, 0xb1], number(1_000_000, 4))),
    ...element(
      [0x16, 0x54, 0xae, 0x6b],
      element(
        [0xae],
        [
          ...element([0xd7], [1]),
          ...element([0x73, 0xc5], [1]),
          ...element([0x83], [2]),
          ...element([0x86], text('A_OPUS')),
          ...element([0x63, 0xa2], opusHead),
          // 48,000 as a 32-bit float.
          ...element([0xe1], [...element([0xb5], [0x47, 0x3b, 0x80, 0]), ...element([0x9f], [1])]),
        ],
      ),
    ),
  ]
  // 250 packets of 20 ms, each the shortest Opus has for silence.
  const blocks = Array.from({ length: 250 }, (_, at) =>
    element([0xa3], [0x81, ...number(at * 20, 2), 0x80, 0xf8, 0xff, 0xfe]),
  ).flat()
  // Speech at 32 kbit/s would be 20 kB; the rest is filled with what tells one piece from another.
  let state = run * 7_919 + seq + 1
  const filling = Array.from({ length: 17_000 }, () => {
    state = (state * 48_271) % 2_147_483_647
    return state % 256
  })
  const cluster = element(
    [0x1f, 0x43, 0xb6, 0x75],
    [...element([0xe7], number(seq * 5_000, 4)), ...blocks, ...element([0xec], filling)],
  )
  return Uint8Array.from(seq === 0 ? [...header, ...cluster] : cluster)
}

/**
 * `stored` is called from the page for each piece that its storage has taken, after the transaction is over. `run` numbers
 * the runs of one test; the clock of the page begins `beganMs` after its own.
 */
export async function simulateMicrophone(
  page: Page,
  { run, beganMs, stored }: { run: number; beganMs: number; stored: (seq: number) => void },
): Promise<void> {
  await page.exposeFunction('pieceStored', stored)
  await page.addInitScript(`(${install})(${webmPiece}, ${run}, ${beganMs}, ${pieceMs})`)
}

/** Runs in the page, before the app. */
function install(makePiece: typeof webmPiece, run: number, beganMs: number, everyMs: number): void {
  const tell = globalThis as unknown as { pieceStored?: (seq: number) => void }
  let passedMs = beganMs
  performance.now = () => passedMs
  class Simulated extends EventTarget {
    static isTypeSupported = (type: string) => type.startsWith('audio/webm')
    state = 'inactive'
    seq = 0
    start() {
      this.state = 'recording'
      this.next()
    }
    next() {
      setTimeout(() => {
        if (this.state === 'recording') this.give()
        if (this.state !== 'inactive') this.next()
      }, 10)
    }
    give() {
      passedMs += everyMs
      const bytes = makePiece(run, this.seq++) as Uint8Array<ArrayBuffer>
      const data = new Blob([bytes], { type: 'audio/webm;codecs=opus' })
      this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }))
    }
    /** Between two pieces there is nothing to ask for. */
    requestData() {}
    pause() {
      this.state = 'paused'
    }
    resume() {
      this.state = 'recording'
    }
    stop() {
      this.state = 'inactive'
      setTimeout(() => this.dispatchEvent(new Event('stop')))
    }
  }
  Object.assign(globalThis, { MediaRecorder: Simulated })
  const { add } = IDBObjectStore.prototype
  IDBObjectStore.prototype.add = function (value, key) {
    const asked = add.call(this, value, key)
    if (this.name === 'chunks')
      this.transaction.addEventListener('complete', () => tell.pieceStored?.(value.seq))
    return asked
  }
}
