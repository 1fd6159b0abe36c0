// One question of the review: how it was asked, what was answered, what is wrong, and the way there.
import '../parts/answered.css'
import { isAsked } from '../../../core/instrument/asked.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import type { Prompt } from '../fill/prompt.ts'
import { valueWords } from '../fill/said.ts'
import { afterWords } from '../messages/after-words.ts'
import { words } from '../messages/words.ts'
import { ProblemWords } from '../parts/problem-words.tsx'
import { PromptIcon } from '../parts/prompt-icon.tsx'
import type { Draft } from '../store/shape.ts'

type Props = { prompt: Prompt; draft: Draft; onEdit: () => void }

export function ReviewRow({ prompt, draft, onEdit }: Props) {
  const m = useWords(words)
  const { review } = useWords(afterWords)
  const language = useLanguage()
  const { node, problem, state } = prompt
  const { item } = node
  const probes = 'items' in item || !isAsked(item) ? 0 : (item.probes?.length ?? 0)
  const probed = Object.keys(draft.probes[node.ref] ?? {}).length
  const said = valueWords(node, language)
  const told = [
    item.type === 'repeat'
      ? review.rows(node.children.length)
      : state === 'answered'
        ? ''
        : state === 'untouched'
          ? review.empty
          : m.fill[state],
    probes > 0 ? review.probes(probed, probes) : '',
  ]
  return (
    <li>
      <button type="button" className="answered" onClick={onEdit}>
        <PromptIcon state={state} />
        <span>
          <b>
            <span className="hidden">{review.edit} </span>
            {node.says('label') || item.name}
          </b>
          {said !== '' && <q>{said}</q>}
          <small>{told.filter(Boolean).join(', ')}</small>
          {problem && (
            <span className="problem">
              <ProblemWords problem={problem} node={node} />
            </span>
          )}
        </span>
      </button>
    </li>
  )
}
