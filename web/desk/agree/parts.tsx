// Who has done what in a round, source by source, and the reopening of one source for one coder.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Round, RoundPart } from '../../../core/wire/round.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useAgree } from './messages.ts'
import { roundKeys } from './reads.ts'
import { reopenPart } from './writes.ts'

export function Parts({ round }: { round: Round }) {
  const m = useAgree()
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const sources = [...new Map(round.parts.map((part) => [part.source, part.title]))]
  const reopen = useMutation({
    mutationFn: (part: RoundPart) => reopenPart(slug, round.id, part.source, part.coder),
    onError: tell,
    onSuccess: (_, part) => {
      notify({ text: m.reopened(nameIn(round, part.coder)) })
      return client.invalidateQueries({ queryKey: roundKeys.all(slug) })
    },
  })
  return (
    <details className="explained">
      <summary>
        <h2>{m.parts}</h2>
        <span className="quiet">
          {round.coders.map((one) => m.progress(one.name, one.done, one.parts)).join(' · ')}
        </span>
      </summary>
      <div className="table-box">
        <table className="table">
          <caption className="unseen">{m.parts}</caption>
          <thead>
            <tr>
              <th scope="col">{m.row.source}</th>
              {round.coders.map((coder) => (
                <th key={coder.id} scope="col">
                  {coder.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sources.map(([source, title]) => (
              <tr key={source}>
                <th scope="row">{title}</th>
                {round.coders.map((coder) => (
                  <td key={coder.id}>
                    <Cell
                      part={round.parts.find(
                        (part) => part.source === source && part.coder === coder.id,
                      )}
                      name={coder.name}
                      onReopen={reopen.mutate}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Cell(props: {
  part: RoundPart | undefined
  name: string
  onReopen: (part: RoundPart) => void
}) {
  const m = useAgree()
  const when = useWhen()
  const { part, name } = props
  if (!part) return null
  if (part.doneAt === null) return <span className="quiet">…</span>
  return (
    <>
      {m.isDone}, {when.moment(part.doneAt)}{' '}
      <button
        type="button"
        aria-label={m.reopenFor(name, part.title)}
        onClick={() => props.onReopen(part)}
      >
        {m.reopen}
      </button>
    </>
  )
}

export function nameIn(round: Round, coder: string): string {
  return round.coders.find((one) => one.id === coder)?.name ?? ''
}
