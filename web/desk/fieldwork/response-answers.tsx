// Answers under their questions, in the order of the instrument and row by row, each with how it came to be covered and
// what was asked about it.
import { createContext, useContext, useMemo, useState } from 'react'
import { changesIn } from '../../../core/answer/changed.ts'
import type { FormNode } from '../../../core/answer/form.ts'
import { isEmpty } from '../../../core/answer/value.ts'
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { pageQuestion } from '../../../core/instrument/pages.ts'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import type { Query } from '../../../core/wire/query.ts'
import type { Answers, Coverage, Response } from '../../../core/wire/response.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AnswerFile } from './answer-file.tsx'
import { formOfResponse, shownAnswer } from './answer-words.ts'
import { AskForm } from './ask-form.tsx'
import { PageStrip } from './page-strip.tsx'
import { QueryThread } from './query-thread.tsx'
import { TalkPart } from './talk-part.tsx'
import { Moment, WithTalk } from './talk-player.tsx'

type Props = {
  response: ResponseDetail
  queries: readonly Query[]
  /** The answers of the revision before, when there is one. */
  before: Answers | null
}

type Around = { response: string; body: Response; queries: readonly Query[]; changed: Set<string> }
const Inside = createContext<Around | null>(null)

function useAround(): Around {
  const around = useContext(Inside)
  if (!around) throw new Error('an answer stands outside a response')
  return around
}

export function ResponseAnswers({ response, queries, before }: Props) {
  const { language } = useLanguage()
  const { id, body } = response
  const form = useMemo(() => formOfResponse(response, language), [response, language])
  const around = useMemo(
    (): Around => ({
      response: id,
      body,
      queries,
      changed: new Set(before ? changesIn(before, body.answers).map(({ ref }) => ref) : []),
    }),
    [id, body, queries, before],
  )
  return (
    <Inside.Provider value={around}>
      <WithTalk recordings={body.recordings}>
        <TalkPart body={body} root={form.root} />
        <Places nodes={form.root.children} />
      </WithTalk>
    </Inside.Provider>
  )
}

function Places({ nodes }: { nodes: readonly FormNode[] }) {
  return (
    <div className="answers">
      {nodes.map((node) => {
        const { item } = node
        if (item.type === 'repeat') return <Rows key={node.ref} repeat={node} />
        if (item.type === 'group')
          return (
            <section key={node.ref}>
              <h4>{node.says('label')}</h4>
              <Places nodes={node.children} />
            </section>
          )
        return isAsked(item) && <OneAnswer key={node.ref} node={node} />
      })}
    </div>
  )
}

function Rows({ repeat }: { repeat: FormNode }) {
  if (pageQuestion(repeat.item)) return <PageStrip repeat={repeat} />
  return repeat.children.map((row, index) => (
    <section key={row.ref}>
      <h4>
        {repeat.says('label') || repeat.item.name} {index + 1}
      </h4>
      <Places nodes={row.children} />
    </section>
  ))
}

function OneAnswer({ node }: { node: FormNode }) {
  const { m, language } = useLanguage()
  const { slug } = useStudy()
  const { body, queries, changed } = useAround()
  const { item, ref, value } = node
  const covered = body.coverage[ref]
  const asked = queries.filter((query) => query.ref === ref)
  const isTold = value !== undefined || covered !== undefined || asked.length > 0
  // A question that was neither answered nor marked was not shown, or not reached: it is left out, not filled in.
  if (!isTold || 'items' in item || !isAsked(item)) return null
  const probes = (item.probes ?? []).flatMap((probe) => {
    const how = body.probes[ref]?.[probe.name]
    return how ? [{ probe, how }] : []
  })
  const label = node.says('label')
  return (
    <div className="answer" data-asked={asked.some((query) => query.state === 'open')}>
      <p className="answer-question">
        {label} {changed.has(ref) && <span className="chip">{m.review.isChanged}</span>}
      </p>
      {value === undefined || isEmpty(value) ? (
        <p className="quiet">{m.fieldwork.responses.noAnswer}</p>
      ) : typeof value === 'object' && 'file' in value ? (
        <AnswerFile study={slug} answer={value} question={label} />
      ) : (
        <p className={item.type === 'text' ? 'words' : 'answer-value'}>
          {shownAnswer(node, language)}
        </p>
      )}
      {covered && <Mark how={covered} />}
      {probes.length > 0 && (
        <ul className="answer-probes">
          {probes.map(({ probe, how }) => (
            <li key={probe.name}>
              {say(probe.label, language)} <Mark how={how} />
            </li>
          ))}
        </ul>
      )}
      {asked.map((query) => (
        <QueryThread key={query.id} query={query} label={m.review.thread(label)} />
      ))}
      <Comment at={ref} label={label} />
    </div>
  )
}

function Comment({ at, label }: { at: string; label: string }) {
  const m = useLanguage().m.review
  const here = useStudy()
  const { response } = useAround()
  const [isAsking, setAsking] = useState(false)
  if (!here.may('response.review')) return null
  if (isAsking) return <AskForm response={response} at={at} onClose={() => setAsking(false)} />
  return (
    <button
      type="button"
      className="plain comment"
      aria-label={m.commentOn(label)}
      onClick={() => setAsking(true)}
    >
      {m.comment}
    </button>
  )
}

function Mark({ how }: { how: Coverage }) {
  const m = useLanguage().m.fieldwork
  return (
    <small className="mark-how" data-how={how.how}>
      {m.coverage[how.how]}
      {how.atMs !== undefined && (
        <>
          , <Moment atMs={how.atMs} />
        </>
      )}
    </small>
  )
}
