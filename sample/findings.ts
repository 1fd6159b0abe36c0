// The findings: most of them agreed, one disputed, some partial, one that rests on one voice, and what the factors come to.
import type { EvidenceBody, FindingBody } from '../core/wire/finding.ts'
import { codeId } from './codebook-entry.ts'
import { codingId } from './codings.ts'
import { factorFindings } from './findings/factors.ts'
import { outcomeFindings } from './findings/outcomes.ts'
import { processFindings } from './findings/process.ts'
import { synthesisFindings } from './findings/synthesis.ts'
import { idOf } from './id.ts'
import { responseId } from './responses/filled.ts'

/** A coded passage as evidence, or a score with the test it was put to. */
export type Ground =
  | readonly [
      passage: string,
      code: string,
      stance: EvidenceBody['stance'],
      strength: EvidenceBody['strength'],
      note?: string,
      /** The theory that it is read with. */
      theory?: string,
    ]
  | {
      response: string
      test: { of: string; op: '>=' | '<='; value: number }
      stance: EvidenceBody['stance']
      strength: EvidenceBody['strength']
      note: string
    }
  /** A sentence about the scores of all groups. */
  | (Pick<EvidenceBody, 'stance' | 'strength' | 'note'> & {
      scores: Omit<Extract<EvidenceBody['target'], { kind: 'scores' }>, 'kind'>
    })

export type FindingEntry = Omit<FindingBody, 'codes'> & {
  key: string
  codes: readonly string[]
  evidence: readonly Ground[]
}

export type SampleFinding = {
  id: string
  key: string
  body: FindingBody
  evidence: { id: string; body: EvidenceBody }[]
}

/** In the order of their numbers, which the server gives as they arrive. */
export const findings: readonly SampleFinding[] = [
  ...factorFindings,
  ...processFindings,
  ...outcomeFindings,
  ...synthesisFindings,
].map(asFinding)

export function findingId(key: string): string {
  return idOf('finding', key)
}

function asFinding({ key, codes, evidence, ...body }: FindingEntry): SampleFinding {
  return {
    id: findingId(key),
    key,
    body: { ...body, codes: codes.map(codeId) },
    evidence: evidence.map((ground) => asEvidence(key, ground)),
  }
}

function asEvidence(finding: string, ground: Ground): SampleFinding['evidence'][number] {
  if ('response' in ground) {
    const { response, test, stance, strength, note } = ground
    return {
      id: idOf('evidence', `${finding}/${response}/${test.of}`),
      body: {
        target: { kind: 'score', response: responseId(response), test },
        stance,
        strength,
        note,
        theory: '',
      },
    }
  }
  if ('scores' in ground) {
    const { scores, ...link } = ground
    return {
      id: idOf('evidence', `${finding}/${scores.instrument}/${scores.test.of}`),
      body: { target: { kind: 'scores', ...scores }, ...link, theory: '' },
    }
  }
  const [passage, code, stance, strength, note = '', theory = ''] = ground
  return {
    id: idOf('evidence', `${finding}/${passage}/${code}`),
    body: {
      target: { kind: 'coding', coding: codingId(passage, code) },
      stance,
      strength,
      note,
      theory,
    },
  }
}
