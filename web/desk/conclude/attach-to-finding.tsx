// Attaching evidence to a finding: a segment of one of its codes, or the judged score of a response.

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { EvidenceBody, Finding } from '../../../core/wire/finding.ts'
import { stances } from '../../../core/wire/words.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { AttachScore } from './attach-score.tsx'
import { refreshFinding } from './reads.ts'
import { SegmentPicker } from './segment-picker.tsx'
import { removeEvidence, saveEvidence } from './writes.ts'

export function AttachToFinding({ finding }: { finding: Finding }) {
  const m = useMessages().conclude
  const { slug } = useStudy()
  const client = useQueryClient()
  const tell = useTellProblem()
  const refresh = () => refreshFinding(client, slug, finding.id)
  const attach = useMutation({
    mutationFn: (evidence: EvidenceBody & { id: string }) =>
      saveEvidence(slug, finding.id, evidence),
    onSuccess: (_, evidence) => {
      notify({
        text: m.evidence.added,
        undo: () => removeEvidence(slug, finding.id, evidence.id).then(refresh, tell),
      })
      return refresh()
    },
    onError: tell,
  })
  const attached = new Set(
    finding.evidence.flatMap(({ target }) => (target.kind === 'coding' ? [target.coding] : [])),
  )
  return (
    <>
      <details className="step">
        <summary>{m.evidence.attach}</summary>
        <SegmentPicker codes={finding.codes}>
          {(segment) =>
            attached.has(segment.id) ? (
              <p className="quiet">{m.evidence.attached}</p>
            ) : (
              <div className="stances">
                <span className="quiet">{m.evidence.attachAs}</span>
                {stances.map((stance) => (
                  <button
                    key={stance}
                    type="button"
                    data-stance={stance}
                    aria-label={m.evidence.attachNow(m.stances[stance], segment.quote.slice(0, 80))}
                    disabled={attach.isPending}
                    onClick={() =>
                      attach.mutate({
                        id: uuidv7(),
                        target: { kind: 'coding', coding: segment.id },
                        stance,
                        strength: 2,
                        note: '',
                        theory: '',
                      })
                    }
                  >
                    {m.stances[stance]}
                  </button>
                ))}
              </div>
            )
          }
        </SegmentPicker>
      </details>
      <details className="step">
        <summary>{m.evidence.score}</summary>
        <AttachScore busy={attach.isPending} onAttach={(evidence) => attach.mutate(evidence)} />
      </details>
    </>
  )
}
