// What holds for every form and every order of answering.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  computed,
  type Draft,
  decimal,
  form,
  group,
  number,
  one,
  repeat,
  scenario,
  text,
  withList,
  yesNo,
} from './scenario.ts'

/** Rows, a counted repeat, a cascade, conditions and sums that hang on each other. */
const everything = withList(
  form(
    yesNo('has'),
    group(
      'home',
      number('size').between(0, 9),
      repeat('rooms', decimal('area'), computed('share', '${area} div ${total}')).when(
        '${size} > 1',
      ),
      computed('total', 'sum(${area})'),
    ).when("${has} = 'yes'"),
    number('children'),
    repeat(
      'child',
      text('name').required(),
      yesNo('school').when('string-length(${name}) > 2'),
      computed('nth', 'position(..)'),
    ).times('${children}'),
    one('province', ['kaltim', 'jatim']).orOther(),
    one('city', 'cities').filter('province = ${province}'),
    computed('pupils', "count(/data/child[school = 'yes'])"),
    text('why').when('${pupils} > 0 or ${total} > 10').required(),
  ),
  'cities',
  { bontang: { province: 'kaltim' }, malang: { province: 'jatim' } },
)

const anyAnswer = fc.oneof(
  fc.tuple(fc.constantFrom('has'), fc.constantFrom('yes', 'no', undefined)),
  fc.tuple(fc.constantFrom('size', 'children'), fc.constantFrom(0, 1, 2, 3, undefined)),
  fc.tuple(fc.constantFrom('rooms/a/area', 'rooms/b/area'), fc.constantFrom(2, 7.5, undefined)),
  fc.tuple(fc.constantFrom('province'), fc.constantFrom('kaltim', 'jatim', 'other', undefined)),
  fc.tuple(fc.constantFrom('province_other'), fc.constantFrom('Bali', undefined)),
  fc.tuple(fc.constantFrom('city'), fc.constantFrom('bontang', 'malang', undefined)),
  fc.tuple(fc.constantFrom('why'), fc.constantFrom('Karena', ' ', undefined)),
)
const inRows = fc.oneof(
  fc.tuple(fc.constantFrom('child/r1/name', 'child/r2/name'), fc.constantFrom('Al', 'Budi')),
  fc.tuple(fc.constantFrom('child/r1/school', 'child/r2/school'), fc.constantFrom('yes', 'no')),
)
type Answer = readonly [string, string | number | undefined]

function filledIn(answers: readonly Answer[]) {
  const s = scenario(everything)
  s.add('rooms', 'a').add('rooms', 'b')
  // Their rows are there from the start, and stay when the count goes down.
  s.answer('children', 2)
  for (const [ref, value] of answers) s.answer(ref, value)
  return s
}

const state = (s: ReturnType<typeof scenario>) => ({
  relevant: s.relevant(),
  submission: s.submission(),
  problems: s.problems('final'),
  offered: s.offered('city'),
})

test('the order of answering does not matter', () => {
  const once = fc.uniqueArray(fc.oneof(anyAnswer, inRows), { selector: ([ref]) => ref })
  fc.assert(
    fc.property(once, fc.infiniteStream(fc.nat()), (answers, draws) => {
      const shuffled = answers
        .map((answer) => ({ answer, key: draws.next().value ?? 0 }))
        .sort((a, b) => a.key - b.key)
        .map(({ answer }) => answer)
      expect(state(filledIn(shuffled))).toEqual(state(filledIn(answers)))
    }),
  )
})

test('a form that was changed step by step stands as one that is opened with the same answers', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyAnswer, inRows)), (answers) => {
      const s = filledIn(answers)
      const again = scenario(everything, { draft: s.form.answers() })
      expect(state(again)).toEqual(state(s))
      expect(again.form.answers()).toEqual(s.form.answers())
    }),
  )
})

test('what is handed in is handed in the same again, and the server finds nothing else in it', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyAnswer, inRows)), (answers) => {
      const s = filledIn(answers)
      const again = scenario(everything, { draft: s.submission() })
      expect(again.submission()).toEqual(s.submission())
      expect(s.handedIn()).toEqual(s.problems('final'))
    }),
  )
})

test('a row that comes and goes leaves everything as it was', () => {
  fc.assert(
    fc.property(fc.array(anyAnswer), fc.constantFrom(3, 8, undefined), (answers, area) => {
      const s = filledIn(answers)
      const before = state(s)
      s.add('rooms', 'guest').answer('rooms/guest/area', area).remove('rooms/guest')
      expect(state(s)).toEqual(before)
    }),
  )
})

test('every ref whose state is another than before was named', () => {
  const look = (s: ReturnType<typeof scenario>) => {
    const found = new Map<string, string>()
    const below = (ref: string) => {
      const node = s.form.at(ref)
      if (!node) return
      const { isRelevant, isRequired, value, problem } = node
      found.set(ref, JSON.stringify([isRelevant, isRequired, value, problem, node.choices()]))
      for (const child of node.children) below(child.ref)
    }
    below('')
    return found
  }
  fc.assert(
    fc.property(
      fc.array(fc.oneof(anyAnswer, inRows)),
      fc.oneof(anyAnswer, inRows),
      (first, last) => {
        const s = filledIn(first)
        const before = look(s)
        const named = s.form.set(...(last as [string, string]))
        for (const [ref, now] of look(s))
          if (before.has(ref) && before.get(ref) !== now && !s.form.at(ref)?.isRow)
            expect([...named]).toContain(ref)
      },
    ),
  )
})

test('a form that would work without end gives up at the question that costs it', () => {
  const rows: Draft = repeat(
    'rows',
    number('n'),
    computed('all', 'sum(/data/rows[n > /data/rows/n]/n)'),
  )
  const s = scenario(form(rows.times('${many}'), number('many')))
  s.answer('many', 1_000)
  expect(s.problems()[0]).toMatch(/^rows\/r\d+\/all expression.failed$/)
})
