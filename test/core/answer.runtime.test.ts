// The open form: calculations, repeats, cascades, defaults and triggers, each told as somebody fills it in.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers } from '../../core/answer/check.ts'
import { momentIn } from '../../core/answer/day.ts'
import { bare } from '../../core/answer/surroundings.ts'
import { planOf } from '../../core/instrument/plan.ts'
import {
  asked,
  computed,
  day,
  decimal,
  form,
  group,
  many,
  noon,
  note,
  number,
  one,
  rank,
  repeat,
  scenario,
  text,
  withList,
  withLists,
  yesNo,
} from './scenario.ts'

// Calculations

test('a calculation follows the answers it reads, through other calculations', () => {
  const s = scenario(
    form(
      number('land'),
      decimal('price'),
      computed('worth', '${land} * ${price}'),
      computed('tax', 'round(${worth} * 0.1, 2)'),
    ),
  )
  s.answer('land', 3).answer('price', 2.5)
  expect(s.submission()).toEqual({ land: 3, price: 2.5, worth: 7.5, tax: 0.75 })
  s.answer('land', undefined)
  expect(s.submission()).toEqual({ price: 2.5 })
})

test('what a calculation gives fits the question that it fills', () => {
  const s = scenario(
    form(
      number('sum').calculate('1 + 2'),
      many('both', ['a', 'b']).calculate("concat('a', ' b')"),
      day('due').calculate("date('2026-11-24') + 7"),
      day('seen').calculate('now()'),
      text('words').calculate('1 + 2'),
      computed('truth', '1 < 2'),
      computed('nothing', "number('')"),
    ),
  )
  expect(s.submission()).toEqual({
    sum: 3,
    both: ['a', 'b'],
    due: '2026-12-01',
    seen: '2026-11-24',
    words: '3',
    truth: 'true',
  })
})

test('a calculation that is not put has no value, and those that read it see none', () => {
  const s = scenario(
    form(
      yesNo('has'),
      computed('ten', '10').when("${has} = 'yes'"),
      computed('twice', '${ten} * 2'),
    ),
  )
  s.answer('has', 'yes')
  expect(s.submission()).toEqual({ has: 'yes', ten: 10, twice: 20 })
  s.answer('has', 'no')
  expect(s.submission()).toEqual({ has: 'no' })
})

test('a calculation that cannot be worked out is told at its question and stops nothing', () => {
  const s = scenario(form(text('born'), computed('age', 'date(${born})'), text('name')))
  s.answer('born', 'long ago').answer('name', 'Siti')
  expect(s.problems()).toEqual(['age expression.failed'])
  s.answer('born', '1980-01-01')
  expect(s.problems()).toEqual([])
})

test('a changed answer sets off only what depends on it', () => {
  let evaluations = 0
  const matches = () => {
    evaluations++
    return true
  }
  const watched = (name: string, from: string) => computed(name, `regex(\${${from}}, 'x')`)
  const s = scenario(
    form(
      text('a'),
      text('b'),
      watched('a1', 'a'),
      watched('a2', 'a1'),
      watched('b1', 'b'),
      ...Array.from({ length: 200 }, (_, n) => watched(`far${n}`, 'b')),
    ),
    { matches },
  )
  evaluations = 0
  s.answer('a', 'x')
  // a1 is true still, so a2 need not be asked.
  expect(evaluations).toBe(1)
  evaluations = 0
  s.answer('a', 'x')
  expect(evaluations).toBe(0)
})

test('in a repeat a changed answer sets off its own row alone', () => {
  let evaluations = 0
  const matches = () => {
    evaluations++
    return true
  }
  const s = scenario(
    form(repeat('members', text('name'), computed('known', "regex(${name}, 'x')"))),
    { matches },
  )
  for (let n = 0; n < 50; n++) s.add('members', `r${n}`)
  evaluations = 0
  s.answer('members/r7/name', 'Siti')
  expect(evaluations).toBe(1)
})

