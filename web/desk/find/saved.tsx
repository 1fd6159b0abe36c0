// Questions that are asked again: one's own and those that others share; each is an address of its screen.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import type { SavedQuery, SavedQueryBody } from '../../../core/wire/retrieval.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useFind } from './messages.ts'
import { savedQuery } from './reads.ts'

const queries = api.studies[':study'].queries

export function Saved(props: {
  kind: SavedQueryBody['kind']
  /** The screen's path in the study, and what of its address is saved; null while nothing is asked. */
  path: string
  asked: string | null
}) {
  const m = useFind().saved
  const { slug, to } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const all = useQuery(savedQuery(slug, props.kind)).data ?? []
  const [isNaming, setNaming] = useState(false)
  const settle = () => client.invalidateQueries({ queryKey: [slug, 'saved'] })
  const keep = useMutation({
    mutationFn: ({ id, json }: { id: string; json: SavedQueryBody }) =>
      ask(queries[':id'].$put({ param: { study: slug, id }, json })),
    onError: tell,
    onSuccess: () => {
      setNaming(false)
      notify({ text: m.kept })
    },
    onSettled: settle,
  })
  const remove = useMutation({
    mutationFn: (one: SavedQuery) =>
      ask(queries[':id'].$delete({ param: { study: slug, id: one.id } })),
    onError: tell,
    onSuccess: (_told, { id, author: _author, mine: _mine, savedAt: _savedAt, ...json }) =>
      notify({ text: m.removed, undo: () => keep.mutate({ id, json }) }),
    onSettled: settle,
  })
  const { asked } = props
  return (
    <div className="find-saved">
      <details>
        <summary>
          {m.title} ({all.length})
        </summary>
        {all.length === 0 && <p className="quiet">{m.none}</p>}
        <ul>
          {all.map((one) => (
            <li key={one.id}>
              <Link href={`${to(props.path)}?${one.body}`}>{one.name}</Link>{' '}
              <span className="quiet">
                {one.mine ? one.shared && m.isShared : m.by(one.author)}
              </span>
              {one.mine && (
                <button
                  type="button"
                  className="plain"
                  aria-label={m.remove(one.name)}
                  onClick={() => remove.mutate(one)}
                >
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      </details>
      {asked !== null &&
        (isNaming ? (
          <NameForm
            onCancel={() => setNaming(false)}
            onKeep={(name, shared) =>
              keep.mutate({ id: uuidv7(), json: { kind: props.kind, name, body: asked, shared } })
            }
          />
        ) : (
          <button type="button" onClick={() => setNaming(true)}>
            {m.save}
          </button>
        ))}
    </div>
  )
}

function NameForm(props: {
  onKeep: (name: string, shared: boolean) => void
  onCancel: () => void
}) {
  const m = useFind().saved
  const cancel = useMessages().shell.cancel
  return (
    <form
      className="find-row"
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const name = String(form.get('name') ?? '').trim()
        if (name) props.onKeep(name, form.get('shared') !== null)
      }}
      onKeyDown={(event) => event.key === 'Escape' && props.onCancel()}
    >
      <input
        name="name"
        aria-label={m.name}
        placeholder={m.name}
        required
        maxLength={120}
        // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked to name it
        autoFocus
      />
      <label className="tick">
        <input type="checkbox" name="shared" />
        {m.shared}
      </label>
      <button type="submit" className="primary">
        {m.keep}
      </button>
      <button type="button" onClick={props.onCancel}>
        {cancel}
      </button>
    </form>
  )
}
