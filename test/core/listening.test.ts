// What is laid over a text's blocks, and which of them is heard when.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginsOf, heardBlock, heardFrom } from '../../core/talk/playing.ts'
import { covered, hiddenIn } from '../../core/text/hidden.ts'
import { blocksAsTold, labelsOf } from '../../core/text/told.ts'
import type { Block } from '../../core/wire/coding.ts'

const block = (start: number, more: Partial<Block> = {}): Block => ({
  start,
  end: start + 5,
  ...more,
})

test('a label becomes the participant it means, the researcher asks, and a heading is nobody’s', () => {
  const blocks = [
    block(0, { speaker: 'T', timeMs: 0 }),
    block(10, { speaker: 'K' }),
    block(20, { speaker: 'Catatan', asks: true }),
    block(30, { speaker: 'Tetangga' }),
  ]
  const speakers = [
    { label: 'T', meant: 'researcher', participant: null },
    { label: 'K', meant: 'participant', participant: 'P-003' },
    { label: 'Catatan', meant: 'nobody', participant: null },
    { label: 'Tetangga', meant: 'speaker', participant: null },
  ] as const
  const moments = [
    { start: 0, timeMs: null },
    { start: 10, timeMs: 4_000 },
  ]
  expect(blocksAsTold(blocks, { speakers, moments })).toEqual([
    block(0, { speaker: 'T', asks: true }),
    block(10, { speaker: 'P-003', timeMs: 4_000 }),
    block(20),
    block(30, { speaker: 'Tetangga' }),
  ])
  expect(blocksAsTold(blocks, { speakers: [], moments: [] })).toBe(blocks)
  expect(labelsOf([...blocks, block(40, { speaker: 'K' }), block(50)])).toEqual([
    { label: 'T', turns: 1 },
    { label: 'K', turns: 2 },
    { label: 'Catatan', turns: 1 },
    { label: 'Tetangga', turns: 1 },
  ])
})

test('the turn that is heard is the one that began last, whatever the order of the text', () => {
  const blocks = [
    block(0, { timeMs: 9_000 }),
    block(10, { timeMs: 1_000 }),
    block(20),
    block(30, { timeMs: 9_000 }),
  ]
  const begins = beginsOf(blocks)
  const heard = (ms: number) => heardBlock(begins, ms)
  expect([heard(0), heard(1_000), heard(8_999), heard(9_000), heard(99_000)]).toEqual([
    -1, 1, 1, 0, 0,
  ])
  expect([0, 1, 2, 3].map((at) => heardFrom(blocks, at))).toEqual([9_000, 1_000, 1_000, 9_000])
  expect(heardFrom([block(0)], 0)).toBe(0)
})

test('every turn with a moment of its own is the one that is heard there', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100_000), { maxLength: 40 }), (moments) => {
      const blocks = moments.map((timeMs, at) => block(at * 10, { timeMs }))
      const begins = beginsOf(blocks)
      expect(moments.map((ms) => heardBlock(begins, ms))).toEqual(moments.map((_, at) => at))
    }),
  )
})

test('whoever took their consent back is covered letter for letter, and every offset stays', () => {
  const text = 'A: Kami 😀.\nB: Ya.'
  const blocks = [
    { start: 3, end: 11, speaker: 'P-1' },
    { start: 15, end: 18, speaker: 'P-2' },
  ]
  const shown = covered(text, hiddenIn(blocks, new Set(['P-1'])))
  expect(shown).toBe('A: ████ ███\nB: Ya.')
  expect(shown.length).toBe(text.length)
  expect(covered(text, hiddenIn(blocks, new Set()))).toBe(text)
})
