// Memos: a note on anything. A private one is its author's alone; a note on what one may not see is not seen either.
import { type SQL, sql } from 'drizzle-orm'
import { hitsIn } from '../../core/search/match.ts'
import type { Query } from '../../core/search/query.ts'
import type { Page } from '../../core/wire/field.ts'
import type {
  Memo,
  MemoAuthor,
  MemoBody,
  MemoFilter,
  MemoTarget,
  MemoVersion,
} from '../../core/wire/memo.ts'
import { type Deed, logged } from './audits.ts'
import { isBlind } from './blind.ts'
import { type Cursor, page } from './cursor.ts'
import { type Db, first, list, rows, together } from './db.ts'
import type { Eyes } from './layers.ts'
import { isAbout, isVisibleMemo, openAuthors } from './memo-sight.ts'
import { candidates } from './search-candidates.ts'
import { catchUp } from './search-index.ts'
import { voicesOf } from './voices.ts'

/** As much of a quotation as tells which one it is. */
const aboutChars = 300

/** A study is known to the desk by its slug; here there is only one, so whatever id was sent, this one is meant. */
function idOf(study: string, target: { kind: string; id: string }): string {
  return target.kind === 'study' ? study : target.id
}

/** Of a search for words. */
const mostCandidates = 1_000

/** Where the words that it is on stand; null of a memo on no words. */
type At = { version: number | null; from: number | null; until: number | null; blocksBytes: number }

type MemoFound = Omit<Memo, 'target' | 'private' | 'mine' | 'stands' | 'voice'> &
  At & {
    voice: string | null
    on: MemoTarget['kind']
    target: string
    start: number | null
    end: number | null
    quote: string | null
    isPrivate: number
    mine: number
    stands: number
  }

export async function listMemos(
  db: Db,
  study: string,
  eyes: Eyes,
  filter: MemoFilter,
  cursor: Cursor,
): Promise<Page<Memo>> {
  const [at, id] = cursor.after ?? []
  const found = await rows<MemoFound>(
    db,
    sql`${memoColumns(study, eyes)}
      where m.study_id = ${study} and m.removed_at is null and ${narrowed(study, filter)}
        ${at === undefined || id === undefined ? sql`` : sql`and (m.written_at, m.id) < (${at}, ${id})`}
        and ${isVisibleMemo(study, eyes)}
      order by m.written_at desc, m.id desc limit ${cursor.limit + 1}`,
  )
  const kept = page(found, cursor, (row) => [row.writtenAt, row.id])
  return { rows: (await heard(db, study, kept.rows)).map(asMemo), next: kept.next }
}

/** The memos that have the words, newest first; those that may not be read are left out before any text is looked at. */
export async function findMemos(
  db: Db,
  study: string,
  eyes: Eyes,
  filter: MemoFilter,
  query: Query,
  most: number,
): Promise<Page<Memo>> {
  await catchUp(db, study, 'memo')
  const { ids } = await candidates(db, study, 'memo', query, '', mostCandidates)
  const found = await rows<MemoFound>(
    db,
    sql`${memoColumns(study, eyes)}
      where m.id in ${list(ids)} and m.study_id = ${study} and m.removed_at is null and ${narrowed(study, filter)}
        and ${isVisibleMemo(study, eyes)}
      order by m.written_at desc, m.id desc`,
  )
  const met = found.filter(
    ({ text }) => hitsIn(text, [{ start: 0, end: text.length }], query).length > 0,
  )
  return { rows: (await heard(db, study, met.slice(0, most))).map(asMemo), next: null }
}

/** Without those on words of somebody who has withdrawn, though others in the source have not. */
async function heard(db: Db, study: string, found: MemoFound[]): Promise<MemoFound[]> {
  const onWords = found.flatMap(({ id, source, version, from, until, blocksBytes }) =>
    source === null || version === null || from === null || until === null
      ? []
      : [
          {
            id,
            source,
            version,
            start: from,
            end: until,
            blocksBytes,
            participant: null,
            role: null,
            mayQuote: 0,
          },
        ],
  )
  if (onWords.length === 0) return found
  const voices = await voicesOf(db, study, onWords)
  return found.filter(({ id }) => voices.get(id)?.isWithdrawn !== true)
}

