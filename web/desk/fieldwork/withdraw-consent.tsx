// Withdrawing a consent at the participant's word: what will happen is said before it happens.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { lostIn } from '../conclude/lost-in.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'

export function WithdrawConsent({ code, consent }: { code: string; consent: string }) {
  const { fieldwork, weigh } = useMessages()
  const m = fieldwork.participants
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const withdraw = useMutation({
    mutationFn: () =>
      ask(
        api.studies[':study'].consents[':id'].withdraw.$post({
          param: { study: slug, id: consent },
        }),
      ),
    onSuccess: ({ ground }) => {
      const lost = ground && lostIn(ground)
      notify({ text: lost ? `${m.withdrawn} ${weigh.lostBy(lost)}` : m.withdrawn })
      return Promise.all([
        client.invalidateQueries({ queryKey: keys.participants(slug) }),
        client.invalidateQueries({ queryKey: keys.consents(slug, code) }),
        client.invalidateQueries({ queryKey: keys.consentTexts(slug) }),
      ])
    },
    onError: tell,
  })
  return (
    <details className="step">
      <summary>{m.withdraw}</summary>
      <p>{m.withdrawWhat}</p>
      <button type="button" disabled={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {m.withdrawNow(code)}
      </button>
    </details>
  )
}
