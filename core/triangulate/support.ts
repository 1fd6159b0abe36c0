// When a finding may be called supported: by two kinds of informants, two techniques, and with each contradiction answered.
import { type Problem, problems } from '../problem.ts'
import { counts, type Piece } from './piece.ts'

/** The reason against it, or null. A contradiction is answered by a note on it. */
export function objectionToSupport(
  evidence: readonly (Piece & { note: string })[],
): Problem | null {
  const said = evidence.filter(counts)
  // Qualifications carry a claim that something supports; alone they support nothing.
  if (!said.some((piece) => piece.stance === 'supports'))
    return problems.findingUnsupported({ reason: 'no-evidence' })
  const carries = said.filter((piece) => piece.stance !== 'contradicts')
  if (new Set(carries.flatMap((piece) => piece.role ?? [])).size < 2)
    return problems.findingUnsupported({ reason: 'one-source' })
  if (new Set(carries.map((piece) => piece.technique)).size < 2)
    return problems.findingUnsupported({ reason: 'one-technique' })
  const unanswered = said.some(
    (piece) => piece.stance === 'contradicts' && piece.note.trim() === '',
  )
  return unanswered ? problems.findingUnsupported({ reason: 'unanswered-negative' }) : null
}