/** Everything a memo shows, of `memos m`. A passage whose words were corrected away shows none of them. */
function memoColumns(study: string, eyes: Eyes): SQL {
  const stands = sql`(m.target_kind <> 'segment' or m.version = (select max(number) from source_versions where source_id = m.target_id))
    and cg.unfit_at is null`
  // Who codes blind reads codes as they were when the round began, which the codebook tells and this does not.
  const label = eyes.all ? sql`co.label` : sql`iif(${isBlind(study, eyes.person)}, '', co.label)`
  return sql`select m.id, m.target_kind as "on", m.target_id as target, m.start_at as start, m.end_at as "end",
      iif(${stands}, m.quote, '') as quote, m.kind, m.text, m.is_private as isPrivate, coalesce(w.name, d.label) as author,
      m.author is ${eyes.person} as mine, m.written_at as writtenAt, m.revision, m.edited_at as editedAt,
      iif(${stands}, substr(coalesce(m.quote, cg.quote, st.title, s.title, r.slug, ${label}, f.claim, ev.label,
        rf.label || ' → ' || rt.label, ''), 1, ${aboutChars}), '') as about,
      coalesce(cg.source_id, s.id, rs.id) as source, coalesce(cg.code_id, co.id) as code, ${stands} as stands,
      (select json_object('type', type, 'sizeBytes', size_bytes, 'lengthMs', length_ms, 'isHeld', json(iif(held_at is null, 'false', 'true')))
        from memo_voices where memo_id = m.id) as voice,
      coalesce(m.version, cg.version) as version, coalesce(m.start_at, cg.start_at) as "from", coalesce(m.end_at, cg.end_at) as until,
      coalesce((select octet_length(v.blocks) from source_versions v where v.source_id = coalesce(cg.source_id, s.id)
        and v.number = coalesce(m.version, cg.version)), 0) as blocksBytes
    from memos m left join people w on w.id = m.author left join devices d on d.id = m.device_id
    left join studies st on m.target_kind = 'study' and st.id = m.target_id
    left join codes co on m.target_kind = 'code' and co.id = m.target_id
    left join findings f on m.target_kind = 'finding' and f.id = m.target_id
    left join events ev on m.target_kind = 'event' and ev.id = m.target_id
    left join relations re on m.target_kind = 'relation' and re.id = m.target_id
    left join codes rf on rf.id = re.from_code left join codes rt on rt.id = re.to_code
    left join codings cg on m.target_kind = 'coding' and cg.id = m.target_id
    left join sources s on m.target_kind in ('source', 'segment') and s.id = m.target_id
    left join responses r on m.target_kind = 'response' and r.id = m.target_id
    left join sources rs on rs.id = coalesce(r.root_id, r.id)`
}

function narrowed(study: string, { on, target, kind, author, from, to }: MemoFilter): SQL {
  const parts = [
    on && sql`m.target_kind = ${on}`,
    on && target && sql`m.target_id = ${idOf(study, { kind: on, id: target })}`,
    kind && sql`m.kind = ${kind}`,
    author && sql`coalesce(m.author, m.device_id) = ${author}`,
    from && sql`m.written_at >= ${from}`,
    // A day goes on until the last of its moments.
    to && sql`m.written_at < ${`${to}U`}`,
  ].filter((part) => part !== undefined && part !== '')
  return sql.join([sql`true`, ...parts], sql` and `)
}

function asMemo({
  on,
  target,
  start,
  end,
  quote,
  isPrivate,
  mine,
  stands,
  voice,
  version: _version,
  from: _from,
  until: _until,
  blocksBytes: _bytes,
  ...row
}: MemoFound): Memo {
  return {
    ...row,
    target:
      on === 'segment'
        ? { kind: on, id: target, start: start ?? 0, end: end ?? 0, quote: quote ?? '' }
        : { kind: on, id: target },
    private: isPrivate === 1,
    mine: mine === 1,
    stands: stands === 1,
    voice: voice === null ? null : JSON.parse(voice),
  }
}

/** Whoever wrote a memo that the asker may read, by name. */
export function memoAuthors(db: Db, study: string, eyes: Eyes): Promise<MemoAuthor[]> {
  return rows(
    db,
    sql`select a.author as id, coalesce(w.name, d.label) as name from ${openAuthors(study, eyes)} a
      left join people w on w.id = a.author left join devices d on d.id = a.author order by name limit 500`,
  )
}

export type MemoPut =
  | { outcome: 'made'; revision: number }
  | { outcome: 'had'; revision: number }
  | { outcome: 'changed'; revision: number; at: string }
  | { outcome: 'id-taken' | 'target-unknown' }

/** `version` is the text that a segment's words were held against. */
export async function makeMemo(
  db: Db,
  deed: Deed,
  study: string,
  eyes: Eyes,
  id: string,
  memo: MemoBody,
  version: number | null,
): Promise<MemoPut> {
  const { target } = memo
  const span = target.kind === 'segment' ? target : null
  const { author, device } = writerOf(deed)
  const [made] = await together(db, [
    db.run(sql`
      insert into memos (id, study_id, target_kind, target_id, version, start_at, end_at, quote, kind, text, is_private, author,
        device_id, written_at)
      select ${id}, ${study}, ${target.kind}, ${idOf(study, target)}, ${version}, ${span?.start ?? null}, ${span?.end ?? null},
        ${span?.quote ?? null}, ${memo.kind}, ${memo.text}, ${memo.private ? 1 : 0}, ${author}, ${device}, ${deed.at}
      where ${isAbout(study, eyes, target)} on conflict do nothing`),
    logged(db, deed, 'write', 'memo', id, { on: target.kind, kind: memo.kind }),
  ])
  return made ? { outcome: 'made', revision: 1 } : outcome(db, deed, study, id, memo)
}

