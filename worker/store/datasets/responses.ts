// The responses to an instrument and the rows of its repeats, in the order in which they came in. Who filled them in is
// looked up once for each page and not for each response: people are few, responses many.
import { type SQL, sql } from 'drizzle-orm'
import { withoutFiles } from '../../../core/answer/files.ts'
import { type Found, type ResponseTable, responseTables } from '../../../core/dataset/responses.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Response } from '../../../core/wire/response.ts'
import { rows } from '../db.ts'
import { pageBytes, pageOf } from '../exports.ts'
import { unheard } from '../response-files.ts'
import { type Known, knownAmong } from '../voices.ts'
import { after, between, type Ground, local, type Page, type Rows, within } from './ground.ts'

const pageRows = 1_000

/** The instrument's table and one for each of its repeats; none when the study has no such instrument. */
export async function responseRows(ground: Ground, slug: string): Promise<Rows[]> {
  const { db, study, mask, split, identities } = ground
  const [versions, devices] = await Promise.all([
    rows<{ hash: string; number: number; body: string }>(
      db,
      sql`select hash, number, body from instrument_versions where study_id = ${study.id} and slug = ${slug}
        order by number desc`,
    ),
    rows<{ id: string; number: number }>(
      db,
      sql`select id, number from devices where study_id = ${study.id}`,
    ),
  ])
  if (versions.length === 0) return []
  const read = versions.map(({ body, ...version }) => ({
    ...version,
    instrument: JSON.parse(body) as Instrument,
  }))
  const phones = new Map(devices.map(({ id, number }) => [id, number]))
  const shape = { split, mask, identities, local: local(ground) }
  return responseTables(slug, read, shape).map((table) => ({
    table: table.table,
    cost: 2,
    page: (cursor) => page(ground, slug, table, phones, cursor),
  }))
}

export type Row = Omit<Found, 'role' | 'mayQuote' | 'phone'> & { device: string; unheard: string }

async function page(
  ground: Ground,
  slug: string,
  table: ResponseTable,
  phones: Map<string, number>,
  cursor: string | null,
): Promise<Page> {
  const { db, study } = ground
  const found = await rows<Row>(db, pageQuery(ground, slug, cursor))
  const last = found.at(-1)
  if (last === undefined) return { rows: [], next: null }
  const known = await knownAmong(
    db,
    study.id,
    found.flatMap(({ participant }) => participant ?? []),
  )
  const kept = found.flatMap(({ device, ...row }): (Found & { unheard: string })[] => {
    const person = known.get(row.participant ?? '')
    if (person?.isWithdrawn === 1 || !isWanted(ground, person)) return []
    const mayQuote = row.participant === null ? 1 : (person?.mayQuote ?? 0)
    return [{ ...row, role: person?.role ?? null, mayQuote, phone: phones.get(device) ?? null }]
  })
  return {
    rows: kept.flatMap((row) => table.rowsOf(row, heardIn(row))),
    next: isLast(found) ? null : JSON.stringify([last.receivedAt, last.id]),
    withheld: {
      quotes: kept.filter(({ mayQuote }) => mayQuote !== 1).length,
      withdrawn: found.filter(({ participant }) => known.get(participant ?? '')?.isWithdrawn === 1)
        .length,
    },
  }
}

/** What one page asks of the database. The bench asks the same, and does nothing with it. */
export function pageQuery(
  { study, filter, until }: Pick<Ground, 'study' | 'filter' | 'until'>,
  slug: string,
  cursor: string | null,
): SQL {
  const [at = '', id = ''] = after(cursor)
  const keys = sql`
    select r.received_at as at, r.id, r.rowid as row, octet_length(r.body) as bytes from responses r
    where r.study_id = ${study.id} and r.slug = ${slug} and (r.received_at, r.id) > (${at}, ${id})
      and r.received_at <= ${until} and r.state <> 'quarantined' and r.replaced_by is null
      ${between(sql`r.occurred_on`, filter)} ${within(sql`r.state`, filter.states)} ${within(sql`r.case_code`, filter.cases)}
    order by r.received_at, r.id limit ${pageRows}`
  return sql`select r.id, r.version, r.participant, r.case_code as "case", r.occurred_on as occurredOn,
      r.received_at as receivedAt, r.state, coalesce(r.revision, 1) as revision, r.device_id as device, r.body, r.score,
      r.score_total as total, r.band,
      (select json_group_array(f.hash) from response_files f where f.response_id = r.id and ${unheard}) as unheard
    from ${pageOf(keys)} k join responses r on r.rowid = k.row order by k.at, k.id`
}

/** A page that neither its rows nor its bytes have filled: no text takes more than three bytes a unit. */
function isLast(found: readonly Row[]): boolean {
  const most = found.reduce((sum, { body }) => sum + 3 * body.length, 0)
  return found.length < pageRows && most < pageBytes
}

function isWanted({ filter }: Ground, person: Known | undefined): boolean {
  return filter.roles === undefined || filter.roles.includes(person?.role ?? '')
}

/** A voice that is not to be heard is not named either. */
function heardIn({ body, unheard }: { body: string; unheard: string }): Response {
  const response = JSON.parse(body) as Response
  const silent = JSON.parse(unheard) as string[]
  if (silent.length === 0) return response
  return { ...response, answers: withoutFiles(response.answers, new Set(silent)) }
}
