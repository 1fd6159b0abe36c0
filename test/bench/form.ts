// What a form of five hundred questions costs the phone and the server: reading it, opening it, one answer in it.
import { checkAnswers } from '../../core/answer/check.ts'
import { openForm } from '../../core/answer/form.ts'
import { bare } from '../../core/answer/surroundings.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { planOf } from '../../core/instrument/plan.ts'
import type { Answers } from '../../core/wire/response.ts'

export type FormCost = { what: string; milliseconds: number }

const here = bare('2026-11-24T12:00:00.000+08:00', { language: 'id' })

export function measureForm(): FormCost[] {
  const large = instrumentOf(50)
  const small = instrumentOf(2)
  const form = openForm(large, answersOf(large), here)
  let turn = 0
  return [
    cost('500 questions: read and planned', 40, () => planOf(structuredClone(large))),
    cost('500 questions: opened with answers', 400, () => openForm(large, answersOf(large), here)),
    cost('500 questions: one answer', 4_000, () => form.set('theme7_2', turn++ % 100)),
    cost('500 questions: one answer that hides a theme', 4_000, () =>
      form.set('theme7_0', turn++ % 2 === 0 ? 'stop' : 'go'),
    ),
    cost('20 questions: checked as the server does', 4_000, () => {
      const filled = { answers: answersOf(small), coverage: {}, probes: {} }
      return checkAnswers(small, filled, here, 'final')
    }),
  ]
}

/** Themes of ten questions: texts, numbers with limits, follow-ups, a sum; each theme waits for the one before. */
export function instrumentOf(themes: number): Instrument {
  const says = (text: string) => ({ id: text })
  const theme = (n: number): Item => {
    const name = (question: number) => `theme${n}_${question}`
    const items = Array.from({ length: 10 }, (_, question): Item => {
      const asked = { name: name(question), label: says(`Pertanyaan ${question}?`) }
      if (question === 2 || question === 3)
        return { type: 'integer', ...asked, constraint: '. >= 0 and . < 1000' }
      if (question === 5)
        return { type: 'text', ...asked, relevant: `\${${name(4)}} != '' and \${${name(2)}} > 0` }
      if (question === 6) return { type: 'text', ...asked, required: `\${${name(5)}} != ''` }
      const sum = `coalesce(\${${name(2)}}, 0) + coalesce(\${${name(3)}}, 0)`
      if (question === 9) return { type: 'calculate', name: name(9), calculation: sum }
      return { type: 'text', ...asked }
    })
    const label = says(`Tema ${n}`)
    if (n === 0) return { type: 'group', name: `theme${n}`, label, items }
    const relevant = `\${theme${n - 1}_0} != 'stop'`
    return { type: 'group', name: `theme${n}`, label, relevant, items }
  }
  return {
    slug: 'bench-form',
    kind: 'survey',
    technique: 'interview',
    title: says('Bench'),
    languages: ['id'],
    about: 'study',
    roles: [],
    needs: [],
    items: Array.from({ length: themes }, (_, n) => theme(n)),
  }
}

const known = new WeakMap<Instrument, Answers>()

function answersOf(instrument: Instrument): Answers {
  const told = known.get(instrument)
  if (told) return told
  const answers: Answers = {}
  for (const { item } of planOf(instrument).slots) {
    if (item.type === 'integer') answers[item.name] = 5
    if (item.type === 'calculate') answers[item.name] = 10
    if (item.type === 'text') answers[item.name] = 'Sebuah jawaban.'
  }
  known.set(instrument, answers)
  return answers
}

/** The mean of many, after as many again to warm up. */
function cost(what: string, times: number, work: () => unknown): FormCost {
  for (let n = 0; n < times; n++) work()
  const start = performance.now()
  for (let n = 0; n < times; n++) work()
  return { what, milliseconds: Number(((performance.now() - start) / times).toFixed(4)) }
}
