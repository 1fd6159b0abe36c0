// Sends what an earlier page of this person had not sent, wherever in the study they come back to.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiProblem } from '../../kit/api.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { adoptUnsent } from './unsent.ts'

export function Adoption() {
  const { slug, me } = useStudy()
  const m = useMessages().coding
  const explain = useExplain()
  const client = useQueryClient()
  useEffect(() => {
    void adoptUnsent(client, slug, me.id, ({ kind, coding }, error) => {
      const codes = client.getQueryData(codesQuery(slug).queryKey)
      const label = codes?.find((one) => one.id === coding.code)?.label ?? ''
      const what = { apply: m.notSaved, remove: m.notRemoved, edit: m.notChanged }[kind](label)
      const reference = error instanceof ApiProblem ? error.requestId : ''
      notify({ text: `${what}. ${explain(error)}`, tone: 'problem', reference })
    })
  }, [client, slug, me.id, m, explain])
  return null
}
