// From what a phone sent to what may be kept: the schema, the frozen version, the same check that the phone made,
// the score and the words. One response's refusal never touches its neighbours in a bulk.
import * as v from 'valibot'
import { checkAnswers } from '../core/answer/check.ts'
import { dayIn } from '../core/answer/day.ts'
import { canonical } from '../core/instrument/canonical.ts'
import { say } from '../core/instrument/label.ts'
import { type Problem, problems } from '../core/problem.ts'
import { score } from '../core/score/score.ts'
import { wordsOf } from '../core/text/from-response.ts'
import type { Version } from '../core/wire/field.ts'
import { problemOf } from '../core/wire/refuse.ts'
import { type Receipt, Response } from '../core/wire/response.ts'
import type { StudyRef } from './gate.ts'
import { sha256 } from './secret.ts'
import type { Deed } from './store/audits.ts'
import type { Db } from './store/db.ts'
import { findVersions } from './store/instruments.ts'
import { keepResponses, type Sound } from './store/intake.ts'
import { type Known, knownAbout } from './store/known.ts'

export type Sender = { study: StudyRef; device: string; revoked: boolean }

/** A receipt or a refusal for each, in the order they were sent. */
export async function takeIn(
  db: Db,
  deed: Deed,
  sender: Sender,
  sent: unknown[],
): Promise<Receipt[]> {
  const read = sent.map(readResponse)
  const wellFormed = read.flatMap((one) => ('response' in one ? [one.response] : []))
  const [versions, known] = await Promise.all([
    findVersions(db, sender.study.id, [...new Set(wellFormed.map((one) => one.version))]),
    knownAbout(db, sender.study.id, wellFormed),
  ])
  const byHash = new Map(versions.map((version) => [version.hash, version]))

  const judged = await Promise.all(
    read.map((one) =>
      'response' in one
        ? judge(one.response, byHash.get(one.response.version), known, sender)
        : one,
    ),
  )
  // The same id twice in one bulk: the first is judged, the second meets it as any retry would.
  const sound = judged.flatMap((one) => ('sound' in one ? [one.sound] : []))
  const receipts = await keepEach(db, deed, sender, sound)
  let next = 0
  return judged.map((one) =>
    'sound' in one ? (receipts[next++] as Receipt) : refusal(one.id, one.problem),
  )
}

/** One batch, unless an id comes twice in a bulk: then one after the other, and the second finds the first. */
async function keepEach(db: Db, deed: Deed, sender: Sender, sound: Sound[]): Promise<Receipt[]> {
  const keep = (some: Sound[]) => keepResponses(db, deed, sender.study.id, sender.device, some)
  const seen = new Set<string>()
  if (new Set(sound.map((one) => one.response.id)).size === sound.length) return keep(sound)
  const receipts: Receipt[] = []
  for (const one of sound) {
    const { id } = one.response
    for (const receipt of await keep([one]))
      receipts.push(
        seen.has(id) && receipt.outcome === 'kept' ? { ...receipt, outcome: 'had' } : receipt,
      )
    seen.add(id)
  }
  return receipts
}

type Read = { response: Response } | { id: string; problem: Problem }

function readResponse(sent: unknown): Read {
  const result = v.safeParse(Response, sent, { abortEarly: true })
  if (result.success) return { response: result.output }
  const id = (sent as { id?: unknown } | null)?.id
  return { id: typeof id === 'string' ? id.slice(0, 36) : '', problem: problemOf(result.issues[0]) }
}

async function judge(
  response: Response,
  version: Version | undefined,
  known: Known,
  sender: Sender,
): Promise<{ sound: Sound } | { id: string; problem: Problem }> {
  const problem = objection(response, version, known, sender.study.zone)
  if (problem || !version)
    return {
      id: response.id,
      problem: problem ?? problems.versionUnknown({ version: response.version }),
    }
  const { instrument } = version
  const body = canonical(response)
  const words = wordsOf({ instrument }, response)
  const participant =
    response.participant === null ? undefined : known.participants.get(response.participant)
  const consented =
    response.participant === null ||
    instrument.needs.every((scope) => participant?.scopes.includes(scope))
  return {
    sound: {
      response,
      body,
      hash: await sha256(body),
      slug: instrument.slug,
      technique: instrument.technique,
      title: titleOf(version, response, sender.study.language),
      role: participant?.role ?? null,
      score: instrument.scoring ? score(instrument, instrument.scoring, response.answers) : null,
      quarantine: sender.revoked ? 'device.revoked' : consented ? null : 'consent.missing',
      words: { ...words, textHash: await sha256(words.text) },
    },
  }
}

/** The first thing that is wrong with it, or null. */
function objection(
  response: Response,
  version: Version | undefined,
  known: Known,
  zone: string,
): Problem | null {
  if (!version) return problems.versionUnknown({ version: response.version })
  if (version.state === 'retired') return problems.versionRetired({ version: response.version })
  const { instrument } = version
  if (instrument.about === 'participant' && response.participant === null)
    return problems.participantMissing({})
  if (instrument.about === 'case' && response.case === null) return problems.caseMissing({})
  if (response.participant !== null && !known.participants.has(response.participant))
    return problems.participantUnknown({ participant: response.participant })
  if (response.case !== null && !known.cases.has(response.case))
    return problems.caseUnknown({ case: response.case })
  return checkAnswers(instrument, response, dayIn(zone, response.finalisedAt), 'final')[0] ?? null
}

function titleOf(version: Version, response: Response, language: string): string {
  const about = response.participant ?? response.case
  const title = say(version.instrument.title, language)
  return about === null
    ? `${title}, ${response.occurredOn}`
    : `${title}, ${about}, ${response.occurredOn}`
}

function refusal(id: string, problem: Problem): Receipt {
  return { id, outcome: 'refused', problem }
}
