// Writing one cell of the framework matrix: the passages beside the summary, and which of them it sums up.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Code } from '../../../core/wire/coding.ts'
import type { FrameworkCell } from '../../../core/wire/finding.ts'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useDisplayWords } from './messages.ts'
import { frameworkQuery, passagesQuery, saveFramework } from './reads.ts'

const mostShown = 50

export function FrameworkForm(props: {
  caseCode: string
  theme: Code
  cell: FrameworkCell | null
  ids: readonly string[]
  onClose: () => void
}) {
  const m = useDisplayWords()
  const { shell, conclude } = useMessages()
  const { slug, to, may } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { caseCode, theme, cell, onClose } = props
  // What it sums up stays in sight, also where a filter leaves it out.
  const ids = [...new Set([...(cell?.codings ?? []), ...props.ids])].slice(0, mostShown)
  const passages = useQuery(passagesQuery(slug, ids))
  const place = { case: caseCode, code: theme.id }
  const [chosen, setChosen] = useState<readonly string[]>(cell?.codings ?? [])
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => head.current?.focus(), [])

  const save = useMutation({
    mutationFn: (body: { summary: string; codings: string[] }) =>
      saveFramework(slug, place, cell?.revision ?? 0, body),
    onSuccess: async ({ revision }, body) => {
      const before = { summary: cell?.summary ?? '', codings: [...(cell?.codings ?? [])] }
      await client.invalidateQueries({ queryKey: frameworkQuery(slug).queryKey })
      notify({
        text: body.summary === '' ? m.framework.cleared : conclude.saved,
        // Over what was just written only: whoever wrote since keeps their words.
        undo: () =>
          saveFramework(slug, place, revision, before)
            .then(() => client.invalidateQueries({ queryKey: frameworkQuery(slug).queryKey }))
            .catch(tell),
      })
      onClose()
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const summary = String(new FormData(event.currentTarget).get('summary')).trim()
    save.mutate({ summary, codings: [...chosen] })
  }

  return (
    <form className="passages" onSubmit={submit} aria-labelledby="framework-cell">
      <header>
        <h2 id="framework-cell" ref={head} tabIndex={-1}>
          {caseCode} · {theme.label}
        </h2>
        <button type="button" onClick={onClose}>
          {m.passages.close}
        </button>
      </header>
      <label className="stacked">
        {m.framework.summary}
        <textarea
          name="summary"
          rows={6}
          maxLength={4_000}
          readOnly={!may('finding.write')}
          defaultValue={cell?.summary ?? ''}
        />
      </label>
      {cell && <p className="quiet">{m.framework.by(cell.by)}</p>}
      {may('finding.write') && (
        <p>
          <button type="submit" className="primary" disabled={save.isPending}>
            {shell.save}
          </button>
        </p>
      )}
      <h3>{m.framework.under}</h3>
      {passages.isPending && <Loading />}
      {passages.error && <Failed error={passages.error} again={() => passages.refetch()} />}
      {passages.data?.length === 0 && <p className="quiet">{m.framework.noPassages}</p>}
      <ol className="segments">
        {passages.data?.map(({ id, quote, source, start }) => (
          <li key={id}>
            <label className="tick">
              <input
                type="checkbox"
                checked={chosen.includes(id)}
                onChange={(event) =>
                  setChosen(
                    event.target.checked ? [...chosen, id] : chosen.filter((one) => one !== id),
                  )
                }
              />
              {quote === null ? m.passages.unquotable : <q>{quote}</q>}
            </label>
            <p className="quiet">
              <Link href={to(`/sources/${source.id}?coding=${id}&at=${start}`)}>
                {source.title}
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </form>
  )
}
