// The words of a piece of evidence, or the judged score, with its stance and its place.
import type { Evidence } from '../../../core/wire/finding.ts'
import { numberOf } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { placeLine } from './place-line.ts'

export function EvidenceWords({ evidence }: { evidence: Evidence }) {
  const { m, language } = useLanguage()
  const words = m.conclude
  const { target } = evidence
  return (
    <>
      {evidence.quote !== null && (
        <blockquote className="words">
          <q>{evidence.quote}</q>
        </blockquote>
      )}
      {evidence.quote === null && target.kind === 'coding' && (
        <p className="quiet">{words.evidence.notQuotable}</p>
      )}
      {target.kind !== 'coding' && (
        <p className="evidence-score">
          {words.evidence.scoreSaid(target.test.of, target.test.op, target.test.value)}
          {target.kind === 'scores' && `, ${m.weigh.score.inCases(target.least)}`}
        </p>
      )}
      <p className="evidence-place">
        <span className="evidence-stance">
          {words.stances[evidence.stance]}, {words.strengths[evidence.strength]}
        </span>{' '}
        {placeLine(evidence.place, m.shell.techniques)}
      </p>
      {evidence.lost === 'removed' && <p className="trouble">{words.evidence.removedCoding}</p>}
      {evidence.lost === 'corrected' && <p className="trouble">{words.evidence.correctedWords}</p>}
      {evidence.lost === 'returned' && <p className="trouble">{words.evidence.returned}</p>}
      {evidence.lost === 'unmet' && (
        <p className="trouble">
          {target.kind === 'scores'
            ? m.weigh.score.tooFew
            : evidence.score === null
              ? words.evidence.voidScore
              : words.evidence.unmetScore(numberOf(evidence.score, language))}
        </p>
      )}
    </>
  )
}
