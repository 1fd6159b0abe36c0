// What all agree on goes into the consensus at once; what stands there already is left out.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BoardPlace, BoardText } from '../../../core/agreement/board.ts'
import type { Adjudication } from '../../../core/wire/round.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useAgree } from './messages.ts'
import { roundKeys } from './reads.ts'
import { agreedRecord, settlementOf } from './settling.ts'
import { settle, takeBack } from './writes.ts'

export function Accept(props: {
  round: string
  agreed: readonly BoardPlace[]
  texts: ReadonlyMap<string, BoardText>
  coders: readonly string[]
  settled: readonly Adjudication[]
}) {
  const m = useAgree().settle
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const refresh = () => client.invalidateQueries({ queryKey: roundKeys.settled(slug, props.round) })
  const left = props.agreed.filter((place) => !settlementOf(place, props.settled))
  const undo = useMutation({
    mutationFn: (ids: string[]) => takeBack(slug, ids),
    onError: tell,
    onSettled: refresh,
  })
  const accept = useMutation({
    mutationFn: async () => {
      const ids: string[] = []
      for (const [source, text] of props.texts) {
        const rows = left
          .filter((place) => place.source === source)
          .map((place) =>
            agreedRecord(place, text, props.coders, { record: uuidv7(), coding: uuidv7() }),
          )
        if (rows.length === 0) continue
        await settle(slug, props.round, source, rows)
        ids.push(...rows.map(({ id }) => id))
      }
      return ids
    },
    onError: tell,
    onSuccess: (ids) => notify({ text: m.accepted(ids.length), undo: () => undo.mutate(ids) }),
    onSettled: refresh,
  })
  if (props.agreed.length === 0) return null
  if (left.length === 0) return <p className="quiet">{m.allAccepted}</p>
  return (
    <button type="button" onClick={() => accept.mutate()} disabled={accept.isPending}>
      {m.accept(left.length)}
    </button>
  )
}
