// A reader's bundle as it may be sent: whatever a reader makes of a stranger's file, what is sent fits and what is not is counted.
import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Bundle } from '../../core/import/bundle.ts'
import { part } from '../../core/import/limits.ts'
import { partsOf, rowsOf } from '../../core/import/parts.ts'
import { relationType } from '../../core/import/relation-type.ts'
import { sound } from '../../core/import/sound.ts'
import { utf8Bytes } from '../../core/table/utf8.ts'
import { ImportHead, ImportPart } from '../../core/wire/import.ts'
import { importKinds, importRows } from '../../core/wire/import-rows.ts'
import { emptyBundle } from '../importing.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', 'Kami 👩‍🌾 mulai.\n\nLalu pulang.', 'a\ud800b', 'x'.repeat(2_500)),
)
const key = fc.oneof(fc.constantFrom('a', 'b', 'c'), text)
const offset = fc.integer({ min: -2, max: 40 })
const hostile: fc.Arbitrary<Bundle> = fc.record({
  format: fc.constant('qdpx'),
  product: text,
  coders: fc.array(fc.record({ key, name: text }), { maxLength: 4 }),
  codes: fc.array(
    fc.record({
      key,
      guid: fc.option(text),
      parent: fc.option(key),
      name: fc.option(text),
      label: text,
      definition: text,
      include: text,
      exclude: text,
      example: text,
      hue: fc.option(fc.integer({ min: -1, max: 13 })),
      position: fc.nat(200_000),
    }),
    { maxLength: 4 },
  ),
  cases: fc.array(fc.record({ code: key, label: text, attributes: fc.constant({}) }), {
    maxLength: 2,
  }),
  participants: fc.constant([]),
  sources: fc.array(
    fc.record({
      key,
      title: text,
      technique: fc.constantFrom('interview', 'document'),
      participant: fc.option(key),
      role: fc.option(text),
      case: fc.option(key),
      occurredOn: fc.option(fc.constantFrom('2020-01-01', '2020-02-31')),
      text,
      blocks: fc.constant(null),
      file: fc.constant(null),
    }),
    { maxLength: 4 },
  ),
  codings: fc.array(
    fc.record({
      key,
      source: key,
      code: key,
      coder: key,
      start: offset,
      end: offset,
      note: text,
      weight: fc.option(fc.integer({ min: -1, max: 101 })),
      madeAt: fc.constantFrom(null, '2020-01-01T00:00:00Z', 'kemarin'),
    }),
    { maxLength: 8 },
  ),
  memos: fc.array(
    fc.record({
      key,
      on: fc.oneof(
        fc.record({ kind: fc.constant('study' as const) }),
        fc.record({
          kind: fc.constantFrom('source' as const, 'code' as const, 'coding' as const),
          key,
        }),
        fc.record({ kind: fc.constant('segment' as const), key, start: offset, end: offset }),
      ),
      text,
      coder: fc.option(key),
      writtenAt: fc.constant(null),
    }),
    { maxLength: 4 },
  ),
  relations: fc.array(
    fc.record({
      key,
      from: key,
      to: key,
      name: text,
      isOneWay: fc.boolean(),
      sign: fc.constantFrom('+' as const, '?' as const),
      note: text,
    }),
    { maxLength: 3 },
  ),
  places: fc.array(fc.record({ key, x: fc.integer({ min: -30_000, max: 9 }), y: fc.double() }), {
    maxLength: 2,
  }),
  findings: fc.array(
    fc.record({
      key,
      claim: text,
      question: text,
      scope: text,
      rival: text,
      state: fc.constantFrom('draft' as const, 'rejected' as const),
      codes: fc.array(key, { maxLength: 3 }),
    }),
    { maxLength: 2 },
  ),
  evidence: fc.array(
    fc.record({
      key,
      finding: key,
      coding: key,
      stance: fc.constantFrom('supports' as const, 'context' as const),
      strength: fc.constantFrom(1 as const, 3 as const),
      note: text,
      theory: text,
    }),
    { maxLength: 3 },
  ),
  instruments: fc.constant([]),
  responses: fc.constant([]),
  left: fc.constant([]),
})

