// A finding's state. "Supported" must be earned: when the server refuses it, the reason says what is missing.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { type Finding, findingStates } from '../../../core/wire/finding.ts'
import { ApiProblem } from '../../kit/api.ts'
import { useExplain, useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refreshFinding } from './reads.ts'
import { saveFinding } from './writes.ts'

const State = v.picklist(findingStates)

export function FindingState({ finding }: { finding: Finding }) {
  const m = useMessages().conclude
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const explain = useExplain()
  const save = useMutation({
    mutationFn: (state: Finding['state']) =>
      saveFinding(slug, { ...finding, state }, finding.revision),
    onSuccess: () => {
      notify({ text: m.saved })
      return refreshFinding(client, slug, finding.id)
    },
    onError: (error) => {
      if (!isUnsupported(error)) tell(error)
    },
  })
  return (
    <div>
      <fieldset className="segmented" disabled={save.isPending}>
        <legend>{m.findings.state}</legend>
        {findingStates.map((state) => (
          <label key={state}>
            <input
              type="radio"
              name="state"
              value={state}
              checked={finding.state === state}
              onChange={(event) => save.mutate(v.parse(State, event.target.value))}
            />
            <span>{m.states[state]}</span>
          </label>
        ))}
      </fieldset>
      <div role="status">
        {isUnsupported(save.error) && <p className="warning">{explain(save.error)}</p>}
      </div>
    </div>
  )
}

function isUnsupported(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'finding.unsupported'
}
