// The study's own lists: participants with their consent, the codebook, relations and events, the audit trail.
import { type SQL, sql } from 'drizzle-orm'
import type { Column, Value } from '../../../core/table/table.ts'
import { rows } from '../db.ts'
import { codersOf, codesOf } from './coded.ts'
import { count, text } from './columns.ts'
import { after, type Ground, local, type Rows, whole, within } from './ground.ts'

const pageRows = 2_000
const flag = (name: string, en: string, id: string): Column => ({
  ...text(name, en, id),
  type: 'flag',
})
const moment = (name: string, en: string, id: string): Column => ({
  ...text(name, en, id),
  type: 'datetime',
  measure: 'scale',
})

type Person = {
  code: string
  role: string
  case: string | null
  attributes: string
  scopes: string | null
  consents: number
  inForce: number
  name: string | null
}

/** By code; whoever withdrew is there with nothing but the code. Names only where the export is to have them. */
export async function participantRows(ground: Ground): Promise<Rows> {
  const { db, study, filter, mask, identities } = ground
  const [found] = await rows<{ names: string }>(
    db,
    sql`select json_group_array(distinct a.key) as names from participants p, json_each(p.attributes) a where p.study_id = ${study.id}`,
  )
  const attributes = (JSON.parse(found?.names ?? '[]') as string[]).toSorted()
  const scopes = ['record', 'quote', 'archive', 'share'] as const
  const columns: Column[] = [
    text('participant', 'Participant', 'Partisipan'),
    ...(identities ? [text('name', 'Name', 'Nama')] : []),
    text('role', 'Role', 'Peran'),
    text('case', 'Case', 'Kasus'),
    flag('withdrawn', 'Withdrew', 'Menarik persetujuan'),
    ...scopes.map((scope) =>
      flag(`consent.${scope}`, `Consent · ${scope}`, `Persetujuan · ${scope}`),
    ),
    ...attributes.map((name) => text(`attribute.${mask(name)}`, mask(name), mask(name))),
  ]
  const asRow = (one: Person): Value[] => {
    const isWithdrawn = one.consents > 0 && one.inForce === 0
    if (isWithdrawn)
      return columns.map(({ name }) =>
        name === 'participant' ? one.code : name === 'withdrawn' ? true : null,
      )
    const held = JSON.parse(one.attributes) as Record<string, unknown>
    const given = one.scopes === null ? [] : (JSON.parse(one.scopes) as string[])
    return [
      one.code,
      ...(identities ? [one.name] : []),
      mask(one.role),
      one.case === null ? null : mask(one.case),
      false,
      ...scopes.map((scope) => given.includes(scope)),
      ...attributes.map((name) =>
        Object.hasOwn(held, name) ? mask(String(held[name] ?? '')) : null,
      ),
    ]
  }
  return {
    table: { name: 'participants', label: { id: 'Partisipan', en: 'Participants' }, columns },
    cost: 1,
    async page(cursor) {
      const inForce = sql`from consents k where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null`
      const people = await rows<Person>(
        db,
        sql`select p.code, p.role, p.case_code as "case", p.attributes,
            (select k.scopes ${inForce} order by k.given_at desc limit 1) as scopes,
            (select count(*) from consents k where k.study_id = p.study_id and k.participant = p.code) as consents,
            exists (select 1 ${inForce}) as inForce, ${identities ? sql`(select i.name from identities i where i.study_id = p.study_id and i.code = p.code)` : sql`null`} as name
          from participants p where p.study_id = ${study.id} and p.code > ${cursor ?? ''}
            ${within(sql`p.role`, filter.roles)} ${within(sql`p.case_code`, filter.cases)}
          order by p.code limit ${pageRows}`,
      )
      const last = people.at(-1)
      return {
        rows: people.map(asRow),
        next: people.length === pageRows && last ? last.code : null,
      }
    },
  }
}

export type CodeRow = {
  id: string
  name: string
  label: string
  definition: string
  include: string
  exclude: string
  example: string
  parent: string | null
  hue: number
  revision: number
  retired: string | null
  coder: number
  consensus: number
}

export async function codebookRows(ground: Ground): Promise<Rows> {
  const { db, study, mask } = ground
  const columns: Column[] = [
    text('code', 'Code', 'Kode'),
    text('path', 'Code, with those above it', 'Kode, dengan yang di atasnya'),
    text('label', 'Label', 'Label'),
    text('parent', 'Above it', 'Di atasnya'),
    text('definition', 'Definition', 'Definisi'),
    text('include', 'When to use', 'Kapan dipakai'),
    text('exclude', 'When not', 'Kapan tidak'),
    text('example', 'Example', 'Contoh'),
    count('revision', 'Revision', 'Revisi'),
    flag('retired', 'Retired', 'Dipensiunkan'),
    count('codings', 'Codings of coders', 'Pengodean para pengode'),
    count('consensus', 'Codings of the consensus', 'Pengodean konsensus'),
  ]
  const table = { name: 'codebook', label: { id: 'Buku kode', en: 'Codebook' }, columns }
  const codes = await codesOf(ground)
  return whole(table, async () => {
    const found = await rows<CodeRow>(db, codebookQuery(study.id))
    return found.map((code): Value[] => [
      mask(code.name),
      mask(codes.get(code.id)?.path ?? ''),
      mask(code.label),
      mask(codes.get(code.parent ?? '')?.name ?? ''),
      mask(code.definition),
      mask(code.include),
      mask(code.exclude),
      mask(code.example),
      code.revision,
      code.retired !== null,
      code.coder,
      code.consensus,
    ])
  })
}

