// From evidence to verdicts: the whole table of cells, and what may never matter.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { assessmentOf, verdictOf } from '../../core/triangulate/assessment.ts'
import { type Beside, cellOf, cellsAlong, silenceOf } from '../../core/triangulate/cell.ts'
import { groupsIn } from '../../core/triangulate/dimension.ts'
import { stepOf, wantOf } from '../../core/triangulate/gap.ts'
import type { Piece } from '../../core/triangulate/piece.ts'
import { objectionToSupport } from '../../core/triangulate/support.ts'
import { verdictAlong, verdictOverall } from '../../core/triangulate/verdict.ts'
import { speakersIn } from '../../core/triangulate/voices.ts'
import { taskStates } from '../../core/wire/finding.ts'
import { type Cell, type Degree, degrees, dimensions } from '../../core/wire/triangulation.ts'
import { stances, techniques } from '../../core/wire/words.ts'

const unasked: Beside = { silence: 'not-asked', others: new Set(), byHand: null }

const piece = (differs: Partial<Piece> = {}): Piece => ({
  stance: 'supports',
  strength: 2,
  informant: 'P-1',
  role: 'anggota',
  technique: 'interview',
  month: '2018-03',
  coders: [],
  theory: '',
  code: 'x',
  source: 's',
  quote: null,
  ...differs,
})

const anyPiece = fc.record({
  stance: fc.constantFrom(...stances),
  strength: fc.constantFrom(1, 2, 3),
  informant: fc.constantFrom('P-1', 'P-2', 'P-3'),
  role: fc.constantFrom('anggota', 'pengelola', null),
  technique: fc.constantFrom(...techniques),
  month: fc.constantFrom('', '2017-11', '2018-03'),
  coders: fc.subarray(['ana', 'budi']),
  theory: fc.constantFrom('', 'modal sosial'),
  code: fc.constantFrom('x', 'y', 'z', null),
  source: fc.constantFrom('s', 't'),
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
  const face = (wasAsked: boolean, hasUncoded: boolean) => silenceOf({ wasAsked, hasUncoded })
  expect([face(false, false), face(true, false), face(false, true), face(true, true)]).toEqual([
    'not-asked',
    'nothing-said',
    'not-coded',
    'not-coded',
  ])
})

test('meaning and coverage make the verdict: every combination', () => {
  const table = Object.fromEntries(
    degrees.map((meaning) => [
      meaning,
      degrees.map((examples) => verdictOf({ meaning, examples })).join(' '),
    ]),
  )
  // In the order same, partly, different, absent of the examples.
  expect(table).toEqual({
    same: 'agreement partial partial partial',
    partly: 'partial partial partial partial',
    different: 'partial partial dissonance dissonance',
    absent: 'silence silence silence silence',
  } satisfies Record<Degree, string>)
})

test('meaning follows from stance and strength, coverage from the codes in common', () => {
  const of = (others: string[], ...said: Partial<Piece>[]) => {
    const { meaning, examples } = assessmentOf(said.map(piece), new Set(others))
    return `${meaning} ${examples}`
  }
  expect([
    of(['x']),
    of(['x'], { stance: 'context' }),
    of(['x'], {}),
    of(['x'], { strength: 1 }),
    of(['x'], { stance: 'qualifies' }),
    of(['x'], {}, { stance: 'qualifies' }),
    of(['x'], {}, { stance: 'contradicts' }),
    // Nothing to compare with holds nothing back.
    of([], {}),
    of(['x'], { code: null }),
    of(['y'], {}),
    of(['x', 'y', 'z'], {}),
    of(['x', 'u', 'v'], { code: 'x' }, { code: 'y' }, { code: 'z' }),
    of(['x', 'u'], { code: 'x' }, { code: 'y' }, { code: 'z' }),
  ]).toEqual([
    'absent absent',
    'absent absent',
    'same same',
    'partly same',
    'partly same',
    'partly same',
    'different different',
    'same same',
    'same same',
    'same different',
    'same same',
    'same partly',
    'same same',
  ])
})

