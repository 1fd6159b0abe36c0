// Keeps responses: each once, with its words as a source, its audit line and its task, all in one batch.
import { sql } from 'drizzle-orm'
import { problems } from '../../core/problem.ts'
import type { Score } from '../../core/score/score.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { Receipt, Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import { type Db, list, rows, together, type Write } from './db.ts'

/** A response that passed every check, with what was derived from it. */
export type Sound = {
  response: Response
  hash: string
  body: string
  slug: string
  technique: string
  title: string
  role: string | null
  score: Score | null
  /** Set when it must be kept out of sight: from a revoked phone, or without consent. */
  quarantine: 'device.revoked' | 'consent.missing' | null
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
  study: string,
  device: string,
  sound: Sound[],
): Promise<Receipt[]> {
  const receipts: Receipt[] = []
  for (const part of inParts(sound))
    receipts.push(...(await keepPart(db, deed, study, device, part)))
  return receipts
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
  study: string,
  device: string,
  part: Sound[],
): Promise<Receipt[]> {
  // Before the insert, so that the trail gets exactly the lines of what is new.
  const trail = db.run(sql`
    insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
    select ${study}, ${deed.at}, 'device', ${device}, 'keep', 'response', j.value ->> 'id',
      json_object('state', j.value ->> 'state'), ${deed.request}
    from json_each(${JSON.stringify(part.map((one) => ({ id: one.response.id, state: stateOf(one) })))}) j
    where not exists (select 1 from responses r where r.id = j.value ->> 'id')`)
  const writes: [Write, ...Write[]] = [
    trail,
    insertResponses(db, deed, study, device, part),
    ...insertWords(db, deed, study, part),
  ]
  const tasks = part.filter((one) => one.response.task !== null && one.quarantine === null)
  if (tasks.length > 0) writes.push(closeTasks(db, study, tasks))
  await together(db, writes)

  const held = await rows<{
    id: string
    body_hash: string
    received_at: string
    state: string
    study_id: string
  }>(
    db,
    sql`select id, body_hash, received_at, state, study_id from responses
      where id in ${list(part.map((one) => one.response.id))}`,
  )
  const byId = new Map(held.map((row) => [row.id, row]))
  const changed = part.filter(
    (one) =>
      byId.get(one.response.id)?.body_hash !== one.hash ||
      byId.get(one.response.id)?.study_id !== study,
  )
  if (changed.length > 0) await layAside(db, deed, study, device, changed)
  return part.map((one) =>
    receiptFor(one, byId.get(one.response.id), deed.at, changed.includes(one)),
  )
}

function receiptFor(
  one: Sound,
  row: { received_at: string; state: string } | undefined,
  now: string,
  changed: boolean,
): Receipt {
  const id = one.response.id
  if (!row || changed) return { id, outcome: 'refused', problem: problems.responseChanged({ id }) }
  return {
    id,
    outcome: row.received_at === now ? 'kept' : 'had',
    hash: one.hash,
    receivedAt: row.received_at,
    state: row.state === 'quarantined' ? 'quarantined' : 'received',
  }
}

function stateOf(one: Sound): 'received' | 'quarantined' {
  return one.quarantine === null ? 'received' : 'quarantined'
}

function insertResponses(db: Db, deed: Deed, study: string, device: string, part: Sound[]): Write {
  const values = part.map((one) => ({
    id: one.response.id,
    version: one.response.version,
    slug: one.slug,
    technique: one.technique,
    participant: one.response.participant,
    case: one.response.case,
    occurred: one.response.occurredOn,
    finalised: one.response.finalisedAt,
    hash: one.hash,
    body: one.body,
    score: one.score === null ? null : JSON.stringify(one.score),
    total: one.score?.total ?? null,
    band: one.score?.band ?? null,
    task: one.response.task,
    state: stateOf(one),
    note: one.quarantine ?? '',
  }))
  return db.run(sql`
    insert into responses (id, study_id, version, slug, technique, participant, case_code, device_id, occurred_on,
      finalised_at, received_at, body_hash, body, score, score_total, band, task_id, state, note)
    select j.value ->> 'id', ${study}, j.value ->> 'version', j.value ->> 'slug', j.value ->> 'technique',
      j.value ->> 'participant', j.value ->> 'case', ${device}, j.value ->> 'occurred', j.value ->> 'finalised',
      ${deed.at}, j.value ->> 'hash', j.value ->> 'body', j.value ->> 'score', j.value ->> 'total', j.value ->> 'band',
      j.value ->> 'task', j.value ->> 'state', j.value ->> 'note'
    from json_each(${JSON.stringify(values)}) j where true on conflict do nothing`)
}

