// Drafts that phones have backed up: what is begun, on which phone, how far; and the way to another phone.
import {
  infiniteQueryOptions,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { BackedUpRow } from '../../../core/wire/backup.ts'
import type { Page } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { devicesQuery } from './reads.ts'
import { useWhen } from './when.ts'

const route = api.studies[':study'].drafts

function backupsQuery(study: string) {
  return infiniteQueryOptions({
    queryKey: [study, 'drafts-backed-up'],
    queryFn: ({ pageParam }): Promise<Page<BackedUpRow>> =>
      ask(
        route.$get({
          param: { study },
          query: { limit: '50', ...(pageParam === null ? {} : { after: pageParam }) },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
}

export function Backups() {
  const m = useMessages().fieldwork.backups
  const { slug } = useStudy()
  const list = useInfiniteQuery(backupsQuery(slug))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  if (rows.length === 0) return null
  return (
    <section className="card">
      <h3>{m.title}</h3>
      <p>{m.what}</p>
      <ul className="phones">
        {rows.map((row) => (
          <One key={`${row.id}/${row.device.id}`} row={row} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" onClick={() => void list.fetchNextPage()}>
          {m.more}
        </button>
      )}
    </section>
  )
}

function One({ row }: { row: BackedUpRow }) {
  const m = useMessages().fieldwork.backups
  const { language } = useLanguage()
  const { slug } = useStudy()
  const when = useWhen()
  const client = useQueryClient()
  const tell = useTellProblem()
  const phones = useQuery(devicesQuery(slug)).data ?? []
  const others = phones.filter(
    ({ id, revokedAt, signedOutAt }) =>
      id !== row.device.id && revokedAt === null && signedOutAt === null,
  )
  const hand = useMutation({
    mutationFn: (device: string) =>
      ask(route[':id'].hand.$post({ param: { study: slug, id: row.id }, json: { device } })),
    onSuccess: () => {
      notify({ text: m.handed })
      return client.invalidateQueries({ queryKey: backupsQuery(slug).queryKey })
    },
    onError: tell,
  })
  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    hand.mutate(String(new FormData(event.currentTarget).get('device')))
  }
  const title = say(row.title, language, Object.keys(row.title))
  const name = [title, row.participant ?? row.case].filter(Boolean).join(' ')
  return (
    <li>
      <p>
        <strong>{name}</strong>, {row.device.label}
        {row.begunOn !== null && ` (${m.begunOn(row.begunOn)})`}
      </p>
      <p>
        {m.answers(row.answers)}, {m.saved(when.moment(row.savedAt))}
      </p>
      {others.length > 0 && (
        <details className="step">
          <summary>{m.hand}</summary>
          <form onSubmit={submit}>
            <p>{m.handWhat(row.device.label)}</p>
            <Field label={m.phone}>
              {(naming) => (
                <select {...naming} name="device">
                  {others.map(({ id, label, mark }) => (
                    <option key={id} value={id}>
                      {`${label} (${mark})`}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            <button type="submit" disabled={hand.isPending}>
              {m.handNow}
            </button>
          </form>
        </details>
      )}
    </li>
  )
}
