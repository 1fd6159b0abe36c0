// From evidence to verdicts: the whole table of cells, and what may never matter.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOf } from '../../core/triangulate/cell.ts'
import type { Piece } from '../../core/triangulate/piece.ts'
import { objectionToSupport } from '../../core/triangulate/support.ts'
import { verdictAlong, verdictOverall } from '../../core/triangulate/verdict.ts'
import { speakersIn } from '../../core/triangulate/voices.ts'
import type { Cell } from '../../core/wire/finding.ts'
import { stances, techniques } from '../../core/wire/words.ts'

const unasked = { wasAsked: false, hasUncoded: false }

const piece = (differs: Partial<Piece> = {}): Piece => ({
  stance: 'supports',
  strength: 2,
  informant: 'P-1',
  role: 'anggota',
  technique: 'interview',
  quote: null,
  ...differs,
})

const anyPiece = fc.record({
  stance: fc.constantFrom(...stances),
  strength: fc.constantFrom(1, 2, 3),
  informant: fc.constantFrom('P-1', 'P-2', 'P-3'),
  role: fc.constantFrom('anggota', 'pengelola', null),
  technique: fc.constantFrom(...techniques),
  quote: fc.constantFrom(null, 'satu', 'dua', 'tiga'),
  note: fc.constantFrom('', 'ditanggapi'),
})
const anyPieces = fc.array(anyPiece, { maxLength: 8 })

test('a cell is judged by its stances: every combination', () => {
  const verdictOf = (...said: Partial<Piece>[]) => cellOf(said.map(piece), unasked).verdict
  const [supports, weak] = [{}, { strength: 1 }]
  const [qualifies, contradicts, context] = (['qualifies', 'contradicts', 'context'] as const).map(
    (stance) => ({ stance }),
  )
  expect([
    verdictOf(),
    verdictOf(context ?? {}),
    verdictOf(supports),
    verdictOf(weak),
    verdictOf(weak, supports),
    verdictOf(qualifies ?? {}),
    verdictOf(supports, qualifies ?? {}),
    verdictOf(contradicts ?? {}),
    verdictOf(supports, contradicts ?? {}),
    verdictOf(qualifies ?? {}, contradicts ?? {}),
  ]).toEqual([
    'silence',
    'silence',
    'agreement',
    'partial',
    'agreement',
    'partial',
    'partial',
    'dissonance',
    'dissonance',
    'dissonance',
  ])
})

test('silence says why: unread words first, then whether anybody asked', () => {
  const face = (wasAsked: boolean, hasUncoded: boolean) => cellOf([], { wasAsked, hasUncoded })
  expect([
    face(false, false),
    face(true, false),
    face(false, true),
    face(true, true),
  ]).toMatchObject(
    ['not-asked', 'nothing-said', 'not-coded', 'not-coded'].map((silence) => ({ silence })),
  )
})

test('a row is judged by its cells: every combination of three', () => {
  const verdicts = ['agreement', 'partial', 'dissonance', 'silence'] as const
  for (const a of verdicts)
    for (const b of verdicts)
      for (const c of verdicts) {
        const said = [a, b, c]
        const wanted = said.includes('dissonance')
          ? 'dissonance'
          : said.includes('partial')
            ? 'partial'
            : said.includes('agreement')
              ? 'agreement'
              : 'silence'
        expect([said, verdictAlong(said.map(asCell))]).toEqual([said, wanted])
      }
})

test('the whole is one-sided until two roles and two techniques carry it, and dissonance comes first', () => {
  const overall = (roles: Cell['verdict'][], ways: Cell['verdict'][]) =>
    verdictOverall(roles.map(asCell), ways.map(asCell))
  expect(overall(['silence'], ['silence'])).toBe('silence')
  expect(overall(['agreement', 'silence'], ['agreement', 'agreement'])).toBe('one-sided')
  expect(overall(['agreement', 'agreement'], ['agreement', 'silence'])).toBe('one-sided')
  expect(overall(['agreement', 'agreement'], ['agreement', 'agreement'])).toBe('agreement')
  expect(overall(['agreement', 'partial'], ['agreement', 'agreement'])).toBe('partial')
  expect(overall(['dissonance', 'silence'], ['dissonance', 'silence'])).toBe('dissonance')
})

test('the order of the evidence does not matter', () => {
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      expect(cellOf(pieces.toReversed(), unasked)).toEqual(cellOf(pieces, unasked))
      expect(objectionToSupport(pieces.toReversed())).toEqual(objectionToSupport(pieces))
    }),
  )
})

test('context changes nothing', () => {
  fc.assert(
    fc.property(anyPieces, anyPiece, (pieces, more) => {
      const context = { ...more, stance: 'context' as const }
      expect(cellOf([...pieces, context], unasked)).toEqual(cellOf(pieces, unasked))
      expect(objectionToSupport([...pieces, context])).toEqual(objectionToSupport(pieces))
    }),
  )
})

test('one informant counts once, however much they say', () => {
  fc.assert(
    fc.property(anyPieces, (pieces) => {
      const cell = cellOf(pieces, unasked)
      expect(cell.informants).toBeLessThanOrEqual(Math.min(3, cell.segments))
      expect(cellOf([...pieces, ...pieces], unasked)).toMatchObject({
        verdict: cell.verdict,
        informants: cell.informants,
      })
    }),
  )
})

test('more support never makes a supported finding unsupported, and an unanswered contradiction always does', () => {
  fc.assert(
    fc.property(anyPieces, anyPiece, (pieces, more) => {
      const support = { ...more, stance: 'supports' as const }
      if (objectionToSupport(pieces) === null)
        expect(objectionToSupport([...pieces, support])).toBeNull()
      const against = { ...more, stance: 'contradicts' as const, note: ' ' }
      expect(objectionToSupport([...pieces, against])).not.toBeNull()
    }),
  )
})

test('the speakers of a span are those whose turns it touches, and never the researcher', () => {
  const blocks = [
    { start: 0, end: 5, speaker: 'P-1' },
    { start: 6, end: 9, speaker: 'Peneliti', asks: true },
    { start: 10, end: 15, speaker: 'P-2' },
    { start: 16, end: 20, speaker: 'P-1' },
  ]
  expect(speakersIn(blocks, 0, 5)).toEqual(['P-1'])
  expect(speakersIn(blocks, 5, 6)).toEqual([])
  expect(speakersIn(blocks, 6, 9)).toEqual([])
  expect(speakersIn(blocks, 4, 20)).toEqual(['P-1', 'P-2'])
  expect(speakersIn(blocks, 14, 16)).toEqual(['P-2'])
  expect(speakersIn([], 0, 5)).toEqual([])
})

function asCell(verdict: Cell['verdict']): Cell {
  return verdict === 'silence'
    ? { verdict, silence: 'not-asked', segments: 0, informants: 0, bestQuote: null }
    : { verdict, segments: 1, informants: 1, bestQuote: null }
}
