// What is told before a version is published: everything that the model can say and that cannot work in the field.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { soundness } from '../../core/instrument/sound.ts'
import {
  computed,
  type Draft,
  day,
  decimal,
  form,
  group,
  many,
  note,
  number,
  one,
  range,
  repeat,
  text,
  withList,
  withLists,
  withScoring,
  yesNo,
} from './scenario.ts'

const faults = (instrument: Instrument) =>
  soundness(instrument).map(({ details }) => `${details.at} ${details.reason}`)

test('a form with rows, cascades, calculations, defaults and triggers is sound', () => {
  const instrument = withList(
    form(
      one('province', ['kaltim', 'jatim']).orOther(),
      one('city', 'cities')
        .filter('province = ${province} or name = ${province_other}')
        .shuffled('3'),
      repeat(
        'members',
        text('name').label('Member ${place} of ${size}?'),
        number('age').starts(30).constraint('. < 120'),
        computed('place', 'position(..)'),
        day('seen').starts({ expression: 'today()' }).upon('name'),
      ).times('count-selected(${city})'),
      computed('size', 'count(${members})'),
      computed('where', "instance('cities')/root/item[name = ${city}]/province"),
      range('trust', 10, 0),
    ),
    'cities',
    { bontang: { province: 'kaltim' } },
  )
  expect(faults({ ...instrument, responseName: "concat(${city}, ' ', ${size})" })).toEqual([])
})

test('every expression of every part is read and its names are known', () => {
  const instrument = withList(
    form(
      computed('a', '${ghost} + 1'),
      text('b').starts({ expression: 'today(' }),
      repeat('c', text('d')).times('${ghost}'),
      one('e', 'cities').filter('province = ${ghost}').shuffled('${ghost}'),
      text('f').readOnly('${ghost}'),
      text('g').label('Are you ${ghost}?'),
      computed('h', "pulldata('nowhere', 'a', 'b', 'c')"),
    ),
    'cities',
    { bontang: { province: 'kaltim' } },
  )
  expect(faults({ ...instrument, responseName: '${ghost}' })).toEqual([
    'items.0.calculation:0 expression.unknown-name',
    'items.1.default.expression:6 expression.syntax',
    'items.2.count:0 expression.unknown-name',
    'items.3.choiceFilter:11 expression.unknown-name',
    'items.3.shuffle.seed:0 expression.unknown-name',
    'items.4.readOnly:0 expression.unknown-name',
    'items.5.label.id:0 expression.unknown-name',
    'items.5.label.en:0 expression.unknown-name',
    'items.6.calculation:9 expression.unknown-list',
    'responseName:0 expression.unknown-name',
  ])
})

test('calculations, conditions and counts that wait for each other are named together', () => {
  expect(
    faults(form(computed('a', '${b} + 1'), text('b').when('${c} > 1'), computed('c', '${a}'))),
  ).toEqual(['a > b > c > a expression.cycle'])
  expect(faults(form(repeat('rows', number('n')).times('sum(${n})')))).toEqual([
    'rows > n > rows expression.cycle',
  ])
  expect(faults(form(computed('a', '../b'), computed('b', '/data/a')))).toEqual([
    'a > b > a expression.cycle',
  ])
  // What is read at one moment alone waits for nothing.
  expect(faults(form(text('b'), computed('a', '${a} + 1').upon('b')))).toEqual([])
})

test('lists, triggers and files that are named exist', () => {
  const photo = { image: { id: 'peta.png' } }
  const instrument = withLists(
    form(one('a', 'ghosts'), text('b').upon('ghost', 'g', 'n'), group('g', note('n')), yesNo('c')),
    {
      prices: { from: 'file', file: 'prices.csv', value: 'v', label: 'l' },
      twins: {
        from: 'choices',
        choices: [
          { name: 'x', label: { id: 'X' } },
          { name: 'x', label: { id: 'X' }, media: photo },
        ],
      },
    },
  )
  const file = { name: 'a.png', hash: 'a'.repeat(64), type: 'image/png', sizeBytes: 1 }
  const [first, ...rest] = instrument.items
  if (!first) throw new Error('no items')
  const items = [{ ...first, media: photo }, ...rest]
  expect(faults({ ...instrument, items, files: [file, file] })).toEqual([
    'items.1.trigger.0 trigger.unknown',
    'items.1.trigger.1 trigger.unknown',
    'items.1.trigger.2 trigger.unknown',
    'files.1.name file.twice',
    'items.0.media.image.id file.missing',
    'items.0.choices list.unknown',
    'lists.prices.file file.missing',
    'lists.twins.choices.1.name choice.twice',
    'lists.twins.choices.1.media.image.id file.missing',
  ])
})

test('a starting value fits its question', () => {
  const unfit = (question: Draft) => faults(form(question))
  expect(unfit(number('a').starts(3))).toEqual([])
  expect(unfit(many('a', ['x', 'y']).starts(['y']))).toEqual([])
  for (const question of [
    number('a').starts('three'),
    number('a').between(1, 5).starts(7),
    decimal('a').starts('2,5'),
    day('a').starts('24/11/2026'),
    one('a', ['x']).starts('z'),
    many('a', ['x']).starts(['x', 'z']),
  ])
    expect(unfit(question)).toEqual(['items.0.default.value default.unfit'])
})

test('a range runs somewhere, and the words of "other" take a name', () => {
  expect(faults(form(range('a', 3, 3)))).toEqual(['items.0.max range.empty'])
  expect(faults(form(one('a', ['x']).orOther(), text('a_other')))).toEqual([
    'items.1.name name.twice',
  ])
})

test('what lies in a repeat is not scored', () => {
  const instrument = form(repeat('rows', number('a').between(0, 5)))
  const subscales = [{ name: 's', label: { id: 's' }, items: [{ question: 'a' }] }]
  expect(faults(withScoring(instrument, { subscales }))).toEqual([
    'scoring.subscales.0.items.0.question score.in-repeat',
  ])
})

test('repeats lie in each other as deep as a ref can say', () => {
  const nested = (depth: number): Draft =>
    repeat(`r${depth}`, depth > 1 ? nested(depth - 1) : text('deep'))
  expect(faults(form(nested(8)))).toEqual([])
  expect(faults(form(nested(9)))).toHaveLength(1)
})
