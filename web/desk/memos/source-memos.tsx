// The memos on the source that is read, at the side of its text.
import { useMessages } from '../shell/language.tsx'
import { MemoList } from './memo-list.tsx'

/** `asked` counts how often somebody wished to write one: each time the form opens anew. */
export function SourceMemos({ source, asked }: { source: string; asked: number }) {
  const title = useMessages().memos.ofSource
  return (
    <section className="panel-memos">
      <h2>{title}</h2>
      <MemoList
        key={asked}
        target={{ kind: 'source', id: source }}
        title={title}
        {...(asked > 0 && { opens: 'always' })}
      />
    </section>
  )
}
