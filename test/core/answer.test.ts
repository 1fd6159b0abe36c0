// Which questions are put, what is wrong with an answer, and what may be handed in.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAnswers, prune } from '../../core/answer/check.ts'
import { bare } from '../../core/answer/surroundings.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { problems } from '../../core/problem.ts'
import {
  day,
  decimal,
  form,
  group,
  many,
  noon,
  note,
  number,
  one,
  scenario,
  text,
  yesNo,
} from './scenario.ts'

test('a hidden question keeps no answer', () => {
  const s = scenario(form(yesNo('smokes'), number('perDay').when("${smokes} = 'yes'")))
  s.answer('smokes', 'yes').answer('perDay', 12).answer('smokes', 'no')
  expect(s.submission()).toEqual({ smokes: 'no' })
})

test('a hidden answer is forgiven while filling in and refused when handed in', () => {
  const s = scenario(form(yesNo('smokes'), number('perDay').when("${smokes} = 'yes'")))
  s.answer('smokes', 'no').answer('perDay', 12)
  expect(s.problems()).toEqual([])
  expect(s.refused()).toEqual(['perDay answer.irrelevant'])
})

test('a hidden question reads as empty, so what hangs on it is hidden too', () => {
  const s = scenario(
    form(yesNo('a'), yesNo('b').when("${a} = 'yes'"), text('c').when("${b} = 'yes'")),
  )
  s.answer('a', 'yes').answer('b', 'yes')
  expect(s.relevant()).toEqual(['a', 'b', 'c'])
  s.answer('a', 'no')
  expect(s.relevant()).toEqual(['a'])
})

test('relevance may hang on a later question', () => {
  const s = scenario(
    form(text('c').when("${b} = 'yes'"), yesNo('b').when("${a} = 'yes'"), yesNo('a')),
  )
  s.answer('b', 'yes')
  expect(s.relevant()).toEqual(['a'])
  s.answer('a', 'yes')
  expect(s.relevant()).toEqual(['c', 'b', 'a'])
})

test('a hidden group hides all that lies in it, groups too', () => {
  const inner = group('inner', text('deep')).when("'always'")
  const s = scenario(
    form(yesNo('member'), group('outer', text('why'), inner).when("${member} = 'yes'")),
  )
  expect(s.relevant()).toEqual(['member'])
  s.answer('member', 'yes')
  expect(s.relevant()).toEqual(['member', 'why', 'deep'])
})

test('a question that waits for itself is told apart from one that hangs', () => {
  const s = scenario(form(text('a').when('${b}'), text('b').when('${a}'), text('c')))
  s.answer('a', 'x').answer('b', 'x')
  expect(s.relevant()).toEqual(['c'])
})

test('a chain of thousands of questions is decided without a deep stack', () => {
  const chain = Array.from({ length: 3_000 }, (_, n) =>
    n === 0 ? yesNo('q0') : yesNo(`q${n}`).when(`\${q${n - 1}} = 'yes'`),
  )
  const answers = Object.fromEntries(chain.map((_, n) => [`q${n}`, 'yes']))
  expect(scenario(form(...chain), { draft: answers }).relevant()).toHaveLength(3_000)
})

test('a condition that fails hides nothing and is told at its question', () => {
  const s = scenario(form(text('born'), text('youth').when('date(${born}) > today()')))
  s.answer('born', '2020-13-45').answer('youth', 'kept')
  expect(s.relevant()).toEqual(['born', 'youth'])
  expect(
    checkAnswers(
      form(text('born').constraint('date(.) < today()')),
      s.filled(),
      bare(noon),
      'draft',
    ),
  ).toContainEqual(
    problems.expressionFailed({ question: 'born', expression: 'constraint', reason: 'date.form' }),
  )
  expect(s.problems()).toEqual(['youth expression.failed'])
})

test('a required question is asked for only when handing in, and only where it is put', () => {
  const s = scenario(
    form(
      yesNo('member').required(),
      text('since').required().when("${member} = 'yes'"),
      text('why').required("${member} = 'no'"),
    ),
  )
  expect(s.problems()).toEqual([])
  expect(s.problems('final')).toEqual(['member answer.required'])
  s.answer('member', 'no')
  expect(s.problems('final')).toEqual(['why answer.required'])
  s.answer('why', '  \n ')
  expect(s.problems('final')).toEqual(['why answer.required'])
})

test('a prompt that was skipped or refused is not forgotten', () => {
  const s = scenario(
    form(text('debts').required(), text('savings').required(), text('dues').required()),
  )
  s.cover('debts', 'refused').cover('savings', 'skipped').cover('dues', 'asked')
  expect(s.problems('final')).toEqual(['dues answer.required'])
})

test('a constraint binds an answer, never a silence', () => {
  const s = scenario(form(number('year').constraint('. >= 2011 and . <= 2026')))
  expect(s.problems('final')).toEqual([])
  expect(s.answer('year', 2014).problems()).toEqual([])
  expect(s.answer('year', 1914).problems()).toEqual(['year answer.constraint'])
})

test('a constraint sees other answers as they are put', () => {
  const s = scenario(
    form(
      number('members'),
      number('women').constraint('. <= ${members}'),
      many('products', ['a', 'b']).constraint('count-selected(.) < 2'),
    ),
  )
  s.answer('members', 10).answer('women', 12).answer('products', ['a', 'b'])
  expect(s.problems()).toEqual(['women answer.constraint', 'products answer.constraint'])
})

