// From what a phone sent to what may be kept: the schema, the frozen version, the same check that the phone made,
// the score and the words. One response's refusal never touches its neighbours in a bulk.
import * as v from 'valibot'
import { Refusal } from '../core/problem.ts'
import { problemOf } from '../core/wire/refuse.ts'
import { type Receipt, Response } from '../core/wire/response.ts'
import type { StudyRef } from './gate.ts'
import type { Deed } from './store/audits.ts'
import type { Db } from './store/db.ts'
import { frozenInstruments } from './store/instruments.ts'
import { keepResponses, type Sound } from './store/intake.ts'
import { judge, type Objection } from './store/judge-response.ts'
import { unseal } from './unseal.ts'

/** Whose they are, and what the Worker wraps its studies' keys with: it opens what is sealed. */
export type Sender = { study: StudyRef; device: string; secret: string | undefined }

/** A receipt or a refusal for each, in the order they were sent. */
export async function takeIn(
  db: Db,
  deed: Deed,
  sender: Sender,
  sent: unknown[],
): Promise<Receipt[]> {
  const { study, device } = sender
  const read = (await unseal(db, deed, sender, sent)).map((one) =>
    'value' in one ? readResponse(one.value) : one,
  )
  const hashes = read.flatMap((one) => ('response' in one ? [one.response.version] : []))
  const instruments = await frozenInstruments(db, study.id, [...new Set(hashes)])
  const judged = await Promise.all(
    read.map((one) =>
      'response' in one ? judge(one.response, instruments.get(one.response.version), study) : one,
    ),
  )
  const sound = judged.flatMap((one) => ('sound' in one ? [one.sound] : []))
  const kept = await keepResponses(db, deed, { study: study.id, device }, sound)
  const receipts = kept.values()
  return judged.map((one) =>
    'sound' in one
      ? (receipts.next().value as Receipt)
      : { id: one.id, outcome: 'refused', problem: one.problem },
  )
}

/** What was kept once, with all that follows from it, as if it came in now. */
export async function readAgain(
  db: Db,
  study: StudyRef,
  body: string,
  isCollected: boolean,
): Promise<Sound> {
  const found = readResponse(JSON.parse(body))
  if (!('response' in found)) throw new Refusal(found.problem)
  const { version } = found.response
  const instruments = await frozenInstruments(db, study.id, [version])
  const judged = await judge(found.response, instruments.get(version), study, isCollected)
  if ('problem' in judged) throw new Refusal(judged.problem)
  return judged.sound
}

function readResponse(sent: unknown): { response: Response } | Objection {
  const result = v.safeParse(Response, sent, { abortEarly: true })
  if (result.success) return { response: result.output }
  const id = (sent as { id?: unknown } | null)?.id
  return { id: typeof id === 'string' ? id.slice(0, 36) : '', problem: problemOf(result.issues[0]) }
}