test('the refs whose state changed are named, and no others', () => {
  const s = scenario(
    form(
      yesNo('has'),
      number('count').when("${has} = 'yes'"),
      computed('twice', '${count} * 2'),
      text('why').label('Why ${count}?'),
      number('most').constraint('. > ${count}'),
      text('far'),
    ),
  )
  expect([...s.form.set('has', 'yes')]).toEqual(['has', 'count'])
  expect([...s.form.set('count', 2)].sort()).toEqual(['count', 'most', 'twice', 'why'])
  expect([...s.form.set('count', 2)]).toEqual(['count'])
  expect([...s.form.set('ghost', 2)]).toEqual([])
})

// Repeats

const household = form(
  repeat(
    'members',
    text('name'),
    number('age').constraint('. < 120'),
    yesNo('works').when('${age} >= 15'),
    computed('place', 'position(..)'),
  ),
  computed('size', 'count(${members})'),
  computed('ages', 'sum(${age})'),
  computed('eldest', 'max(${age})'),
  text('head').label('Of ${size} members, who leads?'),
)

test('inside a repeat a name means the same row, outside it all rows', () => {
  const s = scenario(household)
  s.add('members').add('members')
  s.answer('members/a/age', 12).answer('members/b/age', 40)
  expect(s.relevant()).toEqual([
    'members/a/name',
    'members/a/age',
    'members/a/place',
    'members/b/name',
    'members/b/age',
    'members/b/works',
    'members/b/place',
    'size',
    'ages',
    'eldest',
    'head',
  ])
  expect(s.submission()).toEqual({
    members: [
      { id: 'a', answers: { age: 12, place: 1 } },
      { id: 'b', answers: { age: 40, place: 2 } },
    ],
    size: 2,
    ages: 52,
    eldest: 40,
  })
  expect(s.label('head')).toBe('Of 2 members, who leads?')
})

test('a row that goes takes its answers along, and the rows after it move up', () => {
  const s = scenario(household)
  s.add('members').add('members').add('members')
  s.answer('members/a/age', 1).answer('members/b/age', 2).answer('members/c/age', 4)
  s.remove('members/b')
  expect(s.value('ages')).toBe(5)
  expect(s.value('size')).toBe(2)
  expect(s.value('members/c/place')).toBe(2)
  expect(s.form.at('members/b/age')).toBeUndefined()
  s.remove('members/a').remove('members/c')
  expect(s.submission()).toEqual({ size: 0, ages: 0 })
})

test('a problem in a row names the row', () => {
  const s = scenario(household)
  s.add('members').add('members').answer('members/b/age', 130)
  expect(s.problems()).toEqual(['members/b/age answer.constraint'])
})

test('repeats lie in repeats, and each row has its own', () => {
  const s = scenario(
    form(
      repeat(
        'groups',
        text('group'),
        repeat('goods', number('price'), computed('of', '${group}')),
        computed('worth', 'sum(${price})'),
      ),
      computed('all', 'sum(${price})'),
      computed('kinds', 'count(${goods})'),
    ),
  )
  s.add('groups', 'g1').add('groups', 'g2')
  s.add('groups/g1/goods', 'x').add('groups/g1/goods', 'y').add('groups/g2/goods', 'x')
  s.answer('groups/g1/group', 'Mekar').answer('groups/g1/goods/x/price', 1)
  s.answer('groups/g1/goods/y/price', 2).answer('groups/g2/goods/x/price', 4)
  expect(s.value('groups/g1/worth')).toBe(3)
  expect(s.value('groups/g2/worth')).toBe(4)
  expect(s.value('all')).toBe(7)
  expect(s.value('kinds')).toBe(3)
  expect(s.value('groups/g1/goods/y/of')).toBe('Mekar')
  s.remove('groups/g1')
  expect(s.submission()).toMatchObject({ all: 4, kinds: 1 })
})

