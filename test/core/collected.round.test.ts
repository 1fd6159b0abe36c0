import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Collected } from '../../core/import/collected/grid.ts'
import { openCollected, readXmlOf } from '../../core/import/collected/open.ts'
import { readingOf, type Wishes } from '../../core/import/collected/reading.ts'
import { respond } from '../../core/import/collected/respond.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { faultsOf } from '../../core/instrument/sound.ts'
import type { Answers, AnswerValue, Row } from '../../core/wire/response.ts'
import {
  centralJson,
  centralZip,
  koboCsv,
  koboJson,
  koboXlsx,
  placesOf,
  type Sent,
  submissionXml,
} from './elsewhere.ts'
import { says } from './scenario.ts'

const wishes: Wishes = {
  zone: 'Asia/Makassar',
  participant: null,
  case: null,
  day: null,
  otherwiseOn: '2026-11-01',
  columns: new Map(),
  file: () => null,
}

test.for([null, 'id', 'en'])(
  'what Kobo exports as a workbook is read as it was, words %s',
  (words) => {
    fc.assert(
      fc.property(
        filled(true),
        fc.constantFrom('/', null, '.'),
        fc.constantFrom('both' as const, 'details' as const),
        ({ instrument, sent }, groups, several) => {
          expect(read(koboXlsx(instrument, sent, { groups, words, several }), instrument)).toEqual(
            sent.map(plain),
          )
        },
      ),
      { numRuns: 25 },
    )
  },
)

test.for(['both', 'summary', 'details'] as const)(
  'so is its CSV, several choices as %s',
  (several) => {
    fc.assert(
      fc.property(
        filled(false),
        fc.constantFrom('/', null, '_'),
        ({ instrument, sent }, groups) => {
          expect(
            read(koboCsv(instrument, sent, { groups, words: null, several }), instrument),
          ).toEqual(sent.map(plain))
        },
      ),
      { numRuns: 25 },
    )
  },
)

test('so is the JSON of its API', () => {
  fc.assert(
    fc.property(filled(true), ({ instrument, sent }) => {
      expect(read(koboJson(instrument, sent), instrument)).toEqual(sent.map(plain))
    }),
    { numRuns: 50 },
  )
})

test('what Central exports as CSV is read as it was', () => {
  fc.assert(
    fc.property(filled(true), fc.boolean(), fc.boolean(), ({ instrument, sent }, groups, split) => {
      expect(read(centralZip(instrument, sent, { groups, split }), instrument)).toEqual(
        sent.map(plain),
      )
    }),
    { numRuns: 50 },
  )
})

test('so is its OData', () => {
  fc.assert(
    fc.property(filled(true), ({ instrument, sent }) => {
      expect(read(centralJson(instrument, sent), instrument)).toEqual(sent.map(plain))
    }),
    { numRuns: 50 },
  )
})

test('so are submissions as XML', () => {
  fc.assert(
    fc.property(filled(true), ({ instrument, sent }) => {
      for (const one of sent)
        expect(read(submissionXml(instrument, one), instrument)).toEqual([plain(one)])
    }),
    { numRuns: 50 },
  )
})

function read(bytes: Uint8Array, instrument: Instrument) {
  const brought = openCollected(bytes, 'kelompok')
  const collected: Collected | null =
    brought.kind === 'xml'
      ? readXmlOf(brought.documents, instrument)
      : brought.kind === 'collected'
        ? brought.collected
        : null
  if (!collected) throw new Error(`not read: ${JSON.stringify(brought).slice(0, 200)}`)
  const reading = readingOf(collected, instrument, wishes)
  return collected.main.lines.map((line) => {
    const { bundled, misfits } = respond(reading, line, line.about.key)
    expect(misfits).toEqual([])
    return { key: bundled.key, answers: bundled.response.answers, at: bundled.response.startedAt }
  })
}

function plain({ uuid, answers, submittedAt }: Sent) {
  return { key: `uuid:${uuid}`, answers: rowsNamed(answers), at: submittedAt }
}

/** Rows have no ids elsewhere: they are named in their order. What is chosen stands in the order of the choices. */
function rowsNamed(answers: Answers): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([name, value]): [string, AnswerValue] => {
      if (!Array.isArray(value) || typeof value[0] === 'string') return [name, value]
      const rows = (value as Row[]).map((row, at) => ({
        id: `r${at + 1}`,
        answers: rowsNamed(row.answers),
      }))
      return [name, rows]
    }),
  )
}

// ── Any form and any answers that other programs can hold ──

type Kind = (typeof kinds)[number]
const kinds = [
  'text',
  'integer',
  'decimal',
  'range',
  'selectOne',
  'selectMany',
  'date',
  'time',
  'dateTime',
  'geopoint',
  'geotrace',
  'acknowledge',
  'barcode',
  'calculate',
  'hidden',
  'note',
] as const

const names = [
  'umur',
  'anak',
  'anak-ke',
  'Nama_é',
  '_x',
  'kata',
  'lokasi',
  'pilih',
  'a',
  'a-b',
  'b',
  'q9',
]
const choices = [
  { name: 'ya', label: says('ya') },
  { name: 'tidak', label: says('tidak') },
  { name: '1', label: { id: 'satu, dua', en: 'one' } },
  { name: '-99', label: { id: 'tidak tahu', en: 'don’t know; or none' } },
]

const words = fc
  .string({
    minLength: 1,
    maxLength: 12,
    unit: fc.constantFrom('a', 'É', '漢', '😀', ' ', '\n', '"', "'", ';', ',', '<', '&', '0', '='),
  })
  .filter((text) => text.trim() !== '')

