// All questions by theme with how far each has come; a touch goes there.
import { type RefObject, useId } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { useWords } from '../../kit/language.ts'
import { type Prompt, tally, themesOf } from '../fill/prompt.ts'
import { words } from '../messages/words.ts'
import { Icon } from './icon.tsx'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  prompts: readonly Prompt[]
  at: string
  language: string
  onGo: (question: string) => void
}

export function JumpList({ dialog, prompts, at, language, onGo }: Props) {
  const m = useWords(words)
  const title = useId()
  const { done, all } = tally(prompts)
  const close = () => dialog.current?.close()
  return (
    <dialog ref={dialog} className="jump" aria-labelledby={title}>
      <header>
        <div>
          <h2 id={title}>{m.fill.list}</h2>
          <small>{m.fill.done(done, all)}</small>
        </div>
        <button type="button" className="plain step" onClick={close} aria-label={m.fill.close}>
          ×
        </button>
      </header>
      {themesOf(prompts).map(({ theme, prompts: inTheme }) => (
        <section key={inTheme[0]?.question.name}>
          {theme && <h3>{say(theme.label, language)}</h3>}
          <ol>
            {inTheme.map(({ question, state }) => (
              <li key={question.name}>
                <button
                  type="button"
                  aria-current={question.name === at || undefined}
                  onClick={() => {
                    close()
                    onGo(question.name)
                  }}
                >
                  <PromptIcon state={state} />
                  <span>
                    {say(question.label, language)}{' '}
                    <small data-state={state}>{m.fill[state]}</small>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </dialog>
  )
}

export function PromptIcon({ state }: { state: Prompt['state'] }) {
  if (state === 'problem') return <Icon name="warn" />
  return <Icon name={state === 'untouched' || state === 'note' ? 'ring' : 'check'} />
}