test('what is sent of any bundle fits, names what is sent too, and the rest is counted', () => {
  fc.assert(
    fc.property(hostile, (bundle) => {
      const kept = sound(bundle)
      const rows = rowsOf(kept, new Map())
      for (const kind of importKinds)
        for (const row of rows[kind]) expect(v.is(importRows[kind], row)).toBe(true)
      const has = (things: readonly { key: string }[], one: string) =>
        things.some((thing) => thing.key === one)
      for (const { source, code, coder, start, end } of kept.codings) {
        expect(has(kept.codes, code) && has(kept.coders, coder)).toBe(true)
        const words = kept.sources.find((one) => one.key === source)?.text.slice(start, end) ?? ''
        expect(words.length === end - start && words.isWellFormed()).toBe(true)
      }
      const all = (of: Bundle) =>
        of.coders.length +
        of.codes.length +
        of.cases.length +
        of.sources.length +
        of.codings.length +
        of.memos.length +
        of.relations.length +
        of.places.length +
        of.findings.length +
        of.evidence.length
      const left = kept.left.reduce((sum, { count }) => sum + count, 0)
      expect(all(kept) + left).toBe(all(bundle))
      expect(sound(kept)).toEqual(kept)
      expect(
        v.is(ImportHead, partsOf(kept, { name: 'x', hash: '0'.repeat(64) }, new Map()).head),
      ).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('parts are of one kind, in the order in which things name each other, and none is larger than may be sent', () => {
  const long = 'Kami mulai. '.repeat(90_000)
  const sources = Array.from({ length: 9 }, (_, n) => ({
    key: `s${n}`,
    title: `T${n}`,
    technique: 'interview' as const,
    participant: null,
    role: null,
    case: null,
    occurredOn: null,
    text: long,
    blocks: null,
    file: null,
  }))
  const codings = Array.from({ length: 900 }, (_, n) => ({
    key: `k${n}`,
    source: `s${n % 9}`,
    code: 'c',
    coder: 'u',
    start: 0,
    end: 5_000,
    note: '',
    weight: null,
    madeAt: null,
  }))
  const { head, parts } = partsOf(
    { ...emptyBundle, sources, codings },
    { name: 'x', hash: '0'.repeat(64) },
    new Map(),
  )
  expect(head.counts).toMatchObject({ source: 9, coding: 900 })
  const told = parts.map((one) => v.parse(ImportPart, JSON.parse(one)))
  expect(told.map(({ kind }) => kind)).toEqual([
    ...Array.from({ length: 9 }, () => 'source'),
    ...Array.from({ length: told.length - 9 }, () => 'coding'),
  ])
  for (const one of parts) expect(utf8Bytes(one)).toBeLessThanOrEqual(part.bytesMost)
  for (const { kind, rows } of told.slice(9)) {
    const these = rows as typeof codings
    expect(kind).toBe('coding')
    expect(new Set(these.map(({ source }) => source)).size * long.length).toBeLessThanOrEqual(
      part.textChars,
    )
    expect(these.length * 5_000).toBeLessThanOrEqual(part.quotedChars)
  }
  expect(
    partsOf({ ...emptyBundle, sources, codings }, { name: 'x', hash: '0'.repeat(64) }, new Map())
      .parts,
  ).toEqual(parts)
})

test('words for arrows that programs come with mean a type of ours; any other is an arrow', () => {
  expect(
    ['is cause of', 'menyebabkan', 'is part of', 'contradicts', 'inhibits', 'dekat dengan'].map(
      relationType,
    ),
  ).toEqual(['causes', 'causes', 'part-of', 'inhibits', 'inhibits', 'associated'])
})
