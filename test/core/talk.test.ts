// A talk's clock, its recordings, and who spoke when.
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { balanceOf, silentIn } from '../../core/talk/balance.ts'
import { clockAt, heardAt, lengthOf } from '../../core/talk/heard.ts'
import { close, speak, speaking, type Turns, takeBack } from '../../core/talk/turns.ts'
import { mostTurns, Recording, type Span } from '../../core/wire/response.ts'

const file = (spans: Span[]) => ({
  file: 'a'.repeat(64),
  name: 'talk.webm',
  type: 'audio/webm',
  sizeBytes: 1,
  spans,
})

test('a moment is found in the file that holds it, and one in a pause where the recording goes on', () => {
  const first = file([
    [10_000, 60_000],
    [100_000, 20_000],
  ])
  const second = file([[200_000, 5_000]])
  const at = (ms: number) => heardAt([first, second], ms)
  expect(at(0)).toEqual({ recording: first, fileMs: 0 })
  expect(at(40_000)).toEqual({ recording: first, fileMs: 30_000 })
  expect(at(80_000)).toEqual({ recording: first, fileMs: 60_000 })
  expect(at(119_999)).toEqual({ recording: first, fileMs: 79_999 })
  expect(at(120_000)).toEqual({ recording: second, fileMs: 0 })
  expect(at(205_000)).toBe(null)
  expect([lengthOf(first), clockAt(first, 60_000), clockAt(first, 999_999)]).toEqual([
    80_000, 100_000, 120_000,
  ])
})

/** Stretches with something in them and a gap before each. */
const spans = fc
  .array(fc.tuple(fc.nat(5_000), fc.integer({ min: 1, max: 9_000 })), {
    minLength: 1,
    maxLength: 9,
  })
  .map((parts) => {
    let at = 0
    return parts.map(([gap, forMs]): Span => {
      const span: Span = [at + gap, forMs]
      at = span[0] + forMs
      return span
    })
  })

test('every place of a file has its moment, and that moment is heard at that place', () => {
  fc.assert(
    fc.property(spans, fc.nat(100_000), (of, place) => {
      const recording = file(of)
      const fileMs = place % lengthOf(recording)
      expect(heardAt([recording], clockAt(recording, fileMs))).toEqual({ recording, fileMs })
      expect(v.is(Recording, recording)).toBe(true)
    }),
  )
})

test('a recording whose stretches overlap or run backwards is refused', () => {
  const is = (of: Span[]) => v.safeParse(Recording, file(of)).issues?.[0]?.message
  expect(is([])).toBeDefined()
  expect(
    is([
      [0, 10],
      [5, 10],
    ]),
  ).toBe('spans.order')
  expect(
    is([
      [50, 10],
      [0, 10],
    ]),
  ).toBe('spans.order')
  expect(
    is([
      [0, 10],
      [10, 10],
    ]),
  ).toBeUndefined()
})

test('one speaks until another does, or nobody; who is tapped again goes on', () => {
  let turns: Turns = []
  turns = speak(turns, 1, 1_000, 'mood')
  turns = speak(turns, 1, 2_000, 'mood')
  turns = speak(turns, 2, 4_000, 'mood')
  turns = speak(turns, null, 9_000)
  turns = speak(turns, null, 9_500)
  turns = speak(turns, 1, 10_000)
  expect(turns).toEqual([
    { seat: 1, atMs: 1_000, forMs: 3_000, ref: 'mood' },
    { seat: 2, atMs: 4_000, forMs: 5_000, ref: 'mood' },
    { seat: 1, atMs: 10_000 },
  ])
  expect(speaking(turns)?.seat).toBe(1)
  expect(close(turns, 12_000).at(-1)).toEqual({ seat: 1, atMs: 10_000, forMs: 2_000 })
})

test('taking the last tap back leaves the log as it was before it', () => {
  const tap = fc.record({
    seat: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
    afterMs: fc.integer({ min: 1, max: 60_000 }),
  })
  fc.assert(
    fc.property(fc.array(tap, { maxLength: 30 }), (taps) => {
      let at = 0
      let turns: Turns = []
      for (const { seat, afterMs } of taps) {
        at += afterMs
        const next = speak(turns, seat, at)
        if (next !== turns) expect(takeBack(next)).toEqual(turns)
        turns = next
      }
    }),
  )
})

test('a log of 5,000 turns is full: the last one ends, and no other begins', () => {
  const many: Turns = Array.from({ length: mostTurns }, (_, n) => ({
    seat: (n % 8) + 1,
    atMs: n * 1_000,
    ...(n < mostTurns - 1 && { forMs: 1_000 }),
  }))
  const full = speak(many, 3, mostTurns * 1_000)
  expect(full.length).toBe(mostTurns)
  expect(speaking(full)).toBe(null)
})

test('shares are of what the members spoke, the leader is counted apart, and who was silent is named', () => {
  const seats = [
    { seat: 1, participant: null, label: 'Pemandu', leads: true },
    { seat: 2, participant: 'P-001' },
    { seat: 3, participant: 'P-002' },
    { seat: 4, participant: 'P-003' },
    { seat: 5, participant: 'P-004', leftMs: 500 },
  ]
  const turns = [
    { seat: 1, atMs: 0, forMs: 60_000 },
    { seat: 2, atMs: 60_000, forMs: 30_000 },
    { seat: 3, atMs: 90_000, forMs: 5_000 },
    { seat: 2, atMs: 95_000 },
  ]
  const voices = balanceOf(seats, turns, 100_000)
  expect(
    voices.map(({ ms, turns, shareOfTime, shareOfTurns }) => [
      ms,
      turns,
      shareOfTime,
      shareOfTurns,
    ]),
  ).toEqual([
    [60_000, 1, null, null],
    [35_000, 2, 0.875, 2 / 3],
    [5_000, 1, 0.125, 1 / 3],
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ])
  expect(silentIn(voices).map(({ seat }) => seat)).toEqual([4])
  expect(balanceOf(seats, [], 0).map(({ shareOfTime }) => shareOfTime)).toEqual(Array(5).fill(null))
})
