// The parts of the builder beside its edits: two people's work put together, the library, pasted choices, scoring, templates,
// what stops publishing, and what an expression gives with the preview's answers.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { readInstrument } from '../../core/instrument/read.ts'
import { appearancesFor, toggled } from '../../web/desk/build/appearances.ts'
import { blankInstrument } from '../../web/desk/build/blank.ts'
import { choicesFrom } from '../../web/desk/build/choices-text.ts'
import { remove } from '../../web/desk/build/edits.ts'
import { newGroup, newQuestion } from '../../web/desk/build/kinds.ts'
import { gapsIn } from '../../web/desk/build/languages.ts'
import { insertCopies } from '../../web/desk/build/library.ts'
import { removeList, renameList, shareChoices, unshareChoices } from '../../web/desk/build/lists.ts'
import { differences, merged, proposal, type Side } from '../../web/desk/build/merge.ts'
import { itemAt, placesIn, put } from '../../web/desk/build/place.ts'
import { partOf, troublesOf } from '../../web/desk/build/problems.ts'
import { relabelChoice, relabelItem, setText } from '../../web/desk/build/relabel.ts'
import { sampleOf } from '../../web/desk/build/sample-value.ts'
import {
  addBand,
  addSubscale,
  beginScoring,
  rangeOf,
  scoreIn,
  setBandFrom,
  unscored,
} from '../../web/desk/build/scoring-edits.ts'
import { templates } from '../../web/desk/build/templates/all.ts'
import { smallGuide, smallScore } from '../small.ts'

const label = (id: string) => ({ id })
const text = (name: string, words = name): Item => newQuestion('text', name, label(words))
const names = (instrument: Instrument) =>
  placesIn(instrument).map(({ item, depth }) => `${'.'.repeat(depth)}${item.name}`)
const base: Instrument = {
  ...smallGuide,
  languages: ['id'],
  title: label('Pedoman'),
  items: [text('a'), { ...newGroup('group', 'g', label('g')), items: [text('b')] } as Item],
}

/** Everything as it is proposed, and this side where both did something. */
function agreed(mine: Instrument, theirs: Instrument, side: Side): Instrument {
  const picks = differences(base, mine, theirs).map(
    (one) => [one.key, proposal(one) ?? side] as const,
  )
  return merged(base, mine, theirs, new Map(picks))
}

test('what only one of two people changed is taken from that person', () => {
  const mine = put(base, 'items.0.label.id', 'Dari saya')
  const theirs = put(put(base, 'title.id', 'Judul baru'), 'items.1.items', [text('b'), text('c')])
  const both = agreed(mine, theirs, 'theirs')
  expect(names(both)).toEqual(['a', 'g', '.b', '.c'])
  expect([both.title.id, itemAt(both, 'items.0')?.label?.id]).toEqual(['Judul baru', 'Dari saya'])
})

test('what both changed is named, and nobody is taken before somebody decides', () => {
  const mine = put(base, 'items.0.label.id', 'Saya')
  const theirs = put(base, 'items.0.label.id', 'Dia')
  const [found] = differences(base, mine, theirs)
  expect(found).toMatchObject({ key: 'item:a', mine: 'changed', theirs: 'changed' })
  expect(found?.members).toEqual(['label'])
  expect(found && proposal(found)).toBeNull()
  expect(itemAt(agreed(mine, theirs, 'mine'), 'items.0')?.label?.id).toBe('Saya')
  expect(itemAt(agreed(mine, theirs, 'theirs'), 'items.0')?.label?.id).toBe('Dia')
})

test('what one removed and the other changed is not lost without a word', () => {
  const mine = put(base, 'items.1.items.0.label.id', 'Diubah')
  const theirs = remove(base, 'items.1').instrument
  const found = differences(base, mine, theirs)
  expect(found.map(({ key, mine: my, theirs: their }) => [key, my, their])).toEqual([
    ['item:g', 'same', 'removed'],
    ['item:b', 'changed', 'removed'],
  ])
  // The group goes, and the question that somebody chose to keep stays.
  expect(names(agreed(mine, theirs, 'mine'))).toEqual(['a', 'b'])
  expect(names(agreed(mine, theirs, 'theirs'))).toEqual(['a'])
})

test('what both added is there once each, beside its neighbours', () => {
  const mine = put(base, 'items', [base.items[0], text('mine'), base.items[1]])
  const theirs = put(base, 'items.1.items', [text('theirs'), text('b')])
  expect(names(agreed(mine, theirs, 'theirs'))).toEqual(['a', 'mine', 'g', '.theirs', '.b'])
})

