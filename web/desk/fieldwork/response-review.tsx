// The supervisor's review: accept, or return with what needs completing. Either can be changed again.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ResponseDetail } from '../../../core/wire/field.ts'
import { api, ask } from '../../kit/api.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { Field } from './field.tsx'
import { isWhy } from './intake-note.ts'
import { responseQuery } from './reads.ts'

type Judgement = { state: 'accepted' | 'returned'; note: string }

export function ResponseReview({ response }: { response: ResponseDetail }) {
  const m = useMessages().fieldwork.responses
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const [note, setNote] = useState(isWhy(response.note) ? '' : response.note)
  const [incomplete, setIncomplete] = useState(false)
  const { id } = response

  const review = useMutation({
    mutationFn: (json: Judgement) =>
      ask(
        api.studies[':study'].responses[':id'].review.$post({ param: { study: slug, id }, json }),
      ),
    onSuccess: async (_, judged) => {
      const before = response.state
      // A response that was only received cannot go back to unseen, so there is nothing to undo then.
      const undo =
        before === 'accepted' || before === 'returned'
          ? { undo: () => review.mutate({ state: before, note: response.note }) }
          : {}
      notify({ text: m.reviewed[judged.state], ...undo })
      await Promise.all([
        client.invalidateQueries({ queryKey: responseQuery(slug, id).queryKey }),
        client.invalidateQueries({ queryKey: [slug, 'responses'] }),
      ])
    },
    onError: tell,
  })

  function giveBack() {
    setIncomplete(note.trim() === '')
    if (note.trim() !== '') review.mutate({ state: 'returned', note })
  }

  return (
    <section className="card">
      <h3>{m.review}</h3>
      <Field label={m.note} hint={incomplete ? m.noteNeeded : m.noteHint}>
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
    </section>
  )
}
