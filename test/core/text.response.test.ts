// The words of a response as a source that can be coded.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { wordsOf } from '../../core/text/from-response.ts'
import { normalise } from '../../core/text/normalise.ts'
import type { Answers, Response } from '../../core/wire/response.ts'
import { form, many, note, number, one, text, yesNo } from './scenario.ts'

function response(answers: Answers, rest: Partial<Response> = {}): Response {
  return {
    id: '00000000-0000-7000-8000-000000000001',
    version: '0'.repeat(64),
    participant: 'P-003',
    case: null,
    occurredOn: '2026-11-24',
    startedAt: '2026-11-24T01:00:00.000Z',
    finalisedAt: '2026-11-24T02:00:00.000Z',
    language: 'id',
    answers,
    coverage: {},
    probes: {},
    task: null,
    app: 'test',
    ...rest,
  }
}

const guide = form(
  note('opening'),
  text('founding').aims('pembentukan'),
  yesNo('dues').aims('kekompakan'),
  text('duesWhy').aims('kekompakan').when("${dues} = 'yes'"),
  number('members'),
  many('products', ['compost', 'husk']),
  text('conflict').aims('konflik', 'kepemimpinan'),
)

test('each paragraph is a block under the prompt it answers, told by the person who was asked', () => {
  const words = wordsOf(
    { instrument: guide },
    response(
      {
        founding: 'Dulu kotor.\r\n\r\nLalu kami mulai.',
        dues: 'no',
        members: 20,
        products: ['compost', 'husk'],
        conflict: '  ',
      },
      { coverage: { founding: { how: 'asked', atMs: 61_000 }, conflict: { how: 'refused' } } },
    ),
  )
  const speaker = 'P-003'
  expect(words).toEqual({
    text: 'Dulu kotor.\nLalu kami mulai.\nno (id)\n20\ncompost (id); husk (id)',
    blocks: [
      {
        start: 0,
        end: 11,
        question: 'founding',
        heading: 'founding (id)',
        speaker,
        timeMs: 61_000,
      },
      { start: 12, end: 28, question: 'founding', speaker, timeMs: 61_000 },
      { start: 29, end: 36, question: 'dues', heading: 'dues (id)', speaker },
      { start: 37, end: 39, question: 'members', heading: 'members (id)', speaker },
      { start: 40, end: 63, question: 'products', heading: 'products (id)', speaker },
    ],
    prompts: [
      { codeName: 'pembentukan', answered: true },
      { codeName: 'kekompakan', answered: true },
      { codeName: 'konflik', answered: false },
      { codeName: 'kepemimpinan', answered: false },
    ],
  })
})

test('a prompt that was never put is no silence about its codes', () => {
  const instrument = form(yesNo('a'), text('b').aims('kode').when("${a} = 'yes'"))
  expect(wordsOf({ instrument }, response({ a: 'no' })).prompts).toEqual([])
  expect(wordsOf({ instrument }, response({ a: 'yes' })).prompts).toEqual([
    { codeName: 'kode', answered: false },
  ])
})

test('a prompt that the researcher passed over was not asked; one that was refused was', () => {
  const instrument = form(
    text('a').aims('passed-over', 'both'),
    text('b').aims('refused', 'both'),
    text('c').aims('answered'),
  )
  const coverage: Response['coverage'] = {
    a: { how: 'skipped' },
    b: { how: 'refused' },
    c: { how: 'skipped' },
  }
  expect(wordsOf({ instrument }, response({ c: 'Ada.' }, { coverage })).prompts).toEqual([
    { codeName: 'refused', answered: false },
    { codeName: 'both', answered: false },
    { codeName: 'answered', answered: true },
  ])
})

test('outside an interview nobody is said to speak', () => {
  const instrument: Instrument = { ...form(text('seen')), technique: 'observation' }
  expect(wordsOf({ instrument }, response({ seen: 'Halaman bersih.' })).blocks).toEqual([
    { start: 0, end: 15, question: 'seen', heading: 'seen (id)' },
  ])
})

test('headings and choices are in the language of the response, or the nearest there is', () => {
  const instrument = form(one('a', ['x']))
  const inLanguage = (language: string) =>
    wordsOf({ instrument }, response({ a: 'x' }, { language })).text
  expect([inLanguage('en'), inLanguage('jv')]).toEqual(['x (en)', 'x (id)'])
})

test('a response without words is an empty text', () => {
  expect(wordsOf({ instrument: form(text('a'), text('b')) }, response({ a: ' \n ' }))).toEqual({
    text: '',
    blocks: [],
    prompts: [],
  })
})

const prose = fc
  .array(
    fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\n', '\r\n', '\r', '\0', '\uFEFF')),
  )
  .map((bits) => bits.join(''))

test('blocks lie in order, hold whole paragraphs, and cover the text but for its line ends', () => {
  const instrument = form(text('a'), text('b'), text('c'))
  fc.assert(
    fc.property(prose, prose, prose, (a, b, c) => {
      const { text, blocks } = wordsOf({ instrument }, response({ a, b, c }))
      const pieces = blocks.map(({ start, end }) => text.slice(start, end))
      expect(pieces.join('\n')).toBe(text)
      expect(pieces.every((piece) => piece.trim() !== '' && !piece.includes('\n'))).toBe(true)
      expect(
        blocks.every(({ start }, n) => n === 0 || start === (blocks[n - 1]?.end ?? 0) + 1),
      ).toBe(true)
    }),
  )
})

test('normalised text has one kind of line end, no mark at its start, and stays as it is', () => {
  expect(normalise('\uFEFFa\r\nb\rc\n\n d\t\0e')).toBe('a\nb\nc\n\n d\te')
  fc.assert(
    fc.property(prose, (text) => {
      const once = normalise(text)
      expect(normalise(once)).toBe(once)
      expect(once).not.toMatch(/\r|\0|^\uFEFF/)
      const bare = (of: string) => of.replace(/[\r\n\0\uFEFF]/g, '')
      expect(bare(once)).toBe(bare(text))
    }),
  )
})
