// What a stored question about scores came to, when, and before; and asking it again.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Evidence, Finding, ScoreResult } from '../../../core/wire/finding.ts'
import { numberOf } from '../../kit/format.ts'
import { useWhen } from '../fieldwork/when.ts'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage, useMessages } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { refreshFinding } from './reads.ts'
import { askEvidence } from './writes.ts'

export function ScoreResults(props: { finding: Pick<Finding, 'id'>; evidence: Evidence }) {
  const { results, target } = props.evidence
  const m = useMessages().weigh.score
  const here = useStudy()
  if (target.kind === 'coding') return null
  const [newest, ...before] = results
  return (
    <div className="score-results">
      {newest && <Result result={newest} isAsIs />}
      {before.length > 0 && (
        <details>
          <summary>{m.before(before.length)}</summary>
          <ul>
            {before.map((result) => (
              <li key={result.at}>
                <Result result={result} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {here.may('finding.write') && <AskAgain {...props} />}
    </div>
  )
}

/** The sentence is told again where it may have been another. */
function Result({ result, isAsIs = false }: { result: ScoreResult; isAsIs?: boolean }) {
  const { m, language } = useLanguage()
  const when = useWhen()
  const words = m.weigh.score
  const told =
    result.of === null
      ? result.value === null
        ? words.void
        : words.value(numberOf(result.value, language))
      : words.met(result.met ?? 0, result.of)
  const { of, op, value } = result.test
  return (
    <p className="quiet">
      {!isAsIs && `${m.conclude.evidence.scoreSaid(of, op, value)}: `}
      <strong>{told}</strong>
      {!result.holds && `, ${words.doesNotHold}`} · {words.on(when.moment(result.at), result.by)}
    </p>
  )
}

function AskAgain({ finding, evidence }: { finding: Pick<Finding, 'id'>; evidence: Evidence }) {
  const { slug } = useStudy()
  const m = useMessages().weigh.score
  const client = useQueryClient()
  const tell = useTellProblem()
  const again = useMutation({
    mutationFn: () => askEvidence(slug, finding.id, evidence.id),
    onSuccess: async () => {
      await refreshFinding(client, slug, finding.id)
      notify({ text: m.asked })
    },
    onError: tell,
  })
  return (
    <button
      type="button"
      className="plain"
      disabled={again.isPending}
      onClick={() => again.mutate()}
    >
      {m.again}
    </button>
  )
}
