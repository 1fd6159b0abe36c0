// One code: what it means, when it applies and when not, and every quotation it was given to.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Code } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hueStyle } from '../coding/look.ts'
import { keepWide, turnWide } from '../coding/wide.ts'
import { MemoList } from '../memos/memo-list.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refresh } from '../shell/tabs.ts'
import { useBook } from './messages.ts'
import { Place } from './place.tsx'
import { Segments } from './segments.tsx'
import { Shortcut } from './shortcut.tsx'
import { labelOf } from './use-codebook.ts'

const inStudy = api.studies[':study']

type Props = {
  codes: readonly Code[]
  code: Code
  onEdit: () => void
  onChild: () => void
  onMerge: () => void
  onSplit: () => void
  onLife: () => void
}

export function CodePage({ codes, code, onEdit, onChild, onMerge, onSplit, onLife }: Props) {
  const book = useBook()
  const all = useMessages()
  const m = all.material
  const { slug, may, me } = useStudy()
  const mayWrite = may('codebook.write')
  const tell = useTellProblem()
  const client = useQueryClient()
  const param = { study: slug, id: code.id }
  const refreshCodes = () => refresh(client, keys.codes(slug))
  const restore = useMutation({
    mutationFn: (_step: string | null) => ask(inStudy.codes[':id'].restore.$post({ param })),
    onError: tell,
    onSuccess: (_told, step) => {
      if (step !== null) void turnWide(slug, me.id, step, true)
      notify({ text: m.codebook.restored(code.label) })
      return refreshCodes()
    },
  })
  const retire = useMutation({
    mutationFn: () => ask(inStudy.codes[':id'].retire.$post({ param })),
    onError: tell,
    onSuccess: () => {
      const id = uuidv7()
      void keepWide(slug, me.id, { kind: 'retired', id, code: code.id })
      notify({ text: m.codebook.retiredNow(code.label), undo: () => restore.mutate(id) })
      return refreshCodes()
    },
  })
  const parts = (['definition', 'include', 'exclude', 'example'] as const).filter(
    (part) => code[part] !== '',
  )
  return (
    <section className="code-page" aria-labelledby="code-title">
      <h2 id="code-title">
        <i className="dot" style={hueStyle(code.hue)} /> {code.label}{' '}
        {code.retiredAt !== null && <small>{m.codebook.retired}</small>}
      </h2>
      <dl>
        {parts.map((part) => (
          <div key={part}>
            <dt>{m.codebook[part]}</dt>
            <dd className={part === 'example' ? 'words' : undefined}>{code[part]}</dd>
          </div>
        ))}
      </dl>
      {mayWrite && code.retiredAt === null && (
        <div className="code-tools">
          <Place codes={codes} code={code} />
          <Shortcut codes={codes} code={code} />
        </div>
      )}
      {mayWrite && code.retiredAt === null && (
        <div className="actions">
          <button type="button" onClick={onEdit}>
            {m.codebook.edit}
          </button>
          <button type="button" onClick={onChild}>
            {m.codebook.addChild}
          </button>
          {may('codebook.reshape') && (
            <>
              <button type="button" onClick={onMerge}>
                {book.merge.open}
              </button>
              <button type="button" onClick={onSplit}>
                {book.split.open}
              </button>
            </>
          )}
          <button type="button" disabled={retire.isPending} onClick={() => retire.mutate()}>
            {m.codebook.retire}
          </button>
          <button type="button" onClick={onLife}>
            {book.life.open}
          </button>
        </div>
      )}
      {mayWrite && code.retiredAt !== null && (
        <div className="actions">
          <p className="quiet">
            {code.mergedInto === null
              ? m.codebook.retiredWhat
              : book.merge.into_(labelOf(codes, code.mergedInto))}
          </p>
          <button type="button" onClick={onLife}>
            {book.life.open}
          </button>
          <button type="button" disabled={restore.isPending} onClick={() => restore.mutate(null)}>
            {m.codebook.restore}
          </button>
        </div>
      )}
      <MemoList target={{ kind: 'code', id: code.id }} title={all.memos.title} />
      <Segments code={code} />
    </section>
  )
}
