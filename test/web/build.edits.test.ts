// What an author does to an instrument, before anything is drawn: edits and their undoing, names that keep their meaning,
// conditions as sentences, languages and their gaps.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { soundness } from '../../core/instrument/sound.ts'
import { type Clause, expressionOf, sentenceOf, verbs } from '../../web/desk/build/conditions.ts'
import {
  addBelow,
  duplicate,
  insertAfter,
  insertInto,
  move,
  moveInto,
  moveTo,
  putBack,
  remove,
  type Way,
} from '../../web/desk/build/edits.ts'
import { begin, type Edit, type History, step } from '../../web/desk/build/history.ts'
import { changeType, newGroup, newQuestion } from '../../web/desk/build/kinds.ts'
import {
  addLanguage,
  gapsIn,
  makeFirst,
  removeLanguage,
  renameLanguage,
} from '../../web/desk/build/languages.ts'
import { freeName, nameFrom } from '../../web/desk/build/naming.ts'
import { itemAt, placesIn, put } from '../../web/desk/build/place.ts'
import { renameChoice, renamedIn, renameItem } from '../../web/desk/build/rename.ts'
import { smallGuide, smallScore } from '../small.ts'

const label = (id: string) => ({ id })
const text = (name: string): Item => newQuestion('text', name, label(name))
const guide: Instrument = {
  ...smallGuide,
  items: [
    text('a'),
    { ...newGroup('group', 'g', label('g')), items: [text('b'), text('c')] } as Item,
    text('d'),
  ],
}
const names = (instrument: Instrument) =>
  placesIn(instrument).map(({ item, depth }) => `${'.'.repeat(depth)}${item.name}`)

test('Enter adds below a question, and inside a group as its first', () => {
  const below = addBelow(guide, 'items.0', text('new'))
  expect(names(below.instrument)).toEqual(['a', 'new', 'g', '.b', '.c', 'd'])
  expect(below.at).toBe('items.1')
  const inside = addBelow(guide, 'items.1', text('new'))
  expect(names(inside.instrument)).toEqual(['a', 'g', '.new', '.b', '.c', 'd'])
  expect(inside.at).toBe('items.1.items.0')
})

test('what takes the place of a removed question is looked at next, at the end what stood before it', () => {
  expect(remove(guide, 'items.0').at).toBe('items.0')
  expect(remove(guide, 'items.2').at).toBe('items.1')
  const emptied = remove(remove(guide, 'items.1.items.0').instrument, 'items.1.items.0')
  expect(emptied.at).toBe('items.1')
  expect(names(emptied.instrument)).toEqual(['a', 'g', 'd'])
})

test('a question moves up and down among its own, and leaves its group at the edge', () => {
  const up = move(guide, 'items.1.items.1', 'up')
  expect([names(up.instrument), up.at]).toEqual([['a', 'g', '.c', '.b', 'd'], 'items.1.items.0'])
  const out = move(up.instrument, up.at, 'up')
  expect([names(out.instrument), out.at]).toEqual([['a', 'c', 'g', '.b', 'd'], 'items.1'])
  const into = move(guide, 'items.2', 'in')
  expect([names(into.instrument), into.at]).toEqual([
    ['a', 'g', '.b', '.c', '.d'],
    'items.1.items.2',
  ])
  expect(move(guide, 'items.0', 'up').instrument).toBe(guide)
  expect(move(guide, 'items.0', 'in').instrument).toBe(guide)
})

test('what was taken away comes back to its place, whatever was done since', () => {
  const gone = remove(guide, 'items.1.items.0').instrument
  const renamed = put(gone, 'items.0.label.id', 'Lain')
  const back = putBack(renamed, 'items.1.items.0', text('b'))
  expect([names(back.instrument), back.at]).toEqual([
    ['a', 'g', '.b', '.c', 'd'],
    'items.1.items.0',
  ])
  const without = remove(gone, 'items.1').instrument
  expect(names(putBack(without, 'items.1.items.0', text('b')).instrument)).toEqual(['a', 'd', 'b'])
})

test('a question is put into a theme, and out of all themes, by choosing', () => {
  const into = moveInto(guide, 'items.0', 'items.1')
  expect([names(into.instrument), into.at]).toEqual([
    ['g', '.b', '.c', '.a', 'd'],
    'items.0.items.2',
  ])
  const out = moveInto(into.instrument, into.at, null)
  expect([names(out.instrument), out.at]).toEqual([['g', '.b', '.c', 'd', 'a'], 'items.2'])
  expect(moveInto(guide, 'items.0', null).instrument).toBe(guide)
})

