// Keeps responses: each once, with its words as a source, its audit line and its task, all in one batch.
// What must hold at that very moment (version, people and cases known, consent in force) is asked in
// the statement that writes, so nothing can change between the asking and the writing.
import { sql } from 'drizzle-orm'
import { type Problem, problems } from '../../core/problem.ts'
import type { Score } from '../../core/score/score.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { FileAnswer, Receipt, Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import { type Db, isUniqueError, together, type Write, withRows } from './db.ts'
import { fileRows, insertFiles } from './response-files.ts'
import {
  dropPrompts,
  insertPrompts,
  insertResponses,
  insertSources,
  insertTexts,
  responseRow,
  type Sender,
  sent,
  wordRows,
} from './response-rows.ts'
import { groundsOf, type Revised, writeRevisions } from './revisions.ts'

/** A response that passed every check that needs no database, with what was derived from it. */
export type Sound = {
  response: Response
  hash: string
  body: string
  slug: string
  technique: string
  title: string
  /** Consent scopes that its instrument needs. */
  needs: string[]
  score: Score | null
  /** What it names; the bytes come later. */
  files: FileAnswer[]
  words: {
    text: string
    blocks: Block[]
    textHash: string
    prompts: { codeName: string; answered: boolean }[]
  }
}

/** One JSON parameter must stay below D1's 2 MB with room to spare. */
const batchChars = 700_000

/**
 * Retrying is harmless: the id is the phone's. The same bytes again are `had`; other bytes under a kept id are refused
 * as `response.changed` and laid aside in `response_conflicts` for a person.
 */
export async function keepResponses(
  db: Db,
  deed: Deed,
  sender: Sender,
  sound: Sound[],
): Promise<Receipt[]> {
  const receipts = new Map<Sound, Receipt>()
  const kept = new Set<string>()
  // A correction comes after what it corrects, also when both come together.
  const corrections = sound
    .filter((one) => one.response.replaces !== undefined)
    .sort((a, b) => (a.response.finalisedAt < b.response.finalisedAt ? -1 : 1))
  const firsts = sound.filter((one) => one.response.replaces === undefined)
  for (const part of inParts(firsts))
    note(receipts, part, await keepPart(db, deed, sender, part, kept, null))
  for (const part of inParts(corrections))
    note(receipts, part, await keepCorrections(db, deed, sender, part, kept))
  return sound.map((one) => receipts.get(one) as Receipt)
}

function note(receipts: Map<Sound, Receipt>, part: Sound[], told: Receipt[]): void {
  for (const [at, one] of part.entries()) receipts.set(one, told[at] as Receipt)
}

/** Two corrections of one response may come at once: whose number was taken meanwhile looks again where it stands. */
const mostTries = 4

async function keepCorrections(
  db: Db,
  deed: Deed,
  sender: Sender,
  part: Sound[],
  kept: Set<string>,
): Promise<Receipt[]> {
  for (let tries = 1; ; tries++) {
    const revised = await groundsOf(db, sender.study, part)
    try {
      return await keepPart(db, deed, sender, part, kept, revised)
    } catch (error) {
      if (tries === mostTries || !isUniqueError(error)) throw error
    }
  }
}

function inParts(sound: Sound[]): Sound[][] {
  const parts: Sound[][] = []
  let room = 0
  for (const one of sound) {
    const size = one.body.length + one.words.text.length
    if (parts.length === 0 || size > room) {
      parts.push([])
      room = batchChars
    }
    parts.at(-1)?.push(one)
    room -= size
  }
  return parts
}

async function keepPart(
  db: Db,
  deed: Deed,
  sender: Sender,
  part: Sound[],
  kept: Set<string>,
  revised: Revised | null,
): Promise<Receipt[]> {
  const files = part.flatMap(fileRows)
  const writes: [Write, ...Write[]] = [
    insertResponses(db, deed, sender, sent(part.map((one) => responseRow(one, revised)))),
    ...insertWords(db, deed, part, revised),
    ...(files.length > 0 ? [insertFiles(db, deed, sender.study, sent(files))] : []),
  ]
  const tasks = part.filter((one) => one.response.task !== null)
  if (tasks.length > 0) writes.push(closeTasks(db, deed, sender, tasks))
  if (revised) writes.push(...writeRevisions(db, deed, sender.study, part, revised))
  const found = await withRows<Found>(db, writes, whatIsThere(db, sender, part))

  const receipts = part.map((one, at) => receiptFor(one, found[at], deed, sender, kept))
  const rivals = part.filter((_, at) => isRival(receipts[at]))
  if (rivals.length > 0) await layAside(db, deed, sender, rivals)
  return receipts
}

