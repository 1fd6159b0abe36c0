// All questions by theme with how far each has come, each row of a repeat as one line; a touch goes there.
import './answered.css'
import './jump-list.css'
import { type RefObject, useId } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import type { Page } from '../fill/pages.ts'
import { isUntouched, type Prompt, tally, themesOf } from '../fill/prompt.ts'
import { rowWords } from '../fill/said.ts'
import { words } from '../messages/words.ts'
import { Icon } from './icon.tsx'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  instrument: Instrument
  prompts: readonly Prompt[]
  at: Page
  language: string
  onLanguage: (language: string) => void
  onGo: (ref: string) => void
}

export function JumpList(props: Props) {
  const { dialog, instrument, prompts, at, language, onLanguage, onGo } = props
  const m = useWords(words)
  const shown = useLanguage()
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
      {instrument.languages.length > 1 && (
        <label className="asked-in">
          {m.fill.language}
          <select value={language} onChange={(event) => onLanguage(event.currentTarget.value)}>
            {instrument.languages.map((one) => (
              <option key={one} value={one}>
                {languageName(one, shown)}
              </option>
            ))}
          </select>
        </label>
      )}
      {themesOf(prompts).map(({ theme, prompts: inTheme }) => (
        <section key={inTheme[0]?.node.ref}>
          {theme && theme.says('label') !== '' && <h3>{theme.says('label')}</h3>}
          <ol>
            {linesOf(inTheme, shown, m.fill.rows.row).map((line) => (
              <li key={line.ref} data-row={line.isRow}>
                <button
                  type="button"
                  aria-current={line.pages.includes(at) || undefined}
                  onClick={() => {
                    close()
                    onGo(line.pages[0]?.ref ?? line.ref)
                  }}
                >
                  <PromptIcon state={line.state} />
                  <span>
                    {line.words} <small data-state={line.state}>{m.fill[line.state]}</small>
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

type Line = {
  ref: string
  words: string
  state: Prompt['state']
  pages: Page[]
  isRow: boolean
}

function linesOf(
  prompts: readonly Prompt[],
  language: Language,
  numbered: (n: number) => string,
): Line[] {
  const lines: Line[] = []
  let rowsSoFar = 0
  for (const [index, prompt] of prompts.entries()) {
    const [row] = prompt.rows
    if (!row) {
      rowsSoFar = 0
      lines.push({
        ref: prompt.node.ref,
        words: prompt.node.says('label') || prompt.node.item.name,
        state: prompt.state,
        pages: [prompt.page],
        isRow: false,
      })
    } else if (prompts[index - 1]?.rows[0] !== row) {
      rowsSoFar++
      const inside = prompts.filter((one) => one.rows[0] === row)
      lines.push({
        ref: row.ref,
        words: rowWords(row, language) || numbered(rowsSoFar),
        state: together(inside),
        pages: [...new Set(inside.map((one) => one.page))],
        isRow: true,
      })
    }
  }
  return lines
}

/** A row is answered once nothing in it is open. */
function together(prompts: readonly Prompt[]): Prompt['state'] {
  if (prompts.some((one) => one.state === 'problem')) return 'problem'
  if (prompts.every((one) => isUntouched(one) || one.state === 'note')) return 'untouched'
  return prompts.some(isUntouched) ? 'touched' : 'answered'
}

function languageName(tag: string, shown: Language): string {
  return new Intl.DisplayNames([shown], { type: 'language' }).of(tag) ?? tag
}