test('nothing can be moved into itself', () => {
  expect(moveTo(guide, 'items.1', 'items.1.items.0', 'after').instrument).toBe(guide)
  expect(moveTo(guide, 'items.1', 'items.1', 'inside').instrument).toBe(guide)
})

const place = fc.nat().map((n) => (of: Instrument) => {
  const all = placesIn(of)
  return all[n % Math.max(all.length, 1)]?.at ?? ''
})
const ways: Way[] = ['up', 'down', 'in', 'out']
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...ways)).map(
    ([where, way]): Edit =>
      ({ instrument }) =>
        move(instrument, where(instrument), way),
  ),
  place.map(
    (where): Edit =>
      ({ instrument }) =>
        remove(instrument, where(instrument)),
  ),
  place.map(
    (where): Edit =>
      ({ instrument }) =>
        duplicate(instrument, where(instrument)),
  ),
  fc.tuple(place, place, fc.constantFrom('before', 'after', 'inside')).map(
    ([from, to, where]): Edit =>
      ({ instrument }) =>
        moveTo(
          instrument,
          from(instrument),
          to(instrument),
          where as 'before' | 'after' | 'inside',
        ),
  ),
  fc.tuple(place, fc.string({ maxLength: 8 })).map(
    ([where, words]): Edit =>
      ({ instrument }) =>
        itemAt(instrument, where(instrument))
          ? put(instrument, `${where(instrument)}.label.id`, words)
          : instrument,
  ),
)

test('whatever was done, undoing it all gives what was there, and doing it again gives what was made', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
      const start = begin(guide)
      const done = edits.reduce<History>((now, edit) => step(now, { kind: 'do', edit }), start)
      let back = done
      while (back.past.length > 0) back = step(back, { kind: 'undo' })
      expect(back.present.instrument).toBe(guide)
      while (back.future.length > 0) back = step(back, { kind: 'redo' })
      expect(back.present.instrument).toEqual(done.present.instrument)
    }),
  )
})

test('moving never loses or doubles a question, and ends at the one that was moved', () => {
  const moves = fc.tuple(place, fc.constantFrom(...ways))
  fc.assert(
    fc.property(fc.array(moves, { maxLength: 30 }), (steps) => {
      let now = guide
      for (const [where, way] of steps) {
        const before = itemAt(now, where(now))
        const moved = move(now, where(now), way)
        expect(itemAt(moved.instrument, moved.at)).toBe(before)
        now = moved.instrument
      }
      expect(
        names(now)
          .map((name) => name.replaceAll('.', ''))
          .toSorted(),
      ).toEqual(['a', 'b', 'c', 'd', 'g'])
    }),
  )
})

test('typing in one place is one step back, until the author pauses or types elsewhere', () => {
  const type = (at: string, words: string) =>
    ({
      kind: 'do',
      edit: ({ instrument }: { instrument: Instrument }) => put(instrument, at, words),
      typing: at,
    }) as const
  let now = begin(guide)
  now = step(now, type('items.0.label.id', 'H'))
  now = step(now, type('items.0.label.id', 'Ha'))
  now = step(now, { kind: 'pause' })
  now = step(now, type('items.0.label.id', 'Hal'))
  now = step(now, type('items.2.label.id', 'X'))
  const seen = [now]
  while ((seen.at(-1)?.past.length ?? 0) > 0)
    seen.push(step(seen.at(-1) as History, { kind: 'undo' }))
  expect(seen.map(({ present }) => itemAt(present.instrument, 'items.0')?.label?.id)).toEqual([
    'Hal',
    'Hal',
    'Ha',
    'a',
  ])
})

test('a copy gets names of its own, and its conditions speak of the copy', () => {
  const section: Item = {
    type: 'group',
    name: 's',
    label: label('s'),
    items: [
      text('x'),
      { ...text('y'), relevant: "${x} = 'a' and ${a} = 'b'", label: label('Soal ${x}') } as Item,
    ],
  }
  const { instrument } = insertAfter(guide, 'items.2', section)
  const { instrument: twice } = duplicate(instrument, 'items.3')
  expect(names(twice).slice(-3)).toEqual(['s_2', '.x_2', '.y_2'])
  expect(itemAt(twice, 'items.4.items.1')).toMatchObject({
    relevant: "${x_2} = 'a' and ${a} = 'b'",
    label: { id: 'Soal ${x_2}' },
  })
})