test('what is judged by hand stands in front of what is derived, and never without evidence: every combination', () => {
  for (const meaning of degrees)
    for (const examples of degrees) {
      const byHand = { meaning, examples, reason: 'alasan', by: 'Sari', at: '2018-09-01T00:00:00Z' }
      const cell = cellOf([piece()], { ...unasked, byHand })
      expect(cell).toMatchObject({
        verdict: verdictOf({ meaning, examples }),
        silence: meaning === 'absent' ? 'nothing-said' : null,
        derived: { meaning: 'same', examples: 'same' },
        byHand,
      })
      expect(cellOf([], { ...unasked, byHand })).toMatchObject({
        verdict: 'silence',
        silence: 'not-asked',
        byHand: null,
      })
    }
})

test('completeness: a group adds what of all groups it alone exemplifies', () => {
  const said = [
    piece({ role: 'anggota', code: 'x' }),
    piece({ role: 'anggota', code: 'y' }),
    piece({ role: 'pengelola', code: 'x' }),
    piece({ role: 'pengelola', code: 'z', stance: 'context' }),
  ]
  const cells = cellsAlong(
    said,
    ['anggota', 'pengelola', 'pendamping'],
    (one) => groupsIn(one, 'role', 'year'),
    () => ({ silence: 'not-asked', byHand: null }),
  )
  expect(Object.entries(cells).map(([group, { adds }]) => [group, adds])).toEqual([
    ['anggota', ['y']],
    ['pengelola', []],
    ['pendamping', []],
  ])
})

test('a piece falls into one group of a dimension, into none, or (coders) into many', () => {
  const said = piece({ coders: ['ana', 'budi'], theory: 'modal sosial' })
  expect(dimensions.map((dimension) => groupsIn(said, dimension, 'year'))).toEqual([
    ['anggota'],
    ['interview'],
    ['2018'],
    ['ana', 'budi'],
    ['modal sosial'],
  ])
  const bare = piece({ role: null, month: '' })
  expect(dimensions.map((dimension) => groupsIn(bare, dimension, 'month'))).toEqual([
    [],
    ['interview'],
    [''],
    [],
    [],
  ])
  expect(groupsIn(said, 'time', 'month')).toEqual(['2018-03'])
})

test('a cell wants fieldwork while it is silent, stands on one voice, or agrees in part', () => {
  const of = (...said: Partial<Piece>[]) => wantOf(cellOf(said.map(piece), unasked))
  const other = { informant: 'P-2' }
  expect([
    of(),
    of({}),
    of({}, other),
    of({ strength: 1 }, { ...other, strength: 1 }),
    of({ stance: 'contradicts' }),
  ]).toEqual(['silent', 'one-voice', null, 'partial', null])
})

test('a task for a cell goes from the phone to the finding: every state', () => {
  const task = { id: 't', finding: 'f', dimension: 'role', group: 'anggota' }
  const steps = taskStates.map((state) =>
    [
      stepOf({ ...task, state, source: null, isCoded: false }, new Set()),
      stepOf({ ...task, state, source: 's', isCoded: false }, new Set()),
      stepOf({ ...task, state, source: 's', isCoded: true }, new Set(['t'])),
      stepOf({ ...task, state, source: 's', isCoded: true }, new Set(['s'])),
    ].join(' '),
  )
  expect(Object.fromEntries(taskStates.map((state, at) => [state, steps[at]]))).toEqual({
    open: 'sent sent sent sent',
    begun: 'sent sent sent sent',
    declined: 'declined declined declined declined',
    withdrawn: 'withdrawn withdrawn withdrawn withdrawn',
    done: 'to-code to-code to-attach closed',
  })
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
  const degree = {
    agreement: 'same',
    partial: 'partly',
    dissonance: 'different',
    silence: 'absent',
  } as const
  return {
    verdict,
    silence: verdict === 'silence' ? 'not-asked' : null,
    segments: verdict === 'silence' ? 0 : 1,
    informants: verdict === 'silence' ? 0 : 1,
    bestQuote: null,
    derived: { meaning: degree[verdict], examples: degree[verdict] },
    byHand: null,
    adds: [],
  }
}