test('a repeat has as many rows as its count says; what was typed in the others comes back', () => {
  const s = scenario(
    form(number('children'), repeat('child', text('name').starts('Anak')).times('${children}')),
  )
  expect(s.submission()).toEqual({})
  s.answer('children', 2).answer('child/r1/name', 'Budi').answer('child/r2/name', 'Ani')
  s.answer('children', 1)
  expect(s.submission()).toEqual({
    children: 1,
    child: [{ id: 'r1', answers: { name: 'Budi' } }],
  })
  s.answer('children', 3)
  expect(s.submission().child).toEqual([
    { id: 'r1', answers: { name: 'Budi' } },
    { id: 'r2', answers: { name: 'Ani' } },
    { id: 'r3', answers: { name: 'Anak' } },
  ])
})

test('a draft that is opened again stands where it was left, spare rows among it', () => {
  const instrument = form(
    number('children'),
    repeat('child', text('name')).times('${children}'),
    yesNo('has'),
    text('why').when("${has} = 'no'"),
  )
  const s = scenario(instrument)
  s.answer('children', 2).answer('child/r2/name', 'Ani').answer('children', 1)
  s.answer('has', 'no').answer('why', 'sold').answer('has', 'yes')
  const again = scenario(instrument, { draft: s.form.answers() })
  expect(again.form.answers()).toEqual(s.form.answers())
  expect(again.submission()).toEqual(s.submission())
  again.answer('children', 2).answer('has', 'no')
  expect(again.value('child/r2/name')).toBe('Ani')
  expect(again.value('why')).toBe('sold')
})

test('a repeat that is not put hides its rows from every count', () => {
  const s = scenario(
    form(
      yesNo('has'),
      repeat('plots', number('area')).when("${has} = 'yes'"),
      computed('many', 'count(${plots})'),
      computed('path', 'count(/data/plots)'),
    ),
  )
  s.answer('has', 'yes').add('plots').answer('plots/a/area', 3)
  expect(s.submission()).toMatchObject({ many: 1, path: 1 })
  s.answer('has', 'no')
  expect(s.submission()).toEqual({ has: 'no', many: 0, path: 0 })
  s.answer('has', 'yes')
  expect(s.submission().plots).toEqual([{ id: 'a', answers: { area: 3 } }])
})

// Choices

const places = withList(
  form(
    one('province', ['kaltim', 'jatim']),
    one('city', 'cities').filter('province = ${province}'),
  ),
  'cities',
  {
    samarinda: { province: 'kaltim' },
    bontang: { province: 'kaltim' },
    malang: { province: 'jatim' },
  },
)

test('a cascade offers what fits the answer before; what no longer fits is told, not dropped', () => {
  const s = scenario(places)
  expect(s.offered('city')).toEqual([])
  s.answer('province', 'kaltim').answer('city', 'bontang')
  expect(s.offered('city')).toEqual(['samarinda', 'bontang'])
  expect(s.problems()).toEqual([])
  s.answer('province', 'jatim')
  expect(s.offered('city')).toEqual(['malang'])
  expect(s.problems()).toEqual(['city answer.not-offered'])
  expect(s.value('city')).toBe('bontang')
  expect(s.answer('city', 'mars').problems()).toEqual(['city answer.not-a-choice'])
})

test('a list is looked into from any expression', () => {
  const instrument = withList(
    form(
      one('city', 'cities'),
      computed('of', "instance('cities')/root/item[name = ${city}]/province"),
      computed('called', "jr:choice-name(${city}, '${city}')"),
    ),
    'cities',
    { malang: { province: 'jatim' }, bontang: { province: 'kaltim' } },
  )
  const s = scenario(instrument).answer('city', 'bontang')
  expect(s.submission()).toEqual({ city: 'bontang', of: 'kaltim', called: 'bontang (id)' })
})

