// The question on the screen with its follow-ups, its answer, and how it came to be touched or left out.
import { type ReactNode, type RefObject, useId } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { isAsked, type Question } from '../../../core/instrument/question.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Coverage } from '../../../core/wire/response.ts'
import { useWords } from '../../kit/language.ts'
import { explain } from '../../kit/problem.ts'
import { answer, cover, isTalk, probe } from '../fill/edit.ts'
import type { Prompt } from '../fill/prompt.ts'
import type { Editing } from '../fill/use-draft.ts'
import { words } from '../messages/words.ts'
import { AnswerField } from '../parts/answer-field.tsx'
import { ProbeList } from '../parts/probe-list.tsx'
import type { Draft } from '../store/shape.ts'

type Props = {
  heading: RefObject<HTMLHeadingElement | null>
  instrument: Instrument
  prompt: Prompt
  draft: Draft
  isJudged: boolean
  onJudge: () => void
  change: Editing['change']
  atMs: () => number
  /** The line that tells whether the last change is stored. */
  saved: ReactNode
}

export function QuestionCard(props: Props) {
  const { heading, instrument, prompt, draft, isJudged, onJudge, change, atMs, saved } = props
  const m = useWords(words)
  const ids = { hint: useId(), problem: useId() }
  const { question, problem } = prompt
  const { language } = draft
  const { languages } = instrument
  const name = question.name
  const shown = isJudged ? problem : null
  const asked = isAsked(question) ? question : null
  const described = [question.hint && ids.hint, shown && ids.problem].filter(Boolean).join(' ')

  return (
    <>
      <section className="card">
        <h2 className="ask" id="question" tabIndex={-1} ref={heading} lang={language}>
          {say(question.label, language, languages)}
        </h2>
        {question.hint && (
          <p id={ids.hint} className="hint" lang={language}>
            {say(question.hint, language, languages)}
          </p>
        )}
        {asked?.required === true && <small>{m.fill.required}</small>}
        {asked?.probes && asked.probes.length > 0 && (
          <ProbeList
            probes={asked.probes}
            marks={draft.probes[name] ?? {}}
            language={language}
            onMark={(probed, how) => change((now) => probe(now, name, probed, how, atMs()))}
          />
        )}
      </section>
      {asked && (
        <div className="answer">
          <AnswerField
            instrument={instrument}
            question={asked}
            value={draft.answers[name]}
            language={language}
            describedBy={described || undefined}
            isWrong={shown !== null}
            onAnswer={(value) =>
              change((now) => answer(now, name, value, isTalk(instrument.kind) ? atMs() : null))
            }
            onLeave={onJudge}
          />
          {shown && (
            <p id={ids.problem} role="alert" className="problem">
              {problemWords(shown, question, language, languages)}
            </p>
          )}
          {saved}
          <CoverageChoice
            isTalk={isTalk(instrument.kind)}
            isAnswered={draft.answers[name] !== undefined}
            how={draft.coverage[name]?.how}
            onCover={(how) => change((now) => cover(now, name, how, atMs()))}
          />
        </div>
      )}
      {!asked && saved}
    </>
  )
}

/** The instrument's own words for its condition come before ours. */
export function problemWords(
  problem: Problem,
  question: Question,
  language: string,
  languages: readonly string[],
): string {
  if (problem.code === 'answer.constraint' && isAsked(question) && question.constraintMessage)
    return say(question.constraintMessage, language, languages)
  return explain(problem, () => brief(say(question.label, language, languages)))
}

/** The question stands right above: its first words are enough to name it. */
function brief(label: string): string {
  const most = 36
  return label.length <= most ? label : `${label.slice(0, label.lastIndexOf(' ', most))} …`
}

type CoverageProps = {
  isTalk: boolean
  isAnswered: boolean
  how: Coverage['how'] | undefined
  onCover: (how: Coverage['how'] | null) => void
}

function CoverageChoice({ isTalk, isAnswered, how, onCover }: CoverageProps) {
  const { fill } = useWords(words)
  const told = isTalk ? (['asked', 'volunteered'] as const) : []
  // What is answered was not refused; skipping has its own button below, so here it is only shown, to be taken back.
  const excuses = [
    ...(isTalk && !isAnswered ? (['refused'] as const) : []),
    ...(how === 'skipped' ? (['skipped'] as const) : []),
  ]
  const shown = [...told, ...excuses]
  if (shown.length === 0) return null
  return (
    <fieldset className="chips">
      <legend className="hidden">{fill.coverage}</legend>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          className="chip"
          aria-pressed={how === one}
          onClick={() => onCover(how === one ? null : one)}
        >
          {fill[one]}
        </button>
      ))}
    </fieldset>
  )
}
