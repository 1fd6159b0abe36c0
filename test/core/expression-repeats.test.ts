// Rows, lists and paths: what an expression sees from where it stands.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evaluate } from '../../core/expression/evaluate.ts'
import { parse } from '../../core/expression/parse.ts'
import { nodeOf, valueIn, worldOf } from './document.ts'

const household = worldOf(
  {
    village: 'mekar',
    empty: '',
    profile: { role: 'chair' },
    member: [
      {
        name: 'Rina',
        age: '41',
        plot: [
          { area: '2', crop: 'rice' },
          { area: '1.5', crop: 'corn' },
        ],
      },
      { name: 'Budi', age: '17', plot: [{ area: '4', crop: 'rice' }] },
      { name: 'Sari', age: '', plot: [] },
    ],
    own: '',
  },
  {
    villages: [
      { name: 'mekar', label: 'Mekar Jaya', district: 'kutai' },
      { name: 'suka', label: 'Suka Maju', district: 'kutai' },
      { name: 'rimba', label: 'Rimba', district: 'berau' },
    ],
    '__last-saved': [],
  },
)
const seen = (text: string, name = 'own', row = 1) =>
  valueIn(household, text, nodeOf(household, name, row))

test.each([
  ['count(${member})', '3'],
  ['count(/data/member)', '3'],
  ['sum(${area})', '7.5'],
  ['sum(/data/member/plot/area)', '7.5'],
  ['sum(${age})', ''],
  ['sum(/data/member[age != ""]/age)', '58'],
  ['count-non-empty(${age})', '2'],
  ['max(${area})', '4'],
  ['min(${area})', '1.5'],
  ['min(${age})', ''],
  ["join(', ', ${name})", 'Rina, Budi, Sari'],
  ['concat(${name})', 'RinaBudiSari'],
  ['indexed-repeat(${name}, ${member}, 2)', 'Budi'],
  ['indexed-repeat(${crop}, ${member}, 1, ${plot}, 2)', 'corn'],
  ['indexed-repeat(${crop}, ${member}, 3, ${plot}, 1)', ''],
  ['/data/member[2]/name', 'Budi'],
  ['/data/member[last()]/name', 'Sari'],
  ['/data/member[age > 20]/name', 'Rina'],
  ["count(/data/member[plot/crop = 'rice'])", '2'],
  ["/data/member[plot[crop = 'corn']]/name", 'Rina'],
  ['/data/member[name = "Budi"]/plot[1]/area', '4'],
  ['/data/*[1]', 'mekar'],
  ['count(/data/member/plot/..)', '2'],
  ['count(/data/member/self::member)', '3'],
  ['../profile/role', 'chair'],
  ['parent::data/child::village', 'mekar'],
  ['count(${name} | ${age} | ${name})', '6'],
  ['(${age} | ${name})[1]', 'Rina'],
  ["${name} = 'Budi'", 'true'],
  ["${name} != 'Budi'", 'true'],
  ["not(${name} = 'Nobody')", 'true'],
  ['${age} < 18', 'true'],
  ['boolean(${empty})', 'false'],
  ['boolean(/data/member[age > 99])', 'false'],
  ['boolean(/data/member)', 'true'],
  ['count-if(${member}, ${age} >= 18)', '1'],
  ['sum-if(${area}, ${crop} = "rice")', '6'],
  ["join-if('; ', ${name}, ${age} != '')", 'Rina; Budi'],
  ['checklist(1, 2, ${age})', 'true'],
  ['checklist(-1, 1, ${age})', 'false'],
  ['weighted-checklist(5, -1, ${area}, ${area})', 'true'],
  ['count(1)', 'nodes.needed'],
  ['(1)[1]', 'nodes.needed'],
])('from outside, %s is "%s"', (text, expected) => {
  expect(seen(text)).toBe(expected)
})

test.each([
  ['${name}', 'name', 2, 'Budi'],
  ['${age} + 1', 'name', 2, '18'],
  ['sum(${area})', 'name', 1, '3.5'],
  ['sum(${area})', 'name', 3, '0'],
  ['count(${member})', 'name', 2, '3'],
  ['count(${plot})', 'name', 1, '2'],
  ['position(..)', 'name', 2, '2'],
  ['position(..)', 'crop', 2, '2'],
  ['position(../..)', 'crop', 3, '2'],
  ['indexed-repeat(${name}, ${member}, position(..) - 1)', 'name', 2, 'Rina'],
  ['../../member[1]/name', 'name', 3, 'Rina'],
  ['index()', 'name', 3, '3'],
  ['index()', 'crop', 3, '1'],
  ['index()', 'village', 1, ''],
  ['${name}', 'crop', 3, 'Budi'],
  ['${village}', 'crop', 3, 'mekar'],
  ['sum(/data/member/plot/area)', 'crop', 1, '7.5'],
  ['. = current()', 'name', 2, 'true'],
  ['count(../../member[name = current()])', 'name', 2, '1'],
])('%s, asked from %s in row %i, is "%s"', (text, name, row, expected) => {
  expect(seen(text, name, row)).toBe(expected)
})

