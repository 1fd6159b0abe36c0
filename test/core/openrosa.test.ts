import { strToU8 } from 'fflate'
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { parseForm } from '../../core/openrosa/parse.ts'
import { readXForm } from '../../core/openrosa/read.ts'
import { writeXForm } from '../../core/openrosa/write.ts'
import { instruments } from '../../sample/instruments.ts'
import { form, group, many, number, one, says, text } from './scenario.ts'

function read(xml: string) {
  const root = parseForm(strToU8(xml))
  if ('refused' in root) throw new Error(root.refused)
  return readXForm(root)
}

function through(instrument: Instrument): Instrument {
  const came = read(writeXForm(instrument, '1'))
  if (!came.instrument) throw new Error(JSON.stringify(came.problems))
  return came.instrument
}

const shapeOf = (items: readonly Item[]): unknown[] =>
  items.map((item) =>
    'items' in item ? [item.type, item.name, shapeOf(item.items)] : [item.type, item.name],
  )

test('an instrument that went out as an XForm comes in with the same questions', () => {
  for (const instrument of instruments)
    expect(shapeOf(through(instrument).items), instrument.slug).toEqual(shapeOf(instrument.items))
})

test('what came in from an XForm goes out and comes in as it was', () => {
  for (const instrument of instruments) {
    const once = through(instrument)
    expect(through(once)).toEqual(once)
  }
})

test('conditions, limits, messages and languages survive the way', () => {
  const asked = form(
    one('smokes', ['yes', 'no']).required(),
    group('more', number('per_day').between(1, 60).constraint('. != 13')).when("${smokes} = 'yes'"),
    many('why', ['habit', 'friends']).required('${per_day}-1 > 5'),
    text('words'),
  )
  const came = through(asked)
  const [smokes, more, why, words] = came.items
  expect(smokes).toMatchObject({ type: 'selectOne', required: true, label: says('smokes') })
  expect(came.lists?.smokes).toMatchObject({
    choices: [
      { name: 'yes', label: says('yes') },
      { name: 'no', label: says('no') },
    ],
  })
  expect(more).toMatchObject({
    relevant: "${smokes} = 'yes'",
    items: [{ constraint: '(. >= 1) and (. <= 60) and (. != 13)' }],
  })
  // A minus beside a name would be read as part of it.
  expect(why).toMatchObject({ required: '${per_day} -1 > 5' })
  expect(words).toEqual({ type: 'text', name: 'words', label: says('words') })
})

test('rows of a repeat see themselves, and are counted by an expression', () => {
  const came = through({
    ...form(number('people'), {
      ...number('end'),
      item: {
        type: 'repeat',
        name: 'person',
        label: says('person'),
        count: '${people} + 1',
        items: [
          number('age').item,
          text('job').when('${age} > 15 and ${people} > 1').item,
          { type: 'calculate', name: 'total', calculation: 'sum(${age})' },
        ],
      },
    }),
  })
  expect(came.items[1]).toMatchObject({
    type: 'repeat',
    count: '${people} + 1',
    items: [
      { type: 'integer', name: 'age' },
      { type: 'text', relevant: '${age} > 15 and ${people} > 1' },
      { type: 'calculate', calculation: 'sum(${age})' },
    ],
  })
})

test('markup in a label stays a label', () => {
  const label = { id: '<b>"Tebal" & \'miring\'</b>\n]]>', en: 'a < b' }
  const came = through({ ...form(), items: [{ type: 'text', name: 'a', label }] })
  expect(came.items[0]).toMatchObject({ label })
})

test('questions of one name in two groups are told apart, and said to be', () => {
  const came = read(`<h:html xmlns:h="x"><h:head><h:title>T</h:title><model>
    <instance><data id="two"><a><name/></a><b><name/></b></data></instance>
    <bind nodeset="/data/a/name" type="string"/>
    <bind nodeset="/data/b/name" type="int" relevant="/data/a/name != ''" constraint=". &gt; ../../a/name"/>
    </model></h:head><h:body>
    <group ref="/data/a"><input ref="/data/a/name"><label>A</label></input></group>
    <group ref="/data/b"><input ref="/data/b/name"><label>B</label></input></group>
    </h:body></h:html>`)
  expect(came).toMatchObject({
    problems: [],
    warnings: [
      { reason: 'name.changed', at: '/data/b/name', about: '/data/b/name → b_name' },
      { reason: 'language.unnamed', at: 'default' },
    ],
    instrument: {
      items: [
        { items: [{ type: 'text', name: 'name' }] },
        {
          items: [
            {
              type: 'integer',
              name: 'b_name',
              relevant: "${name} != ''",
              constraint: '. > ${name}',
            },
          ],
        },
      ],
    },
  })
})

test('what is no XForm is refused with its reason', () => {
  expect(read('<html><body/></html>')).toMatchObject({
    instrument: null,
    problems: [{ reason: 'xform.not-a-form' }],
  })
  expect(read('<html><head><model/></head></html>')).toMatchObject({
    problems: [{ reason: 'xform.no-instance' }],
  })
  expect(parseForm(strToU8('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'))).toEqual({
    refused: 'xml-doctype',
  })
  expect(parseForm(strToU8('<a><b></a>'))).toMatchObject({ refused: 'xml-broken' })
  expect(parseForm(strToU8('<a>'.repeat(10_000)))).toMatchObject({ refused: 'xml-deep' })
  expect(parseForm(new Uint8Array(9_000_000))).toEqual({ refused: 'too-large' })
})
