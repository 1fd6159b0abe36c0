// Sealed responses that the server could not open: whose they are, why, and another try once the reason is gone.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { UnopenedRow } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useWhen } from './when.ts'

const route = api.studies[':study'].responses.unopened

function unopenedQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'unopened'],
    queryFn: async (): Promise<UnopenedRow[]> => (await ask(route.$get({ param: { study } }))).rows,
  })
}

export function Unopened() {
  const m = useMessages().fieldwork.unopened
  const { slug } = useStudy()
  const { data = [] } = useQuery(unopenedQuery(slug))
  if (data.length === 0) return null
  return (
    <section className="card">
      <h3>{m.title(data.length)}</h3>
      <p>{m.what}</p>
      <ul>
        {data.map((row) => (
          <One key={row.hash} row={row} />
        ))}
      </ul>
    </section>
  )
}

function One({ row }: { row: UnopenedRow }) {
  const m = useMessages().fieldwork.unopened
  const { slug } = useStudy()
  const when = useWhen()
  const client = useQueryClient()
  const tell = useTellProblem()
  const open = useMutation({
    mutationFn: () => ask(route[':hash'].open.$post({ param: { study: slug, hash: row.hash } })),
    onSuccess: () => {
      notify({ text: m.opened })
      return client.invalidateQueries({ queryKey: [slug] })
    },
    onError: tell,
  })
  return (
    <li>
      <p>
        <strong>{row.device}</strong>, {when.moment(row.receivedAt)}:{' '}
        {row.reason === 'seal.key-unknown' ? m.key : m.broken}
      </p>
      <button type="button" disabled={open.isPending} onClick={() => open.mutate()}>
        {m.again}
      </button>
    </li>
  )
}