test('a name is made of the label in letters that expressions can spell', () => {
  expect(nameFrom('Bagaimana kelompok mulai?')).toBe('bagaimana_kelompok_mulai')
  expect(nameFrom('Señora & 2 anak')).toBe('senora_2_anak')
  expect(nameFrom('5 tahun lalu')).toBe('q_5_tahun_lalu')
  expect(nameFrom('ꦱꦸꦒꦼꦁ')).toBe('q')
  expect(nameFrom('satu dua tiga empat lima enam tujuh delapan sembilan').length).toBeLessThan(41)
  expect(freeName('umur', new Set(['umur', 'umur_2']))).toBe('umur_3')
})

test('a question that is renamed is renamed wherever it is spoken of', () => {
  const before: Instrument = {
    ...smallGuide,
    items: [
      text('umur'),
      {
        ...text('next'),
        relevant: "${ umur } > 5 and ${umurnya} = 'umur' and ../umur != /data/g/umur",
        label: label('Umur ${umur}, bukan umur'),
        calculation: "jr:choice-name(${umur}, '${umur}')",
        default: { expression: '${last-saved#umur}' },
        trigger: ['umur'],
      } as Item,
      text('umurnya'),
    ],
    responseName: '${umur}',
  }
  const after = renameItem(before, 'items.0', 'usia')
  expect(after.items[1]).toMatchObject({
    relevant: "${ usia } > 5 and ${umurnya} = 'umur' and ../usia != /data/g/usia",
    label: { id: 'Umur ${usia}, bukan umur' },
    calculation: "jr:choice-name(${usia}, '${usia}')",
    default: { expression: '${last-saved#usia}' },
    trigger: ['usia'],
  })
  expect(after.responseName).toBe('${usia}')
  const scored = renameItem(smallScore, 'items.0', 'renamed')
  expect(scored.scoring?.subscales.flatMap(({ items }) => items)).toContainEqual(
    expect.objectContaining({ question: 'renamed' }),
  )
  expect(soundness(scored)).toEqual(soundness(smallScore))
})

test('while two questions share a name, renaming one leaves what is said of the other', () => {
  const doubled = {
    ...guide,
    items: [text('a'), text('a'), { ...text('z'), relevant: '${a} = 1' } as Item],
  }
  expect(renameItem(doubled, 'items.1', 'b').items[2]).toHaveProperty('relevant', '${a} = 1')
})

test('the columns of a list outside are not taken for questions of the same name', () => {
  const look = "instance('desa')/root/item[name = ${item}]/label"
  expect(
    renamedIn(
      look,
      new Map([
        ['item', 'butir'],
        ['label', 'teks'],
        ['root', 'akar'],
      ]),
    ),
  ).toBe("instance('desa')/root/item[name = ${butir}]/label")
})

test('renaming there and back changes nothing', () => {
  const word = fc.constantFrom('a', 'b', 'g', 'zz', 'b_2')
  const piece = fc.oneof(
    word.map((name) => `\${${name}}`),
    word.map((name) => `'${name}'`),
    word.map((name) => `/data/${name}`),
    fc.constantFrom(' = ', ' and ', ' + ', '1', '.', "selected(., 'a')"),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const there = pieces.join(' ')
      const renamed = renamedIn(there, new Map([['a', 'quite_new']]))
      expect(renamedIn(renamed, new Map([['quite_new', 'a']]))).toBe(there)
      expect(renamed).not.toMatch(/\$\{a\}|\/data\/a(?![\w])/)
    }),
  )
})

test('a choice that is renamed keeps the conditions that wait for it', () => {
  const before: Instrument = {
    ...smallGuide,
    items: [
      {
        ...newQuestion('selectOne', 'saves', label('s')),
        constraint: ". != 'ya'",
      } as Item,
      {
        ...text('x'),
        relevant: "${saves} = 'ya' or selected(${saves}, \"ya\") or ${other} = 'ya'",
      } as Item,
    ],
  }
  const after = renameChoice(before, 'items.0', 0, 'betul')
  expect(after.items[0]).toMatchObject({
    constraint: ". != 'betul'",
    choices: [{ name: 'betul' }, { name: 'tidak' }],
  })
  expect(after.items[1]).toHaveProperty(
    'relevant',
    "${saves} = 'betul' or selected(${saves}, \"betul\") or ${other} = 'ya'",
  )
})

