// Goes through the newest texts of sources that may be read, in the order of their ids, a bounded amount a request.
import { type SQL, sql } from 'drizzle-orm'
import { covered, hiddenIn } from '../../core/text/hidden.ts'
import type { Block } from '../../core/wire/coding.ts'
import { type SourceFilter, traitOf, type WordHit } from '../../core/wire/search.ts'
import type { Technique } from '../../core/wire/words.ts'
import { type Cursor, encodeCursor } from './cursor.ts'
import { type Db, list, rows } from './db.ts'
import { readable } from './sources.ts'
import { type ToldRow, told, toldBlocks } from './told.ts'
import { type Known, knownAmong } from './voices.ts'

/** As much text as one request reads, and so many of the short ones at once. */
const mostChars = 3_000_000
const atOnce = 8

export type About = {
  id: string
  title: string
  technique: Technique
  participant: string | null
  role: string | null
  case: string | null
  version: number
  chars: number
}

/** `voices` are the participants who speak in it, by the codes that stand at its turns. */
export type Text = { text: string; blocks: Block[]; voices: Voices }
export type Voices = ReadonlyMap<string, Known>

/** The hits of one source from an offset on, in order. */
export type Look = (about: About, text: Text, from: number) => WordHit[]

export type Found = { rows: WordHit[]; next: string | null }

/** Where a walk goes on: in which source, and from where on in it. */
export function placeOf(cursor: Cursor): { id: string; from: number } {
  const [id = '', from = '0'] = cursor.after ?? []
  return { id, from: Number(from) }
}

/** `next` is the id after the last of `ids`, when there are more. */
export async function walk(
  db: Db,
  study: string,
  about: readonly About[],
  next: string | null,
  cursor: Cursor,
  look: Look,
): Promise<Found> {
  const place = placeOf(cursor)
  const found: WordHit[] = []
  let room = mostChars
  for (let at = 0; at < about.length; ) {
    const some = about.slice(at, at + howMany(about, at, room))
    const texts = await textsOf(db, study, some)
    for (const source of some) {
      room -= source.chars
      at += 1
      const text = texts.get(source.id)
      const hits = text ? look(source, text, source.id === place.id ? place.from : 0) : []
      const space = cursor.limit - found.length
      found.push(...hits.slice(0, space))
      if (hits.length > space)
        return { rows: found, next: encodeCursor([source.id, String(hits[space]?.start ?? 0)]) }
    }
    const after = about[at]
    if (after && (room <= 0 || found.length === cursor.limit))
      return { rows: found, next: encodeCursor([after.id, '0']) }
  }
  return { rows: found, next: next === null ? null : encodeCursor([next, '0']) }
}

/** How many sources from `at` on are read together: at least one. */
function howMany(about: readonly About[], at: number, room: number): number {
  let left = room
  const some = about.slice(at, at + atOnce).filter(({ chars }) => {
    left -= chars
    return left >= 0
  })
  return Math.max(1, some.length)
}

/** Of these sources, those that may be read and fit the filter; `more` is a further condition on `s` and its version `v`. */
export function aboutOf(
  db: Db,
  study: string,
  ids: readonly string[],
  filter: SourceFilter,
  more: SQL = sql`true`,
): Promise<About[]> {
  return rows(
    db,
    sql`select s.id, s.title, s.technique, s.participant, coalesce(p.role, s.role) as role, s.case_code as "case",
        v.number as version, v.length_chars as chars
      from ${list(ids)} j cross join sources s on s.id = j.value and s.study_id = ${study}
      cross join source_versions v on v.source_id = s.id
        and v.number = (select max(number) from source_versions where source_id = s.id)
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      where ${readable} and ${isWanted(filter)} and ${more} order by s.id`,
  )
}

/** On a source `s` and its participant `p`: whether any turn of it may be wanted. Which are is told by `isInformedBy`. */
export function isWanted(filter: SourceFilter): SQL {
  const { technique, role, case: place, participant, source, trait, caseTrait } = filter
  const parts = [
    technique && sql`s.technique = ${technique}`,
    place && sql`s.case_code = ${place}`,
    source && sql`s.id = ${source}`,
    // Where several speak, each turn has the role of its speaker.
    role &&
      sql`(coalesce(p.role, s.role) = ${role} or s.participant is null
        or exists (select 1 from source_speakers t where t.source_id = s.id and t.participant is not null))`,
    participant && speaksIn(participant),
    caseTrait &&
      sql`exists (select 1 from cases k where k.study_id = s.study_id and k.code = s.case_code
        and ${hasTrait(sql`k.attributes`, caseTrait)})`,
    trait &&
      sql`(s.participant is null or ${hasTrait(sql`p.attributes`, trait)}
        or exists (select 1 from source_speakers t where t.source_id = s.id and t.participant is not null))`,
  ].filter((part) => part !== undefined && part !== '')
  return sql.join([sql`true`, ...parts], sql` and `)
}

