// Codings whose words were corrected since: they stand on an earlier text, count nowhere, and wait for their coder to code
// the new words and let the old coding go.
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Code, Coding, Source } from '../../../core/wire/coding.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

function unfitQuery(study: string, source: string) {
  return queryOptions({
    queryKey: [...keys.codings(study, source), 'unfit'],
    queryFn: async (): Promise<Coding[]> =>
      (
        await ask(
          api.studies[':study'].sources[':id'].codings.$get({
            param: { study, id: source },
            query: {},
          }),
        )
      ).unfit,
  })
}

export function UnfitCodings({ source, codes }: { source: Source; codes: readonly Code[] }) {
  const m = useMessages().review
  const { slug: study } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { queryKey } = unfitQuery(study, source.id)
  const unfit = useQuery(unfitQuery(study, source.id)).data ?? []
  const drop = useMutation({
    mutationFn: (id: string) =>
      ask(api.studies[':study'].codings[':id'].$delete({ param: { study, id } })),
    onSuccess: () => client.invalidateQueries({ queryKey }),
    onError: tell,
  })
  const labelOf = (id: string) => codes.find((code) => code.id === id)?.label ?? ''
  if (unfit.length === 0) return null
  return (
    <details className="unfit">
      <summary>{m.unfit(unfit.length)}</summary>
      <p>{m.unfitWhat}</p>
      <ul>
        {unfit.map((coding) => (
          <li key={coding.id}>
            <q className="words">{coding.quote}</q>{' '}
            <small>
              {labelOf(coding.code)}, {coding.coder}
            </small>
            {coding.layer === 'mine' && (
              <button
                type="button"
                className="plain"
                disabled={drop.isPending}
                onClick={() => drop.mutate(coding.id)}
              >
                {m.drop(labelOf(coding.code))}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
