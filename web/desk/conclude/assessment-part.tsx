// One group against the claim, in meaning and in coverage: what the evidence says, what somebody set by hand and why,
// and what this group alone adds.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import * as v from 'valibot'
import { verdictOf } from '../../../core/triangulate/assessment.ts'
import { AssessmentBody, type Cell, degrees } from '../../../core/wire/triangulation.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import type { Column } from './groups.ts'
import { refreshFinding } from './reads.ts'
import { assess } from './writes.ts'

type Props = { finding: string; column: Column; cell: Cell; codes: Record<string, string> }

export function AssessmentPart(props: Props) {
  const here = useStudy()
  const { conclude, weigh } = useMessages()
  const m = weigh.assessment
  const { cell, codes } = props
  if (cell.segments === 0) return null
  const { derived, byHand } = cell
  return (
    <section className="assessment">
      <table>
        <caption className="unseen">{m.title}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{m.meaning}</th>
            <th scope="col">{m.examples}</th>
            <th scope="col">{conclude.matrix.verdict}</th>
          </tr>
        </thead>
        <tbody>
          {byHand && (
            <tr>
              <th scope="row">{m.byHand}</th>
              <td>{m.degrees[byHand.meaning]}</td>
              <td>{m.degrees[byHand.examples]}</td>
              <td>
                <strong>{conclude.overall[cell.verdict]}</strong>
              </td>
            </tr>
          )}
          <tr>
            <th scope="row">{m.derived}</th>
            <td>{m.degrees[derived.meaning]}</td>
            <td>{m.degrees[derived.examples]}</td>
            <td>{conclude.overall[verdictOf(derived)]}</td>
          </tr>
        </tbody>
      </table>
      {byHand && (
        <p>
          {byHand.reason} <span className="quiet">({byHand.by})</span>
        </p>
      )}
      {cell.adds.length > 0 && (
        <p>
          {m.adds}: <strong>{cell.adds.map((code) => codes[code] ?? '…').join(', ')}</strong>
        </p>
      )}
      {here.may('finding.write') && <ByHandForm {...props} />}
    </section>
  )
}

function ByHandForm({ finding, column, cell }: Props) {
  const { slug } = useStudy()
  const { conclude, weigh } = useMessages()
  const m = weigh.assessment
  const client = useQueryClient()
  const tell = useTellProblem()
  const { dimension, name: group } = column
  const was = cell.byHand && {
    meaning: cell.byHand.meaning,
    examples: cell.byHand.examples,
    reason: cell.byHand.reason,
  }
  const set = useMutation({
    mutationFn: (byHand: AssessmentBody['byHand']) =>
      assess(slug, finding, { dimension, group, byHand }),
    onSuccess: (_, byHand) => {
      notify({
        text: byHand ? m.set : m.unset,
        undo: () => set.mutate(was),
      })
      return refreshFinding(client, slug, finding)
    },
    onError: tell,
  })

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = v.parse(AssessmentBody, {
      dimension,
      group,
      byHand: {
        meaning: form.get('meaning'),
        examples: form.get('examples'),
        reason: form.get('reason'),
      },
    })
    set.mutate(body.byHand)
  }

  return (
    <details className="step">
      <summary>{m.change}</summary>
      <p className="quiet">{m.what}</p>
      <form key={JSON.stringify(was)} onSubmit={submit}>
        {(['meaning', 'examples'] as const).map((part) => (
          <Field key={part} label={m[part]} hint={m.hints[part]}>
            {(naming) => (
              <select {...naming} name={part} defaultValue={(was ?? cell.derived)[part]}>
                {degrees.map((degree) => (
                  <option key={degree} value={degree}>
                    {m.degrees[degree]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
        <Field label={conclude.matrix.reason}>
          {(naming) => (
            <textarea
              {...naming}
              name="reason"
              rows={3}
              required
              maxLength={4_000}
              defaultValue={was?.reason}
            />
          )}
        </Field>
        <div className="actions">
          <button type="submit" disabled={set.isPending}>
            {m.change}
          </button>
          {was && (
            <button type="button" disabled={set.isPending} onClick={() => set.mutate(null)}>
              {m.restore}
            </button>
          )}
        </div>
      </form>
    </details>
  )
}