/** A response's words are a source of the same id: a turn that was typed can be coded like one that was spoken. */
function insertWords(db: Db, deed: Deed, study: string, part: Sound[]): Write[] {
  const spoken = part.filter((one) => one.words.text !== '' && one.quarantine === null)
  if (spoken.length === 0) return []
  const sources = spoken.map((one) => ({
    id: one.response.id,
    hash: one.hash,
    title: one.title,
    technique: one.technique,
    participant: one.response.participant,
    role: one.role,
    case: one.response.case,
    occurred: one.response.occurredOn,
    version: one.response.version,
  }))
  const texts = spoken.map((one) => ({
    id: one.response.id,
    hash: one.words.textHash,
    length: one.words.text.length,
    text: one.words.text,
    blocks: JSON.stringify(one.words.blocks),
  }))
  const prompts = spoken.flatMap((one) =>
    one.words.prompts.map((prompt) => ({
      id: one.response.id,
      code: prompt.codeName,
      answered: prompt.answered ? 1 : 0,
    })),
  )
  return [
    // Only for the bytes that were kept: a rival under the same id brings no words of its own.
    db.run(sql`
      insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on, response_id, version,
        added_at, added_by)
      select j.value ->> 'id', ${study}, j.value ->> 'title', j.value ->> 'technique', j.value ->> 'participant',
        j.value ->> 'role', j.value ->> 'case', j.value ->> 'occurred', j.value ->> 'id', j.value ->> 'version',
        ${deed.at}, ${deed.actor}
      from json_each(${JSON.stringify(sources)}) j
      where exists (select 1 from responses r where r.id = j.value ->> 'id' and r.study_id = ${study}
        and r.body_hash = j.value ->> 'hash' and r.state <> 'quarantined')
      on conflict do nothing`),
    db.run(sql`
      insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at)
      select j.value ->> 'id', 1, j.value ->> 'hash', j.value ->> 'length', j.value ->> 'text', j.value ->> 'blocks', ${deed.at}
      from json_each(${JSON.stringify(texts)}) j
      where exists (select 1 from sources s where s.id = j.value ->> 'id' and s.study_id = ${study})
      on conflict do nothing`),
    db.run(sql`
      insert into source_prompts (source_id, study_id, code_name, answered)
      select j.value ->> 'id', ${study}, j.value ->> 'code', j.value ->> 'answered'
      from json_each(${JSON.stringify(prompts)}) j
      where exists (select 1 from sources s where s.id = j.value ->> 'id' and s.study_id = ${study})
      on conflict do nothing`),
  ]
}

/** The first response that answers a task closes it. */
function closeTasks(db: Db, study: string, answered: Sound[]): Write {
  const pairs = answered.map((one) => ({ id: one.response.id, task: one.response.task }))
  return db.run(sql`
    update tasks set response_id = (select j.value ->> 'id' from json_each(${JSON.stringify(pairs)}) j
      where j.value ->> 'task' = tasks.id limit 1)
    where study_id = ${study} and response_id is null and id in ${list(pairs.map((pair) => pair.task))}`)
}

async function layAside(
  db: Db,
  deed: Deed,
  study: string,
  device: string,
  changed: Sound[],
): Promise<void> {
  const values = changed.map((one) => ({ id: one.response.id, hash: one.hash, body: one.body }))
  await together(db, [
    db.run(sql`
      insert into response_conflicts (response_id, body_hash, study_id, device_id, body, received_at)
      select j.value ->> 'id', j.value ->> 'hash', ${study}, ${device}, j.value ->> 'body', ${deed.at}
      from json_each(${JSON.stringify(values)}) j where true on conflict do nothing`),
  ])
}
