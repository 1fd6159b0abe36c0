// Several responses chosen and accepted at once, with a way back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { ResponseRow } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

export type Chosen = {
  ids: ReadonlySet<string>
  choose: (ids: readonly string[], isChosen: boolean) => void
}

/** Only what waits can be chosen; what is no longer in the list is chosen no more. */
export function useChosen(rows: readonly ResponseRow[]): Chosen {
  const [all, setAll] = useState<ReadonlySet<string>>(new Set())
  const waiting = waitingAmong(rows)
  return {
    ids: new Set(waiting.filter((id) => all.has(id))),
    choose: (ids, isChosen) =>
      setAll((now) => {
        const next = new Set(now)
        for (const id of ids) isChosen ? next.add(id) : next.delete(id)
        return next
      }),
  }
}

/** As many as one request takes. */
const mostAtOnce = 200

export function BulkAccept({ chosen, rows }: { chosen: Chosen; rows: readonly ResponseRow[] }) {
  const m = useMessages().review
  const { slug: study } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const review = useMutation({
    mutationFn: (json: { ids: string[]; state: 'received' | 'accepted' }) =>
      ask(api.studies[':study'].responses.review.$post({ param: { study }, json })),
    onSuccess: async ({ ids }, { state }) => {
      if (state === 'received') notify({ text: m.takenBack })
      else
        notify({
          text: m.acceptedMany(ids.length),
          undo: () => review.mutate({ ids, state: 'received' }),
        })
      await Promise.all([
        client.invalidateQueries({ queryKey: [study, 'responses'] }),
        client.invalidateQueries({ queryKey: [study, 'response'] }),
      ])
    },
    onError: tell,
  })
  if (waitingAmong(rows).length === 0) return null
  const ids = [...chosen.ids].slice(0, mostAtOnce)
  return (
    <p className="actions" role="status">
      <button
        type="button"
        disabled={ids.length === 0 || review.isPending}
        onClick={() => review.mutate({ ids, state: 'accepted' })}
      >
        {m.acceptChosen(ids.length)}
      </button>
    </p>
  )
}

export function ChooseAll({ chosen, rows }: { chosen: Chosen; rows: readonly ResponseRow[] }) {
  const m = useMessages().review
  const waiting = waitingAmong(rows)
  return (
    <td className="tick-cell">
      <input
        type="checkbox"
        aria-label={m.chooseAll}
        disabled={waiting.length === 0}
        checked={waiting.length > 0 && chosen.ids.size === waiting.length}
        onChange={(event) => chosen.choose(waiting, event.target.checked)}
      />
    </td>
  )
}

export function ChooseOne({ chosen, row }: { chosen: Chosen; row: ResponseRow }) {
  const { m, language } = useLanguage()
  const name = [say(row.title, language), row.participant ?? row.case].filter(Boolean).join(', ')
  return (
    <td className="tick-cell">
      {row.state === 'received' && (
        <input
          type="checkbox"
          aria-label={m.review.chooseRow(name)}
          checked={chosen.ids.has(row.id)}
          onChange={(event) => chosen.choose([row.id], event.target.checked)}
        />
      )}
    </td>
  )
}

function waitingAmong(rows: readonly ResponseRow[]): string[] {
  return rows.filter((row) => row.state === 'received').map(({ id }) => id)
}
