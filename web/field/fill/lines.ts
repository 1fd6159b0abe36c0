// The lines of the list of all questions: one for each question, one for each row of a repeat.
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Coverage } from '../../../core/wire/response.ts'
import type { Language } from '../../kit/language.ts'
import type { Draft } from '../store/shape.ts'
import type { Page } from './pages.ts'
import { isUntouched, type Prompt } from './prompt.ts'
import { rowWords } from './said.ts'

export type Line = {
  ref: string
  words: string
  state: Prompt['state']
  pages: Page[]
  isRow: boolean
  covered?: Coverage | undefined
  probes: { name: string; label: string; mark: Coverage | undefined }[]
}

/** Something is still to be asked there: the question, or a follow-up of one that was not passed over. */
export function isOpen({ state, probes }: Line): boolean {
  if (state === 'untouched' || state === 'problem') return true
  const isLeft = state === 'skipped' || state === 'refused'
  return !isLeft && probes.some(({ mark }) => mark === undefined)
}

type Marked = Pick<Draft, 'coverage' | 'probes' | 'language'>

export function linesOf(
  prompts: readonly Prompt[],
  draft: Marked,
  language: Language,
  numbered: (n: number) => string,
): Line[] {
  const lines: Line[] = []
  let rowsSoFar = 0
  for (const [index, prompt] of prompts.entries()) {
    const [row] = prompt.rows
    if (!row) {
      rowsSoFar = 0
      lines.push(lineOf(prompt, draft))
    } else if (prompts[index - 1]?.rows[0] !== row) {
      rowsSoFar++
      const inside = prompts.filter((one) => one.rows[0] === row)
      lines.push({
        ref: row.ref,
        words: rowWords(row, language) || numbered(rowsSoFar),
        state: together(inside),
        pages: [...new Set(inside.map((one) => one.page))],
        isRow: true,
        probes: [],
      })
    }
  }
  return lines
}

function lineOf({ node, page, state }: Prompt, { coverage, probes, language }: Marked): Line {
  const { ref, item } = node
  const below = 'items' in item || !isAsked(item) ? [] : (item.probes ?? [])
  return {
    ref,
    words: node.says('label') || item.name,
    state,
    pages: [page],
    isRow: false,
    covered: coverage[ref],
    probes: below.map(({ name, label }) => ({
      name,
      label: say(label, language),
      mark: probes[ref]?.[name],
    })),
  }
}

/** A row is answered once nothing in it is open. */
function together(prompts: readonly Prompt[]): Prompt['state'] {
  if (prompts.some((one) => one.state === 'problem')) return 'problem'
  if (prompts.every((one) => isUntouched(one) || one.state === 'note')) return 'untouched'
  return prompts.some(isUntouched) ? 'touched' : 'answered'
}