test('taking all of one side gives what that side had', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e')
  const some = fc
    .uniqueArray(fc.tuple(word, fc.constantFrom('x', 'y')), { selector: ([name]) => name })
    .map((items) => ({ ...base, items: items.map(([name, words]) => text(name, words)) }))
  fc.assert(
    fc.property(some, some, (mine, theirs) => {
      const keys = differences(base, mine, theirs).map(({ key }) => key)
      const all = (side: Side) => merged(base, mine, theirs, new Map(keys.map((k) => [k, side])))
      expect(names(all('theirs')).toSorted()).toEqual(names(theirs).toSorted())
      expect(names(all('mine')).toSorted()).toEqual(names(mine).toSorted())
      for (const { item } of placesIn(all('mine'))) expect(mine.items).toContainEqual(item)
    }),
  )
})

test('questions of the library come as copies that speak of each other and of nobody else', () => {
  const source = templates.find(({ kind }) => kind === 'interview') as Instrument
  const chosen = placesIn(source)
    .filter(({ item }) => ['mitra', 'pendampingan'].includes(item.name))
    .map(({ at }) => at)
  const taken = insertCopies(put(base, 'items.0.name', 'mitra'), 'items.0', source, chosen)
  expect(names(taken.instrument)).toEqual(['mitra', 'mitra_2', 'pendampingan', 'g', '.b'])
  expect(taken.at).toBe('items.2')
  expect(itemAt(taken.instrument, 'items.2')).toMatchObject({
    relevant: "${mitra_2} != '' and not(selected(${mitra_2}, 'tidak_ada'))",
    label: { id: 'Apa yang mereka lakukan?' },
  })
  expect(itemAt(taken.instrument, 'items.2')?.label).not.toHaveProperty('en')
})

test('a group of the library brings its questions, and a shared list becomes a copy', () => {
  const source = templates.find(({ kind }) => kind === 'scoring') as Instrument
  const taken = insertCopies(base, 'items.1', source, ['items.0', 'items.0.items.1', 'items.1'])
  expect(names(taken.instrument).filter((name) => !name.startsWith('.'))).toEqual([
    'a',
    'g',
    'sosial',
    'ekonomi',
  ])
  expect(names(taken.instrument)).toContain('.gotong_royong')
  expect(readInstrument(taken.instrument).faults).toEqual([])
})

test('every template can be published as it is, whole in both languages', () => {
  for (const template of templates) {
    expect([template.slug, readInstrument(template).faults]).toEqual([template.slug, []])
    expect([template.slug, gapsIn(template, 'en'), gapsIn(template, 'id')]).toEqual([
      template.slug,
      [],
      [],
    ])
  }
  expect(new Set(templates.map(({ kind }) => kind)).size).toBe(5)
})

test('lines from a spreadsheet become choices, with bullets left out and points read', () => {
  expect(choicesFrom('1. Tidak pernah\t0\n2. Sering\t3\n\n- Sering\ttetap\n', 'id')).toEqual([
    { name: 'tidak_pernah', label: { id: 'Tidak pernah' }, points: 0 },
    { name: 'sering', label: { id: 'Sering' }, points: 3 },
    { name: 'tetap', label: { id: 'Sering' } },
  ])
  expect(choicesFrom('Ya', 'id', ['ya'])).toEqual([{ name: 'ya_2', label: { id: 'Ya' } }])
  expect(choicesFrom('Separuh\t0,5', 'id')[0]?.points).toBe(0.5)
})

test('a name follows its label until it is published or chosen by hand', () => {
  const nobody = new Set<string>()
  const one = relabelItem({ ...base, items: [text('q', '')] }, 'items.0', 'id', 'Umur Anda', nobody)
  expect(itemAt(one, 'items.0')?.name).toBe('umur_anda')
  const frozen = relabelItem(one, 'items.0', 'id', 'Usia', new Set(['umur_anda']))
  expect(itemAt(frozen, 'items.0')?.name).toBe('umur_anda')
  const byHand = relabelItem(put(one, 'items.0.name', 'x1'), 'items.0', 'id', 'Usia', nobody)
  expect(itemAt(byHand, 'items.0')).toMatchObject({ name: 'x1', label: { id: 'Usia' } })
})

test("a choice's name follows its words, and the conditions that wait for it follow too", () => {
  const before: Instrument = {
    ...base,
    items: [
      newQuestion('selectOne', 's', label('s')),
      { ...text('t'), relevant: "${s} = 'ya'" } as Item,
    ],
  }
  const after = relabelChoice(before, 'items.0', 0, 'id', 'Betul', new Set())
  expect(after.items).toMatchObject([
    { choices: [{ name: 'betul', label: { id: 'Betul' } }, { name: 'tidak' }] },
    { relevant: "${s} = 'betul'" },
  ])
})

