// What the list of questions begins with: those that have comments, and those that the task asks for.
import { useCallback } from 'react'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import type { Prompt } from '../fill/prompt.ts'
import { rowWords } from '../fill/said.ts'
import { returnsWords } from '../messages/returns-words.ts'
import { useStored } from '../store/changes.ts'
import { readKit } from '../store/kit.ts'
import { readReturn } from '../store/returns.ts'
import type { Draft } from '../store/shape.ts'
import { PromptIcon } from './prompt-icon.tsx'

type Props = { draft: Draft; prompts: readonly Prompt[]; onGo: (ref: string) => void }

export function AskedFirst({ draft, prompts, onGo }: Props) {
  const m = useWords(returnsWords)
  const { replaces, task } = draft
  const asked = useStored(useCallback(() => askedIn(replaces, task), [replaces, task]))
  const commented = prompts.filter(({ node }) => asked?.refs.includes(node.ref))
  const wanted = prompts.filter(({ node }) => asked?.questions.includes(node.item.name))
  return (
    <>
      <Lines title={m.first} prompts={commented} onGo={onGo} />
      <Lines title={m.taskFirst} prompts={wanted} onGo={onGo} />
    </>
  )
}

type LinesProps = { title: string; prompts: readonly Prompt[]; onGo: (ref: string) => void }

function Lines({ title, prompts, onGo }: LinesProps) {
  const language = useLanguage()
  if (prompts.length === 0) return null
  return (
    <section>
      <h3>{title}</h3>
      <ol>
        {prompts.map((prompt) => (
          <li key={prompt.node.ref}>
            <button type="button" onClick={() => onGo(prompt.page.ref)}>
              <PromptIcon state={prompt.state} />
              <span>{labelOf(prompt, language)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** With what its row is known by, when it stands in one. */
function labelOf({ node, rows }: Prompt, language: Language): string {
  const row = rows.map((one) => rowWords(one, language)).filter((words) => words !== '')
  return [...row, node.says('label') || node.item.name].join(' · ')
}

async function askedIn(replaces: string | undefined, task: string | null) {
  const [returned, kept] = await Promise.all([
    replaces === undefined ? null : readReturn(replaces),
    task === null ? null : readKit(),
  ])
  const queries = returned?.returned.queries.filter(({ state }) => state === 'open') ?? []
  return {
    refs: queries.flatMap(({ ref }) => ref ?? []),
    questions: kept?.kit.tasks.find(({ id }) => id === task)?.questions ?? [],
  }
}
