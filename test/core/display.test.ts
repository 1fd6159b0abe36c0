// The displays' arithmetic, held against counting by hand and against the slow way of counting.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coOccurrences, type Nearness } from '../../core/display/co-occurrence.ts'
import { branchOf, type CodedSegment, itself, once, wordCount } from '../../core/display/coded.ts'
import { crosstab } from '../../core/display/crosstab.ts'
import { type Event, saturation, shuffledBand } from '../../core/display/saturation.ts'

/** A segment of ten units in the block that begins there. */
function segment(id: string, code: string, start: number, more: Partial<CodedSegment> = {}) {
  const made: CodedSegment = {
    id,
    source: 's1',
    code,
    coder: null,
    start,
    end: start + 10,
    words: 2,
    firstBlock: Math.floor(start / 10),
    lastBlock: Math.floor(start / 10),
    informant: 'P-1',
    role: 'anggota',
    ...more,
  }
  return made
}

const tree = branchOf([
  { id: 'factor', parent: null },
  { id: 'mentor', parent: 'factor' },
  { id: 'network', parent: 'factor' },
])

const anySegments = fc
  .array(
    fc.record({
      source: fc.constantFrom('s1', 's2'),
      code: fc.constantFrom('mentor', 'network', 'factor', 'place'),
      start: fc.integer({ min: 0, max: 60 }),
      length: fc.integer({ min: 1, max: 25 }),
      informant: fc.constantFrom('P-1', 'P-2'),
    }),
    { maxLength: 25 },
  )
  .map((made) =>
    made.map(({ source, code, start, length, informant }, at) =>
      segment(`c${at}`, code, start, {
        source,
        end: start + length,
        lastBlock: Math.floor((start + length - 1) / 10),
        informant,
      }),
    ),
  )

test('a word is what white space parts: a reduplication is one', () => {
  expect(wordCount('  Anak-anak itu\nmembantu kami. ')).toBe(4)
  expect(wordCount('')).toBe(0)
})

test('two coders who put one code on one span said it once', () => {
  const mine = segment('a', 'mentor', 0)
  const hers = segment('b', 'mentor', 0, { coder: 'second' })
  const longer = segment('c', 'mentor', 0, { end: 20 })
  expect(once([mine, hers, longer]).map((one) => one.id)).toEqual(['a', 'c'])
})

describe('codes by groups', () => {
  test('segments add up; sources and informants are counted once', () => {
    const table = crosstab(
      [
        segment('a', 'mentor', 0),
        segment('b', 'mentor', 10),
        segment('c', 'mentor', 0, { source: 's2', informant: 'P-2' }),
        segment('d', 'network', 0, { role: 'pengelola' }),
        segment('e', 'network', 30, { role: null }),
      ],
      itself,
      (one) => one.role,
    )
    expect(table.get('mentor')?.get('anggota')).toEqual({
      segments: 3,
      words: 6,
      sources: 2,
      informants: 2,
    })
    expect([...(table.get('network')?.keys() ?? [])]).toEqual(['pengelola'])
  })

  test('a span that two coders gave one code counts for each of them, and once in all', () => {
    const two = ['Rina', 'Sari'].map((coder) => segment(coder, 'mentor', 0, { coder }))
    const table = crosstab(two, itself, (one) => one.coder)
    expect([...(table.get('mentor') ?? [])].map(([who, { segments }]) => [who, segments])).toEqual([
      ['Rina', 1],
      ['Sari', 1],
    ])
    expect(
      crosstab(two, itself, () => 'all')
        .get('mentor')
        ?.get('all')?.segments,
    ).toBe(1)
  })
  test('a branch counts a span once, however many of its codes stand on it', () => {
    const table = crosstab(
      [segment('a', 'mentor', 0), segment('b', 'network', 0), segment('c', 'network', 20)],
      tree,
      () => 'all',
    )
    expect(table.get('factor')?.get('all')?.segments).toBe(2)
    expect(table.get('network')?.get('all')?.segments).toBe(2)
  })

  test('the columns of a code add up to its segments', () => {
    fc.assert(
      fc.property(anySegments, (segments) => {
        const distinct = once(segments)
        const table = crosstab(distinct, itself, (one) => one.informant)
        for (const code of new Set(distinct.map((one) => one.code))) {
          const sum = [...(table.get(code)?.values() ?? [])].reduce((n, one) => n + one.segments, 0)
          expect(sum).toBe(distinct.filter((one) => one.code === code).length)
        }
      }),
    )
  })
})