test('entries of an outside list are offered where they are known, and any name passes where not', () => {
  const instrument = withLists(form(one('group', 'groups').filter("kind != 'closed'")), {
    groups: { from: 'cases' },
  })
  const groups = [
    { name: 'KUBE-001', label: { id: 'Mekar Sari' }, columns: { kind: 'open' } },
    { name: 'KUBE-002', label: { id: 'Harapan' }, columns: { kind: 'closed' } },
  ]
  const s = scenario(instrument, { entries: (list) => (list === 'groups' ? groups : null) })
  expect(s.offered('group')).toEqual(['KUBE-001'])
  expect(s.answer('group', 'KUBE-002').problems()).toEqual(['group answer.not-offered'])
  expect(checkAnswers(instrument, s.filled(), bare(noon), 'final')).toEqual([])
})

test('"other" takes its words along, and only while it is chosen', () => {
  const s = scenario(form(one('work', ['farmer', 'trader']).orOther()))
  expect(s.offered('work')).toEqual(['farmer', 'trader', 'other'])
  s.answer('work', 'other').answer('work_other', 'weaver')
  expect(s.submission()).toEqual({ work: 'other', work_other: 'weaver' })
  expect(s.handedIn()).toEqual([])
  s.answer('work', 'farmer')
  expect(s.submission()).toEqual({ work: 'farmer' })
  expect(s.refused()).toEqual(['work_other answer.irrelevant'])
})

test('a choice that stands alone is not combined', () => {
  const none = { name: 'none', label: { id: 'Tidak ada' }, exclusive: true }
  const instrument = form(many('aid', ['rice', 'cash']))
  const [aid] = instrument.items
  if (aid?.type !== 'selectMany' || typeof aid.choices === 'string') throw new Error('no choices')
  const s = scenario({ ...instrument, items: [{ ...aid, choices: [...aid.choices, none] }] })
  expect(s.answer('aid', ['none']).problems()).toEqual([])
  expect(s.answer('aid', ['none', 'rice']).problems()).toEqual(['aid answer.not-alone'])
})

test('a ranking puts everything in order', () => {
  const s = scenario(form(rank('needs', ['road', 'water', 'school'])))
  expect(s.problems('final')).toEqual([])
  expect(s.answer('needs', ['water', 'road']).problems()).toEqual(['needs answer.not-ranked'])
  expect(s.answer('needs', ['water', 'road', 'school']).problems()).toEqual([])
  expect(s.answer('needs', ['water', 'water', 'road']).problems()).toEqual([
    'needs answer.wrong-type',
  ])
})

test('choices are shuffled once for a response, and alike for the same seed', () => {
  const names = Array.from({ length: 12 }, (_, n) => `c${n}`)
  const instrument = form(one('a', names).shuffled(), one('b', names).shuffled('7'), number('n'))
  let drawn = 0
  const random = () => {
    drawn++
    return 0.3
  }
  const s = scenario(instrument, { random })
  const order = s.offered('a')
  expect([...order].sort()).toEqual([...names].sort())
  expect(order).not.toEqual(names)
  expect(s.answer('n', 1).answer('a', 'c1').offered('a')).toEqual(order)
  expect(drawn).toBe(1)
  expect(scenario(instrument).offered('b')).toEqual(s.offered('b'))
})

// Defaults, triggers, what the device knows

test('defaults are given once, and stay away when they were taken away', () => {
  const instrument = form(
    text('village').starts('Sukamaju'),
    day('on').starts({ expression: 'today()' }),
    text('last').starts({ expression: '${last-saved#village}' }),
    number('age').starts(30).readOnly(),
  )
  const s = scenario(instrument, { last: { village: 'Lebak' } })
  expect(s.submission()).toEqual({
    village: 'Sukamaju',
    on: '2026-11-24',
    last: 'Lebak',
    age: 30,
  })
  s.answer('village', undefined)
  const again = scenario(instrument, { draft: s.form.answers() })
  expect(again.submission()).toEqual({ on: '2026-11-24', last: 'Lebak', age: 30 })
  expect(again.form.at('age')?.isReadOnly).toBe(true)
})