test('a text that is emptied leaves its language, and an optional one leaves altogether', () => {
  const hinted = setText(base, 'items.0.hint', 'id', 'Petunjuk', true)
  expect(setText(hinted, 'items.0.hint', 'id', '', true)).toEqual(base)
  expect(itemAt(setText(base, 'items.0.label', 'id', ''), 'items.0')?.label).toEqual({})
})

test('choices are shared and taken back without a change to what can be chosen', () => {
  const one = put(base, 'items.0', newQuestion('selectOne', 'a', label('a')))
  const shared = shareChoices(one, 'items.0')
  expect(itemAt(shared, 'items.0')).toHaveProperty('choices', 'a')
  const renamed = renameList(shared, 'a', 'ya_tidak')
  expect(itemAt(renamed, 'items.0')).toHaveProperty('choices', 'ya_tidak')
  expect(itemAt(unshareChoices(renamed, 'items.0'), 'items.0')).toEqual(itemAt(one, 'items.0'))
  expect(removeList(renamed, 'ya_tidak')).toEqual(one)
})

test('scoring begins with all that gives points; an item belongs to one sub-scale', () => {
  const bare = { ...smallScore }
  delete bare.scoring
  const begun = beginScoring(bare, 'Semua')
  expect(unscored(begun)).toEqual([])
  const count = begun.scoring?.subscales[0]?.items.length ?? 0
  const name = begun.scoring?.subscales[0]?.items[0]?.question ?? ''
  const two = scoreIn(addSubscale(begun, 'Lain'), name, 1)
  expect(two.scoring?.subscales.map(({ items }) => items.length)).toEqual([count - 1, 1])
})

test('bands stay ascending, and the range is what the items can give', () => {
  const template = templates.find(({ kind }) => kind === 'scoring') as Instrument
  const { scoring } = template
  expect(scoring && rangeOf(template, scoring)).toEqual({ min: 0, max: 27 })
  const four = addBand(template, 'Baru')
  const starts = four.scoring?.bands.map(({ from }) => from) ?? []
  expect(starts).toEqual([...starts].toSorted((a, b) => a - b))
  const moved = setBandFrom(template, 0, 25)
  expect(moved.scoring?.bands.map(({ name }) => name)).toEqual([
    'pengembangan',
    'mandiri',
    'tumbuh',
  ])
})

test('what stops publishing is told with the part that has to be opened', () => {
  const wrong = put(put(base, 'items.1.items.0.relevant', '${x} = '), 'items.0.label', {})
  expect(troublesOf(wrong)).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ at: 'items.0.label', part: 'items.0' }),
      expect.objectContaining({
        at: 'items.1.items.0.relevant',
        part: 'items.1.items.0',
        position: 7,
      }),
    ]),
  )
  expect(['title', 'scoring.bands.0.from', 'lists.a', 'languages.1'].map(partOf)).toEqual([
    '',
    'scoring',
    'lists',
    'languages',
  ])
  const circle = put(
    put(base, 'items.0.relevant', "${b} = 'x'"),
    'items.1.items.0.relevant',
    "${a} = 'x'",
  )
  expect(troublesOf(circle)).toMatchObject([{ reason: 'expression.cycle', part: 'items.0' }])
  expect(troublesOf(blankInstrument('fgd', 'id', 'Catatan'))).toMatchObject([{ at: 'items' }])
})

test("an expression is worked out with the preview's answers, its own answer and its own row", () => {
  const rows: Instrument = {
    ...base,
    items: [
      newQuestion('integer', 'n', label('n')),
      {
        ...newGroup('repeat', 'r', label('r')),
        items: [newQuestion('integer', 'm', label('m'))],
      } as Item,
    ],
  }
  const now = '2026-11-25T09:30:00.000+08:00'
  const answers = { n: 4, r: [{ id: 'r1', answers: { m: 2 } }] }
  const at = (of: string, expression: string) => sampleOf(rows, of, expression, answers, now)
  expect(at('items.0', '. > 3')).toEqual({ truth: true, text: 'true' })
  expect(at('items.0', '. * 2 + 0.5')?.text).toBe('8.5')
  expect(at('items.1.items.0', '${m} > ${n}')).toMatchObject({ truth: false })
  expect(at('items.0', '. >')).toBeNull()
  expect(sampleOf(rows, 'items.1.items.0', '${m} > 1', {}, now)).toBeNull()
})

test('words for the look of a question are taken and given back one by one', () => {
  expect(appearancesFor('selectOne')).toContain('likert')
  expect(toggled('w1 likert', 'likert')).toBe('w1')
  expect(toggled(undefined, 'minimal')).toBe('minimal')
  expect(toggled('minimal', 'minimal')).toBeUndefined()
})