describe('codes that stand together', () => {
  test('a long passage over three short ones is together with them in one of one, three of three', () => {
    const [pair] = coOccurrences(
      [
        segment('long', 'mentor', 0, { end: 60, lastBlock: 5 }),
        segment('a', 'network', 0),
        segment('b', 'network', 20),
        segment('c', 'network', 40),
      ],
      itself,
      'overlap',
    )
    expect(pair?.meetings).toHaveLength(3)
    expect(pair?.coefficient).toBeCloseTo(1 / (1 + 3 - 1))
  })

  test('passages that only touch do not overlap, and are one turn apart', () => {
    const apart = [segment('a', 'mentor', 0), segment('b', 'network', 10)]
    expect(coOccurrences(apart, itself, 'overlap')).toEqual([])
    expect(coOccurrences(apart, itself, { turns: 1 })[0]?.meetings).toEqual([{ a: 'a', b: 'b' }])
    expect(coOccurrences(apart, itself, { turns: 0 })).toEqual([])
  })

  test('a code does not meet the branch that it is part of', () => {
    const pairs = coOccurrences(
      [segment('a', 'mentor', 0), segment('b', 'factor', 0), segment('c', 'place', 0)],
      tree,
      'overlap',
    )
    expect(pairs.map((pair) => pair.codes.join(' ')).sort()).toEqual([
      'factor place',
      'mentor place',
    ])
  })

  test('the swift way finds exactly the pairs that trying every pair finds', () => {
    const anyNearness = fc.oneof(
      fc.constant<Nearness>('overlap'),
      fc.record({ turns: fc.integer({ min: 0, max: 3 }) }),
    )
    fc.assert(
      fc.property(anySegments, anyNearness, fc.constantFrom(itself, tree), (segments, near, of) => {
        const met = new Map<string, number>()
        for (const one of segments)
          for (const other of segments) {
            if (one === other || one.source !== other.source) continue
            const shares = one.start < other.end && other.start < one.end
            const gap = Math.max(other.firstBlock - one.lastBlock, one.firstBlock - other.lastBlock)
            if (!shares && (near === 'overlap' || gap > near.turns)) continue
            for (const a of of(one.code))
              for (const b of of(other.code))
                if (a < b && !of(a).includes(b) && !of(b).includes(a))
                  met.set(`${a} ${b}`, (met.get(`${a} ${b}`) ?? 0) + 1)
          }
        const found = coOccurrences(segments, of, near)
        expect(new Map(found.map((one) => [one.codes.join(' '), one.meetings.length]))).toEqual(met)
        for (const { coefficient } of found) {
          expect(coefficient).toBeGreaterThan(0)
          expect(coefficient).toBeLessThanOrEqual(1)
        }
      }),
    )
  })
})

describe('saturation', () => {
  const events = (...codes: string[]): Event[] =>
    codes.map((letters, at) => ({ id: `e${at + 1}`, codes: new Set(letters) }))
  const rule = { base: 4, run: 2, threshold: 0.05 }

  test('told by hand: ten codes in four talks, then 2, 1 and 0 new ones in the runs', () => {
    const told = saturation(events('abcd', 'aef', 'gh', 'ij', 'ak', 'l', 'b', 'c'), rule)
    expect(told.curve).toEqual([4, 6, 8, 10, 11, 12, 12, 12])
    expect(told.inBase).toBe(10)
    expect(told.runs).toEqual([
      { from: 5, to: 6, fresh: 2, share: 0.2 },
      { from: 6, to: 7, fresh: 1, share: 0.1 },
      { from: 7, to: 8, fresh: 0, share: 0 },
    ])
    expect(told.reached).toEqual(told.runs[2])
  })

  test('fewer talks than base and run tell nothing yet, nor does a base without codes', () => {
    expect(saturation(events('ab', 'c', 'd', 'e', 'a'), rule)).toMatchObject({
      inBase: 5,
      runs: [],
      reached: null,
    })
    expect(saturation(events('', '', '', '', 'a', 'b'), rule)).toMatchObject({
      inBase: 0,
      runs: [],
      reached: null,
    })
  })

  test('all shuffled orders end where the real one ends, and the band repeats by its seed', () => {
    const anyEvents = fc
      .array(fc.string({ unit: fc.constantFrom(...'abcdefghij'), maxLength: 5 }), { maxLength: 12 })
      .map((codes) => events(...codes))
    fc.assert(
      fc.property(anyEvents, (made) => {
        const band = shuffledBand(made, rule, { orders: 30, seed: 7 })
        const last = saturation(made, rule).curve.at(-1)
        expect([band.low.at(-1), band.middle.at(-1), band.high.at(-1)]).toEqual([last, last, last])
        for (const at of made.keys()) {
          expect(band.low[at]).toBeLessThanOrEqual(band.middle[at] ?? 0)
          expect(band.middle[at]).toBeLessThanOrEqual(band.high[at] ?? 0)
        }
        expect(shuffledBand(made, rule, { orders: 30, seed: 7 })).toEqual(band)
      }),
      { numRuns: 30 },
    )
  })
})
