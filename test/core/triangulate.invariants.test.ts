// What must hold of every finding, by number; those that need a database are in test/worker/invariants.test.ts.
import { expect, test } from 'vitest'
import { verdictOf } from '../../core/triangulate/assessment.ts'
import { cellOf, silenceOf } from '../../core/triangulate/cell.ts'
import { groupsIn } from '../../core/triangulate/dimension.ts'
import type { Piece } from '../../core/triangulate/piece.ts'
import { objectionToSupport } from '../../core/triangulate/support.ts'
import { degrees } from '../../core/wire/triangulation.ts'
import { type Stance, stances } from '../../core/wire/words.ts'

type Said = Piece & { note: string }

const said = (differs: Partial<Said> = {}): Said => ({
  stance: 'supports',
  strength: 2,
  informant: 'P-1',
  role: 'anggota',
  technique: 'interview',
  month: '',
  coders: ['ana'],
  theory: '',
  code: 'x',
  source: 's',
  quote: null,
  note: '',
  ...differs,
})

const kinds: Said[] = (['anggota', 'pengelola'] as const).flatMap((role) =>
  (['interview', 'fgd'] as const).flatMap((technique) =>
    stances.map((stance) => said({ role, technique, stance })),
  ),
)

/** Every choice of up to `most` of the kinds, with repetition. */
function* choices(most: number, from = 0): Generator<Said[]> {
  yield []
  if (most === 0) return
  for (let at = from; at < kinds.length; at++) {
    const kind = kinds[at]
    if (!kind) continue
    for (const rest of choices(most - 1, at)) yield [kind, ...rest]
  }
}

const reasonOf = (pieces: Said[]) => {
  const reason = objectionToSupport(pieces)?.details.reason
  return reason === undefined ? null : reason
}
const of = (pieces: Said[], stance: Stance) => pieces.filter((piece) => piece.stance === stance)

test('invariant 1: a verdict follows from meaning and coverage, in every combination', () => {
  const wrong = degrees.flatMap((meaning) =>
    degrees.flatMap((examples) => {
      const verdict = verdictOf({ meaning, examples })
      const same = [meaning, examples].filter((one) => one === 'same').length
      const holds = {
        agreement: same === 2,
        silence: meaning === 'absent',
        dissonance: meaning === 'different' && same === 0 && examples !== 'partly',
        partial: meaning !== 'absent' && same < 2,
      }[verdict]
      return holds ? [] : [[meaning, examples, verdict]]
    }),
  )
  expect(wrong).toEqual([])
})

test('invariant 2: silence is not absence, and speaking is not silence: every combination', () => {
  for (const hasUncoded of [false, true])
    for (const wasAsked of [false, true]) {
      const silence = silenceOf({ hasUncoded, wasAsked })
      expect(silence).toBe(hasUncoded ? 'not-coded' : wasAsked ? 'nothing-said' : 'not-asked')
      for (const stance of stances) {
        const beside = { silence, others: new Set<string>(), byHand: null }
        const cell = cellOf([said({ stance })], beside)
        expect([stance, cell.silence]).toEqual([stance, stance === 'context' ? silence : null])
      }
    }
})

test('invariant 3: nothing is supported by one source or by one technique alone: every choice of up to three pieces', () => {
  let supported = 0
  for (const pieces of choices(3)) {
    const carries = pieces.filter(({ stance }) => stance === 'supports' || stance === 'qualifies')
    const roles = new Set(carries.map(({ role }) => role)).size
    const techniques = new Set(carries.map(({ technique }) => technique)).size
    if (reasonOf(pieces) === null) {
      supported += 1
      expect([roles, techniques]).toEqual([2, 2])
    } else if (of(pieces, 'supports').length > 0 && of(pieces, 'contradicts').length === 0) {
      expect(Math.min(roles, techniques)).toBe(1)
      expect(reasonOf(pieces)).toBe(roles === 1 ? 'one-source' : 'one-technique')
    }
  }
  expect(supported).toBeGreaterThan(0)
})

test('invariant 4: negative cases are answered before anything is supported: every choice of up to three pieces', () => {
  for (const pieces of choices(3)) {
    if (of(pieces, 'contradicts').length === 0) continue
    expect(reasonOf(pieces)).not.toBeNull()
    // Answered, a contradiction neither carries nor stands in the way.
    const answered = pieces.map((piece) => ({ ...piece, note: 'ditanggapi' }))
    expect(reasonOf(answered)).toBe(
      reasonOf(answered.filter(({ stance }) => stance !== 'contradicts')),
    )
  }
})

test('invariant 5: one informant counts once, however much they say', () => {
  const cell = (informants: string[]) =>
    cellOf(
      informants.map((informant) => said({ informant })),
      { silence: 'not-asked', others: new Set(), byHand: null },
    )
  for (const informants of [['P-1'], ['P-1', 'P-1'], ['P-1', 'P-2', 'P-1'], ['P-1', 'P-1', 'P-1']])
    expect(cell(informants)).toMatchObject({
      segments: informants.length,
      informants: new Set(informants).size,
    })
})

test('invariant 6: two coders are two investigators and not two sources', () => {
  const both = said({ coders: ['ana', 'budi'] })
  expect(groupsIn(both, 'investigator', 'year')).toEqual(['ana', 'budi'])
  expect(groupsIn(both, 'role', 'year')).toEqual(['anggota'])
  // As two codings of one passage, each in a layer of its own, they still support nothing.
  const each = ['ana', 'budi'].map((coder) => said({ coders: [coder] }))
  const byAll = { silence: 'not-asked', others: new Set<string>(), byHand: null } as const
  expect(cellOf(each, byAll)).toMatchObject({ informants: 1 })
  expect(reasonOf(each)).toBe('one-source')
})
