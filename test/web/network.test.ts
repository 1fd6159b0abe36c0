// The network's layout and the timeline's arithmetic: pictures that must not mislead.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Relation, StudyEvent } from '../../core/wire/finding.ts'
import { crowdOf } from '../../web/desk/conclude/crowd.ts'
import { placeLabels } from '../../web/desk/conclude/labels.ts'
import { type Arrow, columnsOf } from '../../web/desk/conclude/layers.ts'
import { degrees, narrowed } from '../../web/desk/conclude/network-asked.ts'
import { nextBox } from '../../web/desk/conclude/next-box.ts'
import { type Box, place } from '../../web/desk/conclude/place.ts'
import { linesOf } from '../../web/desk/conclude/wrap.ts'
import { axisOf, byTime, spanOf, versionsOf } from '../../web/desk/conclude/years.ts'

function arrows(...pairs: [from: string, to: string][]): Arrow[] {
  return pairs.map(([from, to], index) => ({ id: `a${index}`, from, to }))
}

const factors = ['mentor', 'partners', 'leader', 'unity', 'independence']

const networks = fc
  .array(fc.tuple(fc.constantFrom(...factors), fc.constantFrom(...factors)), { maxLength: 14 })
  .map((pairs) => arrows(...pairs))

test('factors stand left of what they lead to, and the outcome stands last', () => {
  const drawn = arrows(
    ['mentor', 'partners'],
    ['partners', 'independence'],
    ['leader', 'independence'],
  )
  const columns = columnsOf(['mentor', 'partners', 'leader', 'independence'], drawn).columns
  expect(columns.map((column) => column.map((stop) => stop.id))).toEqual([
    ['mentor'],
    ['partners', 'leader'],
    ['independence'],
  ])
})

test('an arrow over a column passes through it, so that no box hides it', () => {
  const drawn = arrows(
    ['mentor', 'partners'],
    ['partners', 'independence'],
    ['mentor', 'independence'],
  )
  const net = columnsOf(['mentor', 'partners', 'independence'], drawn)
  expect(net.routes.get('a2')).toEqual(['mentor', 'a2/0', 'independence'])
  expect(net.columns[1]?.map((stop) => stop.passing).toSorted()).toEqual([false, true])
})

test('every factor is drawn once and no two boxes overlap, whatever the arrows, circles included', () => {
  fc.assert(
    fc.property(networks, (drawn) => {
      const { boxes } = place(columnsOf(factors, drawn), drawn)
      expect(boxes.map((box) => box.id).toSorted()).toEqual(factors.toSorted())
      for (const a of boxes)
        for (const b of boxes) {
          if (a === b) continue
          const apart =
            a.x + a.width <= b.x ||
            b.x + b.width <= a.x ||
            a.y + a.height <= b.y ||
            b.y + b.height <= a.y
          expect(apart).toBe(true)
        }
    }),
  )
})

test('every arrow between two factors is drawn, inside the picture', () => {
  fc.assert(
    fc.property(networks, (drawn) => {
      const picture = place(columnsOf(factors, drawn), drawn)
      const between = drawn.filter((arrow) => arrow.from !== arrow.to)
      expect(picture.ways.map((way) => way.id)).toEqual(between.map((arrow) => arrow.id))
      for (const box of picture.boxes) {
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.y + box.height).toBeLessThanOrEqual(picture.height)
        expect(box.x + box.width).toBeLessThanOrEqual(picture.width)
      }
    }),
  )
})

test('other ends stand before the outcome, so that the eye ends at the outcome', () => {
  const drawn = arrows(
    ['mentor', 'unity'],
    ['mentor', 'independence'],
    ['unity', 'independence'],
    ['mentor', 'leader'],
  )
  const { columns } = columnsOf(['mentor', 'unity', 'independence', 'leader'], drawn)
  expect(columns.at(-1)?.map((stop) => stop.id)).toEqual(['independence'])
})

test('words stand clear of boxes and of each other while there is room along the way', () => {
  const box = { x: 0, y: 0, width: 100, height: 40 }
  const middles = placeLabels(
    [
      {
        id: 'a',
        width: 60,
        places: [
          { x: 50, y: 20 },
          { x: 200, y: 20 },
        ],
      },
      {
        id: 'b',
        width: 60,
        places: [
          { x: 200, y: 24 },
          { x: 300, y: 20 },
        ],
      },
    ],
    [box],
  )
  expect(middles).toEqual(
    new Map([
      ['a', { x: 200, y: 20 }],
      ['b', { x: 300, y: 20 }],
    ]),
  )
})

test('a label breaks between words and says when something was left out', () => {
  expect(linesOf('Kepemimpinan ketua', 20, 2)).toEqual(['Kepemimpinan ketua'])
  expect(linesOf('Jaringan kemitraan dengan pihak luar', 20, 2)).toEqual([
    'Jaringan kemitraan',
    'dengan pihak luar',
  ])
  expect(linesOf('satu dua tiga', 4, 2)).toEqual(['satu', 'dua…'])
})

function event(
  from: string,
  precision: StudyEvent['precision'],
  to: string | null = null,
): StudyEvent {
  return { id: from + precision, label: from, from, to, precision, figure: null, evidence: [] }
}

test('the less exactly a date is known, the longer it is drawn', () => {
  const lengths = (['day', 'month', 'year', 'about'] as const).map((precision) => {
    const { from, to } = spanOf(event('2014-04-15', precision))
    return (to - from) / 86_400_000
  })
  expect(lengths).toEqual([1, 30, 365, 730])
})

