// The supervisor's judgement: accept, or return with comments at the answers or a note. Either can be taken back.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { devicesQuery, responseQuery } from './reads.ts'
import { useKeys } from './use-keys.ts'

type Judgement = { state: 'received' | 'accepted' | 'returned'; note: string }

export function ResponseReview({ response, open }: { response: ResponseDetail; open: number }) {
  const all = useMessages()
  const [m, words] = [all.fieldwork.responses, all.review]
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [note, setNote] = useState(response.note)
  const [incomplete, setIncomplete] = useState(false)
  const { id } = response

  const review = useMutation({
    mutationFn: (json: Judgement) =>
      ask(
        api.studies[':study'].responses[':id'].review.$post({ param: { study: slug, id }, json }),
      ),
    onSuccess: async (_, judged) => {
      const { state: before } = response
      if (judged.state === 'received') notify({ text: words.takenBack })
      else if (before !== 'quarantined')
        notify({
          text: m.reviewed[judged.state],
          undo: () => review.mutate({ state: before, note: response.note }),
        })
      await Promise.all([
        client.invalidateQueries({ queryKey: responseQuery(slug, id).queryKey }),
        client.invalidateQueries({ queryKey: [slug, 'responses'] }),
      ])
    },
    onError: tell,
  })
  useKeys({ a: () => review.mutate({ state: 'accepted', note }) })

  function giveBack() {
    const isSilent = note.trim() === '' && open === 0
    setIncomplete(isSilent)
    if (!isSilent) review.mutate({ state: 'returned', note })
  }

  return (
    <section className="card">
      <h3>{m.review}</h3>
      <Field label={m.note} hint={incomplete ? words.needsComment : words.noteHint}>
        {(naming) => (
          <textarea
            {...naming}
            rows={3}
            maxLength={4_000}
            aria-invalid={incomplete || undefined}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
      <div className="actions">
        <button
          type="button"
          className="primary"
          disabled={review.isPending}
          onClick={() => review.mutate({ state: 'accepted', note })}
        >
          {m.accept}
        </button>
        <button type="button" disabled={review.isPending} onClick={giveBack}>
          {m.giveBack}
        </button>
      </div>
      <Holder response={response} />
    </section>
  )
}

/** Who is to correct it: the phone that sent it, unless it is handed to another. */
function Holder({ response }: { response: ResponseDetail }) {
  const m = useMessages().review
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const phones = useQuery(devicesQuery(slug))
  const live = phones.data?.filter((one) => one.revokedAt === null) ?? []
  const hand = useMutation({
    mutationFn: (device: string) =>
      ask(
        api.studies[':study'].responses[':id'].holder.$put({
          param: { study: slug, id: response.id },
          json: { device },
        }),
      ),
    onSuccess: async (_, device) => {
      notify({ text: m.handed(live.find((one) => one.id === device)?.label ?? '') })
      await client.invalidateQueries({ queryKey: responseQuery(slug, response.id).queryKey })
    },
    onError: tell,
  })
  const { holder } = response
  const isGone = !live.some((one) => one.id === holder.id)
  return (
    <Field label={m.holder}>
      {(naming) => (
        <select
          {...naming}
          value={holder.id}
          disabled={hand.isPending}
          onChange={(event) => hand.mutate(event.target.value)}
        >
          {isGone && <option value={holder.id}>{holder.label}</option>}
          {live.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
