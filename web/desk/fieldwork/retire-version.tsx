// Retiring a version: what happens is told before the button, and what brings it back.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { versionsQuery } from './reads.ts'

export function RetireVersion({ hash }: { hash: string }) {
  const m = useMessages().fieldwork.versions
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const retire = useMutation({
    mutationFn: () =>
      ask(
        api.studies[':study'].instruments[':hash'].retire.$post({ param: { study: slug, hash } }),
      ),
    onSuccess: () => {
      notify({ text: m.retiredNow })
      return client.invalidateQueries({ queryKey: versionsQuery(slug).queryKey })
    },
    onError: tell,
  })
  return (
    <details className="step">
      <summary>{m.retire}</summary>
      <p>{m.retireWhat}</p>
      <button type="button" disabled={retire.isPending} onClick={() => retire.mutate()}>
        {m.retire}
      </button>
    </details>
  )
}
