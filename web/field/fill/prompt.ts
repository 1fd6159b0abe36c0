// How far each question of a draft has come: what the meter counts, the jump list shows and "not touched" is.
import type { Form, FormNode } from '../../../core/answer/form.ts'
import { isEmpty } from '../../../core/answer/value.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Draft } from '../store/shape.ts'
import { isPut, type Page, pagesOf } from './pages.ts'

export type PromptState =
  | 'note'
  | 'answered'
  | 'touched'
  | 'skipped'
  | 'refused'
  | 'untouched'
  | 'problem'

export type Prompt = {
  /** A question, or a repeat as the place where its rows are added. */
  node: FormNode
  page: Page
  theme: FormNode | null
  /** The rows that it lies in, outermost first. */
  rows: readonly FormNode[]
  state: PromptState
  problem: Problem | null
}

type Marks = Pick<Draft, 'coverage' | 'probes'>

/** Everything that is put, in reading order, and what is wrong at no place that is shown. */
export type Overview = { pages: Page[]; prompts: Prompt[]; elsewhere: Problem[] }

export function overviewOf(form: Form, marks: Marks, mode: 'draft' | 'final' = 'draft'): Overview {
  const problems = new Map(
    form.problems(mode, marks.coverage).map((problem) => [problem.details.question, problem]),
  )
  const pages = pagesOf(form.root)
  const prompts = pages.flatMap((page) =>
    shownIn(page.node).map((node): Prompt => {
      const problem = take(problems, node.ref) ?? (node.other && take(problems, node.other.ref))
      const state = problem ? 'problem' : stateOf(node, marks)
      return {
        node,
        page,
        theme: page.theme,
        rows: rowsAround(page),
        state,
        problem: problem ?? null,
      }
    }),
  )
  return { pages, prompts, elsewhere: [...problems.values()] }
}

export function isUntouched(prompt: Prompt): boolean {
  return prompt.state === 'untouched'
}

/** Notes are read, not done, and a list of rows is done when its rows are. */
export function tally(prompts: readonly Prompt[]): { done: number; all: number } {
  const counted = prompts.filter(
    (prompt) => prompt.state !== 'note' && prompt.node.item.type !== 'repeat',
  )
  const open = counted.filter((prompt) => isUntouched(prompt) || prompt.state === 'problem')
  return { done: counted.length - open.length, all: counted.length }
}

export type Theme = { theme: FormNode | null; prompts: Prompt[] }

export function themesOf(prompts: readonly Prompt[]): Theme[] {
  const themes: Theme[] = []
  for (const prompt of prompts) {
    const last = themes.at(-1)
    if (last && last.theme === prompt.theme) last.prompts.push(prompt)
    else themes.push({ theme: prompt.theme, prompts: [prompt] })
  }
  return themes
}

/** The questions and repeats of a page, without what stands in the rows. */
function shownIn(node: FormNode): FormNode[] {
  return node.item.type === 'group' ? node.children.filter(isPut).flatMap(shownIn) : [node]
}

function rowsAround(page: Page): FormNode[] {
  return page.row && page.above ? [...rowsAround(page.above), page.row] : []
}

function take(problems: Map<unknown, Problem>, ref: string): Problem | null {
  const found = problems.get(ref) ?? null
  problems.delete(ref)
  return found
}

function stateOf({ item, ref, value }: FormNode, { coverage, probes }: Marks): PromptState {
  if (item.type === 'note' || item.type === 'repeat') return 'note'
  if (!isEmpty(value)) return 'answered'
  const how = coverage[ref]?.how
  if (how === 'skipped' || how === 'refused') return how
  return how !== undefined || Object.keys(probes[ref] ?? {}).length > 0 ? 'touched' : 'untouched'
}
