// The words of a response as a source that can be coded.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { wordsOf } from '../../core/text/from-response.ts'
import { normalise } from '../../core/text/normalise.ts'
import type { Answers, Response } from '../../core/wire/response.ts'
import {
  asked,
  computed,
  form,
  group,
  many,
  note,
  number,
  one,
  rank,
  repeat,
  tally,
  text,
  yesNo,
} from './scenario.ts'

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

test('rows become blocks under headings that name the row', () => {
  const instrument = form(
    group('home', repeat('goods', text('what').label('Barang?').aims('aset'), number('price'))),
  )
  const goods = [
    { id: 'a', answers: { what: 'Perahu.\nTua.', price: 500 } },
    { id: 'b', answers: { what: 'Jala.' } },
  ]
  const coverage: Response['coverage'] = { 'goods/b/what': { how: 'asked', atMs: 9_000 } }
  const {
    blocks,
    text: words,
    prompts,
  } = wordsOf({ instrument }, response({ goods }, { coverage }))
  expect(words).toBe('Perahu.\nTua.\n500\nJala.')
  expect(blocks.map(({ question, heading, timeMs }) => [question, heading, timeMs])).toEqual([
    ['what', 'goods (id) 1 · Barang?', undefined],
    ['what', undefined, undefined],
    ['price', 'goods (id) 1 · price (id)', undefined],
    ['what', 'goods (id) 2 · Barang?', 9_000],
  ])
  expect(prompts).toEqual([{ codeName: 'aset', answered: true }])
})

test('rankings, counts and "other" are told in words; places, files and sums are no words', () => {
  const instrument = form(
    rank('needs', ['road', 'water']),
    tally('seen', ['talks', 'sits']),
    one('work', ['farmer']).orOther(),
    asked('geopoint', 'at'),
    asked('image', 'photo'),
    asked('acknowledge', 'agreed'),
    computed('sum', '1 + 1'),
  )
  const answers: Answers = {
    needs: ['water', 'road'],
    seen: {
      marks: [
        ['sits', 1],
        ['talks', 2],
        ['sits', 3],
      ],
    },
    work: 'other',
    work_other: 'Penenun',
    at: '-0.5 117.1',
    photo: { file: 'a'.repeat(64), name: 'rumah.jpg', type: 'image/jpeg', sizeBytes: 3 },
    agreed: 'OK',
    sum: 2,
  }
  expect(wordsOf({ instrument }, response(answers)).text).toBe(
    '1. water (id); 2. road (id)\nsits (id) × 2; talks (id) × 1\nPenenun',
  )
})

test('in a focus group what was said follows turn by turn, told by who sat there', () => {
  const instrument: Instrument = { ...form(text('mood')), technique: 'fgd' }
  const { text: words, blocks } = wordsOf(
    { instrument },
    response(
      { mood: 'Ramai.' },
      {
        participant: null,
        seats: [
          { seat: 1, participant: 'P-001' },
          { seat: 2, participant: null, label: 'Ibu RT' },
        ],
        turns: [
          { seat: 1, atMs: 1_000, words: 'Dulu sulit.' },
          { seat: 2, atMs: 2_000 },
          { seat: 2, atMs: 3_000, words: 'Betul.\nSekali.' },
          { seat: 3, atMs: 4_000, words: 'Ya.' },
        ],
      },
    ),
  )
  expect(words).toBe('Ramai.\nDulu sulit.\nBetul.\nSekali.\nYa.')
  expect(blocks.slice(1).map(({ speaker, timeMs }) => [speaker, timeMs])).toEqual([
    ['P-001', 1_000],
    ['Ibu RT', 3_000],
    ['Ibu RT', 3_000],
    ['3', 4_000],
  ])
})

test("what the leader says asks, a turn stands under its question, and a note is nobody else's", () => {
  const instrument: Instrument = {
    ...form(text('mood').aims('suasana'), text('dues').aims('iuran')),
    technique: 'fgd',
  }
  const { blocks, prompts } = wordsOf(
    { instrument },
    response(
      {},
      {
        participant: null,
        seats: [
          { seat: 1, participant: null, label: 'Pemandu', leads: true },
          { seat: 2, participant: 'P-001' },
        ],
        turns: [
          { seat: 1, atMs: 1_000, forMs: 500, ref: 'dues', words: 'Bagaimana iuran?' },
          { seat: 2, atMs: 2_000, forMs: 900, ref: 'mood', words: 'Senang.' },
          { seat: 2, atMs: 3_000, forMs: 900, ref: 'gone', words: 'Lain.' },
        ],
        marks: [
          { kind: 'important', atMs: 2_500 },
          { kind: 'note', atMs: 2_600, ref: 'mood', text: 'Semua tertawa.' },
        ],
      },
    ),
  )
  expect(blocks.map(({ start: _, end: __, ...block }) => block)).toEqual([
    { speaker: 'Pemandu', asks: true, question: 'dues', timeMs: 1_000 },
    { speaker: 'P-001', question: 'mood', timeMs: 2_000 },
    { speaker: 'P-001', timeMs: 3_000 },
    { asks: true, question: 'mood', timeMs: 2_600 },
  ])
  expect(prompts).toEqual([
    { codeName: 'suasana', answered: true },
    { codeName: 'iuran', answered: false },
  ])
})

test('in a recorded talk a question without notes is no silence, unless it was refused', () => {
  const instrument = form(text('a').aims('x'), text('b').aims('y'), text('c').aims('z'))
  const recordings: Response['recordings'] = [
    {
      file: 'a'.repeat(64),
      name: 'x.webm',
      type: 'audio/webm',
      sizeBytes: 9,
      spans: [[0, 60_000]],
    },
  ]
  const coverage: Response['coverage'] = { a: { how: 'asked', atMs: 1_000 }, c: { how: 'refused' } }
  const answers = { b: 'Ada.' }
  expect(wordsOf({ instrument }, response(answers, { coverage, recordings })).prompts).toEqual([
    { codeName: 'y', answered: true },
    { codeName: 'z', answered: false },
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
