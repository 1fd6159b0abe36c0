// The memos on one thing, and a place to write another.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MemoTarget } from '../../../core/wire/memo.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { MemoForm } from './memo-form.tsx'
import './memos.css'
import { OneMemo } from './one-memo.tsx'
import { memosOn } from './reads.ts'

type Props = {
  target: MemoTarget
  title: string
  /** Whether the form is open from the first: always, or where nothing is written yet. */
  opens?: 'always' | 'empty'
}

export function MemoList(props: Props) {
  const m = useMessages().memos
  const { slug, may } = useStudy()
  const memos = useQuery(memosOn(slug, props.target))
  const [wish, setWriting] = useState<boolean | null>(null)
  const isEmpty = memos.data?.length === 0
  const writing = wish ?? (props.opens === 'always' || (props.opens === 'empty' && isEmpty))
  return (
    <section className="memos" aria-label={props.title}>
      {memos.data?.map((memo) => (
        <OneMemo key={memo.id} memo={memo} />
      ))}
      {isEmpty && !writing && <p className="quiet">{m.noneHere}</p>}
      {writing ? (
        <MemoForm target={props.target} onDone={() => setWriting(false)} />
      ) : (
        may('memo.write') && (
          <button type="button" className="plain" onClick={() => setWriting(true)}>
            {m.write}
          </button>
        )
      )}
    </section>
  )
}
