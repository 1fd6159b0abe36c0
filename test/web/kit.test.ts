// What phone and desk say alike: each refusal in both languages, dates in the study's zone, numbers as people write them.
import { expect, test } from 'vitest'
import { problems } from '../../core/problem.ts'
import { clock, day, momentOf, numberOf, sizeOf, timeOf } from '../../web/kit/format.ts'
import { explain } from '../../web/kit/problem.ts'

test('every refusal has its own sentence in both languages', () => {
  const details = {
    limitBytes: 1_000_000,
    limit: 100_000,
    missing: 1,
    min: null,
    max: null,
    reason: 'no-evidence',
  }
  const own: Record<string, object> = {
    changeKept: { reason: 'codes' },
    importKept: { codings: 2 },
  }
  for (const language of ['id', 'en'] as const) {
    const sentences = Object.entries(problems).map(([name, make]) =>
      explain(
        (make as (d: object) => { code: string; details: Record<string, unknown> })(
          own[name] ?? details,
        ),
        undefined,
        language,
      ),
    )
    for (const sentence of sentences) expect(sentence).toMatch(/\w.*\.$/)
    expect(new Set(sentences).size).toBe(sentences.length)
  }
})

test('a refusal of an answer names the question as it is asked and its limits', () => {
  const problem = problems.answerOutOfRange({ question: 'since', min: 2011, max: 2030 })
  expect(explain(problem, () => 'Sejak tahun berapa?', 'id')).toBe(
    'Jawaban pada “Sejak tahun berapa?” harus antara 2011 dan 2030.',
  )
})

test('no refusal shows a reason as the bare code of a program', () => {
  const reasons = ['relation.loop', 'parent.cycle', 'strict_object', 'expression.arity']
  for (const reason of reasons)
    for (const make of [
      problems.requestMalformed({ at: 'to', reason }),
      problems.instrumentUnsound({ at: 'items.2', reason }),
      problems.expressionFailed({ question: 'umur', expression: '1', reason }),
    ])
      for (const language of ['id', 'en'] as const)
        expect(explain(make, undefined, language)).not.toContain(reason)
})

test('a code that this version does not know is told as a failure of the server', () => {
  expect(explain({ code: 'from.the-future', details: {} }, undefined, 'en')).toBe(
    'The server has a problem. What is here is safe; try again later.',
  )
})

test('times are told in the zone of the study and in the language of the reader', () => {
  expect(momentOf('2026-11-24T18:30:00Z', 'Asia/Makassar', 'id')).toBe('25 Nov 2026, 02.30 WITA')
  expect(timeOf('2026-11-24T06:02:00Z', 'Asia/Jayapura', 'en')).toBe('15:02')
  expect(day('2026-12-02', 'id')).toBe('2 Des 2026')
  expect([clock(252_000), clock(3_852_000)]).toEqual(['04:12', '1:04:12'])
})

test('years are not grouped, rupiah are, and room is told in gigabytes', () => {
  expect([numberOf(2014, 'id'), numberOf(1_250_000, 'id')]).toEqual(['2014', '1.250.000'])
  expect([sizeOf(9_214_000_000, 'id'), sizeOf(512, 'en')]).toEqual(['9,2 GB', '512 B'])
})
