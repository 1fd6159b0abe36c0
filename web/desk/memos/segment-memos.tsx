// Memos on stretches of one source, whatever is coded there: those on what is chosen, or all of them with their words.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Memo } from '../../../core/wire/memo.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { About } from './about.tsx'
import { MemoForm } from './memo-form.tsx'
import './memos.css'
import { OneMemo } from './one-memo.tsx'
import { memosOn } from './reads.ts'

type Span = { start: number; end: number; quote: string }

export function SegmentMemos({ source, span }: { source: string; span: Span | null }) {
  const m = useMessages().memos
  const { slug, may } = useStudy()
  const [on, setOn] = useState<Span | null>(null)
  const memos = useQuery(
    memosOn(slug, { kind: 'segment', id: source, start: 0, end: 0, quote: '' }),
  )
  const shown = (memos.data ?? []).filter((memo) => span === null || meets(memo, span))
  const mayWrite = span !== null && may('memo.write')
  if (shown.length === 0 && !mayWrite && on === null) return null
  return (
    <section className="memos" aria-label={m.ofSegments}>
      {shown.map((memo) => (
        <div key={memo.id} className="memo-page">
          <About memo={memo} />
          <OneMemo memo={memo} />
        </div>
      ))}
      {on && (
        <MemoForm target={{ kind: 'segment', id: source, ...on }} onDone={() => setOn(null)} />
      )}
      {mayWrite && on === null && (
        <button type="button" className="plain" onClick={() => setOn(span)}>
          {m.writeHere}
        </button>
      )}
    </section>
  )
}

function meets({ target, stands }: Memo, span: Span): boolean {
  return target.kind === 'segment' && stands && target.start < span.end && span.start < target.end
}
