// A sentence about the scores of many cases as evidence: "question 4 ≤ 2 in at least 5 cases", asked of one instrument.
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import * as v from 'valibot'
import { say } from '../../../core/instrument/label.ts'
import { findQuestion } from '../../../core/instrument/walk.ts'
import { EvidenceBody } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { Field } from '../fieldwork/field.tsx'
import { versionsQuery } from '../fieldwork/reads.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

export function AttachScores(props: {
  busy: boolean
  onAttach: (evidence: EvidenceBody & { id: string }) => void
}) {
  const { m, language } = useLanguage()
  const { conclude, weigh } = m
  const words = weigh.score
  const { slug } = useStudy()
  const versions = useQuery(versionsQuery(slug)).data ?? []
  const [chosen, choose] = useState('')
  const newest = new Map(
    versions
      .toSorted((a, b) => a.number - b.number)
      .flatMap(({ instrument }) =>
        instrument.scoring ? [[instrument.slug, instrument] as const] : [],
      ),
  )
  const instrument = newest.get(chosen) ?? [...newest.values()][0]

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const evidence = v.parse(EvidenceBody, {
      target: {
        kind: 'scores',
        instrument: instrument?.slug,
        test: { of: form.get('of'), op: form.get('op'), value: Number(form.get('value')) },
        least: Number(form.get('least')),
        from: String(form.get('from')) || null,
        to: String(form.get('to')) || null,
      },
      stance: form.get('stance'),
      strength: 2,
      note: '',
    })
    props.onAttach({ ...evidence, id: uuidv7() })
  }

  if (!instrument) return <p className="quiet">{words.noInstruments}</p>
  const subscales = instrument.scoring?.subscales ?? []
  const questions = subscales.flatMap(({ items }) => items.map(({ question }) => question))
  const labelOf = (name: string) => {
    const question = findQuestion(instrument, name)
    return question ? say(question.label, language) : name
  }
  return (
    <form className="evidence-choice" onSubmit={submit}>
      <Field label={words.instrument}>
        {(naming) => (
          <select
            {...naming}
            value={instrument.slug}
            onChange={(event) => choose(event.target.value)}
          >
            {[...newest.values()].map((one) => (
              <option key={one.slug} value={one.slug}>
                {say(one.title, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={words.of}>
        {(naming) => (
          <select {...naming} name="of">
            <option value="total">{words.total}</option>
            {subscales.map(({ name }) => (
              <option key={`scale ${name}`} value={name}>
                {name}
              </option>
            ))}
            {[...new Set(questions)].map((name) => (
              <option key={name} value={name}>
                {labelOf(name)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div className="field-row">
        <Field label={conclude.evidence.scoreSentence}>
          {(naming) => (
            <select {...naming} name="op">
              <option value=">=">{conclude.evidence.atLeast}</option>
              <option value="<=">{conclude.evidence.atMost}</option>
            </select>
          )}
        </Field>
        <Field label={conclude.evidence.value}>
          {(naming) => <input {...naming} name="value" type="number" step="any" required />}
        </Field>
        <Field label={words.least}>
          {(naming) => (
            <input
              {...naming}
              name="least"
              type="number"
              min={1}
              step={1}
              defaultValue={1}
              required
            />
          )}
        </Field>
      </div>
      <div className="field-row">
        <Field label={words.from}>
          {(naming) => <input {...naming} name="from" type="date" />}
        </Field>
        <Field label={words.to}>{(naming) => <input {...naming} name="to" type="date" />}</Field>
        <Field label={conclude.evidence.stance}>
          {(naming) => (
            <select {...naming} name="stance">
              {stances.map((stance) => (
                <option key={stance} value={stance}>
                  {conclude.stances[stance]}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <div className="actions">
        <button type="submit" disabled={props.busy}>
          {conclude.evidence.score}
        </button>
      </div>
    </form>
  )
}
