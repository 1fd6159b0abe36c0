// The supervisor's comments at one question, with what was said to them and a place to answer: offline too, as a deed.
import './comments.css'
import { type FormEvent, useId, useState } from 'react'
import type { Query } from '../../../core/wire/query.ts'
import { momentOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useReturn } from '../fill/use-returns.ts'
import { returnsWords } from '../messages/returns-words.ts'
import { useStored } from '../store/changes.ts'
import { isTold, keepDeed, listDeeds } from '../store/deeds.ts'
import type { Deed } from '../store/shape.ts'
import { sync } from '../sync/run.ts'

type Props = { response: string; study: string; zone: string; at: string | null }

export function Comments({ response, study, zone, at }: Props) {
  const kept = useReturn(response)
  const queries = kept?.returned.queries.filter(({ ref }) => ref === at) ?? []
  return queries.map((query) => (
    <OneComment key={query.id} query={query} study={study} zone={zone} />
  ))
}

export function OneComment({ query, study, zone }: { query: Query; study: string; zone: string }) {
  const m = useWords(returnsWords)
  const language = useLanguage()
  const here = useMine(query.id)
  return (
    <div className="comments">
      <ol>
        {query.messages.map((message) => (
          <li key={message.id} data-kind={message.kind}>
            <small>{m.by(message.by, momentOf(message.at, zone, language))}</small>
            <p>{message.kind === 'correction' ? m.corrected : message.text}</p>
          </li>
        ))}
        {here
          .filter(({ id }) => !query.messages.some((message) => message.id === id))
          .map((deed) => (
            <li key={deed.id} data-kind="answer">
              <small>
                {m.by(m.you, momentOf(deed.madeAt, zone, language))};{' '}
                {deed.state === 'refused' ? m.refused : m.saved}
              </small>
              <Said deed={deed} />
            </li>
          ))}
      </ol>
      <Reply query={query} study={study} isAgain={query.state === 'answered' || here.length > 0} />
    </div>
  )
}

function Reply({ query, study, isAgain }: { query: Query; study: string; isAgain: boolean }) {
  const m = useWords(returnsWords)
  const field = useId()
  const [isOpen, setOpen] = useState(false)

  async function answer(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = event.currentTarget
    const text = String(new FormData(form).get('answer')).trim()
    if (text === '') return
    const [id, madeAt] = [uuidv7(), new Date().toISOString()]
    const act = { kind: 'answer', participant: null, query: query.id } as const
    const body = { query: query.id, text, madeAt }
    await keepDeed({ id, study, path: `/answers/${id}`, body, act }, madeAt)
    form.reset()
    setOpen(false)
    void sync()
  }

  if (!isOpen)
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {isAgain ? m.answerAgain : m.reply}
      </button>
    )
  return (
    <form onSubmit={(event) => void answer(event)}>
      <label htmlFor={field}>{m.yourAnswer}</label>
      <textarea id={field} name="answer" rows={3} maxLength={4_000} required ref={focus} />
      <button type="submit" className="big">
        {m.answer}
      </button>
    </form>
  )
}

/** What was answered here and the server has not told of yet. */
function useMine(query: string): Deed[] {
  const deeds = useStored(listDeeds) ?? []
  return deeds.filter(
    (deed) => deed.act.kind === 'answer' && deed.act.query === query && !isTold(deed),
  )
}

/** Once it is sealed, the phone cannot read it any more, and says so. */
function Said({ deed }: { deed: Deed }) {
  const m = useWords(returnsWords)
  const { text } = JSON.parse(deed.text) as { text?: string }
  return text === undefined ? <p className="quiet">{m.sealed}</p> : <p>{text}</p>
}

/** Who opens a form means to write in it. */
function focus(field: HTMLTextAreaElement | null): void {
  field?.focus()
}
