// What the coding view decides before anything is drawn: where a passage begins and ends, and which code is meant.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameFor } from '../../core/coding/code-name.ts'
import type { Block, Code, Coding, Source } from '../../core/wire/coding.ts'
import { branches } from '../../web/desk/codebook/branches.ts'
import { blockAt, codingsByBlock } from '../../web/desk/coding/by-block.ts'
import { codingsShown, everything, type Filter, turnsShown } from '../../web/desk/coding/filter.ts'
import { matchCodes, rarestHue } from '../../web/desk/coding/match.ts'
import { draggedTo, resizedBy } from '../../web/desk/coding/resize.ts'
import { tidy } from '../../web/desk/coding/span.ts'
import { nextSentence, previousSentence, stretch } from '../../web/desk/coding/steps.ts'

const text = 'Kami duduk dulu. Semua diajak bicara, tidak ada yang ditinggal.\n\nLalu dikerjakan.'
const first: Block = { start: 0, end: 63 }
const second: Block = { start: 65, end: 81 }
const words = (span: { start: number; end: number } | null) =>
  span && text.slice(span.start, span.end)

function code(id: string, label: string, more: Partial<Code> = {}): Code {
  return {
    id,
    name: label.replaceAll(' ', '-'),
    label,
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 0,
    position: 0,
    revision: 1,
    retiredAt: null,
    shortcut: null,
    mergedInto: null,
    guid: null,
    codings: 0,
    ...more,
  }
}

function coding(id: string, start: number, end: number): Coding {
  const layer = 'mine' as const
  const said = {
    quote: '',
    coder: '',
    madeAt: '',
    weight: null,
    note: '',
    findings: [],
    origin: null,
  }
  return { id, code: 'c', start, end, layer, ...said }
}

test('a passage chosen with blanks around it is coded without them', () => {
  expect(words(tidy(text, { start: 4, end: 17 }))).toBe('duduk dulu.')
})

test('a passage dragged from right to left is the same passage', () => {
  expect(tidy(text, { start: 16, end: 5 })).toEqual(tidy(text, { start: 5, end: 16 }))
})

test('nothing but blanks is no passage', () => {
  expect(tidy(text, { start: 63, end: 65 })).toBeNull()
})

test('an edge inside of an emoji family moves out of it', () => {
  const family = 'ibu 👩‍👩‍👧 datang'
  expect(tidy(family, { start: 6, end: 8 })).toEqual({ start: 4, end: 12 })
})

test('a tidied passage stays the same when it is tidied again, and lies in the text', () => {
  const grapheme = fc.constantFrom('a', ' ', '\n', 'é', '👩‍👧', '🇮🇩', '.')
  fc.assert(
    fc.property(fc.array(grapheme, { maxLength: 40 }), fc.nat(120), fc.nat(120), (parts, a, b) => {
      const whole = parts.join('')
      const once = tidy(whole, { start: a, end: b })
      if (!once) return
      expect(once.start).toBeGreaterThanOrEqual(0)
      expect(once.end).toBeLessThanOrEqual(whole.length)
      expect(tidy(whole, once)).toEqual(once)
      expect(whole.slice(once.start, once.end).isWellFormed()).toBe(true)
    }),
  )
})

test('s goes on to the next sentence, and over the end of a turn into the next one', () => {
  const blocks = [first, second]
  const one = nextSentence(text, blocks, { block: 0, offset: 0 })
  const two = nextSentence(text, blocks, { block: 0, offset: one?.span.end ?? 0 })
  const three = nextSentence(text, blocks, { block: 0, offset: two?.span.end ?? 0 })
  expect([one, two, three].map((found) => words(found?.span ?? null))).toEqual([
    'Kami duduk dulu.',
    'Semua diajak bicara, tidak ada yang ditinggal.',
    'Lalu dikerjakan.',
  ])
  expect(previousSentence(text, blocks, { block: 1, offset: 65 })).toEqual({
    span: two?.span,
    block: 0,
  })
})

test('a word more takes its comma along, and a word less leaves at least one', () => {
  const start = { start: 17, end: 29 }
  expect(words(start)).toBe('Semua diajak')
  expect(words(stretch(text, first, start, 'end', 'word', 1))).toBe('Semua diajak bicara,')
  const one = stretch(text, first, start, 'end', 'word', -1)
  expect(words(one)).toBe('Semua')
  expect(stretch(text, first, one, 'end', 'word', -1)).toEqual(one)
})

test('a passage does not grow over the end of its turn', () => {
  const last = { start: 17, end: 63 }
  expect(stretch(text, first, last, 'end', 'sentence', 1)).toEqual(last)
})

test('two letters find the code that begins with them before the one that contains them', () => {
  const codes = [
    code('a', 'manajemen kelompok'),
    code('b', 'kekompakan'),
    code('c', 'kepemimpinan'),
  ]
  const labels = matchCodes(codes, 'ke', []).map((one) => one.label)
  expect(labels).toEqual(['kekompakan', 'kepemimpinan', 'manajemen kelompok'])
})