test.each([
  [text('q'), 5, 'wrong-type'],
  [text('q'), ['a'], 'wrong-type'],
  [number('q'), '5', 'wrong-type'],
  [number('q'), 5.5, 'wrong-type'],
  [number('q'), 2 ** 60, 'wrong-type'],
  [decimal('q'), '5.5', 'wrong-type'],
  [day('q'), '2026-02-29', 'wrong-type'],
  [day('q'), '24/11/2026', 'wrong-type'],
  [one('q', ['a', 'b']), ['a'], 'wrong-type'],
  [one('q', ['a', 'b']), 'c', 'not-a-choice'],
  [many('q', ['a', 'b']), 'a', 'wrong-type'],
  [many('q', ['a', 'b']), ['a', 'a'], 'wrong-type'],
  [many('q', ['a', 'b']), ['a', 'c'], 'not-a-choice'],
  [number('q').between(1, 5), 0, 'out-of-range'],
  [decimal('q').between(1, 5), 5.01, 'out-of-range'],
] as const)('a value of the wrong kind is told: %#', (question, value, code) => {
  const s = scenario(form(question)).answer('q', value as string)
  expect(s.problems()).toEqual([`q answer.${code}`])
  expect(s.problems('final')).toEqual([`q answer.${code}`])
})

test('a value of the right kind passes', () => {
  const s = scenario(
    form(
      text('t'),
      number('n').between(1, 5),
      decimal('d'),
      day('on'),
      one('o', ['a']),
      many('m', ['a', 'b']),
    ),
  )
  s.answer('t', 'Ibu\nRT')
    .answer('n', 5)
    .answer('d', -1.5)
    .answer('on', '2016-02-29')
    .answer('o', 'a')
    .answer('m', ['b', 'a'])
  expect(s.problems('final')).toEqual([])
})

test('half a character is told at its question before it is sent', () => {
  expect(
    scenario(form(text('q')))
      .answer('q', 'a\ud800')
      .problems(),
  ).toEqual(['q text.ill-formed'])
})

test('answers and marks that belong to no prompt are named', () => {
  const s = scenario(form(text('q').probes('who'), note('thanks')))
  s.cover('gone', 'asked').probe('q', 'when')
  expect(s.refused({ answers: { ghost: 'x', thanks: 'x', toString: 'x' } })).toEqual([
    'ghost answer.unknown-question',
    'thanks answer.unknown-question',
    'toString answer.unknown-question',
    'gone answer.unknown-question',
    'q.when answer.unknown-question',
  ])
  expect(
    scenario(form(text('q').probes('who')))
      .probe('q', 'who')
      .refused(),
  ).toEqual([])
})

test('what every object inherits is no answer', () => {
  const s = scenario(form(text('toString').required(), text('next').when('${toString}')))
  expect(s.problems('final')).toEqual(['toString answer.required'])
  expect(s.relevant()).toEqual(['toString'])
})

test('one question is checked while it is answered', () => {
  const s = scenario(form(number('age').between(0, 120).required(), text('name').required()))
  s.answer('age', 130)
  expect(s.form.at('age')?.problem).toEqual(
    problems.answerOutOfRange({ question: 'age', min: 0, max: 120 }),
  )
  expect(s.form.at('name')?.problem).toBeNull()
  expect(s.form.at('name')?.isRequired).toBe(true)
  expect(s.form.at('ghost')).toBeUndefined()
})

test('handing in drops blanks and the marks of hidden prompts, and keeps what it does not know', () => {
  const s = scenario(form(yesNo('a'), text('b').when("${a} = 'yes'"), many('c', ['x'])))
  s.answer('a', 'no').answer('c', []).answer('b', 'said').cover('b', 'asked').cover('a', 'asked')
  expect(
    prune(
      form(yesNo('a'), text('b').when("${a} = 'yes'"), many('c', ['x'])),
      { ...s.filled(), answers: { ...s.filled().answers, ghost: 'x' } },
      bare(noon),
    ),
  ).toEqual({
    answers: { a: 'no', ghost: 'x' },
    coverage: { a: { how: 'asked' } },
    probes: {},
  })
})

const names = ['a', 'b', 'c', 'd', 'e'] as const
const condition = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom("= 'yes'", "!= 'yes'", "= ''"))
  .map(([name, test]) => `\${${name}} ${test}`)
/** Any form over five questions, with cycles as they fall. */
const anyForm = fc.array(fc.option(condition), { minLength: 5, maxLength: 5 }).map((conditions) =>
  form(
    ...names.map((name, n) => {
      const when = conditions[n]
      return when ? yesNo(name).when(when) : yesNo(name)
    }),
  ),
)
const anyAnswers = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('yes', 'no', '', ' '))

const relevance = (instrument: Instrument, draft: Record<string, string>) =>
  scenario(instrument, { draft }).relevant()

test('relevance is always decided, and again the same', () => {
  fc.assert(
    fc.property(anyForm, anyAnswers, (instrument, answers) => {
      const relevant = relevance(instrument, answers)
      expect(relevance(structuredClone(instrument), answers)).toEqual(relevant)
      expect(names).toEqual(expect.arrayContaining([...relevant]))
    }),
  )
})

test('what was made ready to hand in has no hidden answers, and does not change again', () => {
  fc.assert(
    fc.property(anyForm, anyAnswers, (instrument, answers) => {
      const ready = prune(instrument, { answers, coverage: {}, probes: {} }, bare(noon))
      expect(checkAnswers(instrument, ready, bare(noon), 'final')).toEqual([])
      expect(prune(instrument, ready, bare(noon))).toEqual(ready)
    }),
  )
})
