// Sends what an earlier page of this person had not sent, wherever in the study they come back to.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ApiProblem } from '../../kit/api.ts'
import { useExplain } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import type { Act } from './act.ts'
import type { MadeCode } from './made-code.ts'
import { adoptUnsent } from './unsent.ts'
import { useClash } from './use-clash.ts'

export function Adoption() {
  const { slug, me } = useStudy()
  const m = useMessages().coding
  const explain = useExplain()
  const client = useQueryClient()
  const clashed = useClash()
  useEffect(() => {
    const refused = (act: Act | MadeCode, error: unknown) => {
      const codes = client.getQueryData(codesQuery(slug).queryKey)
      const labelOf = (id: string) => codes?.find((one) => one.id === id)?.label ?? ''
      const told = { apply: m.notSaved, remove: m.notRemoved, edit: m.notChanged }
      const what =
        act.kind === 'code' ? m.notMade(act.body.label) : told[act.kind](labelOf(act.coding.code))
      const reference = error instanceof ApiProblem ? error.requestId : ''
      notify({ text: `${what}. ${explain(error)}`, tone: 'problem', reference })
    }
    void adoptUnsent(client, slug, me.id, refused, clashed)
  }, [clashed, client, slug, me.id, m, explain])
  return null
}