function hasTrait(attributes: SQL, told: string): SQL {
  const { name, value } = traitOf(told)
  return sql`exists (select 1 from json_each(${attributes}) a where a.key = ${name} and a.value = ${value})`
}

/** True of a source `s`, in its version `v`, that may hold a turn of this speaker. */
export function speaksIn(speaker: string): SQL {
  return sql`(s.participant = ${speaker} or exists (select 1 from source_speakers t
      where t.source_id = s.id and ${speaker} in (t.participant, t.label))
    or exists (select 1 from source_versions b where b.source_id = s.id
      and b.number = (select max(number) from source_versions where source_id = s.id)
      and instr(b.blocks, ${`"speaker":${JSON.stringify(speaker)}`}) > 0))`
}

async function textsOf(db: Db, study: string, some: readonly About[]): Promise<Map<string, Text>> {
  const wanted = JSON.stringify(some.map(({ id, version }) => ({ id, version })))
  const found = await rows<{ id: string; text: string } & ToldRow>(
    db,
    sql`select v.source_id as id, v.text, v.blocks, ${told(sql`v.source_id`, sql`v.number`)} from json_each(${wanted}) j
      cross join source_versions v on v.source_id = j.value ->> 'id' and v.number = j.value ->> 'version'`,
  )
  const texts = found.map(({ id, text, ...row }) => ({ id, text, blocks: toldBlocks(row) }))
  const voices = await voicesIn(
    db,
    study,
    texts.flatMap(({ blocks }) => blocks),
    some.map((one) => one.participant),
  )
  const gone = goneIn(voices)
  return new Map(
    texts.map(({ id, text, blocks }) => [
      id,
      { text: covered(text, hiddenIn(blocks, gone)), blocks, voices },
    ]),
  )
}

/** The participants who speak in these turns, and those whose sources they are. */
export function voicesIn(
  db: Db,
  study: string,
  blocks: readonly Block[],
  whole: readonly (string | null)[],
): Promise<Voices> {
  const speakers = new Set([
    ...blocks.flatMap(({ speaker }) => speaker ?? []),
    ...whole.flatMap((participant) => participant ?? []),
  ])
  return knownAmong(db, study, [...speakers])
}

type Whose = { participant: string | null; role: string | null }

/** Who informs by a turn: its speaker where that is a participant, else whoever the source is of. */
export function informantOf(
  block: Block | null,
  { participant, role }: Whose,
  voices: Voices,
): Whose {
  const voice = voices.get(block?.speaker ?? '')
  return voice ? { participant: voice.code, role: voice.role } : { participant, role }
}

/** The speakers who have withdrawn: their turns are covered, though the others in the source go on being read. */
export function goneIn(voices: Voices): Set<string> {
  return new Set([...voices.values()].flatMap((one) => (one.isWithdrawn === 1 ? [one.code] : [])))
}

/** A turn that asks informs of nobody. */
export function isInformedBy(
  block: Block | null,
  whole: Whose,
  voices: Voices,
  { role, participant, trait }: Pick<SourceFilter, 'role' | 'participant' | 'trait'>,
): boolean {
  if (role === undefined && participant === undefined && trait === undefined) return true
  if (block?.asks === true) return false
  const who = informantOf(block, whole, voices)
  return (
    (role === undefined || who.role === role) &&
    (participant === undefined || who.participant === participant) &&
    (trait === undefined || bears(voices.get(who.participant ?? ''), trait))
  )
}

function bears(known: Known | undefined, told: string): boolean {
  if (!known) return false
  const { name, value } = traitOf(told)
  const attributes = new Map(Object.entries(JSON.parse(known.attributes) as Record<string, string>))
  return attributes.get(name) === value
}

/** Of one person's own source, every turn that names nobody and does not ask is theirs. */
export function isSpoken(block: Block, participant: string | null, speaker: string): boolean {
  if (block.speaker !== undefined) return block.speaker === speaker
  return participant === speaker && block.asks !== true
}