test('a code used a moment ago comes first among equals, and a retired one not at all', () => {
  const codes = [
    code('a', 'kekompakan'),
    code('b', 'kepemimpinan'),
    code('c', 'kerja', { retiredAt: 'x' }),
  ]
  expect(matchCodes(codes, 'ke', ['b']).map((one) => one.id)).toEqual(['b', 'a'])
})

test('a new code gets a short name that nobody has yet, and the rarest colour', () => {
  expect(nameFor('Peran pendamping', ['peran-pendamping'])).toBe('peran-pendamping-2')
  expect(nameFor('Señoritas & Co.', [])).toBe('senoritas-co')
  expect(rarestHue([code('a', 'x', { hue: 0 }), code('b', 'y', { hue: 2 })], 3)).toBe(1)
})

test('a new coding leaves the lists of other turns as they were', () => {
  const blocks = [first, second]
  const before = codingsByBlock(blocks, [coding('1', 0, 4), coding('2', 65, 69)], [])
  const known = before.flat()
  const after = codingsByBlock(blocks, [...known, coding('3', 66, 70)], before)
  expect(after[0]).toBe(before[0])
  expect(after[1]?.map((one) => one.id)).toEqual(['2', '3'])
})

test('a coding over two turns belongs to both', () => {
  const lists = codingsByBlock([first, second], [coding('1', 60, 70)], [])
  expect(lists.map((list) => list.length)).toEqual([1, 1])
})

test('a place between two turns belongs to the one before', () => {
  expect([0, 64, 65, 80].map((offset) => blockAt([first, second], offset))).toEqual([0, 0, 1, 1])
})

test('codes stand below their parents, in the order of the book', () => {
  const codes = [
    code('k', 'kekompakan', { parent: 'u', position: 2 }),
    code('u', 'faktor utama', { position: 1 }),
    code('m', 'motivasi', { position: 0 }),
    code('o', 'yatim', { parent: 'gone', position: 9 }),
  ]
  expect(branches(codes).map((line) => [line.code.id, line.depth])).toEqual([
    ['m', 0],
    ['u', 0],
    ['k', 1],
    ['o', 0],
  ])
  expect(branches(codes, new Set(['u'])).map((line) => line.code.id)).toEqual(['m', 'u', 'o'])
})

test('the edges of a coding go by word and sentence and to the ends of their own turn', () => {
  const blocks = [first, second]
  const span = { start: 17, end: 29 }
  const by = (key: string) => words(resizedBy({ text, blocks }, span, key))
  expect(by('shift+arrowright')).toBe('Semua diajak bicara,')
  expect(by('alt+shift+arrowright')).toBe('diajak')
  expect(by('shift+arrowdown')).toBe('Semua diajak bicara, tidak ada yang ditinggal.')
  expect(by('shift+home')).toBe('Kami duduk dulu. Semua diajak')
  expect(by('j')).toBeNull()
  // Over two turns each edge keeps to the turn it is in.
  const wide = { start: 17, end: 69 }
  expect(resizedBy({ text, blocks }, wide, 'shift+end')).toEqual({ start: 17, end: 81 })
  expect(resizedBy({ text, blocks }, wide, 'shift+home')).toEqual({ start: 0, end: 69 })
})

test('an edge that is dragged rests at the nearest word, and never passes the other edge', () => {
  const blocks = [first, second]
  const span = { start: 17, end: 29 }
  expect(words(draggedTo({ text, blocks }, span, 'end', 35))).toBe('Semua diajak bicara,')
  expect(words(draggedTo({ text, blocks }, span, 'start', 6))).toBe('duduk dulu. Semua diajak')
  expect(draggedTo({ text, blocks }, span, 'end', 3)).toEqual(span)
})

test('filters narrow codings by code, coder and layer, and turns by question, speaker and what is uncoded', () => {
  const source = {
    text,
    blocks: [
      { ...first, speaker: 'P-001', heading: 'Siapa?' },
      { ...second, speaker: 'P-002', heading: 'Kapan?' },
    ],
  } as Source
  const all = [
    coding('1', 0, 4),
    { ...coding('2', 65, 69), code: 'd', layer: 'consensus' as const },
  ]
  const shownBy = (filter: Partial<Filter>) =>
    codingsShown(all, { ...everything, ...filter }).map((one) => one.id)
  expect([shownBy({}), shownBy({ code: 'd' }), shownBy({ layer: 'mine' })]).toEqual([
    ['1', '2'],
    ['2'],
    ['1'],
  ])
  const turns = (filter: Partial<Filter>) => {
    const found = turnsShown(source, { ...everything, ...filter }, new Set([1]), new Set([0]))
    return found && [...found]
  }
  expect([
    turns({}),
    turns({ question: 'Siapa?' }),
    turns({ speaker: 'P-002' }),
    turns({ uncoded: true }),
  ]).toEqual([null, [0], [1], [1]])
  expect(turns({ drawn: true, speaker: 'P-002' })).toEqual([])
})
