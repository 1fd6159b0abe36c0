// All questions by theme with how far each has come, each row of a repeat as one line; a touch goes there. In a talk it
// tells with one look what is still uncovered: questions and follow-ups, and the time that each theme has taken.
import './answered.css'
import './jump-list.css'
import { type RefObject, useId, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import { clock } from '../../kit/format.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import { isTalk } from '../fill/edit.ts'
import { isOpen, type Line, linesOf } from '../fill/lines.ts'
import type { Page } from '../fill/pages.ts'
import { type Prompt, type Theme, tally, themesOf } from '../fill/prompt.ts'
import { afterWords } from '../messages/after-words.ts'
import { words } from '../messages/words.ts'
import type { Draft } from '../store/shape.ts'
import { AskedFirst } from './asked-first.tsx'
import { PromptIcon } from './prompt-icon.tsx'

type Props = {
  dialog: RefObject<HTMLDialogElement | null>
  instrument: Instrument
  prompts: readonly Prompt[]
  at: Page
  draft: Draft
  onLanguage: (language: string) => void
  onGo: (ref: string) => void
}

export function JumpList(props: Props) {
  const { dialog, instrument, prompts, at, draft, onLanguage, onGo } = props
  const m = useWords(words)
  const shown = useLanguage()
  const title = useId()
  const { list } = useWords(afterWords)
  const { done, all } = tally(prompts)
  const ofTalk = isTalk(instrument.kind)
  const [isOpenOnly, setIsOpenOnly] = useState(false)
  const lines = themesOf(prompts).map((theme) => ({
    theme,
    lines: linesOf(theme.prompts, draft, shown, m.fill.rows.row).filter(
      (line) => !isOpenOnly || isOpen(line),
    ),
  }))
  const told = lines.filter((one) => one.lines.length > 0)
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
          <select
            value={draft.language}
            onChange={(event) => onLanguage(event.currentTarget.value)}
          >
            {instrument.languages.map((one) => (
              <option key={one} value={one}>
                {languageName(one, shown)}
              </option>
            ))}
          </select>
        </label>
      )}
      {ofTalk && (
        <button
          type="button"
          className="chip open-only"
          aria-pressed={isOpenOnly}
          onClick={() => setIsOpenOnly((was) => !was)}
        >
          {list.openOnly}
        </button>
      )}
      <AskedFirst
        draft={draft}
        prompts={prompts}
        onGo={(ref) => {
          close()
          onGo(ref)
        }}
      />
      {told.length === 0 && <p className="hint">{list.nothingOpen}</p>}
      {told.map(({ theme, lines }) => (
        <section key={lines[0]?.ref}>
          <ThemeLine theme={theme} draft={draft} />
          <ol>
            {lines.map((line) => (
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
                  <LineWords line={line} ofTalk={ofTalk} />
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </dialog>
  )
}

/** The theme, with the time that it has taken beside the time it was given. */
function ThemeLine({ theme: { theme, prompts }, draft }: { theme: Theme; draft: Draft }) {
  const { fill } = useWords(words)
  if (!theme || theme.says('label') === '') return null
  const { done, all } = tally(prompts)
  const goal = theme.item.type === 'group' ? theme.item.goalMinutes : undefined
  const spent = Math.round((draft.themeMs[theme.item.name] ?? 0) / 60_000)
  return (
    <h3>
      {theme.says('label')}{' '}
      <small>
        {fill.done(done, all)}
        {goal !== undefined && `, ${fill.minutes(spent, goal)}`}
      </small>
    </h3>
  )
}

function LineWords({ line, ofTalk }: { line: Line; ofTalk: boolean }) {
  const { fill } = useWords(words)
  const { state, covered, probes } = line
  const isSaid = covered !== undefined && (state === 'answered' || state === 'touched')
  return (
    <span>
      {line.words}{' '}
      <small data-state={state}>
        {isSaid ? fill[covered.how] : fill[state]}
        {isSaid && covered.atMs !== undefined && ` ${clock(covered.atMs)}`}
      </small>
      {ofTalk &&
        probes.map(({ name, label, mark }) => (
          <small key={name} className="line-probe" data-open={mark === undefined}>
            {label} · {mark ? fill[mark.how] : fill.untouched}
          </small>
        ))}
    </span>
  )
}

function languageName(tag: string, shown: Language): string {
  return new Intl.DisplayNames([shown], { type: 'language' }).of(tag) ?? tag
}
