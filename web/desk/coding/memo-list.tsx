// The memos on one thing, and a place to write another.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Memo } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { dayOf } from '../../kit/format.ts'
import { everyPage, keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

type Target = Memo['target']

function memosQuery(study: string, target: Target) {
  return queryOptions({
    queryKey: [...keys.memos(study), target.kind, target.id],
    queryFn: (): Promise<Memo[]> =>
      everyPage((page) =>
        ask(
          api.studies[':study'].memos.$get({
            param: { study },
            query: { ...page, kind: target.kind, target: target.id },
          }),
        ),
      ),
  })
}

export function MemoList(props: { target: Target; title: string }) {
  const { m } = useLanguage()
  const { slug, may } = useStudy()
  const memos = useQuery(memosQuery(slug, props.target))
  const [writing, setWriting] = useState(false)
  return (
    <section className="memos" aria-label={props.title}>
      {memos.data?.map((memo) => (
        <OneMemo key={memo.id} memo={memo} />
      ))}
      {memos.data?.length === 0 && !writing && <p className="quiet">{m.coding.memo.none}</p>}
      {writing ? (
        <MemoForm target={props.target} onDone={() => setWriting(false)} />
      ) : (
        may('memo.write') && (
          <button type="button" className="plain" onClick={() => setWriting(true)}>
            {m.coding.memo.write}
          </button>
        )
      )}
    </section>
  )
}

export function OneMemo({ memo }: { memo: Memo }) {
  const { m, language } = useLanguage()
  const { slug, study, may } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const stale = () => client.invalidateQueries({ queryKey: keys.memos(slug) })
  const remove = useMutation({
    mutationFn: () =>
      ask(api.studies[':study'].memos[':id'].$delete({ param: { study: slug, id: memo.id } })),
    onError: tell,
    onSuccess: () => {
      void stale()
      notify({ text: m.coding.memo.removed, undo: () => void putBack() })
    },
  })

  async function putBack() {
    const { id, text, target } = memo
    try {
      await ask(
        api.studies[':study'].memos[':id'].$put({
          param: { study: slug, id },
          json: { text, target, private: memo.private },
        }),
      )
      await stale()
    } catch (error) {
      tell(error)
    }
  }

  if (editing) return <MemoForm target={memo.target} memo={memo} onDone={() => setEditing(false)} />
  return (
    <div className="memo">
      <p>{memo.text}</p>
      <p className="quiet">
        {m.material.memos.by(memo.author, dayOf(memo.writtenAt, study.zone, language))}
        {memo.private && <> · {m.coding.memo.isPrivate}</>}
      </p>
      {memo.mine && may('memo.write') && (
        <div className="actions">
          <button type="button" className="plain" onClick={() => setEditing(true)}>
            {m.coding.memo.edit}
          </button>
          <button type="button" className="plain" onClick={() => remove.mutate()}>
            {m.coding.memo.remove}
          </button>
        </div>
      )}
    </div>
  )
}

export function MemoForm(props: { target: Target; memo?: Memo; onDone: () => void }) {
  const { m } = useLanguage()
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const id = useRef(props.memo?.id ?? uuidv7())
  const save = useMutation({
    mutationFn: (body: { text: string; private: boolean }) =>
      ask(
        api.studies[':study'].memos[':id'].$put({
          param: { study: slug, id: id.current },
          json: { ...body, target: props.target },
        }),
      ),
    onError: tell,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.memos(slug) })
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      props.onDone()
    },
  })
  return (
    <form
      className="memo-form"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const text = String(form.get('text') ?? '').trim()
        if (text) save.mutate({ text, private: form.get('private') !== null })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onDone()
      }}
    >
      <label>
        {m.coding.memo.text}
        <textarea
          name="text"
          rows={4}
          required
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to write
          autoFocus
          defaultValue={props.memo?.text}
          maxLength={50_000}
        />
      </label>
      <label className="tick">
        <input type="checkbox" name="private" defaultChecked={props.memo?.private} />
        {m.coding.memo.private}
      </label>
      <div className="actions">
        <button type="submit" className="primary" disabled={save.isPending}>
          {m.coding.memo.save}
        </button>
        <button type="button" onClick={props.onDone}>
          {m.shell.cancel}
        </button>
      </div>
    </form>
  )
}
