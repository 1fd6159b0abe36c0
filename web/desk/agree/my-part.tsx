// A coder's own part of a round: the sources, the turns that were drawn, and what is done.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { drawnBlocks } from '../../../core/agreement/draw.ts'
import type { Source } from '../../../core/wire/coding.ts'
import type { Round, RoundPart } from '../../../core/wire/round.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useStudy } from '../shell/study.tsx'
import { useAgree } from './messages.ts'
import { roundKeys } from './reads.ts'
import { markDone } from './writes.ts'

export function MyPart(props: { round: Round; parts: readonly RoundPart[] }) {
  const m = useAgree()
  const { slug, to } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: ({ source, done }: Ticked) => markDone(slug, props.round.id, source, done),
    onError: tell,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: roundKeys.all(slug) })
      setTicked(null)
    },
  })
  // Told here and not by the mutation, which tells it a moment later: the tick would jump back under the finger.
  const [ticked, setTicked] = useState<Ticked | null>(null)
  return (
    <section className="my-part" aria-label={m.mine}>
      <h2>{m.mine}</h2>
      <p className="quiet">{m.mineWhat}</p>
      <ul>
        {props.parts.map((part) => (
          <li key={part.source}>
            <Link href={to(`/sources/${part.source}`)}>{part.title}</Link>
            <label className="tick">
              <input
                type="checkbox"
                // What was ticked stands until the server has said so, and is then read from there.
                checked={isMarked(part, ticked)}
                disabled={mark.isPending}
                onChange={(event) => {
                  const next = { source: part.source, done: event.target.checked }
                  setTicked(next)
                  mark.mutate(next)
                }}
              />
              {m.isDone}
              <span className="unseen">: {part.title}</span>
            </label>
            {props.round.draw && <Drawn round={props.round} source={part.source} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Ticked = { source: string; done: boolean }

function isMarked(part: RoundPart, sent: Ticked | null): boolean {
  return sent?.source === part.source ? sent.done : part.doneAt !== null
}

function Drawn({ round, source }: { round: Round; source: string }) {
  const m = useAgree()
  const { slug, to } = useStudy()
  const found = useQuery({
    queryKey: keys.source(slug, source),
    queryFn: (): Promise<Source> =>
      ask(
        api.studies[':study'].sources[':id'].$get({
          param: { study: slug, id: source },
          query: {},
        }),
      ),
  })
  if (!found.data) return null
  const { blocks } = found.data
  return (
    <ol className="chips">
      {drawnBlocks(blocks, round.draw, source).map(({ start }) => (
        <li key={start}>
          <Link className="chip" href={to(`/sources/${source}?at=${start}`)}>
            {m.turn(blocks.findIndex((block) => block.start === start) + 1)}
          </Link>
        </li>
      ))}
    </ol>
  )
}
