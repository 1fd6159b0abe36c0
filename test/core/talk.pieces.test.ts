// Cutting a recording for a machine that hears half a minute at a time.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longestPieceMs, nextCut, pieceRate, wavOf } from '../../core/talk/pieces.ts'

const longest = (longestPieceMs / 1_000) * pieceRate

test('a piece ends in the pause near its end, and the last one where the recording does', () => {
  const samples = Float32Array.from({ length: longest }, (_, at) => Math.sin(at / 5))
  const pause = [24 * pieceRate, 24.6 * pieceRate] as const
  samples.fill(0, ...pause)
  const cut = nextCut(samples, false)
  expect(cut).toBeGreaterThan(pause[0])
  expect(cut).toBeLessThan(pause[1])
  expect(nextCut(samples, true)).toBe(longest)
})

test('however loud it is, the pieces are the whole recording in order, and none is empty', () => {
  const loudness = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 90,
  })
  fc.assert(
    fc.property(loudness, (seconds) => {
      const whole = Float32Array.from(
        { length: seconds.length * pieceRate },
        (_, at) => Math.sin(at) * (seconds[Math.floor(at / pieceRate)] ?? 0),
      )
      let at = 0
      while (at < whole.length) {
        const window = whole.subarray(at, at + longest)
        const cut = nextCut(window, at + window.length === whole.length)
        expect(cut).toBeGreaterThan(0)
        expect(cut).toBeLessThanOrEqual(longest)
        at += cut
      }
      expect(at).toBe(whole.length)
    }),
    { numRuns: 20 },
  )
})

test('a piece is a WAV file of one channel, and sounds beyond the scale are clipped', () => {
  const bytes = wavOf(Float32Array.from([0, 1, -1, 2]), 16_000)
  const text = (from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))
  expect([text(0, 4), text(8, 16), text(36, 40)]).toEqual(['RIFF', 'WAVEfmt ', 'data'])
  const view = new DataView(bytes.buffer)
  expect([view.getUint32(4, true), view.getUint32(24, true), view.getUint32(40, true)]).toEqual([
    44, 16_000, 8,
  ])
  expect([0, 1, 2, 3].map((at) => view.getInt16(44 + at * 2, true))).toEqual([
    0, 32_767, -32_767, 32_767,
  ])
})
