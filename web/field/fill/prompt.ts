// How far each question of a draft has come: what the meter counts, the jump list shows and "not touched" is.
import { checkAnswers } from '../../../core/answer/check.ts'
import { openForm } from '../../../core/answer/form.ts'
import { bare } from '../../../core/answer/surroundings.ts'
import { answerAt, isEmpty } from '../../../core/answer/value.ts'
import type { Group, Instrument, Repeat } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Draft } from '../store/shape.ts'

export type PromptState =
  | 'note'
  | 'answered'
  | 'touched'
  | 'skipped'
  | 'refused'
  | 'untouched'
  | 'problem'

export type Prompt = {
  question: Question
  /** The outermost group, which guides call a theme. */
  theme: Group | Repeat | null
  state: PromptState
  problem: Problem | null
}

type Filled = Pick<Draft, 'answers' | 'coverage' | 'probes'>

/** The relevant prompts in reading order. */
export function promptsOf(
  instrument: Instrument,
  filled: Filled,
  today: string,
  mode: 'draft' | 'final' = 'draft',
): Prompt[] {
  const here = bare(today)
  const form = openForm(instrument, filled.answers, here)
  const problems = new Map(
    checkAnswers(instrument, filled, here, mode).map((problem) => [
      problem.details.question,
      problem,
    ]),
  )
  return walk(instrument)
    .filter((step) => form.at(step.question.name)?.isRelevant === true)
    .map(({ question, groups: [theme = null] }) => {
      const problem = problems.get(question.name) ?? null
      return { question, theme, problem, state: problem ? 'problem' : stateOf(question, filled) }
    })
}

export function isUntouched(prompt: Prompt): boolean {
  return prompt.state === 'untouched'
}

/** Notes are read, not done. */
export function tally(prompts: readonly Prompt[]): { done: number; all: number } {
  const counted = prompts.filter((prompt) => prompt.state !== 'note')
  const open = counted.filter((prompt) => isUntouched(prompt) || prompt.state === 'problem')
  return { done: counted.length - open.length, all: counted.length }
}

export type Theme = { theme: Group | Repeat | null; prompts: Prompt[] }

export function themesOf(prompts: readonly Prompt[]): Theme[] {
  const themes: Theme[] = []
  for (const prompt of prompts) {
    const last = themes.at(-1)
    if (last && last.theme === prompt.theme) last.prompts.push(prompt)
    else themes.push({ theme: prompt.theme, prompts: [prompt] })
  }
  return themes
}

function stateOf({ name, type }: Question, { answers, coverage, probes }: Filled): PromptState {
  if (type === 'note') return 'note'
  if (!isEmpty(answerAt(answers, name))) return 'answered'
  const how = coverage[name]?.how
  if (how === 'skipped' || how === 'refused') return how
  return how !== undefined || Object.keys(probes[name] ?? {}).length > 0 ? 'touched' : 'untouched'
}
