// One piece of evidence: its stance as bar and word, the words themselves, where they come from, the chain, and editing.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import * as v from 'valibot'
import { type Evidence, EvidenceBody, type Finding } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { Field } from '../fieldwork/field.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { EvidenceChain } from './evidence-chain.tsx'
import { EvidenceWords } from './evidence-words.tsx'
import { refreshFinding } from './reads.ts'
import { ScoreResults } from './score-results.tsx'
import { TheoryField } from './theory-field.tsx'
import { removeEvidence, saveEvidence } from './writes.ts'

export function EvidenceItem({ finding, evidence }: { finding: Finding; evidence: Evidence }) {
  const here = useStudy()
  const { conclude: m, weigh } = useMessages()
  const theories = weigh.theory
  return (
    <li data-stance={evidence.stance} data-lost={evidence.lost !== null}>
      <EvidenceWords evidence={evidence} />
      {evidence.theory && <p className="chip theory">{theories.read(evidence.theory)}</p>}
      <ScoreResults finding={finding} evidence={evidence} />
      {evidence.note && <p className="evidence-note">{evidence.note}</p>}
      <div className="evidence-more">
        <details>
          <summary>{m.chain.title}</summary>
          <EvidenceChain finding={finding} evidence={evidence} />
        </details>
        {here.may('finding.write') && (
          <details>
            <summary>{m.edit}</summary>
            <EditEvidence finding={finding} evidence={evidence} />
          </details>
        )}
      </div>
    </li>
  )
}

function EditEvidence({ finding, evidence }: { finding: Finding; evidence: Evidence }) {
  const m = useMessages().conclude
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const refresh = () => refreshFinding(client, slug, finding.id)

  const save = useMutation({
    mutationFn: (change: Partial<EvidenceBody>) =>
      saveEvidence(slug, finding.id, { ...evidence, ...change }),
    onSuccess: () => {
      notify({ text: m.saved })
      return refresh()
    },
    onError: tell,
  })
  const remove = useMutation({
    mutationFn: () => removeEvidence(slug, finding.id, evidence.id),
    onSuccess: () => {
      notify({
        text: m.evidence.removed,
        undo: () => saveEvidence(slug, finding.id, evidence).then(refresh, tell),
      })
      return refresh()
    },
    onError: tell,
  })

  return (
    <div className="evidence-edit">
      <Field label={m.evidence.stance}>
        {(naming) => (
          <select
            {...naming}
            value={evidence.stance}
            onChange={(event) =>
              save.mutate({ stance: v.parse(EvidenceBody.entries.stance, event.target.value) })
            }
          >
            {stances.map((stance) => (
              <option key={stance} value={stance}>
                {m.stances[stance]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={m.evidence.strength}>
        {(naming) => (
          <select
            {...naming}
            value={evidence.strength}
            onChange={(event) =>
              save.mutate({
                strength: v.parse(EvidenceBody.entries.strength, Number(event.target.value)),
              })
            }
          >
            {EvidenceBody.entries.strength.options.map((strength) => (
              <option key={strength} value={strength}>
                {m.strengths[strength]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={m.evidence.note}>
        {(naming) => (
          <textarea
            {...naming}
            rows={2}
            maxLength={4_000}
            defaultValue={evidence.note}
            onBlur={(event) => {
              const note = event.target.value.trim()
              if (note !== evidence.note) save.mutate({ note })
            }}
          />
        )}
      </Field>
      <TheoryField
        theory={evidence.theory}
        onChange={(theory) => theory !== evidence.theory && save.mutate({ theory })}
      />
      <button type="button" disabled={remove.isPending} onClick={() => remove.mutate()}>
        {m.evidence.remove}
      </button>
    </div>
  )
}
