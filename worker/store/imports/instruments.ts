// Versions of instruments that an import brings with its responses. A version that is here already is met by its hash; one
// whose names hold other kinds of answers than responses here do cannot come in, as if somebody published it.
import { sql } from 'drizzle-orm'
import { clashes } from '../../../core/instrument/consequences.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { ImportRowOf } from '../../../core/wire/import-rows.ts'
import { type Db, rows as rowsOf } from '../db.ts'
import { frozen, weigh } from '../weigh-version.ts'
import {
  type Fault,
  type Ground,
  type Kind,
  newRows,
  type StagedRow,
  said,
  stagedRows,
} from './ground.ts'

export const instruments: Kind = {
  table: 'instrument_versions',
  async stage({ db, study, id }, rows: readonly ImportRowOf<'instrument'>[]) {
    const staged: StagedRow[] = []
    const beside = await laidAside(db, id)
    for (const [at, { key, instrument: json }] of rows.entries()) {
      const { instrument, faults, answered, earlier } = await weigh({ db, study }, json)
      const fault = faults.find((one) => !answered.includes(one))
      if (!instrument || fault) return unsound(at, fault)
      const { hash, body, clashing, summary } = await frozen(instrument, earlier)
      if (hash !== key) return { at: `${at}.key`, reason: 'hash.wrong' }
      // A name keeps its kind of answer over all versions: those that come together are held against each other.
      if (beside.some((one) => one.slug === instrument.slug && clashes(one, instrument).length > 0))
        return { at: `${at}.instrument`, reason: 'type.answered' }
      beside.push(instrument)
      const { slug, kind, technique, title } = instrument
      staged.push({
        key,
        body: { at, slug, kind, technique, title, clashing, summary },
        text: body,
      })
    }
    return staged
  },
  fates,
  move: (db, deed, ground, when) => [
    db.run(sql`insert into instrument_versions (study_id, hash, slug, number, kind, technique, title, body, published_at, import_id)
      select ${ground.study}, r.key, ${said('slug')},
        (select coalesce(max(v.number), 0) from instrument_versions v where v.study_id = ${ground.study} and v.slug = ${said('slug')})
          + row_number() over (partition by ${said('slug')} order by r.part, ${said('at')}),
        ${said('kind')}, ${said('technique')}, ${said('title')}, r.text, ${deed.at}, ${ground.id}
      from ${newRows(ground, 'instrument')} and ${when}`),
    db.run(sql`insert into audits (study_id, at, actor_kind, actor_id, verb, what, object_id, details, request_id)
      select ${ground.study}, ${deed.at}, ${deed.actorKind}, ${deed.actor}, 'publish', 'instrument', v.hash,
        json_object('slug', v.slug), ${deed.request}
      from instrument_versions v where v.import_id = ${ground.id} and ${when}`),
  ],
}

async function laidAside(db: Db, id: string): Promise<Instrument[]> {
  const found = await rowsOf<{ text: string }>(
    db,
    sql`select text from import_rows where import_id = ${id} and kind = 'instrument'`,
  )
  return found.map(({ text }) => JSON.parse(text) as Instrument)
}

function unsound(at: number, fault: { at: string; reason: string } | undefined): Fault {
  return {
    at: `${at}.instrument.${fault?.at ?? ''}`,
    reason: fault?.reason ?? 'instrument.unsound',
  }
}

function fates(ground: Ground) {
  const isHere = sql`exists (select 1 from instrument_versions v where v.study_id = ${ground.study} and v.hash = r.key)`
  const clashes = sql`exists (select 1 from json_each(r.body, '$.clashing') c join version_tallies t
    on t.study_id = ${ground.study} and t.version = c.value and t.n > 0)`
  return sql`select r.key, r.key as thing, ${said('slug')} as name,
      case when ${isHere} then 'here' when ${clashes} then 'out' else 'new' end as fate,
      iif(not ${isHere} and ${clashes}, 'instrument-clash', null) as reason
    from ${stagedRows(ground, 'instrument')}`
}
