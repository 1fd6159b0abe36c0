// `/codebook` and `/codebook/:code`: the tree of codes, and beside it one code with its definition and its quotations.
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { Code } from '../../../core/wire/coding.ts'
import { Empty, Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { BookMenu } from './book-menu.tsx'
import { CodeForm } from './code-form.tsx'
import { CodePage } from './code-page.tsx'
import { CodeTree } from './code-tree.tsx'
import { Life } from './life.tsx'
import { MergeForm } from './merge-form.tsx'
import { SplitForm } from './split-form.tsx'
import { useMove } from './use-codebook.ts'

/** What stands beside the tree: a code, the form of one, of a new one below some parent, or what is done with it as a whole. */
type Editing =
  | { kind: 'edit' | 'merge' | 'split' | 'life' }
  | { kind: 'new'; parent: string | null }
  | null

export function CodebookScreen() {
  const m = useMessages().material.codebook
  const { code: chosen } = useParams<{ code?: string }>()
  const { slug, to, may } = useStudy()
  const [, go] = useLocation()
  const codes = useQuery(codesQuery(slug))
  const [editing, setEditing] = useState<Editing>(null)
  const [showsRetired, setShowsRetired] = useState(false)
  const code = codes.data?.find((one) => one.id === chosen)
  useTitle(code?.label ?? m.title)

  const shown = useMemo(
    () =>
      (codes.data ?? []).filter(
        (one) => showsRetired || one.retiredAt === null || one.id === chosen,
      ),
    [codes.data, showsRetired, chosen],
  )
  const hasRetired = codes.data?.some((one) => one.retiredAt !== null) ?? false
  const mayWrite = may('codebook.write')
  const move = useMove()

  function open(id: string) {
    setEditing(null)
    go(to(`/codebook/${id}`))
  }

  const add = mayWrite && (
    <button
      type="button"
      className="primary"
      onClick={() => setEditing({ kind: 'new', parent: null })}
    >
      {m.add}
    </button>
  )

  if (codes.error) return <Failed error={codes.error} again={() => codes.refetch()} />
  if (!codes.data) return <Loading />
  return (
    <>
      <div className="page-head">
        <h1>{m.title}</h1>
        {hasRetired && (
          <label className="tick">
            <input
              type="checkbox"
              checked={showsRetired}
              onChange={(event) => setShowsRetired(event.target.checked)}
            />
            {m.showRetired}
          </label>
        )}
        <BookMenu codes={codes.data} />
        {add}
      </div>
      {codes.data.length === 0 && editing === null && (
        <Empty title={m.none} action={add}>
          {m.noneWhat}
        </Empty>
      )}
      <div className="codebook" data-open={code !== undefined || editing !== null}>
        {shown.length > 0 && (
          <CodeTree
            codes={shown}
            chosen={code?.id ?? null}
            onChoose={open}
            onMove={mayWrite ? move : null}
          />
        )}
        <Detail
          codes={codes.data}
          code={code}
          editing={editing}
          onEditing={setEditing}
          onSaved={open}
        />
      </div>
    </>
  )
}

type DetailProps = {
  codes: readonly Code[]
  code: Code | undefined
  editing: Editing
  onEditing: (editing: Editing) => void
  onSaved: (id: string) => void
}

function Detail({ codes, code, editing, onEditing, onSaved }: DetailProps) {
  const m = useMessages().material.codebook
  if (editing?.kind === 'new')
    return (
      <CodeForm
        key="new"
        codes={codes}
        code={null}
        parent={editing.parent}
        onSaved={onSaved}
        onCancel={() => onEditing(null)}
      />
    )
  const back = () => onEditing(null)
  if (code && editing?.kind === 'merge')
    return <MergeForm key={code.id} codes={codes} code={code} onDone={onSaved} onCancel={back} />
  if (code && editing?.kind === 'split')
    return <SplitForm key={code.id} codes={codes} code={code} onDone={back} onCancel={back} />
  if (code && editing?.kind === 'life')
    return <Life key={code.id} codes={codes} code={code} onClose={back} />
  if (code && editing)
    return (
      <CodeForm
        key={code.id}
        codes={codes}
        code={code}
        parent={code.parent}
        onSaved={onSaved}
        onCancel={() => onEditing(null)}
      />
    )
  if (code)
    return (
      <CodePage
        key={code.id}
        codes={codes}
        code={code}
        onEdit={() => onEditing({ kind: 'edit' })}
        onChild={() => onEditing({ kind: 'new', parent: code.id })}
        onMerge={() => onEditing({ kind: 'merge' })}
        onSplit={() => onEditing({ kind: 'split' })}
        onLife={() => onEditing({ kind: 'life' })}
      />
    )
  return codes.length > 0 ? <p className="quiet choose">{m.choose}</p> : null
}