function filled(hasRows: boolean): fc.Arbitrary<{ instrument: Instrument; sent: Sent[] }> {
  return fc
    .array(
      fc.record({
        kind: fc.constantFrom<Kind | 'group' | 'repeat' | 'end'>(
          ...kinds,
          'group',
          'end',
          ...(hasRows ? (['repeat', 'repeat'] as const) : []),
        ),
        other: fc.boolean(),
      }),
      { minLength: 1, maxLength: names.length - 1 },
    )
    .map(formOf)
    .filter((instrument) => faultsOf(instrument).length === 0)
    .chain((instrument) =>
      fc
        .array(
          fc.tuple(fc.uuid(), answersFor(instrument.items), fc.integer({ min: 0, max: 1e6 })),
          { minLength: 1, maxLength: 4 },
        )
        .map((all) => ({
          instrument,
          sent: all.map(([uuid, answers, minutes]) => ({
            uuid,
            answers,
            submittedAt: new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString(),
          })),
        })),
    )
}

function formOf(drawn: { kind: Kind | 'group' | 'repeat' | 'end'; other: boolean }[]): Instrument {
  const top: Item[] = []
  const open: Item[][] = [top]
  for (const [at, { kind, other }] of drawn.entries()) {
    const name = names[at] ?? ''
    const here = open.at(-1) as Item[]
    if (kind === 'end') {
      if (open.length > 1) open.pop()
    } else if (kind === 'group' || kind === 'repeat') {
      const items: Item[] = []
      here.push({ type: kind, name, label: says(name), items })
      open.push(items)
    } else here.push(questionOf(kind, name, other))
  }
  const filler = (items: Item[], prefix: string): void => {
    // A group with nothing in it holds nothing that could be lost.
    if (items.length === 0) items.push(questionOf('text', `${prefix}_isi`, false))
    for (const item of items) if ('items' in item) filler(item.items, item.name)
  }
  filler(top, 'semua')
  return {
    slug: 'kelompok',
    kind: 'survey',
    technique: 'interview',
    title: says('kelompok'),
    languages: ['id', 'en'],
    about: 'study',
    roles: [],
    needs: [],
    items: top,
  }
}

function questionOf(kind: Kind, name: string, other: boolean): Item {
  const label = says(name)
  switch (kind) {
    case 'range':
      return { type: kind, name, label, min: -5, max: 5, step: 0.5 }
    case 'selectOne':
    case 'selectMany':
      return { type: kind, name, label, choices, ...(other && { other }) }
    case 'calculate':
      return { type: kind, name, calculation: '1' }
    default:
      return { type: kind, name, label }
  }
}

function answersFor(items: readonly Item[]): fc.Arbitrary<Answers> {
  const places = items.flatMap((item) =>
    item.type === 'group'
      ? placesOf([item])
          .filter(({ repeats }) => repeats.length === 0)
          .map(({ item: one }) => one)
      : [item],
  )
  const own = places.filter((item) => item.type !== 'group' && item.type !== 'note')
  return fc.record(
    Object.fromEntries(
      own.flatMap((item): [string, fc.Arbitrary<AnswerValue>][] => {
        if (item.type === 'repeat') return [[item.name, rowsFor(item.items)]]
        const value = valueFor(item)
        const hasOther = 'other' in item && item.other
        return hasOther
          ? [
              [item.name, value],
              [`${item.name}_other`, words],
            ]
          : [[item.name, value]]
      }),
    ),
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>
}

function rowsFor(items: readonly Item[]): fc.Arbitrary<AnswerValue> {
  return fc
    .array(answersFor(items), { minLength: 1, maxLength: 3 })
    .map((all) => all.map((answers, at): Row => ({ id: `x${at}`, answers })))
}

const decimal = fc.integer({ min: -1e6, max: 1e6 }).map((whole) => whole / 1_000)
const point = fc
  .tuple(
    fc.integer({ min: -9_000, max: 9_000 }),
    fc.integer({ min: -18_000, max: 18_000 }),
    fc.integer({ min: 2, max: 4 }),
  )
  .map(([latitude, longitude, parts]) =>
    [latitude / 100, longitude / 100, 12.5, 4].slice(0, parts).join(' '),
  )
const day = fc
  .integer({ min: 0, max: 20_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10))
const clock = fc.constantFrom('07:05:00.000+08:00', '23:59:59', '00:00:00.000Z', '12:30')

function valueFor(item: Item): fc.Arbitrary<AnswerValue> {
  switch (item.type) {
    case 'integer':
      return fc.integer({ min: -1e6, max: 1e6 })
    case 'decimal':
      return decimal
    case 'range':
      return fc.constantFrom(-5, 0.5, 4)
    case 'selectOne':
      return fc.constantFrom(...choices.map(({ name }) => name), ...(item.other ? ['other'] : []))
    case 'selectMany':
      return fc.subarray([...choices.map(({ name }) => name), ...(item.other ? ['other'] : [])], {
        minLength: 1,
      })
    case 'date':
      return day
    case 'time':
      return clock
    case 'dateTime':
      return fc.tuple(day, clock).map(([on, at]) => `${on}T${at}`)
    case 'geopoint':
      return point
    case 'geotrace':
      return fc.array(point, { minLength: 2, maxLength: 4 }).map((points) => points.join(';'))
    case 'acknowledge':
      return fc.constant('OK')
    case 'calculate':
      return fc.oneof(
        decimal,
        words.filter((text) => String(Number(text)) !== text),
      )
    default:
      return words
  }
}
