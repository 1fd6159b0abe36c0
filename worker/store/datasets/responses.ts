// The responses to an instrument and the rows of its repeats, in the order in which they came in.
import { sql } from 'drizzle-orm'
import { withoutFiles } from '../../../core/answer/files.ts'
import { type Found, type ResponseTable, responseTables } from '../../../core/dataset/responses.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Response } from '../../../core/wire/response.ts'
import { rows } from '../db.ts'
import { pageOf } from '../exports.ts'
import { unheard } from '../response-files.ts'
import { notWithdrawn } from '../responses.ts'
import { after, between, type Ground, local, type Rows, within } from './ground.ts'

const pageRows = 1_000

/** The instrument's table and one for each of its repeats; none when the study has no such instrument. */
export async function responseRows(ground: Ground, slug: string): Promise<Rows[]> {
  const { db, study, mask, split, identities } = ground
  const versions = await rows<{ hash: string; number: number; body: string }>(
    db,
    sql`select hash, number, body from instrument_versions where study_id = ${study.id} and slug = ${slug}
      order by number desc`,
  )
  if (versions.length === 0) return []
  const read = versions.map(({ body, ...version }) => ({
    ...version,
    instrument: JSON.parse(body) as Instrument,
  }))
  const shape = { split, mask, identities, local: local(ground) }
  return responseTables(slug, read, shape).map((table) => ({
    table: table.table,
    cost: 1,
    page: (cursor) => page(ground, slug, table, cursor),
  }))
}

async function page(ground: Ground, slug: string, table: ResponseTable, cursor: string | null) {
  const { db, study, filter, until } = ground
  const [at = '', id = ''] = after(cursor)
  const keys = sql`
    select r.received_at as at, r.id, r.rowid as row, octet_length(r.body) as bytes from responses r
    ${filter.roles === undefined ? sql`` : sql`join participants p on p.study_id = r.study_id and p.code = r.participant`}
    where r.study_id = ${study.id} and r.slug = ${slug} and (r.received_at, r.id) > (${at}, ${id})
      and r.received_at <= ${until} and r.state <> 'quarantined' and r.replaced_by is null and ${notWithdrawn}
      ${between(sql`r.occurred_on`, filter)} ${within(sql`r.state`, filter.states)}
      ${within(sql`r.case_code`, filter.cases)} ${within(sql`p.role`, filter.roles)}
    order by r.received_at, r.id limit ${pageRows}`
  const found = await rows<Found & { unheard: string }>(
    db,
    sql`select r.id, r.version, r.participant, p.role, r.case_code as "case", r.occurred_on as occurredOn,
        r.received_at as receivedAt, r.state, coalesce(r.revision, 1) as revision, d.number as phone, r.body, r.score,
        r.score_total as total, r.band,
        (select json_group_array(f.hash) from response_files f where f.response_id = r.id and ${unheard}) as unheard
      from ${pageOf(keys)} k join responses r on r.rowid = k.row
      left join participants p on p.study_id = r.study_id and p.code = r.participant
      left join devices d on d.id = r.device_id
      order by k.at, k.id`,
  )
  const last = found.at(-1)
  return {
    rows: found.flatMap((row) => table.rowsOf(row, heardIn(row))),
    next: last === undefined ? null : JSON.stringify([last.receivedAt, last.id]),
  }
}

/** A voice that is not to be heard is not named either. */
function heardIn({ body, unheard }: { body: string; unheard: string }): Response {
  const response = JSON.parse(body) as Response
  const answers = withoutFiles(response.answers, new Set(JSON.parse(unheard) as string[]))
  return { ...response, answers }
}
