// Makes a coding evidence of a finding: which finding, with what stance, how strong, and why.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Coding } from '../../../core/wire/coding.ts'
import type { EvidenceBody } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { api, ask } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { findingsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'

export function AttachForm(props: { coding: Coding; onDone: () => void }) {
  const m = useMessages().coding.attach
  const { slug } = useStudy()
  const tell = useTellProblem()
  const client = useQueryClient()
  const findings = useQuery(findingsQuery(slug))
  // Made once per form, so that sending twice attaches once.
  const evidence = useRef(uuidv7())

  const attach = useMutation({
    mutationFn: (asked: { finding: string; body: EvidenceBody }) =>
      ask(
        api.studies[':study'].findings[':id'].evidence[':evidence'].$put({
          param: { study: slug, id: asked.finding, evidence: evidence.current },
          json: asked.body,
        }),
      ),
    onError: tell,
    onSuccess: async (_told, asked) => {
      const number = findings.data?.find((one) => one.id === asked.finding)?.number ?? 0
      notify({ text: m.done(number) })
      // Codings name the findings that rest on them, and the matrix may have changed with it.
      await client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === slug && queryKey[1] !== 'source',
      })
      props.onDone()
    },
  })

  function submit(form: FormData) {
    const finding = String(form.get('finding') ?? '')
    if (!finding) return
    attach.mutate({
      finding,
      body: {
        target: { kind: 'coding', coding: props.coding.id },
        stance: String(form.get('stance')) as EvidenceBody['stance'],
        strength: Number(form.get('strength')) as EvidenceBody['strength'],
        note: String(form.get('note') ?? ''),
        theory: '',
      },
    })
  }

  if (findings.isPending) return <Loading />
  if (!findings.data || findings.data.length === 0) return <p className="quiet">{m.none}</p>
  return (
    <form
      className="attach"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <label>
        {m.finding}
        <select name="finding" required defaultValue="">
          <option value="" disabled>
            {m.choose}
          </option>
          {findings.data.map((one) => (
            <option key={one.id} value={one.id}>
              {one.number}. {one.claim}
            </option>
          ))}
        </select>
      </label>
      <div className="pair">
        <label>
          {m.stance}
          <select name="stance" defaultValue="supports">
            {stances.map((stance) => (
              <option key={stance} value={stance}>
                {m.stances[stance]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {m.strength}
          <select name="strength" defaultValue="2">
            {m.strengths.map((word, index) => (
              <option key={word} value={index + 1}>
                {word}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label>
        {m.note}
        <textarea name="note" rows={2} maxLength={4_000} />
      </label>
      <button type="submit" className="primary" disabled={attach.isPending}>
        {m.save}
      </button>
    </form>
  )
}
