// The draft at one of its questions: the theme and its meter, the question, what is not touched yet, and the way on.
import { useEffect, useRef, useState } from 'react'
import { dayIn } from '../../../core/answer/day.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Study } from '../../../core/wire/field.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { cover } from '../fill/edit.ts'
import { isUntouched, promptsOf } from '../fill/prompt.ts'
import type { Editing } from '../fill/use-draft.ts'
import { words } from '../messages/words.ts'
import { Frame } from '../parts/frame.tsx'
import { Icon } from '../parts/icon.tsx'
import { JumpList } from '../parts/jump-list.tsx'
import { SavedLine } from '../parts/saved-line.tsx'
import { ScoreLine } from '../parts/score-line.tsx'
import { ThemeMeter, useThemeClock } from '../parts/theme-meter.tsx'
import { Untouched } from '../parts/untouched.tsx'
import { paths } from '../route.ts'
import { QuestionCard } from './fill-question.tsx'

type Props = {
  study: Pick<Study, 'zone'>
  instrument: Instrument
  title: string
  editing: Editing
  /** In the builder: nothing is left, and nowhere is gone back to. */
  isTrial?: boolean
  onEnd: () => void
}

export function Asking({ study, instrument, title, editing, isTrial = false, onEnd }: Props) {
  const m = useWords(words)
  const language = useLanguage()
  const { draft, saving, change, flush } = editing
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  /** The question whose problem is shown: judged once its field was left, not while it is being typed. */
  const [judged, setJudged] = useState<string | null>(null)
  /** The question that "next" has stopped at once because of its problem. */
  const [warned, setWarned] = useState<string | null>(null)

  const today = dayIn(study.zone, new Date().toISOString())
  const prompts = promptsOf(instrument, draft, today)
  const index = Math.max(
    prompts.findIndex((prompt) => prompt.question.name === draft.at),
    0,
  )
  const prompt = prompts[index]
  const next = prompts[index + 1]
  const previous = prompts[index - 1]
  useThemeClock(prompt?.theme?.name ?? null, change)

  // The language of asking follows the interface's where the instrument speaks it.
  useEffect(() => {
    if (!isTrial && draft.language !== language && instrument.languages.includes(language))
      change((now) => ({ ...now, language }))
  }, [isTrial, language, draft.language, instrument, change])

  if (!prompt) return null
  const name = prompt.question.name
  const atMs = () => Math.max(Date.now() - Date.parse(draft.startedAt), 0)

  function goTo(question: string): void {
    change((now) => ({ ...now, at: question }))
    setJudged(null)
    setWarned(null)
    scrollTo(0, 0)
    // After the next question is drawn, so that a screen reader begins with it.
    requestAnimationFrame(() => heading.current?.focus())
  }
  function goOn(): void {
    if (next) goTo(next.question.name)
    else void flush().then(onEnd)
  }
  function tryGoOn(): void {
    // A wrong answer is shown once before it is left; an interview must be able to go on all the same.
    if (prompt?.problem && warned !== name) {
      setJudged(name)
      setWarned(name)
    } else goOn()
  }

  return (
    <Frame
      title={title}
      isTrial={isTrial}
      {...(!isTrial && { back: paths.home })}
      foot={
        <>
          {instrument.scoring && (
            <ScoreLine
              instrument={instrument}
              scoring={instrument.scoring}
              answers={draft.answers}
              today={today}
              at={name}
            />
          )}
          <div className="ways">
            <button
              type="button"
              className="step"
              aria-label={m.fill.previous}
              disabled={!previous}
              onClick={() => previous && goTo(previous.question.name)}
            >
              <Icon name="back" />
            </button>
            {prompt.state === 'untouched' && (
              <button
                type="button"
                className="big"
                onClick={() => {
                  change((now) => cover(now, name, 'skipped', atMs()))
                  goOn()
                }}
              >
                {m.fill.skip}
              </button>
            )}
            <button type="button" className="big primary" onClick={tryGoOn}>
              {next ? m.fill.next : m.fill.review}
            </button>
          </div>
        </>
      }
    >
      <ThemeMeter
        prompts={prompts}
        at={prompt}
        draft={draft}
        onList={() => dialog.current?.showModal()}
      />
      <QuestionCard
        key={name}
        heading={heading}
        instrument={instrument}
        prompt={prompt}
        draft={draft}
        isJudged={judged === name}
        onJudge={() => setJudged(name)}
        change={(edit) => {
          setJudged(null)
          setWarned(null)
          change(edit)
        }}
        atMs={atMs}
        saved={<SavedLine saving={saving} zone={study.zone} />}
      />
      <Untouched
        prompts={prompts.filter((one) => isUntouched(one) && one !== prompt)}
        label={(theme) => say(theme, draft.language, instrument.languages)}
        onGo={goTo}
        onMore={() => dialog.current?.showModal()}
      />
      <JumpList dialog={dialog} prompts={prompts} at={name} language={draft.language} onGo={goTo} />
    </Frame>
  )
}
