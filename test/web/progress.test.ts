// Lines of progress: what is counted, what of the plan is reached by it, and in which order they stand.
import { expect, test } from 'vitest'
import {
  byInstrument,
  byKind,
  bySite,
  countOf,
  missingOf,
} from '../../web/desk/display/progress-of.ts'

const told = (lines: ReturnType<typeof byKind>) =>
  lines.map((line) => [line.word, countOf(line), line.target, missingOf(line)])

test('what lies in quarantine counts for no plan, and what lacks most stands first', () => {
  const none = { received: 0, accepted: 0, returned: 0, quarantined: 0 }
  const one = (instrument: string, states: object, target: number | null) => ({
    instrument,
    title: { id: instrument.toUpperCase() },
    technique: 'interview' as const,
    states: { ...none, ...states },
    target,
  })
  const lines = byInstrument(
    [
      one('a', { accepted: 9 }, null),
      one('b', { accepted: 1, received: 2, quarantined: 5 }, 4),
      one('c', { returned: 1 }, 4),
      one('d', { accepted: 7 }, 4),
    ],
    'id',
  )
  expect(told(lines)).toEqual([
    ['C', 1, 4, 3],
    ['B', 3, 4, 1],
    ['D', 7, 4, 0],
    ['A', 9, null, 0],
  ])
  expect(lines[0]?.to).toBe('/responses?instrument=c')
})

test('what one kind has too much of does not stand in for what another lacks', () => {
  const row = (technique: 'interview' | 'fgd', n: number, target: number | null) => ({
    technique,
    role: 'anggota',
    n,
    coded: 1,
    target,
  })
  const lines = byKind([row('interview', 1, 4), row('fgd', 9, 2)], 'role', (name) => name)
  expect(told(lines)).toEqual([['anggota', 10, 6, 3]])
})

test('a site is a case or what an attribute says, and one that is only planned is seen', () => {
  const cases = ['K-1', 'K-2', 'K-3'].map((code, at) => ({
    code,
    label: `Kelompok ${at + 1}`,
    attributes: at === 2 ? {} : { desa: 'Guntung' },
  }))
  const progress = [
    { case: '', responses: 0, sources: 2, brought: 2, coded: 0 },
    // Two forms without words, and a transcript that was brought in.
    { case: 'K-1', responses: 2, sources: 1, brought: 1, coded: 1 },
    { case: 'K-2', responses: 1, sources: 1, brought: 0, coded: 1 },
  ]
  const planned = [
    { kind: 'case:desa' as const, name: 'Loktuan', target: 2 },
    { kind: 'case:desa' as const, name: 'Guntung', target: 5 },
    { kind: 'case' as const, name: 'K-1', target: 3 },
  ]
  const sites = bySite('case:desa', cases, progress, planned, 'tanpa')
  expect(told(sites)).toEqual([
    ['Loktuan', 0, 2, 2],
    ['Guntung', 4, 5, 1],
    ['tanpa', 2, null, 0],
  ])
  expect(sites[1]?.to).toBe('/sources?case=K-1&case=K-2')
  expect(told(bySite('case', cases, progress, planned, 'tanpa'))).toEqual([
    ['K-1 · Kelompok 1', 3, 3, 0],
    ['K-2 · Kelompok 2', 1, null, 0],
    ['K-3 · Kelompok 3', 0, null, 0],
    ['tanpa', 2, null, 0],
  ])
})