export function codebookQuery(study: string): SQL {
  const tally = (
    kind: string,
  ) => sql`coalesce((select sum(t.n) from code_tallies t join layers l on l.id = t.layer_id
    where l.study_id = ${study} and l.kind = ${kind} and t.code_id = c.id), 0)`
  return sql`select c.id, c.name, c.label, c.definition, c.include, c.exclude, c.example, c.parent_id as parent, c.hue,
      c.revision, c.retired_at as retired, ${tally('coder')} as coder, ${tally('consensus')} as consensus
    from codes c where c.study_id = ${study} order by c.position, c.name`
}

export async function relationRows(ground: Ground): Promise<Rows> {
  const { db, study, mask } = ground
  const codes = await codesOf(ground)
  const columns = [
    text('from', 'From', 'Dari'),
    text('to', 'To', 'Ke'),
    text('type', 'Relation', 'Hubungan'),
    text('sign', 'Sign', 'Tanda'),
    count('evidence', 'Pieces of evidence', 'Bukti'),
    text('note', 'Note', 'Catatan'),
  ]
  return whole(
    { name: 'relations', label: { id: 'Jejaring faktor', en: 'Factor network' }, columns },
    async () => {
      const found = await rows<Relation>(db, relationsQuery(study.id))
      return found.map((one): Value[] => [
        mask(codes.get(one.from)?.name ?? ''),
        mask(codes.get(one.to)?.name ?? ''),
        mask(one.type),
        one.sign,
        one.evidence,
        mask(one.note),
      ])
    },
  )
}

export type Relation = {
  id: string
  from: string
  to: string
  type: string
  sign: string
  evidence: number
  note: string
}

export function relationsQuery(study: string): SQL {
  return sql`select id, from_code as "from", to_code as "to", type, sign, json_array_length(evidence) as evidence, note
    from relations where study_id = ${study} and removed_at is null order by from_code, to_code, id`
}

export async function eventRows(ground: Ground): Promise<Rows> {
  const { db, study, mask } = ground
  const columns: Column[] = [
    text('event', 'Event', 'Peristiwa'),
    text('from', 'From', 'Dari'),
    text('to', 'To', 'Sampai'),
    text('precision', 'Precision', 'Ketepatan'),
    text('figure', 'Figure', 'Angka'),
    { ...count('value', 'Value', 'Nilai'), type: 'number' },
    text('unit', 'Unit', 'Satuan'),
    count('evidence', 'Pieces of evidence', 'Bukti'),
  ]
  return whole({ name: 'events', label: { id: 'Linimasa', en: 'Timeline' }, columns }, async () => {
    const found = await rows<{
      label: string
      from: string
      to: string | null
      precision: string
      evidence: number
      figure: string | null
      value: number | null
      unit: string | null
    }>(
      db,
      sql`select label, from_day as "from", to_day as "to", precision, json_array_length(evidence) as evidence, figure_of as figure, figure_value as value, figure_unit as unit
        from events where study_id = ${study.id} and removed_at is null order by from_day, id`,
    )
    return found.map((one): Value[] => [
      mask(one.label),
      one.from,
      one.to,
      one.precision,
      one.figure === null ? null : mask(one.figure),
      one.value,
      one.unit,
      one.evidence,
    ])
  })
}

/** Who is told by their number as a coder, or by the first signs of their id: staff have no name here either. */
export async function auditRows(ground: Ground): Promise<Rows> {
  const { db, study, mask, until } = ground
  const coders = await codersOf(ground)
  const at = local(ground)
  const columns: Column[] = [
    count('line', 'Line', 'Baris'),
    moment('at', 'Time', 'Waktu'),
    text('actor_kind', 'Kind of actor', 'Jenis pelaku'),
    text('actor', 'Actor', 'Pelaku'),
    text('verb', 'Did', 'Perbuatan'),
    text('what', 'To', 'Terhadap'),
    text('object', 'Which', 'Yang mana'),
    text('details', 'Details', 'Rincian'),
  ]
  type Line = {
    id: number
    at: string
    kind: string
    actor: string
    verb: string
    what: string
    object: string | null
    details: string
  }
  return {
    table: { name: 'audit', label: { id: 'Jejak audit', en: 'Audit trail' }, columns },
    cost: 1,
    async page(cursor) {
      const [from = '0'] = after(cursor)
      const found = await rows<Line>(
        db,
        sql`select id, at, actor_kind as kind, actor_id as actor, verb, what, object_id as object, details from audits
          where study_id = ${study.id} and id > ${Number(from)} and at < ${until} order by id limit ${pageRows}`,
      )
      const last = found.at(-1)
      return {
        rows: found.map((line): Value[] => [
          line.id,
          at(line.at),
          line.kind,
          coders.get(line.actor) ?? line.actor.slice(0, 8),
          line.verb,
          line.what,
          line.object === null ? null : mask(line.object),
          mask(line.details),
        ]),
        next: found.length === pageRows && last ? JSON.stringify([String(last.id)]) : null,
      }
    },
  }
}
