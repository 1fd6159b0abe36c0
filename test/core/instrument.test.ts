// The instrument itself: one spelling, reading order, labels by language, and what makes it unsound.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '../../core/instrument/canonical.ts'
import { say } from '../../core/instrument/label.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import type { ScoreItem, Scoring } from '../../core/instrument/scoring.ts'
import { soundness } from '../../core/instrument/sound.ts'
import { findQuestion, walk } from '../../core/instrument/walk.ts'
import { form, group, many, note, number, one, says, text, withScoring, yesNo } from './scenario.ts'

test('equal content has one spelling, whatever the order of its members', () => {
  expect(canonical({ b: [1, -0, 1e21], a: { z: null, é: 'é\n"' }, gone: undefined })).toBe(
    '{"a":{"z":null,"é":"é\\n\\""},"b":[1,0,1e+21]}',
  )
  // RFC 8785 section 3.2.3: by UTF-16 code unit, so the emoji (D83D) stands before U+FB33.
  const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, ö: 7 }
  expect(Object.values(JSON.parse(canonical(keys)))).toEqual([4, 2, 6, 7, 1, 5, 3])
})

test.each([
  Number.NaN,
  Number.POSITIVE_INFINITY,
  undefined,
  [undefined],
  new Date(0),
  new Map(),
  1n,
  'half \ud800',
  () => 1,
])('what JSON cannot say is refused: %#', (value) => {
  expect(() => canonical(value)).toThrow(TypeError)
})

const json = fc.jsonValue({ stringUnit: 'grapheme' })

test('the canonical spelling reads back as the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      const plain = JSON.parse(JSON.stringify(value))
      expect(JSON.parse(canonical(value))).toEqual(plain)
      expect(canonical(JSON.parse(canonical(value)))).toBe(canonical(value))
    }),
  )
})

test('the order of members does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), json), (value) => {
      const backwards = Object.fromEntries(Object.entries(value).reverse())
      expect(canonical(backwards)).toBe(canonical(value))
    }),
  )
})

test('questions are walked in reading order with the groups they lie in', () => {
  const instrument = form(text('a'), group('g', group('h', text('b')), text('c')), text('d'))
  const found = walk(instrument).map(({ question, groups, path }) => [
    question.name,
    groups.map(({ name }) => name),
    path,
  ])
  expect(found).toEqual([
    ['a', [], 'items.0'],
    ['b', ['g', 'h'], 'items.1.items.0.items.0'],
    ['c', ['g'], 'items.1.items.1'],
    ['d', [], 'items.2'],
  ])
  expect(findQuestion(instrument, 'c')?.type).toBe('text')
  expect(findQuestion(instrument, 'g')).toBeNull()
})

test('a label is said in the nearest language there is', () => {
  const label = { en: 'Chair', id: 'Ketua' }
  expect(say(label, 'id')).toBe('Ketua')
  expect(say(label, 'id-ID')).toBe('Ketua')
  expect(say(label, 'jv', ['id', 'en'])).toBe('Ketua')
  expect(say(label, 'jv')).toBe('Chair')
})

const faults = (instrument: Instrument) =>
  soundness(instrument).map(({ details }) => `${details.at} ${details.reason}`)

test('a sound instrument has nothing to be told', () => {
  const instrument = withScoring(
    form(
      yesNo('member').required(),
      group('g', one('plans', { no: 0, yes: 1 }).constraint(". != ''").probes('who', 'when')).when(
        "${member} = 'yes'",
      ),
      number('partners').between(0, 10).required("${plans} = 'yes'"),
      note('thanks').when('${partners} > 3'),
    ),
    scoringOf([{ question: 'plans' }, { question: 'partners', reversed: true }]),
  )
  expect(soundness(instrument)).toEqual([])
})

test('names are told apart, of groups and questions alike', () => {
  expect(faults(form(text('a'), group('g', text('a')), text('g'), text('constructor')))).toEqual([
    'items.3.name name.reserved',
    'items.1.items.0.name name.twice',
    'items.2.name name.twice',
  ])
})

