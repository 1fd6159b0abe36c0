// What was seen of a case before, for phones that go there again: observation entries in force, the newest of each case,
// in words, without a name. Read by index, so many a case; a long diary comes in several answers.
import { sql } from 'drizzle-orm'
import { openForm } from '../../core/answer/form.ts'
import { bare } from '../../core/answer/surroundings.ts'
import { diaryLines } from '../../core/text/diary.ts'
import { type CaseDiary, type Diary, entriesEach } from '../../core/wire/diary.ts'
import type { Response } from '../../core/wire/response.ts'
import { sha256 } from '../secret.ts'
import { type Db, list, rows } from './db.ts'
import { frozenInstruments } from './instruments.ts'
import { kitTag } from './kit.ts'
import { type Mask, masker } from './mask.ts'
import { notWithdrawn } from './responses.ts'

/** What one answer may hold in bodies: some are long, and a village's network is thin. */
const mostBytes = 400_000

type Head = {
  id: string
  case: string
  version: string
  instrument: string
  occurredOn: string
  finalisedAt: string
  isOwn: number
  bytes: number
}

export async function diaryOf(
  db: Db,
  study: string,
  device: string,
  asked: readonly { code: string; tag: string }[],
): Promise<Diary> {
  const [heads, kit] = await Promise.all([
    headsOf(
      db,
      study,
      device,
      asked.map(({ code }) => code),
    ),
    kitTag(db, study),
  ])
  const byCase = new Map(asked.map(({ code }) => [code, heads.filter((one) => one.case === code)]))
  const changed: { code: string; tag: string; heads: Head[] }[] = []
  const left: string[] = []
  let bytes = 0
  for (const { code, tag: known } of asked) {
    const found = byCase.get(code) ?? []
    const tag = await tagOf(found, kit)
    if (tag === known) continue
    bytes += found.reduce((sum, one) => sum + one.bytes, 0)
    // One case always fits, however long its entries are.
    if (bytes > mostBytes && changed.length > 0) left.push(code)
    else changed.push({ code, tag, heads: found })
  }
  const wanted = changed.flatMap((one) => one.heads)
  const lines = await readLines(db, study, wanted)
  return {
    cases: changed.map(
      ({ code, tag, heads: own }): CaseDiary => ({
        case: code,
        tag,
        entries: own.flatMap(({ id, instrument, occurredOn, finalisedAt, isOwn }) => {
          const read = lines.get(id)
          if (!read) return []
          return [{ id, instrument, occurredOn, finalisedAt, isOwn: isOwn === 1, ...read }]
        }),
      }),
    ),
    left,
  }
}

function headsOf(db: Db, study: string, device: string, codes: string[]): Promise<Head[]> {
  return rows<Head>(
    db,
    sql`select x.id, x.case_code as "case", x.version, x.slug as instrument, x.occurred_on as occurredOn,
        x.finalised_at as finalisedAt, x.device_id = ${device} as isOwn, octet_length(x.body) as bytes
      from (select distinct value as code from json_each(${JSON.stringify(codes)})) asked
      join responses x on x.id in (select r.id from responses r
        where r.study_id = ${study} and r.case_code = asked.code and r.technique = 'observation'
          and r.state <> 'quarantined' and r.replaced_by is null and ${notWithdrawn}
          and exists (select 1 from instrument_versions v
            where v.study_id = r.study_id and v.hash = r.version and v.kind = 'observation')
        order by r.occurred_on desc, r.id desc limit ${entriesEach})
      order by x.occurred_on desc, x.id desc`,
  )
}

/** The kit's tag is in it, since a person who becomes known is no longer called by name. */
async function tagOf(heads: readonly Head[], kit: string): Promise<string> {
  return (await sha256([kit, ...heads.map(({ id }) => id)].join())).slice(0, 12)
}

async function readLines(db: Db, study: string, heads: readonly Head[]) {
  const read = new Map<string, ReturnType<typeof diaryLines>>()
  if (heads.length === 0) return read
  const ids = heads.map(({ id }) => id)
  const versions = [...new Set(heads.map(({ version }) => version))]
  const [bodies, instruments, mask] = await Promise.all([
    rows<{ id: string; body: string }>(
      db,
      sql`select id, body from responses where id in ${list(ids)} and study_id = ${study}`,
    ),
    frozenInstruments(db, study, versions),
    masker(db, study),
  ])
  for (const { id, body } of bodies) {
    const response = JSON.parse(body) as Response
    const instrument = instruments.get(response.version)
    if (!instrument) continue
    const here = bare(null, { language: response.language, isSent: true })
    read.set(id, masked(diaryLines(openForm(instrument, response.answers, here)), mask))
  }
  return read
}

function masked({ lines, isCut }: ReturnType<typeof diaryLines>, mask: Mask) {
  // A label may speak of an answer: "How is ${name}?"
  const hidden = lines.map(({ ref, label, words }) => ({
    ref,
    label: mask(label),
    words: mask(words),
  }))
  return { lines: hidden, isCut }
}