test('a default in a repeat is given to each new row', () => {
  const s = scenario(
    form(repeat('visits', day('on').starts({ expression: 'today()' }), text('who'))),
  )
  s.add('visits').add('visits').answer('visits/a/on', undefined)
  expect(s.submission().visits).toEqual([
    { id: 'a', answers: {} },
    { id: 'b', answers: { on: '2026-11-24' } },
  ])
})

test('a triggered calculation is made when its question is answered, not before and not after', () => {
  const s = scenario(
    form(
      yesNo('agrees'),
      number('n'),
      computed('when', 'now()').upon('agrees'),
      computed('nThen', '${n}').upon('agrees'),
      computed('changes', 'coalesce(${changes}, 0) + 1').upon('agrees'),
    ),
  )
  expect(s.submission()).toEqual({})
  s.answer('n', 1).answer('agrees', 'yes').answer('n', 2)
  expect(s.submission()).toMatchObject({ when: noon, nThen: '1', changes: 1 })
  s.answer('agrees', 'no')
  expect(s.submission()).toMatchObject({ nThen: '2', changes: 2 })
  expect(s.handedIn()).toEqual([])
})

test('a trigger without a calculation clears what was said before', () => {
  const s = scenario(form(one('province', ['a', 'b']), text('village').upon('province')))
  s.answer('village', 'Lebak').answer('province', 'a')
  expect(s.submission()).toEqual({ province: 'a' })
})

test('what the device knows of itself is filled in', () => {
  const start = { type: 'meta' as const, name: 'begun', of: 'start' as const }
  const end = { type: 'meta' as const, name: 'done', of: 'end' as const }
  const instrument = { ...form(), items: [start, end] }
  const s = scenario(instrument, { meta: { start: '09:00', end: '09:10' } })
  expect(s.submission()).toEqual({ begun: '09:00', done: '09:10' })
  const later = scenario(instrument, {
    draft: s.form.answers(),
    meta: { start: '10:00', end: '10:10' },
  })
  expect(later.submission()).toEqual({ begun: '09:00', done: '10:10' })
})

// What the server says

test('a calculation is worked out again: a wrong or a missing one is refused by name', () => {
  const s = scenario(form(number('a'), computed('twice', '${a} * 2')))
  s.answer('a', 2)
  expect(s.refused()).toEqual([])
  expect(s.refused({ answers: { a: 2, twice: 5 } })).toEqual(['twice answer.calculation-wrong'])
  expect(s.refused({ answers: { a: 2 } })).toEqual(['twice answer.calculation-wrong'])
  expect(s.refused({ answers: { a: 2, twice: '4' } })).toEqual([])
  expect(s.refused({ answers: { a: 2, twice: 4.0000000000001 } })).toEqual([])
})

test('what only the phone can know is taken as it was sent', () => {
  const instrument = withLists(
    form(
      computed('at', 'now()'),
      computed('key', 'uuid()'),
      computed('before', '${last-saved#a}'),
      computed('looked', "pulldata('prices', 'price', 'name', 'rice')"),
      text('a').when("pulldata('prices', 'price', 'name', 'rice') > 10"),
      text('b').when("pulldata('prices', 'price', 'name', 'rice') > 10").required(),
    ),
    { prices: { from: 'file', file: 'prices.csv', value: 'name', label: 'name' } },
  )
  const answers = { at: 'then', key: 'x', before: 'y', looked: '12', a: 'seen' }
  expect(scenario(instrument).refused({ answers })).toEqual([])
})