/**
 * Its author may rewrite a memo as it was at `revision`, open or close it, and bring it back; what it is about stays, and what
 * it said before is kept by the database (`memo_versions`).
 */
export async function editMemo(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  revision: number,
  memo: MemoBody,
): Promise<MemoPut> {
  const { kind, text } = memo
  const isPrivate = memo.private ? 1 : 0
  await together(db, [
    db.run(sql`
      update memos set kind = ${kind}, text = ${text}, is_private = ${isPrivate}, removed_at = null, edited_at = ${deed.at},
        revision = revision + 1
      where ${isOwn(deed, study, id)} and revision = ${revision} and ${isOn(study, memo.target)}
        and (kind <> ${kind} or text <> ${text} or is_private <> ${isPrivate} or removed_at is not null)`),
    logged(db, deed, 'rewrite', 'memo', id, { on: memo.target.kind, kind }),
  ])
  return outcome(db, deed, study, id, memo)
}

/** What is there now tells what became of it: the same words are there, other words of the author's, or somebody else's. */
async function outcome(
  db: Db,
  deed: Deed,
  study: string,
  id: string,
  memo: MemoBody,
): Promise<MemoPut> {
  const held = await first<{ isOwn: number; isSame: number; revision: number; at: string }>(
    db,
    sql`select (${isOwn(deed, study, id)} and ${isOn(study, memo.target)}) as isOwn, revision,
        coalesce(edited_at, written_at) as at,
        kind = ${memo.kind} and text = ${memo.text} and is_private = ${memo.private ? 1 : 0} and removed_at is null as isSame
      from memos where id = ${id}`,
  )
  if (!held) return { outcome: 'target-unknown' }
  const { revision, at } = held
  if (!held.isOwn) return { outcome: 'id-taken' }
  return held.isSame ? { outcome: 'had', revision } : { outcome: 'changed', revision, at }
}

function isOn(study: string, target: MemoTarget): SQL {
  return sql`target_kind = ${target.kind} and target_id = ${idOf(study, target)}`
}

/** A phone writes as itself. */
function writerOf(deed: Deed): { author: string | null; device: string | null } {
  return deed.actorKind === 'device'
    ? { author: null, device: deed.actor }
    : { author: deed.actor, device: null }
}

function isOwn(deed: Deed, study: string, id: string): SQL {
  const { author, device } = writerOf(deed)
  const writer = author === null ? sql`device_id = ${device}` : sql`author = ${author}`
  return sql`id = ${id} and study_id = ${study} and ${writer}`
}

/** False when the asker has written no such memo. */
export async function removeMemo(db: Db, deed: Deed, study: string, id: string): Promise<boolean> {
  const own = isOwn(deed, study, id)
  await together(db, [
    db.run(sql`update memos set removed_at = ${deed.at} where ${own} and removed_at is null`),
    logged(db, deed, 'remove', 'memo', id),
  ])
  return (await first(db, sql`select 1 from memos where ${own}`)) !== null
}

/** Its earlier wordings, newest first; of those that were private, its author alone sees any. Null when one may not see it. */
export async function memoVersions(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
): Promise<MemoVersion[] | null> {
  const seen = await first<{ mine: number }>(
    db,
    sql`select m.author is ${eyes.person} as mine from memos m
      where m.id = ${id} and m.study_id = ${study} and m.removed_at is null and ${isVisibleMemo(study, eyes)}`,
  )
  if (!seen) return null
  const found = await rows<Omit<MemoVersion, 'private'> & { isPrivate: number }>(
    db,
    sql`select revision, kind, text, is_private as isPrivate, at from memo_versions
      where memo_id = ${id} and (is_private = 0 or ${seen.mine}) order by revision desc limit 500`,
  )
  return found.map(({ isPrivate, ...row }) => ({ ...row, private: isPrivate === 1 }))
}

/** The hash of what was said beside a memo; null when there is nothing, or the asker may not read the memo. */
export async function memoVoice(
  db: Db,
  study: string,
  eyes: Eyes,
  id: string,
): Promise<{ hash: string; type: string } | null> {
  return first(
    db,
    sql`select v.hash, v.type from memos m join memo_voices v on v.memo_id = m.id and v.held_at is not null
      where m.id = ${id} and m.study_id = ${study} and m.removed_at is null and ${isVisibleMemo(study, eyes)}`,
  )
}
