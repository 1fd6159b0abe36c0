// Retiring a version and bringing it back: at once, with undo in the notice.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Version } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { versionsQuery } from './reads.ts'

const version = api.studies[':study'].instruments[':hash']

export function RetireVersion({ hash, state }: Pick<Version, 'hash' | 'state'>) {
  const m = useMessages().fieldwork.versions
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const param = { study: slug, hash }
  const refresh = () => client.invalidateQueries({ queryKey: versionsQuery(slug).queryKey })
  const restore = useMutation({
    mutationFn: () => ask(version.restore.$post({ param })),
    onSuccess: () => {
      notify({ text: m.restored })
      return refresh()
    },
    onError: tell,
  })
  const retire = useMutation({
    mutationFn: () => ask(version.retire.$post({ param })),
    onSuccess: () => {
      notify({ text: m.retiredNow, undo: () => restore.mutate() })
      return refresh()
    },
    onError: tell,
  })
  return (
    <div className="step">
      <p className="quiet">{state === 'retired' ? m.restoreWhat : m.retireWhat}</p>
      {state === 'retired' ? (
        <button type="button" disabled={restore.isPending} onClick={() => restore.mutate()}>
          {m.restore}
        </button>
      ) : (
        <button type="button" disabled={retire.isPending} onClick={() => retire.mutate()}>
          {m.retire}
        </button>
      )}
    </div>
  )
}