test('a lasting event reaches from its first day to the end of its last year', () => {
  const { from, to } = spanOf(event('2011-05-01', 'year', '2013-02-01'))
  expect([new Date(from), new Date(to)].map((at) => at.toISOString().slice(0, 10))).toEqual([
    '2011-01-01',
    '2014-01-01',
  ])
})

test('events whose words would run into each other stand on lines of their own', () => {
  const axis = axisOf(
    [event('2014-01-01', 'day'), event('2014-02-01', 'day'), event('2019-01-01', 'day')],
    0.2,
  )
  expect(axis.events.map(({ line }) => line)).toEqual([0, 1, 0])
  expect(axis.years.at(0)?.year).toBe(2014)
  expect(axis.years.at(-1)).toEqual({ year: 2020, x: 1 })
})

test('a timeline without events has no axis', () => {
  expect(axisOf([], 0.2)).toEqual({ years: [], events: [], lines: 0 })
})

/** Two hundred factors and six hundred arrows, as mixed as codings of a large study leave them. */
function manyArrows(): { ids: string[]; arrows: Arrow[] } {
  let seed = 7
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return seed / 2_147_483_648
  }
  const ids = Array.from({ length: 200 }, (_, at) => `f${at}`)
  const drawn = Array.from({ length: 600 }, (_, at): Arrow => {
    const from = Math.floor(random() * 200)
    const to = Math.floor(random() * random() * 200)
    return { id: `a${at}`, from: `f${from}`, to: `f${to === from ? (to + 1) % 200 : to}` }
  })
  return { ids, arrows: drawn }
}

test('a crowd of two hundred factors stands on one sheet, none over another, the outcome at the right', () => {
  const { ids, arrows: drawn } = manyArrows()
  const picture = crowdOf(ids, drawn)
  expect(picture.boxes.map((box) => box.id).toSorted()).toEqual(ids.toSorted())
  expect(picture.ways).toHaveLength(600)
  const cells = new Set(picture.boxes.map(({ x, y }) => `${x} ${y}`))
  expect(cells.size).toBe(200)
  expect(picture.width).toBeLessThan(2_600)
  expect(picture.height).toBeLessThan(1_500)
  const into = Map.groupBy(drawn, (arrow) => arrow.to)
  const [outcome] = ids.toSorted((a, b) => (into.get(b)?.length ?? 0) - (into.get(a)?.length ?? 0))
  const last = picture.boxes.toSorted((a, b) => b.x - a.x)[0]
  expect(last?.id).toBe(outcome)
})

test('arrow keys reach every box of a crowd, and stay where nothing lies that way', () => {
  const { ids, arrows: drawn } = manyArrows()
  const { boxes } = crowdOf(ids, drawn)
  const [start = ''] = ids
  const met = new Set([start])
  for (const id of met)
    for (const step of [
      { x: 1, y: 0 },
      { x: -1, y: 0 },
      { x: 0, y: 1 },
      { x: 0, y: -1 },
    ])
      met.add(nextBox(boxes, id, step))
  expect(met.size).toBe(200)
  expect(nextBox([boxes[0] as Box], boxes[0]?.id ?? '', { x: 1, y: 0 })).toBe(boxes[0]?.id)
})

test('a network is narrowed to kinds, branches, well-joined factors and the surroundings of one', () => {
  const relation = (id: string, from: string, to: string, type: Relation['type'] = 'causes') => ({
    ...{ id, from, to, type, sign: '+' as const, note: '', evidence: [], informants: 0 },
  })
  const all = [
    relation('1', 'a', 'b'),
    relation('2', 'b', 'c', 'inhibits'),
    relation('3', 'c', 'd'),
    relation('4', 'a', 'c'),
  ]
  const asked = { type: '', branch: '', least: 1, around: '' }
  const ids = (differs: Partial<typeof asked>) =>
    narrowed(all, { ...asked, ...differs }, (code) => (code === 'd' ? ['d', 'x'] : [code])).map(
      ({ id }) => id,
    )
  expect(ids({})).toEqual(['1', '2', '3', '4'])
  expect(ids({ type: 'inhibits' })).toEqual(['2'])
  expect(ids({ branch: 'x' })).toEqual(['3'])
  expect(ids({ least: 2 })).toEqual(['1', '2', '4'])
  // Around b: its arrows, and those among its neighbours.
  expect(ids({ around: 'b' })).toEqual(['1', '2', '4'])
  expect(degrees(all).get('c')).toBe(3)
})

test('a happening with several dates stands under itself, and in the list after itself', () => {
  const event = (id: string, label: string, from: string): StudyEvent => ({
    ...{ id, label, from, to: null, precision: 'year', figure: null, evidence: [] },
  })
  const events = [
    event('1', 'Berdiri', '2013-01-01'),
    event('2', 'Nyaris bubar', '2014-01-01'),
    event('3', 'Lomba', '2014-06-01'),
    event('4', 'nyaris bubar ', '2015-01-01'),
    event('5', 'Lomba', '2014-06-01'),
  ]
  expect([...versionsOf(events).keys()]).toEqual(['2', '4'])
  expect(byTime(events).map(({ id }) => id)).toEqual(['1', '2', '4', '3', '5'])
  const lines = new Map(axisOf(events, 0.3).events.map(({ event: one, line }) => [one.id, line]))
  expect((lines.get('4') ?? 0) - (lines.get('2') ?? 0)).toBe(1)
})