type Found = {
  hash: string | null
  received_at: string | null
  state: string | null
  study: string | null
  request: string | null
  participant: string | null
  known_case: string | null
  known_version: string | null
}

function receiptFor(
  one: Sound,
  found: Found | undefined,
  deed: Deed,
  sender: Sender,
  kept: Set<string>,
): Receipt {
  const { id } = one.response
  if (!found || found.hash === null) return refused(id, whyNotKept(one, found))
  if (found.hash !== one.hash || found.study !== sender.study)
    return refused(id, problems.responseChanged({ id }))
  // An id that comes twice in one bulk is kept the first time and had the second.
  const isNew = found.request === deed.request && !kept.has(id)
  kept.add(id)
  return {
    id,
    outcome: isNew ? 'kept' : 'had',
    hash: one.hash,
    receivedAt: found.received_at ?? deed.at,
    state: found.state === 'quarantined' ? 'quarantined' : 'received',
  }
}

function whyNotKept({ response }: Sound, found: Found | undefined): Problem {
  const { version, participant } = response
  if (participant !== null && !found?.participant)
    return problems.participantUnknown({ participant })
  if (response.case !== null && !found?.known_case)
    return problems.caseUnknown({ case: response.case })
  if (response.replaces !== undefined && found?.known_version) return problems.originalUnknown({})
  return problems.versionUnknown({ version })
}

function refused(id: string, problem: Problem): Receipt {
  return { id, outcome: 'refused', problem }
}

function isRival(receipt: Receipt | undefined): boolean {
  return receipt?.outcome === 'refused' && receipt.problem.code === 'response.changed'
}

export function insertWords(
  db: Db,
  deed: Deed,
  part: readonly Sound[],
  revised: Revised | null,
): Write[] {
  const { titles, texts, prompts } = wordRows(part, revised)
  if (titles.length === 0) return []
  return [
    insertSources(db, deed, sent(titles)),
    insertTexts(db, deed, sent(texts), revised === null),
    ...(revised ? [dropPrompts(db, deed, sent(titles))] : []),
    insertPrompts(db, deed, sent(prompts)),
  ]
}

/** The first response that answers a task closes it. */
export function closeTasks(db: Db, deed: Deed, sender: Sender, answered: Sound[]): Write {
  const pairs = answered.map((one) => ({ id: one.response.id, task: one.response.task }))
  return db.run(sql`
    update tasks set response_id = a.id
    from (select r.id, j.value ->> 'task' as task from json_each(${JSON.stringify(pairs)}) j
      join responses r on r.id = j.value ->> 'id' where r.request_id = ${deed.request} and r.state = 'received') a
    where tasks.id = a.task and tasks.study_id = ${sender.study} and tasks.response_id is null`)
}

/** One row for each that was sent, in that order: what the database now holds, or why it holds nothing. */
function whatIsThere(db: Db, sender: Sender, part: Sound[]): Write {
  const asked = part.map(({ response }) => ({
    id: response.id,
    version: response.version,
    participant: response.participant,
    case: response.case,
  }))
  return db.run(sql`
    select r.body_hash as hash, r.received_at, r.state, r.study_id as study, r.request_id as request,
      p.code as participant, c.code as known_case, v.hash as known_version
    from json_each(${JSON.stringify(asked)}) j left join responses r on r.id = j.value ->> 'id'
    left join participants p on p.study_id = ${sender.study} and p.code = j.value ->> 'participant'
    left join cases c on c.study_id = ${sender.study} and c.code = j.value ->> 'case'
    left join instrument_versions v on v.study_id = ${sender.study} and v.hash = j.value ->> 'version'
    order by j.key`)
}

async function layAside(db: Db, deed: Deed, sender: Sender, rivals: Sound[]): Promise<void> {
  const values = rivals.map((one) => ({ id: one.response.id, hash: one.hash, body: one.body }))
  await together(db, [
    db.run(sql`
      insert into response_conflicts (response_id, body_hash, study_id, device_id, body, received_at)
      select j.value ->> 'id', j.value ->> 'hash', ${sender.study}, ${sender.device}, j.value ->> 'body', ${deed.at}
      from json_each(${JSON.stringify(values)}) j where true on conflict do nothing`),
  ])
}
