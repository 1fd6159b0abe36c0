// A transcript typed while listening: what the keys make of it is found again as turns, speakers and moments.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBlocks } from '../../core/text/blocks.ts'
import {
  giveTurn,
  newTurn,
  nextSpeaker,
  type Stroke,
  stampLine,
  stampOf,
  struck,
} from '../../core/text/typing.ts'

const speakers = ['Peneliti', 'P-001']
/** A text field: what was typed, and where the caret stands. */
function field() {
  let text = ''
  let caret = 0
  return {
    type(words: string) {
      text = text.slice(0, caret) + words + text.slice(caret)
      caret += words.length
    },
    press(stroke: Stroke | null) {
      if (stroke === null) return
      text = struck(text, stroke)
      caret = stroke.caret
    },
    get text() {
      return text
    },
    get caret() {
      return caret
    },
  }
}

test('a turn begins with its moment and the other speaker, and what was typed is found as such', () => {
  const f = field()
  f.press(newTurn(f.text, f.caret, 0, speakers))
  f.type('Siapa: kata orang?')
  f.press(newTurn(f.text, f.caret, 4_900, speakers))
  f.type('Kami.')
  f.press(newTurn(f.text, f.caret, 3_723_000, speakers))
  expect(f.text).toBe(
    '[00:00:00] Peneliti: Siapa: kata orang?\n[00:00:04] P-001: Kami.\n[01:02:03] Peneliti: ',
  )
  f.press(nextSpeaker(f.text, f.caret, speakers))
  f.type('Ya.')
  expect(nextSpeaker(f.text, f.caret, speakers)).toBe(null)
  f.press(stampLine(f.text, f.caret, 9_000, speakers))
  f.type('.')
  const known = speakers.map((label) => ({ label, meant: 'speaker', participant: null }) as const)
  expect(
    findBlocks(f.text, known).map(({ start, end, speaker, timeMs }) => [
      speaker,
      timeMs,
      f.text.slice(start, end),
    ]),
  ).toEqual([
    ['Peneliti', 0, 'Siapa: kata orang?'],
    ['P-001', 4_000, 'Kami.'],
    ['P-001', 9_000, 'Ya..'],
  ])
})

test('a turn is given to somebody, also one that had neither moment nor speaker', () => {
  const f = field()
  f.type('Hanya kata')
  f.press(giveTurn(f.text, 4, 'P-001', speakers))
  expect([f.text, f.caret]).toEqual(['P-001: Hanya kata', 11])
  f.press(giveTurn(f.text, f.caret, 'Peneliti', speakers))
  f.press(stampLine(f.text, 0, 1_000, speakers))
  expect(f.text).toBe('[00:00:01] Peneliti: Hanya kata')
  expect(newTurn('', 0, 0, [])).toEqual({ from: 0, to: 0, insert: '[00:00:00] ', caret: 11 })
})

test('the caret always stands where one goes on typing, and no key changes a word', () => {
  const press = fc.constantFrom('turn', 'stamp', 'speaker', 'P-001')
  const words = fc.constantFrom('ya ', 'kami: ', '[x] ', '😀', '\n')
  fc.assert(
    fc.property(fc.array(fc.oneof(press, words), { maxLength: 30 }), (strokes) => {
      const f = field()
      let said = ''
      for (const one of strokes) {
        if (one === 'turn') f.press(newTurn(f.text, f.caret, 5_000, speakers))
        else if (one === 'stamp') f.press(stampLine(f.text, f.caret, 7_000, speakers))
        else if (one === 'speaker') f.press(nextSpeaker(f.text, f.caret, speakers))
        else if (one === 'P-001') f.press(giveTurn(f.text, f.caret, one, speakers))
        else {
          f.type(one)
          said += one.replace('\n', '')
        }
        expect(f.caret).toBeLessThanOrEqual(f.text.length)
      }
      const left = f.text.replaceAll(/^(\[\d+:\d\d:\d\d\] ?)?((?:Peneliti|P-001): ?)?/gmu, '')
      expect(left.replaceAll('\n', '')).toBe(said)
    }),
  )
  expect(stampOf(360_000_000)).toBe('100:00:00')
})
