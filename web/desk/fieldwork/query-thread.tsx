// A question with all that was said to it, and what can be done: ask again, answer here, settle, withdraw.
import { type FormEvent, useState } from 'react'
import type { Query, QueryMessageBody } from '../../../core/wire/query.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { useQueryWrites } from './query-reads.ts'
import { useWhen } from './when.ts'

export function QueryThread({ query, label }: { query: Query; label: string }) {
  const m = useMessages().review
  const here = useStudy()
  const when = useWhen()
  // Two on the same question are told apart by when they were asked.
  const asked = query.messages[0] ? when.moment(query.messages[0].at) : ''
  return (
    <section className="thread" data-state={query.state} aria-label={`${label} ${asked}`}>
      <ol>
        {query.messages.map((message) => (
          <li key={message.id} data-kind={message.kind}>
            <small>
              {message.by} {m.kinds[message.kind]}, {when.moment(message.at)}
            </small>
            {message.text !== '' && <p>{message.text}</p>}
          </li>
        ))}
      </ol>
      <div className="actions">
        <span className="chip">{m.states[query.state]}</span>
        {here.may('response.review') && <Turns query={query} />}
      </div>
    </section>
  )
}

function Turns({ query }: { query: Query }) {
  const all = useMessages()
  const m = all.review
  const { saying, settling } = useQueryWrites(query.response)
  const [kind, setKind] = useState<QueryMessageBody['kind'] | null>(null)
  const isLive = query.state === 'open' || query.state === 'answered'
  const settle = (state: 'open' | 'closed' | 'withdrawn') =>
    settling.mutate({ id: query.id, state })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const text = String(new FormData(event.currentTarget).get('text')).trim()
    if (text === '' || kind === null) return
    saying.mutate({ query: query.id, kind, text }, { onSuccess: () => setKind(null) })
  }

  if (kind !== null)
    return (
      <form className="ask" onSubmit={submit}>
        <Field label={kind === 'question' ? m.ask : m.answerHere}>
          {(naming) => <textarea {...naming} name="text" rows={2} required maxLength={4_000} />}
        </Field>
        <div className="actions">
          <button type="submit" className="primary" disabled={saying.isPending}>
            {m.send}
          </button>
          <button type="button" onClick={() => setKind(null)}>
            {all.shell.cancel}
          </button>
        </div>
      </form>
    )
  return (
    <>
      {isLive && (
        <button type="button" disabled={settling.isPending} onClick={() => settle('closed')}>
          {m.close}
        </button>
      )}
      <button type="button" className="plain" onClick={() => setKind('question')}>
        {m.ask}
      </button>
      {query.state === 'open' && (
        <>
          <button type="button" className="plain" onClick={() => setKind('answer')}>
            {m.answerHere}
          </button>
          <button type="button" className="plain" onClick={() => settle('withdrawn')}>
            {m.withdraw}
          </button>
        </>
      )}
      {!isLive && (
        <button type="button" className="plain" onClick={() => settle('open')}>
          {m.reopen}
        </button>
      )}
    </>
  )
}