test('choices, probes and limits are sound', () => {
  expect(
    faults(form(one('a', ['x', 'y', 'x']), text('b').probes('p', 'p'), number('c').between(5, 1))),
  ).toEqual([
    'items.0.choices.2.name choice.twice',
    'items.1.probes.1.name probe.twice',
    'items.2.min range.reversed',
  ])
})

test('an expression that cannot be read is told with its place', () => {
  expect(
    faults(
      form(
        text('a').constraint('. >'),
        text('b').when("lowest(${a}) = 'x'"),
        text('c').required('${ghost} = 1'),
        note('n'),
        group('g', text('d')).when("${n} = 'x'"),
        text('e').when('. = 1'),
      ),
    ),
  ).toEqual([
    'items.0.constraint:3 expression.syntax',
    'items.1.relevant:0 expression.unknown-function',
    'items.2.required:0 expression.unknown-name',
    'items.4.relevant:0 expression.no-answer',
    'items.5.relevant expression.own-answer',
  ])
})

test('a cycle is named', () => {
  expect(
    faults(form(text('a').when('${b}'), text('b').when('${c}'), text('c').when('${b}'))),
  ).toEqual(['b > c > b expression.cycle'])
  expect(faults(form(text('a').when('${a}')))).toEqual(['a > a expression.cycle'])
  // A question waits for the group that it lies in.
  expect(faults(form(group('g', text('a')).when('${a}')))).toEqual(['g > a > g expression.cycle'])
  expect(
    faults(
      form(
        text('a').when('${b}'),
        text('b').when('${a}'),
        text('c').when('${d}'),
        text('d').when('${c}'),
      ),
    ),
  ).toEqual(['a > b > a expression.cycle', 'c > d > c expression.cycle'])
})

test('a constraint may speak of its own question and of later ones', () => {
  const instrument = form(number('a').constraint('${a} < ${b}'), number('b').constraint('. > ${a}'))
  expect(soundness(instrument)).toEqual([])
})

test('every text exists in the first language', () => {
  const english = { en: 'only' }
  const instrument = form(text('a'), many('b', ['x']), group('g', text('c')))
  const [a, b, g] = instrument.items
  const partial = {
    ...instrument,
    title: english,
    languages: ['id', 'en', 'id'],
    items: [
      { ...a, hint: english },
      { ...b, label: english, choices: [{ name: 'x', label: english }] },
      { ...g, label: english },
    ],
  } as Instrument
  expect(faults(partial)).toEqual([
    'languages.2 language.twice',
    'title label.missing-language',
    'items.0.hint label.missing-language',
    'items.1.label label.missing-language',
    'items.1.choices.0.label label.missing-language',
    'items.2.label label.missing-language',
  ])
})

test('scoring rests on questions that give points, each once', () => {
  const items = form(one('a', { x: 1 }), one('b', ['x']), number('c'), text('d'))
  const scoring: Partial<Scoring> = {
    ...scoringOf(['a', 'a', 'b', 'c', 'd', 'ghost'].map((question) => ({ question }))),
    missing: { rule: 'prorate', atLeast: 7 },
    bands: [band('low', 0), band('low', 5), band('high', 5)],
  }
  expect(faults(withScoring(items, scoring))).toEqual([
    'scoring.subscales.0.items.1.question score.item-twice',
    'scoring.subscales.0.items.2.question score.not-scorable',
    'scoring.subscales.0.items.3.question score.no-range',
    'scoring.subscales.0.items.4.question score.not-scorable',
    'scoring.subscales.0.items.5.question score.unknown-question',
    'scoring.missing.atLeast score.at-least-too-many',
    'scoring.bands.1.name band.twice',
    'scoring.bands.2.from band.not-ascending',
  ])
})

function scoringOf(items: ScoreItem[]): Partial<Scoring> {
  return { subscales: [{ name: 's', label: says('s'), items }], bands: [band('low', 0)] }
}

function band(name: string, from: number) {
  return { name, label: says(name), from }
}
