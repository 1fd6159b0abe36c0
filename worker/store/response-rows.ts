// The rows that a response becomes, in one place for whatever way it comes in: from a phone as it was sent, or out of an
// import where it was laid aside. `from` names rows `j` whose `value` is JSON as the functions here make it.
import { type SQL, sql } from 'drizzle-orm'
import type { Response } from '../../core/wire/response.ts'
import type { Deed } from './audits.ts'
import type { Db, Write } from './db.ts'
import type { Sound } from './intake.ts'
import type { Revised } from './revisions.ts'

export type Sender = { study: string; device: string }
/** What another program has collected is sent by no phone: the device that stands for it may never send. */
export type Bringer = Sender & { import?: string }

export function sent(values: readonly object[]): SQL {
  return sql`json_each(${JSON.stringify(values)}) j`
}

export function responseRow(one: Sound, revised: Revised | null) {
  return {
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
  }
}

/** Whoever informs by it: its participant, and in a focus group all who have a seat and a code. */
export function informantsOf({ participant, seats = [] }: Response): string[] {
  return [participant, ...seats.map((seat) => seat.participant)].filter((code) => code !== null)
}

/** By the server's clock, and as the database writes moments, so that the two can be compared as text. */
function begun({ startedAt, clock }: Response): string {
  const at = new Date(Date.parse(startedAt) - aheadMs(clock))
  return Number.isNaN(at.getTime()) ? startedAt : at.toISOString()
}

/** Below this, a fix may bear the phone's own time, or have been waited for. */
const clearlyMs = 300_000

/** The last contact says, unless a satellite disagrees: the clock may have been set since. */
export function aheadMs({ skewMs = 0, fixMs = 0 }: Response['clock'] = {}): number {
  const isSetSince = Math.abs(fixMs) > clearlyMs && Math.abs(fixMs - skewMs) > clearlyMs
  return isSetSince ? fixMs : skewMs
}

/** Null in all three for what is no correction. */
export function chainOf({ response: { id, replaces } }: Sound, revised: Revised | null) {
  const ground = revised?.grounds.get(id)
  return { replaces: replaces ?? null, root: ground?.root ?? null, revision: ground?.revision ?? 1 }
}

export function insertResponses(db: Db, deed: Deed, sender: Bringer, from: SQL): Write {
  const { import: brought = null } = sender
  // The newest consent of each that stands decides; without one every scope that is needed is missing.
  // A phone may be out for days while a version is retired: what was begun before counts as if nothing had happened, what
  // was begun after is kept too and says so.
  return db.run(sql`
    insert into responses (id, study_id, version, slug, technique, participant, case_code, device_id, occurred_on,
      finalised_at, received_at, body_hash, body, score, score_total, band, task_id, request_id, state, note,
      replaces, root_id, revision, import_id, content_hash)
    with r as materialized (
      select j.value ->> 'id' as id, j.value ->> 'version' as version, j.value ->> 'slug' as slug,
        j.value ->> 'technique' as technique, j.value ->> 'participant' as participant, j.value ->> 'case' as case_code,
        j.value ->> 'occurred' as occurred, j.value ->> 'finalised' as finalised, j.value ->> 'hash' as hash,
        j.value ->> 'body' as body, j.value ->> 'score' as score, j.value ->> 'total' as total,
        j.value ->> 'band' as band, j.value ->> 'task' as task, j.value ->> 'replaces' as replaces,
        j.value ->> 'content' as content, j.value ->> 'judged' as judged, j.value ->> 'root' as root_id, j.value ->> 'revision' as revision,
        case when ${brought} is null and coalesce(d.revoked_at, d.signed_out_at) is not null then 'device.revoked'
          when ${lacksConsent(sender.study, sql`j.value -> 'people'`, sql`j.value -> 'needs'`)} then 'consent.missing'
          when v.retired_at < j.value ->> 'started' then 'version.retired'
          else '' end as reason
      from ${from} join devices d on d.id = ${sender.device}
      join instrument_versions v on v.study_id = ${sender.study} and v.hash = j.value ->> 'version')
    select id, ${sender.study}, version, slug, technique, participant, case_code, ${sender.device}, occurred, finalised,
      ${deed.at}, hash, body, score, total, band, task, ${deed.request},
      iif(reason in ('', 'version.retired'), coalesce(judged, 'received'), 'quarantined'), reason,
      replaces, root_id, iif(reason in ('', 'version.retired'), revision, null), ${brought}, content
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
export function wordRows(part: readonly Sound[], revised: Revised | null) {
  const ground = (one: Sound) => revised?.grounds.get(one.response.id)
  // What nobody answered in words has no source, unless it had some before it was corrected.
  const once = revised ? [...new Map(part.map((one) => [one.response.id, one])).values()] : part
  const spoken = once.filter((one) => one.words.text !== '' || (ground(one)?.textVersion ?? 1) > 1)
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
  return { titles, texts, prompts }
}

/** Only for what this request kept and may be seen: neither a retry, nor a rival under the same id, nor quarantine. */
function fresh(deed: Deed): SQL {
  return sql`join responses r on r.id = j.value ->> 'id' and r.body_hash = j.value ->> 'kept'
      and r.request_id = ${deed.request} and r.state <> 'quarantined'`
}

/** `from` for each: the titles, the texts and the prompts of `wordRows`. */
export function insertSources(db: Db, deed: Deed, from: SQL): Write {
  return db.run(sql`
    insert into sources (id, study_id, title, technique, participant, role, case_code, occurred_on, response_id, version,
      added_at, added_by, import_id)
    select j.value ->> 'source', r.study_id, j.value ->> 'title', r.technique, r.participant,
      (select p.role from participants p where p.study_id = r.study_id and p.code = r.participant),
      r.case_code, r.occurred_on, r.id, r.version, r.received_at, r.device_id, r.import_id
    from ${from} ${fresh(deed)} where true on conflict do nothing`)
}

/** Of corrections it fails where another took the number meanwhile. */
export function insertTexts(db: Db, deed: Deed, from: SQL, mayBeThere: boolean): Write {
  return db.run(sql`
    insert into source_versions (source_id, number, text_hash, length_chars, text, blocks, made_at, kind, edits)
    select j.value ->> 'source', j.value ->> 'number', j.value ->> 'hash', j.value ->> 'length', j.value ->> 'text',
      j.value ->> 'blocks', ${deed.at}, j.value ->> 'kind', j.value ->> 'edits'
    from ${from} ${fresh(deed)} where true
    ${mayBeThere ? sql`on conflict do nothing` : sql``}`)
}

export function insertPrompts(db: Db, deed: Deed, from: SQL): Write {
  return db.run(sql`
    insert into source_prompts (source_id, study_id, code_name, answered)
    select j.value ->> 'source', r.study_id, j.value ->> 'code', j.value ->> 'answered'
    from ${from} ${fresh(deed)} where true on conflict do nothing`)
}

/** What the words before a correction answered counts no more; `from` are the titles. */
export function dropPrompts(db: Db, deed: Deed, from: SQL): Write {
  return db.run(sql`delete from source_prompts where source_id in (
    select j.value ->> 'source' from ${from} ${fresh(deed)})`)
}
