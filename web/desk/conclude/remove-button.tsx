// Taking an arrow or an event away: at once, with undo in the notice, which gives back the whole of it.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'

type Props = {
  /** What it is called in the notice. */
  name: string
  /** What the list it stands in is kept under. */
  list: readonly unknown[]
  remove: () => Promise<unknown>
  restore: () => Promise<unknown>
  onRemoved: () => void
}

export function RemoveButton({ name, list, remove, restore, onRemoved }: Props) {
  const m = useMessages().conclude
  const client = useQueryClient()
  const tell = useTellProblem()
  const refresh = () => client.invalidateQueries({ queryKey: list })
  const removal = useMutation({
    mutationFn: remove,
    onSuccess: () => {
      notify({ text: m.removed(name), undo: () => restore().then(refresh, tell) })
      onRemoved()
      return refresh()
    },
    onError: tell,
  })
  return (
    <button type="button" disabled={removal.isPending} onClick={() => removal.mutate()}>
      {m.remove}
    </button>
  )
}
