// A score as evidence: of one response, with the sentence by which it is judged ("total ≥ 70"), or the same of many cases.

import { useInfiniteQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { say } from '../../../core/instrument/label.ts'
import type { ResponseRow } from '../../../core/wire/field.ts'
import { EvidenceBody } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { responsesQuery } from '../fieldwork/reads.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { AttachScores } from './attach-scores.tsx'

type Props = { busy: boolean; onAttach: (evidence: EvidenceBody & { id: string }) => void }

export function AttachScore(props: Props) {
  const m = useMessages().weigh.score
  const [isMany, setMany] = useState(false)
  return (
    <>
      <fieldset className="segmented">
        <legend>{m.kind}</legend>
        {[false, true].map((many) => (
          <label key={String(many)}>
            <input
              type="radio"
              name="score-kind"
              checked={isMany === many}
              onChange={() => setMany(many)}
            />
            <span>{many ? m.manyCases : m.oneResponse}</span>
          </label>
        ))}
      </fieldset>
      {isMany ? <AttachScores {...props} /> : <OneScore {...props} />}
    </>
  )
}

function OneScore(props: Props) {
  const { m, language } = useLanguage()
  const words = m.conclude.evidence
  const { slug } = useStudy()
  const responses = useInfiniteQuery(responsesQuery(slug, {}))
  const scored =
    responses.data?.pages.flatMap((page) =>
      page.rows.filter((row) => row.score !== null && mayStand(row)),
    ) ?? []

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const evidence = v.parse(EvidenceBody, {
      target: {
        kind: 'score',
        response: form.get('response'),
        test: { of: 'total', op: form.get('op'), value: Number(form.get('value')) },
      },
      stance: form.get('stance'),
      strength: 2,
      note: '',
    })
    props.onAttach({ ...evidence, id: uuidv7() })
  }

  if (responses.data && scored.length === 0 && !responses.hasNextPage)
    return <p className="quiet">{words.noScores}</p>
  return (
    <form className="evidence-choice" onSubmit={submit}>
      <Field label={words.scoreOf}>
        {(naming) => (
          <select {...naming} name="response" required>
            {scored.map((row) => (
              <option key={row.id} value={row.id}>
                {[row.participant ?? row.case, say(row.title, language), row.score]
                  .filter((part) => part !== null)
                  .join(', ')}
              </option>
            ))}
          </select>
        )}
      </Field>
      {responses.hasNextPage && (
        <button type="button" onClick={() => responses.fetchNextPage()}>
          {m.fieldwork.more}
        </button>
      )}
      <div className="field-row">
        <Field label={words.scoreSentence}>
          {(naming) => (
            <select {...naming} name="op">
              <option value=">=">
                {words.ofTotal}, {words.atLeast}
              </option>
              <option value="<=">
                {words.ofTotal}, {words.atMost}
              </option>
            </select>
          )}
        </Field>
        <Field label={words.value}>
          {(naming) => <input {...naming} name="value" type="number" step="any" required />}
        </Field>
        <Field label={words.stance}>
          {(naming) => (
            <select {...naming} name="stance">
              {stances.map((stance) => (
                <option key={stance} value={stance}>
                  {m.conclude.stances[stance]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="actions">
        <button type="submit" disabled={props.busy || scored.length === 0}>
          {words.score}
        </button>
      </div>
    </form>
  )
}

/** What lies in quarantine, or went back to be corrected, is no ground to stand on. */
function mayStand({ state }: ResponseRow): boolean {
  return state === 'received' || state === 'accepted'
}
