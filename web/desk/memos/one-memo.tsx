// One memo: what it says, of which kind, whose; its author's to change, and what it said before.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Memo } from '../../../core/wire/memo.ts'
import { api, ask } from '../../kit/api.ts'
import { clock, dayOf, momentOf } from '../../kit/format.ts'
import { keys } from '../../kit/query.ts'
import { AnswerFile } from '../fieldwork/answer-file.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { MemoForm } from './memo-form.tsx'
import { earlierWordings } from './reads.ts'
import { useSaveMemo } from './use-save-memo.ts'

export function OneMemo({ memo }: { memo: Memo }) {
  const { m, language } = useLanguage()
  const { slug, study, may } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const [editing, setEditing] = useState(false)
  const [isTraced, setTraced] = useState(false)
  const bringBack = useSaveMemo({ saved: () => {} })
  const remove = useMutation({
    mutationFn: () =>
      ask(api.studies[':study'].memos[':id'].$delete({ param: { study: slug, id: memo.id } })),
    onError: tell,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.memos(slug) })
      void client.invalidateQueries({ queryKey: keys.study(slug) })
      const { id, revision, target, kind, text } = memo
      const body = { target, kind, text, private: memo.private }
      notify({ text: m.memos.removed, undo: () => bringBack.mutate({ id, revision, body }) })
    },
  })

  if (editing) return <MemoForm target={memo.target} memo={memo} onDone={() => setEditing(false)} />
  const on = (at: string) => dayOf(at, study.zone, language)
  return (
    <div className="memo" data-kind={memo.kind}>
      {memo.text !== '' && <p>{memo.text}</p>}
      {memo.voice && <Voice id={memo.id} voice={memo.voice} />}
      <p className="quiet">
        {m.memos.kinds[memo.kind]} · {m.memos.by(memo.author, on(memo.writtenAt))}
        {memo.editedAt && <> · {m.memos.edited(on(memo.editedAt))}</>}
        {memo.private && <> · {m.memos.isPrivate}</>}
      </p>
      <div className="actions">
        {memo.mine && may('memo.write') && (
          <>
            <button type="button" className="plain" onClick={() => setEditing(true)}>
              {m.memos.edit}
            </button>
            <button type="button" className="plain" onClick={() => remove.mutate()}>
              {m.memos.remove}
            </button>
          </>
        )}
        {memo.revision > 1 && (
          <button
            type="button"
            className="plain"
            aria-expanded={isTraced}
            onClick={() => setTraced(!isTraced)}
          >
            {m.memos.earlier}
          </button>
        )}
      </div>
      {isTraced && <Earlier memo={memo} />}
    </div>
  )
}

/** What the researcher said instead of typing it, right after the talk. */
function Voice({ id, voice }: { id: string; voice: NonNullable<Memo['voice']> }) {
  const { m } = useLanguage()
  const { slug } = useStudy()
  const { type, sizeBytes, lengthMs, isHeld } = voice
  const name = m.memos.spoken(clock(lengthMs))
  if (!isHeld) return <p className="quiet">{m.memos.notCome(name)}</p>
  const answer = { file: id, name, type, sizeBytes }
  return <AnswerFile study={slug} answer={answer} question={name} path={`/memos/${id}/voice`} />
}

function Earlier({ memo }: { memo: Memo }) {
  const { m, language } = useLanguage()
  const { slug, study } = useStudy()
  const versions = useQuery(earlierWordings(slug, memo))
  return (
    <ol className="earlier">
      {versions.data?.map((one) => (
        <li key={one.revision}>
          <small className="quiet">
            {m.memos.earlierOf(momentOf(one.at, study.zone, language))}
            {one.private && <> · {m.memos.isPrivate}</>}
          </small>
          <p>{one.text}</p>
        </li>
      ))}
    </ol>
  )
}