test.each([
  ["instance('villages')/root/item[name = ${village}]/label", 'Mekar Jaya'],
  ["count(instance('villages')/root/item[district = 'kutai'])", '2'],
  ["instance('villages')/root/item[district = 'kutai' and name != ${village}]/label", 'Suka Maju'],
  ["instance('villages')/root/item[district = 'kutai'][2]/label", 'Suka Maju'],
  ["instance('villages')/root/item['berau' = district]/name", 'rimba'],
  ["instance('villages')/root/item[starts-with(label, 'S')]/name", 'suka'],
  ["pulldata('villages', 'label', 'name', 'rimba')", 'Rimba'],
  ["pulldata('villages', 'label', 'name', 'nowhere')", ''],
  ["count(instance('nothing')/root/item)", '0'],
  ["jr:choice-name(${village}, '${village}')", 'village:mekar'],
  ['jr:choice-name(${village}, ${village})', 'village:mekar'],
  ["jr:choice-name('suka', '/data/village')", 'village:suka'],
  ["choice-label(${village}, 'suka')", 'village:suka'],
  ["jr:itext('greeting')", 'text of greeting'],
])('%s looks up "%s"', (text, expected) => {
  expect(seen(text)).toBe(expected)
})

test('the answer of the response before is asked for by name', () => {
  const last = worldOf({ village: 'suka', group: { chair: 'Budi' } }).document
  const world = worldOf(
    { own: '' },
    {},
    { instance: (id) => (id === '__last-saved' ? last : null) },
  )
  expect(valueIn(world, '${last-saved#chair}')).toBe('Budi')
  expect(valueIn(world, "instance('__last-saved')/data/village")).toBe('suka')
  expect(valueIn(worldOf({ own: '' }), '${last-saved#chair}')).toBe('')
})

test('once keeps an answer that is there', () => {
  const world = worldOf({ fresh: '', kept: '0.25' }, {}, { random: () => 0.5 })
  expect(valueIn(world, 'once(random())', nodeOf(world, 'fresh'))).toBe('0.5')
  expect(valueIn(world, 'once(random())', nodeOf(world, 'kept'))).toBe('0.25')
})

test('where no chance may be drawn, what needs it says so', () => {
  for (const text of ['random()', 'uuid()', 'randomize(${member})'])
    expect(seen(text)).toBe('random.unknown')
  expect(seen('join("", randomize(${name}, 1))')).toBe('BudiRinaSari')
})

test('a UUID is one of version 4, and a length is kept', () => {
  const draw = (() => {
    let seed = 1
    return () => {
      seed = (seed * 16_807) % 2_147_483_647
      return seed / 2_147_483_647
    }
  })()
  const world = worldOf({}, {}, { random: draw })
  expect(valueIn(world, 'uuid()')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
  expect(valueIn(world, 'uuid(6)')).toMatch(/^[0-9a-z]{6}$/)
})

const thousands = Array.from({ length: 5_000 }, (_, index) => ({
  name: `v${index}`,
  district: `d${index % 50}`,
  size: String(index),
}))

test('a cascade over five thousand entries stays within the work that is allowed', () => {
  const world = worldOf({ d: 'd7', own: '' }, { v: thousands })
  const asked = (text: string, steps?: number) => valueIn(world, text, nodeOf(world, 'own'), steps)
  // With an index, the entries that match are all that is looked at.
  expect(asked("count(instance('v')/root/item[district = ${d}])", 500)).toBe('100')
  expect(asked("count(instance('v')/root/item[district = ${d} and size > 2500]/name)", 2_000)).toBe(
    '50',
  )
  expect(asked("pulldata('v', 'size', 'name', 'v4999')", 100)).toBe('4999')
  // Without one, each of them.
  expect(asked("count(instance('v')/root/item[size > 2500 and district = ${d}])")).toBe('50')
  expect(asked("count(instance('v')/root/item[contains(name, '99')])")).toBe('95')
  expect(asked("count(instance('v')/root/item[size = 77])")).toBe('1')
  expect(
    asked("count(instance('v')/root/item[count(instance('v')/root/item[size > 1]) = 1])"),
  ).toBe('steps.spent')
})

test('an index gives what looking at each entry gives', () => {
  const cell = fc.constantFrom('', 'a', 'b', '1', '01')
  const entry = fc.record({ name: cell, p: cell })
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 20, maxLength: 80, size: 'max' }),
      cell,
      cell,
      (entries, p, name) => {
        const world = worldOf({ p, n: name, own: '' }, { list: entries })
        const names = (filter: string) =>
          valueIn(world, `join(',', instance('list')/root/item${filter}/name)`)
        expect(names('[p = ${p}]')).toBe(names('[${p} != p or p = ${p}][p = string(${p})]'))
        expect(names('[p = ${p} and name = ${n}]')).toBe(names('[name = ${n}][${p} = p]'))
        expect(names('[p = ${p}][2]')).toBe(names('[concat(p, "") = ${p}][2]'))
      },
    ),
  )
})

test('every evaluation ends, whatever is asked of whatever', () => {
  const bit = fc.constantFrom(
    ...[
      "instance('l')/root/item",
      '[',
      ']',
      '/data/member',
      '${name}',
      '${area}',
      '/*',
      '/..',
      '|',
      ' = ',
      '.',
    ],
    ...[
      'join(${name}, ',
      'concat(',
      'count(',
      'sum(',
      'randomize(',
      ')',
      ', ',
      '1',
      "'x'",
      ' + ',
      '(',
      'current()',
    ],
  )
  const made = fc.array(bit, { minLength: 1, maxLength: 25 }).map((bits) => bits.join(''))
  let read = 0
  fc.assert(
    fc.property(made, (text) => {
      const parsed = parse(text)
      if (!parsed.ok) return
      read += 1
      evaluate(parsed.tree, { node: nodeOf(household, 'own'), world: household, steps: 5_000 })
    }),
    { numRuns: 3_000, seed: 11 },
  )
  expect(read).toBeGreaterThan(50)
})
