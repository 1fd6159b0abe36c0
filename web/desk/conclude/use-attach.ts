// Attaching passages to a finding in one step, which can be taken back in one.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { AttachBody } from '../../../core/wire/finding.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export type Wish = Omit<AttachBody, 'rows'> & { finding: string; codings: readonly string[] }

const all = api.studies[':study'].findings[':id'].evidence

export function useAttach(onDone: () => void = () => undefined) {
  const { coding, weigh } = useMessages()
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const findings = useQuery(findingsQuery(slug))
  // A second try after a lost answer is the same link.
  const ids = useRef(new Map<string, string>())
  const idOf = (finding: string, one: string) => {
    const key = `${finding} ${one}`
    const id = ids.current.get(key) ?? uuidv7()
    ids.current.set(key, id)
    return id
  }
  // Codings name the findings that rest on them, and the matrix may have changed with it.
  const refresh = () =>
    client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] === slug && queryKey[1] !== 'source',
    })
  return useMutation({
    mutationFn: async ({ finding, codings, ...link }: Wish) => {
      const attached: string[] = []
      for (const part of parts(codings)) {
        const rows = part.map((one) => ({ id: idOf(finding, one), coding: one }))
        const told = await ask(
          all.$post({ param: { study: slug, id: finding }, json: { rows, ...link } }),
        )
        attached.push(...told.attached)
      }
      return { attached }
    },
    onError: tell,
    onSuccess: async ({ attached }, { finding }) => {
      // Attached again after it was taken back, it is another link.
      ids.current.clear()
      const number = findings.data?.find((one) => one.id === finding)?.number ?? 0
      const undo = () =>
        void Promise.all(
          parts(attached).map((ids) =>
            ask(all.detach.$post({ param: { study: slug, id: finding }, json: { ids } })),
          ),
        ).then(refresh, tell)
      if (attached.length === 0) notify({ text: weigh.attach.had(number) })
      else notify({ text: coding.attach.done(number), undo })
      await refresh()
      onDone()
    },
  })
}

/** As many as one request takes. */
function parts(ids: readonly string[], most = 200): string[][] {
  return Array.from({ length: Math.ceil(ids.length / most) }, (_, at) =>
    ids.slice(at * most, (at + 1) * most),
  )
}
