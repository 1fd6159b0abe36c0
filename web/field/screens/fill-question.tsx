// A question with its follow-ups, its answer, and how it came to be touched or left out: alone on the screen, or as one
// of a field list.
import { type ReactNode, type RefObject, useId } from 'react'
import type { FormNode } from '../../../core/answer/form.ts'
import { asText, isEmpty } from '../../../core/answer/value.ts'
import { isAsked } from '../../../core/instrument/asked.ts'
import type { Problem } from '../../../core/problem.ts'
import type { Coverage } from '../../../core/wire/response.ts'
import { clock } from '../../kit/format.ts'
import { useWords } from '../../kit/language.ts'
import { cover, isTalk, probe } from '../fill/edit.ts'
import { useScene } from '../fill/scene.ts'
import type { Filling } from '../fill/use-filling.ts'
import { words } from '../messages/words.ts'
import { AnswerField } from '../parts/answer-field.tsx'
import { later } from '../parts/later.tsx'
import { ProbeList } from '../parts/probe-list.tsx'
import { ProblemWords } from '../parts/problem-words.tsx'
import { Said } from '../parts/said.tsx'

const Comments = later(() => import('../parts/comments.tsx').then((part) => part.Comments))
const LastTime = later(() => import('../parts/earlier.tsx').then((part) => part.LastTime))

type Props = {
  node: FormNode
  filling: Filling
  /** What is wrong, once it may be told. */
  problem: Problem | null
  /** Alone on the screen it is the screen's heading. */
  heading?: RefObject<HTMLHeadingElement | null>
  onJudge: () => void
  onDone: () => void
  /** The line that tells whether the last change is stored. */
  saved?: ReactNode
}

export function QuestionView(props: Props) {
  const { node, filling, problem, heading, onJudge, onDone, saved } = props
  const { draft, form, atMs, change } = filling
  const m = useWords(words)
  const id = useId()
  const ids = { label: `${id}label`, hint: `${id}hint`, problem: `${id}problem` }
  const { item, ref, other } = node
  const asked = 'items' in item || !isAsked(item) ? null : item
  const described = [node.says('hint') && ids.hint, problem && ids.problem].filter(Boolean)
  const isOfTalk = isTalk(form.instrument.kind)

  const { unit, zone } = useScene()

  const said = (
    <>
      <Said node={node} ids={ids} heading={heading} />
      {node.isRequired && <small>{m.fill.required}</small>}
      {node.isReadOnly && <small>{m.fill.readOnly}</small>}
      {unit && form.instrument.kind === 'observation' && <LastTime unit={unit} node={node} />}
      {draft.replaces && (
        <Comments response={draft.replaces} study={draft.study} zone={zone} at={ref} />
      )}
      {asked?.probes && asked.probes.length > 0 && (
        <ProbeList
          probes={asked.probes}
          marks={draft.probes[ref] ?? {}}
          language={draft.language}
          onMark={(probed, how) => change((now) => probe(now, ref, probed, how, atMs()))}
        />
      )}
    </>
  )
  const answered = asked && (
    <div className="answer">
      <AnswerField
        node={node}
        question={asked}
        value={node.value}
        labelledBy={ids.label}
        describedBy={described.join(' ') || undefined}
        isWrong={problem !== null}
        isReadOnly={node.isReadOnly}
        onAnswer={(value) => filling.answer(ref, value)}
        onLeave={onJudge}
        onDone={onDone}
        other={
          other && {
            value: asText(other.value),
            onAnswer: (text) => filling.answer(other.ref, text),
          }
        }
      />
      {problem && (
        <p id={ids.problem} role="alert" className="problem">
          <ProblemWords problem={problem} node={node} />
        </p>
      )}
      {saved}
      <CoverageChoice
        isTalk={isOfTalk}
        isAlone={heading !== undefined}
        isAnswered={!isEmpty(node.value)}
        covered={draft.coverage[ref]}
        onCover={(how) => change((now) => cover(now, ref, how, atMs()))}
      />
    </div>
  )
  if (!heading)
    return (
      <section className="in-list">
        {said}
        {answered}
      </section>
    )
  return (
    <>
      <section className="card">{said}</section>
      {answered}
      {!asked && saved}
    </>
  )
}

type CoverageProps = {
  isTalk: boolean
  /** In a list only a refusal is told: its questions are put one after another, as they stand. */
  isAlone: boolean
  isAnswered: boolean
  covered: Coverage | undefined
  onCover: (how: Coverage['how'] | null) => void
}

function CoverageChoice({ isTalk, isAlone, isAnswered, covered, onCover }: CoverageProps) {
  const how = covered?.how
  const { fill } = useWords(words)
  const told = isTalk && isAlone ? (['asked', 'volunteered'] as const) : []
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
          {how === one && covered?.atMs !== undefined && <small>{clock(covered.atMs)}</small>}
        </button>
      ))}
    </fieldset>
  )
}
