// A memo being written. What another window saved meanwhile is laid beside it; nothing is overwritten unread.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { type Memo, type MemoKind, type MemoTarget, memoKinds } from '../../../core/wire/memo.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { memosOn } from './reads.ts'
import { useSaveMemo } from './use-save-memo.ts'

type Props = { target: MemoTarget; memo?: Memo; onDone: () => void }

export function MemoForm({ target, memo, onDone }: Props) {
  const m = useMessages()
  const id = useRef(memo?.id ?? uuidv7())
  // As it was when the form opened: a list that is read anew meanwhile must not make another's words look read.
  const seen = useRef(memo?.revision ?? null)
  const [kind, setKind] = useState<MemoKind>(memo?.kind ?? 'analytic')
  const [isPrivate, setPrivate] = useState(memo?.private ?? false)
  const [text, setText] = useState(memo?.text ?? '')
  const [isOvertaken, setOvertaken] = useState(false)
  const save = useSaveMemo({ saved: onDone, overtaken: () => setOvertaken(true) })
  const body = { target, kind, text: text.trim(), private: isPrivate }

  return (
    <form
      className="memo-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (body.text) save.mutate({ id: id.current, revision: seen.current, body })
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
          event.currentTarget.requestSubmit()
        if (event.key !== 'Escape') return
        event.stopPropagation()
        // What was typed is put away with the button only.
        if (text.trim() === (memo?.text ?? '')) onDone()
      }}
    >
      <label>
        {m.memos.text}
        <textarea
          rows={4}
          required
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to write
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          maxLength={50_000}
        />
      </label>
      <label>
        {m.memos.kind}
        <select
          value={kind}
          onChange={(event) => {
            const next = memoKinds.find((one) => one === event.target.value) ?? 'analytic'
            setKind(next)
            // Private by default; and what was private stays so until its author opens it.
            if (next === 'reflexive' && !memo) setPrivate(true)
          }}
        >
          {memoKinds.map((one) => (
            <option key={one} value={one}>
              {m.memos.kinds[one]}
            </option>
          ))}
        </select>
        <small className="quiet">{m.memos.kindsWhat[kind]}</small>
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={isPrivate}
          onChange={(event) => setPrivate(event.target.checked)}
        />
        {m.memos.private}
      </label>
      {isOvertaken ? (
        <Overtaken
          target={target}
          id={id.current}
          onMine={(revision) => save.mutate({ id: id.current, revision, body })}
          onBoth={() => save.mutate({ id: uuidv7(), revision: null, body })}
          onTheirs={onDone}
        />
      ) : (
        <div className="actions">
          <button type="submit" className="primary" disabled={save.isPending}>
            {m.memos.save}
          </button>
          <button type="button" onClick={onDone}>
            {m.shell.cancel}
          </button>
        </div>
      )}
    </form>
  )
}

function Overtaken(props: {
  target: MemoTarget
  id: string
  onMine: (revision: number) => void
  onBoth: () => void
  onTheirs: () => void
}) {
  const m = useMessages().memos
  const { slug } = useStudy()
  const stored = useQuery(memosOn(slug, props.target)).data?.find((one) => one.id === props.id)
  return (
    <section className="overtaken" role="alert">
      <p>{m.conflict}</p>
      {stored && (
        <blockquote>
          <small className="quiet">{m.theirs}</small>
          <p>{stored.text}</p>
        </blockquote>
      )}
      <div className="actions">
        {stored && (
          <button type="button" className="primary" onClick={() => props.onMine(stored.revision)}>
            {m.keepMine}
          </button>
        )}
        <button type="button" onClick={props.onBoth}>
          {m.keepBoth}
        </button>
        <button type="button" onClick={props.onTheirs}>
          {m.keepTheirs}
        </button>
      </div>
      <p className="quiet">{m.keepMineWhat}</p>
    </section>
  )
}
