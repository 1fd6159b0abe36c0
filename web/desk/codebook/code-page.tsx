// One code: what it means, when it applies and when not, and every quotation it was given to.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Code } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { hueStyle } from '../coding/look.ts'
import { MemoList } from '../coding/memo-list.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Segments } from './segments.tsx'

type Props = { code: Code; mayWrite: boolean; onEdit: () => void; onChild: () => void }

export function CodePage({ code, mayWrite, onEdit, onChild }: Props) {
  const m = useMessages().material
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const retire = useMutation({
    mutationFn: () =>
      ask(api.studies[':study'].codes[':id'].retire.$post({ param: { study: slug, id: code.id } })),
    onError: tell,
    onSuccess: () => {
      notify({ text: m.codebook.retiredNow(code.label) })
      return client.invalidateQueries({ queryKey: keys.codes(slug) })
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
        <div className="actions">
          <button type="button" onClick={onEdit}>
            {m.codebook.edit}
          </button>
          <button type="button" onClick={onChild}>
            {m.codebook.addChild}
          </button>
          <details className="retire">
            <summary className="button">{m.codebook.retire}</summary>
            <div className="actions">
              <p>{m.codebook.retireWhat}</p>
              <button type="button" onClick={() => retire.mutate()} disabled={retire.isPending}>
                {m.codebook.retireNow(code.label)}
              </button>
            </div>
          </details>
        </div>
      )}
      <MemoList target={{ kind: 'code', id: code.id }} title={m.memos.title} />
      <Segments code={code} />
    </section>
  )
}