test('a condition in a known pattern is read as a sentence', () => {
  expect(
    sentenceOf("${saves} = 'yes' and not(selected(${why}, 'no-money')) and ${age} >= 18"),
  ).toEqual({
    join: 'and',
    clauses: [
      { question: 'saves', verb: 'is', value: { kind: 'text', text: 'yes' } },
      { question: 'why', verb: 'notChosen', value: { kind: 'text', text: 'no-money' } },
      { question: 'age', verb: 'atLeast', value: { kind: 'number', text: '18' } },
    ],
  })
  expect(sentenceOf(". > date('2014-01-01') or ${a} != ''")).toEqual({
    join: 'or',
    clauses: [
      { question: null, verb: 'more', value: { kind: 'day', text: '2014-01-01' } },
      { question: 'a', verb: 'answered', value: { kind: 'text', text: '' } },
    ],
  })
})

test('what says more than a sentence stays text', () => {
  for (const text of [
    '',
    '${a}',
    "${a} = 'x' and ${b} = 'y' or ${c} = 'z'",
    '${a} + 1 > 2',
    "regex(${a}, '[0-9]+')",
    "${a} = 'x' and",
    "(${a} = 'x')",
    "${a} > ''",
    '${a} = ${b}',
  ])
    expect([text, sentenceOf(text)]).toEqual([text, null])
})

test('every sentence goes to an expression and comes back as it was', () => {
  const words = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((one) => !(one.includes("'") && one.includes('"')))
  const value = fc.oneof(
    words.map((text) => ({ kind: 'text' as const, text })),
    fc.integer().map((n) => ({ kind: 'number' as const, text: String(n) })),
    fc.constant({ kind: 'day' as const, text: '2026-11-25' }),
  )
  const clause = fc
    .tuple(fc.constantFrom('a', 'umur_2', null), fc.constantFrom(...verbs), value)
    .map(([question, verb, value]): Clause => {
      if (verb === 'answered' || verb === 'unanswered')
        return { question, verb, value: { kind: 'text', text: '' } }
      const isChosen = verb === 'chosen' || verb === 'notChosen'
      return { question, verb, value: isChosen ? { kind: 'text', text: value.text } : value }
    })
  const sentence = fc.record({
    join: fc.constantFrom('and' as const, 'or' as const),
    clauses: fc.array(clause, { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(sentence, (said) => {
      const join = said.clauses.length === 1 ? 'and' : said.join
      expect(sentenceOf(expressionOf(said))).toEqual({ ...said, join })
    }),
  )
})

test('a language is added with all its gaps, renamed in every text, and taken away without a trace', () => {
  const three = addLanguage(smallGuide, 'jv')
  const everything = gapsIn(three, 'jv').length
  expect(gapsIn(three, 'id')).toEqual([])
  expect(everything).toBeGreaterThan(5)
  const filled = put(three, 'title.jv', 'Pandom')
  expect(gapsIn(filled, 'jv').length).toBe(everything - 1)
  const renamed = renameLanguage(filled, 'jv', 'su')
  expect(renamed.title).toEqual({ ...smallGuide.title, su: 'Pandom' })
  expect(removeLanguage(renamed, 'su')).toEqual(smallGuide)
  expect(renameLanguage(filled, 'jv', 'id')).toBe(filled)
  expect(makeFirst(filled, 'jv').languages).toEqual(['jv', 'id', 'en'])
})

test('a question of another type keeps what both types know', () => {
  const choice = changeType(
    {
      ...text('x'),
      required: true,
      probes: [{ name: 'p', label: label('p') }],
      long: true,
    } as Item,
    'selectMany',
  )
  expect(choice).toMatchObject({ type: 'selectMany', required: true, probes: [{ name: 'p' }] })
  expect(choice).not.toHaveProperty('long')
  expect(choice).toHaveProperty('choices.0.name', 'ya')
  expect(changeType(choice, 'note')).toEqual({ type: 'note', name: 'x', label: label('x') })
  const group = insertInto(guide, 'items.1', text('z'))
  expect(group.at).toBe('items.1.items.2')
})
