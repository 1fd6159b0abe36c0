// Keeps responses: each once, with its words as a source, its audit line and its task, all in one batch.
// What must hold at that very moment (version, people and cases known, consent in force) is asked in
// the statement that writes, so nothing can change between the asking and the writing.
import { type SQL, sql } from 'drizzle-orm'
import { type Problem, problems } from '../../core/problem.ts'
import type { Score } from '../../core/score/score.ts'
import type { Block } from '../../core/wire/coding.ts'
import type { FileAnswer, Receipt, Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import { type Db, isUniqueError, together, type Write, withRows } from './db.ts'
import { insertFiles } from './response-files.ts'
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

export type Sender = { study: string; device: string }

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
  const writes: [Write, ...Write[]] = [
    insertResponses(db, deed, sender, part, revised),
    ...insertWords(db, deed, part, revised),
    ...insertFiles(
      db,
      deed,
      sender.study,
      part.map(({ response, hash, files }) => ({ response, hash, files })),
    ),
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

function insertResponses(
  db: Db,
  deed: Deed,
  sender: Sender,
  part: Sound[],
  revised: Revised | null,
): Write {
  const values = part.map((one) => ({
    id: one.response.id,
    version: one.response.version,
    slug: one.slug,
    technique: one.technique,
    participant: one.response.participant,
    case: one.response.case,
    occurred: one.response.occurredOn,
    started: begun(one.response),
    finalised: one.response.finalisedAt,
    hash: one.hash,
    body: one.body,
    score: one.score === null ? null : JSON.stringify(one.score),
    total: one.score?.total ?? null,
    band: one.score?.band ?? null,
    task: one.response.task,
    needs: one.needs,
    people: informantsOf(one.response),
    ...chainOf(one, revised),
  }))
  // The newest consent of each that stands decides; without one every scope that is needed is missing.
  // A phone may be out for days while a version is retired: what was begun before counts as if nothing had happened, what
  // was begun after is kept too and says so.
  return db.run(sql`
    insert into responses (id, study_id, version, slug, technique, participant, case_code, device_id, occurred_on,
      finalised_at, received_at, body_hash, body, score, score_total, band, task_id, request_id, state, note,
      replaces, root_id, revision)
    with r as materialized (
      select j.value ->> 'id' as id, j.value ->> 'version' as version, j.value ->> 'slug' as slug,
        j.value ->> 'technique' as technique, j.value ->> 'participant' as participant, j.value ->> 'case' as case_code,
        j.value ->> 'occurred' as occurred, j.value ->> 'finalised' as finalised, j.value ->> 'hash' as hash,
        j.value ->> 'body' as body, j.value ->> 'score' as score, j.value ->> 'total' as total,
        j.value ->> 'band' as band, j.value ->> 'task' as task, j.value ->> 'replaces' as replaces,
        j.value ->> 'root' as root_id, j.value ->> 'revision' as revision,
        case when coalesce(d.revoked_at, d.signed_out_at) is not null then 'device.revoked'
          when ${lacksConsent(sender.study, sql`j.value -> 'people'`, sql`j.value -> 'needs'`)} then 'consent.missing'
          when v.retired_at < j.value ->> 'started' then 'version.retired'
          else '' end as reason
      from json_each(${JSON.stringify(values)}) j join devices d on d.id = ${sender.device}
      join instrument_versions v on v.study_id = ${sender.study} and v.hash = j.value ->> 'version')
    select id, ${sender.study}, version, slug, technique, participant, case_code, ${sender.device}, occurred, finalised,
      ${deed.at}, hash, body, score, total, band, task, ${deed.request},
      iif(reason in ('', 'version.retired'), 'received', 'quarantined'), reason,
      replaces, root_id, iif(reason in ('', 'version.retired'), revision, null)
    from r
    where (r.participant is null or exists (select 1 from participants p
        where p.study_id = ${sender.study} and p.code = r.participant))
      and (r.case_code is null or exists (select 1 from cases c
        where c.study_id = ${sender.study} and c.code = r.case_code))
      and (r.replaces is null or ${isTheirs(sender)})
    on conflict (id) do nothing`)
}

/** Of these people one has no consent in force, or the newest that stands lacks one of these scopes. */
export function lacksConsent(study: string, people: SQL, needs: SQL): SQL {
  return sql`exists (select 1 from json_each(${people}) w, json_each(${needs}) n where n.value not in (
    select s.value from json_each((select k.scopes from consents k where k.study_id = ${study}
      and k.participant = w.value and k.withdrawn_at is null order by k.given_at desc limit 1)) s))`
}

/** Whoever informs by it: its participant, and in a focus group all who have a seat and a code. */
export function informantsOf({ participant, seats = [] }: Response): string[] {
  return [participant, ...seats.map((seat) => seat.participant)].filter((code) => code !== null)
}

/** By the server's clock, and as the database writes moments, so that the two can be compared as text. */
function begun({ startedAt, clock }: Response): string {
  const at = new Date(Date.parse(startedAt) - (clock?.skewMs ?? 0))
  return Number.isNaN(at.getTime()) ? startedAt : at.toISOString()
}

/** Null in all three for what is no correction. */
export function chainOf({ response: { id, replaces } }: Sound, revised: Revised | null) {
  const ground = revised?.grounds.get(id)
  return { replaces: replaces ?? null, root: ground?.root ?? null, revision: ground?.revision ?? 1 }
}

/**
 * What `r` corrects is of the same study and instrument and about the same people, and the phone sent it, or a revision of it, or
 * was handed it once.
 */
function isTheirs({ study, device }: Sender): SQL {
  return sql`exists (select 1 from responses o where o.id = r.replaces and o.study_id = ${study} and r.root_id is not null
    and o.state <> 'quarantined' and o.slug = r.slug and o.participant is r.participant and o.case_code is r.case_code
    and (exists (select 1 from responses m where (m.id = r.root_id or m.root_id = r.root_id) and m.device_id = ${device})
      or exists (select 1 from handings h where h.root_id = r.root_id and h.device_id = ${device})))`
}

/**
 * A response's words are a source of the same id: a turn that was typed can be coded like one that was spoken. The words of a
 * correction are the next version of that source.
 */
export function insertWords(db: Db, deed: Deed, part: Sound[], revised: Revised | null): Write[] {
  const ground = (one: Sound) => revised?.grounds.get(one.response.id)
  // What nobody answered in words has no source, unless it had some before it was corrected.
  const once = revised ? [...new Map(part.map((one) => [one.response.id, one])).values()] : part
  const spoken = once.filter((one) => one.words.text !== '' || (ground(one)?.textVersion ?? 1) > 1)
  if (spoken.length === 0) return []
  const keyed = (one: Sound) => ({
    id: one.response.id,
    kept: one.hash,
    source: ground(one)?.root ?? one.response.id,
  })
  const titles = spoken.map((one) => ({ ...keyed(one), title: one.title }))
  const texts = spoken.flatMap((one) => {
    const { textVersion = 1, renamed = null } = ground(one) ?? {}
    const asSent = { ...one.words, hash: one.words.textHash, kind: null, edits: null }
    const kept = [{ ...asSent, number: textVersion }]
    const byCode = renamed && {
      ...renamed,
      kind: 'pseudonym',
      edits: JSON.stringify(renamed.edits),
      number: textVersion + 1,
    }
    return [...kept, ...(byCode ? [byCode] : [])].map(
      ({ number, hash, text, blocks, kind, edits }) => ({
        ...keyed(one),
        number,
        hash,
        length: text.length,
        text,
        blocks: JSON.stringify(blocks),
        kind,
        edits,
      }),
    )
  })
  const newest = new Map(spoken.map((one) => [keyed(one).source, one]))
  const prompts = [...newest.values()].flatMap((one) =>
    one.words.prompts.map((prompt) => ({
      ...keyed(one),
      code: prompt.codeName,
      answered: prompt.answered ? 1 : 0,
    })),
  )
  // Only for what this request kept and may be seen: neither a retry, nor a rival under the same id, nor quarantine.
  const fresh = sql`join responses r on r.id = j.value ->> 'id' and r.body_hash = j.value ->> 'kept'
      and r.request_id = ${deed.request} and r.state = 'received'`
  return [
    db.run(sql`
      insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on, response_id, version,
        added_at, added_by)
      select j.value ->> 'source', r.study_id, j.value ->> 'title', r.technique, r.participant,
        (select p.role from participants p where p.study_id = r.study_id and p.code = r.participant),
        r.case_code, r.occurred_on, r.id, r.version, r.received_at, r.device_id
      from json_each(${JSON.stringify(titles)}) j ${fresh} where true on conflict do nothing`),
    db.run(sql`
      insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at, kind, edits)
      select j.value ->> 'source', j.value ->> 'number', j.value ->> 'hash', j.value ->> 'length', j.value ->> 'text',
        j.value ->> 'blocks', ${deed.at}, j.value ->> 'kind', j.value ->> 'edits'
      from json_each(${JSON.stringify(texts)}) j ${fresh} where true
      ${revised ? sql`` : sql`on conflict do nothing`}`),
    ...(revised
      ? [
          db.run(sql`delete from source_prompts where source_id in (
            select j.value ->> 'source' from json_each(${JSON.stringify(titles)}) j ${fresh})`),
        ]
      : []),
    db.run(sql`
      insert into source_prompts (source_id, study_id, code_name, answered)
      select j.value ->> 'source', r.study_id, j.value ->> 'code', j.value ->> 'answered'
      from json_each(${JSON.stringify(prompts)}) j ${fresh} where true on conflict do nothing`),
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