test('rows that do not belong, are too many or too few are refused by name', () => {
  const instrument = form(
    number('n'),
    repeat('child', text('name').required()).times('${n}'),
    text('x'),
  )
  const refused = (answers: object) => scenario(instrument).refused({ answers: answers as never })
  const row = (id: string, answers = {}) => ({ id, answers })
  expect(refused({ n: 1, child: [row('a', { name: 'Ani' })] })).toEqual([])
  expect(refused({ n: 2, child: [row('a', { name: 'Ani' })] })).toEqual([
    'child answer.calculation-wrong',
  ])
  expect(refused({ n: 1, child: [row('a')] })).toEqual(['child/a/name answer.required'])
  expect(refused({ n: 1, child: [row('a', { name: 'Ani', ghost: 'x' })] })).toEqual([
    'child/a/ghost answer.unknown-question',
  ])
  expect(refused({ n: 2, child: [row('a', { name: 'A' }), row('a', { name: 'B' })] })).toEqual([
    'child answer.wrong-type',
  ])
  expect(refused({ child: 'many' })).toEqual(['child answer.wrong-type'])
  expect(refused({ x: [row('a')] })).toEqual(['x answer.wrong-type'])
})

test('marks in rows are known by their ref', () => {
  const s = scenario(form(repeat('talks', text('said').probes('why').required(), note('thanks'))))
  s.add('talks').cover('talks/a/said', 'refused').probe('talks/a/said', 'why')
  expect(s.refused()).toEqual([])
  s.cover('talks/b/said', 'asked').cover('talks/a/thanks', 'asked')
  expect(s.refused()).toEqual([
    'talks/b/said answer.unknown-question',
    'talks/a/thanks answer.unknown-question',
  ])
  s.remove('talks/a')
  expect(s.handedIn()).toEqual([])
})

test('a question that lies in a group of a repeat stands in its row without the group', () => {
  const s = scenario(form(repeat('people', group('about', text('name'), asked('geopoint', 'at')))))
  s.add('people').answer('people/a/name', 'Siti').answer('people/a/at', '-0.5 117.1')
  expect(s.submission()).toEqual({
    people: [{ id: 'a', answers: { name: 'Siti', at: '-0.5 117.1' } }],
  })
})

test('five hundred questions are planned once', () => {
  const instrument = form(...Array.from({ length: 500 }, (_, n) => text(`q${n}`)))
  expect(planOf(instrument)).toBe(planOf(instrument))
})

test('the clocks of Indonesia are those of the calendar, at any moment of the last decades', () => {
  const zones = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')
  const from = Date.UTC(1990, 0)
  const moments = fc.integer({ min: from, max: Date.UTC(2040, 0) })
  fc.assert(
    fc.property(zones, moments, (timeZone, at) => {
      const clock = new Intl.DateTimeFormat('sv-SE', {
        timeZone,
        dateStyle: 'short',
        timeStyle: 'medium',
      })
      const told = momentIn(timeZone, new Date(at).toISOString())
      expect(told.slice(0, 19).replace('T', ' ')).toBe(clock.format(at))
    }),
  )
})

test('a moment is told on the clock of the study, whatever the clock of the phone believes', () => {
  expect(momentIn('Asia/Makassar', '2026-11-23T17:30:00Z')).toBe('2026-11-24T01:30:00.000+08:00')
  expect(momentIn('Asia/Jakarta', '2026-11-23T16:59:59.250Z')).toBe('2026-11-23T23:59:59.250+07:00')
  expect(momentIn('Asia/Jayapura', '2026-12-31T15:00:00Z')).toBe('2027-01-01T00:00:00.000+09:00')
  // Zones off the whole hour, and a summer time that ends at 01:00 Greenwich (IANA tz, 2026-10-25).
  expect(momentIn('Asia/Kathmandu', '2026-11-23T18:15:00Z')).toBe('2026-11-24T00:00:00.000+05:45')
  expect(momentIn('Europe/Amsterdam', '2026-10-25T00:59:59Z')).toBe('2026-10-25T02:59:59.000+02:00')
  expect(momentIn('Europe/Amsterdam', '2026-10-25T01:00:00Z')).toBe('2026-10-25T02:00:00.000+01:00')
})
