// Sends a read-back: the instrument is published, it is said which question asks of which finding, and the tasks go out.
// Each step may be tried again: what was made is made once.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { memberCheckOf, questionOf, type ReadBack } from '../../../core/triangulate/member-check.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { weigh as english } from '../messages/weigh.en.ts'
import { weigh as indonesian } from '../messages/weigh.id.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { codesQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { findingQuery, refreshFinding, tasksQuery } from './reads.ts'

type Wish = {
  findings: Omit<ReadBack, 'codes'>[]
  participants: string[]
  device: string | null
}

const inStudy = api.studies[':study']

export function useReadBack(finding: string, onDone: () => void) {
  const { slug: study, study: about } = useStudy()
  const m = useMessages().weigh.checks
  const client = useQueryClient()
  const tell = useTellProblem()
  const codes = useQuery(codesQuery(study))
  // Made once for each form, and with it the ids of its tasks.
  const [check] = useState(() => uuidv7())
  const [tasks] = useState(() => new Map<string, string>())
  // Participants hear it in the study's language, whatever the desk is read in.
  const words = (about.language === 'en' ? english : indonesian).checks

  return useMutation({
    mutationFn: async ({ findings, participants, device }: Wish) => {
      const instrument = `member-check-${check.slice(0, 13)}`
      const read = await Promise.all(
        findings.map(async (one) => {
          const { codes: ids } = await client.fetchQuery(findingQuery(study, one.finding))
          const names = codes.data?.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
          return { ...one, codes: names ?? [] }
        }),
      )
      const numbers = findings.map(({ number }) => number).join(', ')
      const title = words.words.title(numbers)
      const made = memberCheckOf(instrument, about.language, read, { ...words.words, title })
      await ask(inStudy.instruments.$post({ param: { study }, json: made }))
      await ask(
        inStudy['member-checks'][':id'].$put({
          param: { study, id: check },
          json: {
            instrument,
            findings: findings.map(({ finding: of, number }) => ({
              finding: of,
              question: questionOf(number),
            })),
          },
        }),
      )
      for (const participant of participants) {
        const id = tasks.get(participant) ?? uuidv7()
        tasks.set(participant, id)
        await ask(
          inStudy.tasks.$post({
            param: { study },
            json: {
              id,
              finding,
              instrument,
              dimension: null,
              group: null,
              participant,
              case: null,
              what: words.task,
              dueOn: null,
              device,
              questions: [],
            },
          }),
        )
      }
    },
    onSuccess: async () => {
      notify({ text: m.sent })
      await Promise.all([
        refreshFinding(client, study, finding),
        client.invalidateQueries({ queryKey: tasksQuery(study).queryKey }),
      ])
      onDone()
    },
    onError: tell,
  })
}
