// Whether what was taken down is a consent to this text: asked on the phone before it is kept, and again by the Worker.
import type { ConsentScope } from '../instrument/model.ts'
import { type Problem, problems } from '../problem.ts'
import type { ConsentText, ConsentWay, EvidenceKind, SentConsent } from '../wire/consent.ts'

type Given = Pick<SentConsent, 'how' | 'scopes' | 'evidence' | 'witness'>

/** What each way of agreeing leaves behind. */
export const proofOf: Record<ConsentWay, EvidenceKind> = {
  signed: 'signature',
  thumbprint: 'thumbprint',
  recorded: 'voice',
  witnessed: 'witness',
}

export function needsWitness(text: Pick<ConsentText, 'witnessFor'>, how: ConsentWay): boolean {
  return how === 'witnessed' || text.witnessFor.includes(how)
}

/** Nobody agrees to what the text did not ask for. */
export function judgeScopes(text: ConsentText, scopes: readonly ConsentScope[]): Problem | null {
  const unasked = scopes.find((scope) => !text.scopes.includes(scope))
  return unasked === undefined ? null : problems.consentScopeUnasked({ scope: unasked })
}

/** The first thing that is wrong with it, or null. */
export function judgeConsent(text: ConsentText, given: Given): Problem | null {
  const { how, scopes } = given
  const unasked = judgeScopes(text, scopes)
  if (unasked || how === 'refused') return unasked
  const has = new Set(given.evidence.map(({ kind }) => kind))
  const isWitnessed = needsWitness(text, how)
  const kinds: EvidenceKind[] = isWitnessed ? [proofOf[how], 'witness'] : [proofOf[how]]
  const missing = kinds.find((kind) => !has.has(kind))
  if (missing !== undefined) return problems.consentEvidenceMissing({ kind: missing })
  return isWitnessed && given.witness === null ? problems.consentWitnessMissing({}) : null
}
