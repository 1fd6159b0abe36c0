// Findings with their verdicts and the evidence each rests on, one row for each piece; a finding without any has a row of its own.
import { sql } from 'drizzle-orm'
import { replaced } from '../../../core/dataset/masked-text.ts'
import type { Column, Value } from '../../../core/table/table.ts'
import type { ScoreTest } from '../../../core/wire/finding.ts'
import type { MatrixRow } from '../../../core/wire/triangulation.ts'
import { type Coder, carriersOf } from '../carriers.ts'
import { type Db, rows } from '../db.ts'
import type { Mask } from '../mask.ts'
import { convergence } from '../matrix.ts'
import { lostScore, quotable } from '../pieces.ts'
import { notWithdrawn } from '../responses.ts'
import { readable } from '../sources.ts'
import { type Voice, voicesOf } from '../voices.ts'
import { codersOf } from './coded.ts'
import { count, text } from './columns.ts'
import type { Ground, Rows } from './ground.ts'

const columns: Column[] = [
  count('finding', 'Finding', 'Temuan'),
  text('claim', 'Claim', 'Klaim'),
  text('state', 'State', 'Status'),
  text('by_source', 'Verdict by source', 'Putusan menurut sumber'),
  text('by_technique', 'Verdict by technique', 'Putusan menurut teknik'),
  text('by_time', 'Verdict by time', 'Putusan menurut waktu'),
  text('by_investigator', 'Verdict by investigator', 'Putusan menurut peneliti'),
  text('by_theory', 'Verdict by theory', 'Putusan menurut teori'),
  text('overall', 'Verdict', 'Putusan'),
  text('override', 'Verdict overridden with', 'Putusan diganti dengan'),
  text('override_reason', 'Reason of the override', 'Alasan penggantian'),
  text('evidence', 'Piece of evidence', 'Bukti'),
  text('stance', 'Stance', 'Sikap'),
  { ...count('strength', 'Strength', 'Kekuatan'), measure: 'ordinal' },
  text('note', 'Note', 'Catatan'),
  text('quote', 'Quotation', 'Kutipan'),
  { ...text('may_quote', 'May be quoted', 'Boleh dikutip'), type: 'flag' },
  text('score_test', 'Sentence about the score', 'Kalimat tentang skor'),
  text('technique', 'Technique', 'Teknik'),
  text('occurred_on', 'Day that it tells of', 'Hari yang diceritakan'),
  text('theory', 'Theory it is read with', 'Teori yang dipakai membacanya'),
  text('coders', 'Coders of its words', 'Pengode kata-katanya'),
  text('role', 'Role', 'Peran'),
  text('participant', 'Participant', 'Partisipan'),
  text('source', 'Source', 'Sumber'),
  { ...text('lost', 'Does not count any more', 'Tidak lagi dihitung'), type: 'flag' },
]
const pageFindings = 20

type Found = {
  number: number
  claim: string
  state: string
  evidence: string | null
  stance: string | null
  strength: number | null
  note: string | null
  quote: string | null
  /** Null where there are no words to quote. */
  mayQuote: number | null
  /** Null where it rests on a score. */
  source: string | null
  version: number
  start: number
  end: number
  blocksBytes: number
  test: string | null
  technique: string | null
  occurredOn: string | null
  theory: string | null
  /** Null where it rests on a score. */
  coding: string | null
  role: string | null
  participant: string | null
  title: string | null
  lost: number | null
}

export async function findingRows(ground: Ground): Promise<Rows> {
  const { db, study, mask } = ground
  const [{ rows: judged }, coders] = await Promise.all([
    convergence(db, study.id, ['time', 'investigator', 'theory']),
    codersOf(ground),
  ])
  const verdicts = new Map(judged.map((row) => [row.finding.number, verdictCells(row, mask)]))
  const asRow = (row: Found, carriers: Map<string, Coder[]>): Value[] => [
    row.number,
    mask(row.claim),
    row.state,
    ...(verdicts.get(row.number) ?? Array<Value>(8).fill(null)),
    row.evidence,
    row.stance,
    row.strength,
    masked(row.note, mask),
    row.mayQuote === 1 ? row.quote : null,
    yesNo(row.mayQuote),
    row.test === null ? null : mask(sentence(row.test)),
    row.technique,
    row.occurredOn,
    masked(row.theory, mask),
    namesOf(carriers.get(row.coding ?? '') ?? [], coders),
    masked(row.role, mask),
    row.participant,
    masked(row.title, mask),
    yesNo(row.lost),
  ]
  return {
    table: {
      name: 'findings',
      label: { id: 'Temuan dan bukti', en: 'Findings and evidence' },
      columns,
    },
    cost: 8,
    async page(cursor) {
      const found = await findingsAfter(db, study.id, Number(cursor ?? 0))
      const last = found.at(-1)
      if (last === undefined) return { rows: [], next: null }
      const kept = await maskedQuotes(
        db,
        mask,
        shown(found, await voicesAmong(db, study.id, found)),
      )
      const carriers = await carriersOf(
        db,
        study.id,
        kept.flatMap(({ coding }) => coding ?? []),
      )
      return {
        rows: kept.map((row) => asRow(row, carriers)),
        next: String(last.number),
        withheld: { quotes: kept.filter(({ mayQuote }) => mayQuote === 0).length, withdrawn: 0 },
      }
    },
  }
}

/** Names are looked for in the whole text: a quotation may begin in the middle of one. */
async function maskedQuotes(db: Db, mask: Mask, found: Found[]): Promise<Found[]> {
  const quoted = found.filter((row) => row.mayQuote === 1 && row.source !== null)
  const wanted = [
    ...new Set(quoted.map(({ source, version }) => JSON.stringify({ source, version }))),
  ]
  const texts = await rows<{ source: string; version: number; text: string }>(
    db,
    sql`select v.source_id as source, v.number as version, v.text from json_each(${`[${wanted.join(',')}]`}) j
      join source_versions v on v.source_id = j.value ->> 'source' and v.number = j.value ->> 'version'`,
  )
  const words = new Map(
    texts.map(({ source, version, text }) => [
      `${source} ${version}`,
      replaced(text, mask.places(text)),
    ]),
  )
  return found.map((row) => {
    const moved = words.get(`${row.source} ${row.version}`)
    if (row.quote === null || !moved) return { ...row, quote: null }
    const { start, end } = moved.span(row.start, row.end)
    return { ...row, quote: moved.text.slice(start, end) }
  })
}

/** By number, as in every dataset; null where it rests on no words. */
function namesOf(carriers: readonly Coder[], coders: Map<string, string>): string | null {
  const names = carriers.flatMap(({ id }) => coders.get(id) ?? [])
  return names.length === 0 ? null : names.toSorted().join(' ')
}

function masked(text: string | null, mask: Mask): string | null {
  return text === null ? null : mask(text)
}

function verdictCells({ along, overall, override }: MatrixRow, mask: Mask): Value[] {
  return [
    along.role,
    along.technique,
    along.time,
    along.investigator,
    along.theory,
    overall,
    override?.verdict ?? null,
    masked(override?.reason ?? null, mask),
  ]
}

function voicesAmong(db: Db, study: string, found: Found[]): Promise<Map<string, Voice>> {
  const spoken = found.flatMap(({ evidence: id, source, mayQuote, ...row }) =>
    id === null || source === null ? [] : [{ ...row, id, source, mayQuote: mayQuote ?? 0 }],
  )
  return voicesOf(db, study, spoken)
}

/** Without the pieces of whoever withdrew; the finding itself stays, with nothing beside it if need be. */
function shown(found: Found[], voices: Map<string, Voice>): Found[] {
  const told = new Set<number>()
  const pieces = found.map((row): Found => {
    const voice = voices.get(row.evidence ?? '')
    if (!voice) return row
    if (voice.isWithdrawn) return { ...row, ...nothing }
    const { participant, role } = voice
    return { ...row, participant, role, mayQuote: voice.mayQuote ? 1 : 0 }
  })
  const withPieces = new Set(pieces.flatMap((row) => (row.evidence === null ? [] : [row.number])))
  return pieces.filter((row) => {
    if (row.evidence !== null) return true
    const isFirst = !withPieces.has(row.number) && !told.has(row.number)
    told.add(row.number)
    return isFirst
  })
}

const nothing = {
  evidence: null,
  stance: null,
  strength: null,
  note: null,
  quote: null,
  mayQuote: null,
  test: null,
  technique: null,
  occurredOn: null,
  theory: null,
  coding: null,
  role: null,
  participant: null,
  title: null,
  lost: null,
}

/**
 * A piece rests on a coding of a source or on a response's score, which know whose words or doings they are, or on the scores of
 * many cases, which are nobody's.
 */
function findingsAfter(db: Db, study: string, after: number): Promise<Found[]> {
  const onCodings = sql`
    select e.id, e.finding_id, e.added_at, e.stance, e.strength, e.note, c.quote, null as test, s.technique,
      s.participant, s.role, s.title, c.removed_at is not null as lost, ${quotable} as mayQuote, s.id as source,
      c.version, c.start_at as start, c.end_at as "end", octet_length(v.blocks) as blocksBytes, s.occurred_on as day, e.theory, c.id as coding
    from evidence e join codings c on c.id = e.coding_id join sources s on s.id = c.source_id
    join source_versions v on v.source_id = c.source_id and v.number = c.version
    where e.finding_id in (select id from page) and e.removed_at is null and ${readable}`
  const onScores = sql`
    select e.id, e.finding_id, e.added_at, e.stance, e.strength, e.note, null, e.test, 'score',
      r.participant, null, coalesce(t.title, ''), ${lostScore} is not null, null, null, null, null, null, null, r.occurred_on, e.theory, null
    from evidence e join responses r on r.id = e.response_id left join sources t on t.response_id = r.id
    where e.finding_id in (select id from page) and e.removed_at is null
      and r.state <> 'quarantined' and ${notWithdrawn}`
  const onMany = sql`
    select e.id, e.finding_id, e.added_at, e.stance, e.strength, e.note, null, e.test, 'score', null, null, e.instrument,
      e.result ->> 'holds' <> 1, null, null, null, null, null, null, null, e.theory, null
    from evidence e where e.finding_id in (select id from page) and e.instrument is not null and e.removed_at is null`
  return rows<Found>(
    db,
    sql`with page as (select id, number, claim, state from findings
        where study_id = ${study} and number > ${after} order by number limit ${pageFindings})
      select f.number, f.claim, f.state, e.id as evidence, e.stance, e.strength, e.note, e.quote,
        e.mayQuote, e.test, e.technique, iif(e.technique = 'score', null, coalesce(p.role, e.role)) as role,
        e.participant, e.title, e.lost, e.day as occurredOn, e.theory, e.coding, e.source, e.version, e.start, e."end", e.blocksBytes
      from page f left join (${onCodings} union all ${onScores} union all ${onMany}) e on e.finding_id = f.id
      left join participants p on p.study_id = ${study} and p.code = e.participant
      order by f.number, e.added_at, e.id`,
  )
}

function yesNo(claim: number | null): Value {
  return claim === null ? null : claim === 1
}

/** The sentence that a score was held against: `total >= 70`, of many cases `total >= 70 in 5`. */
function sentence(json: string): string {
  const { of, op, value, least } = JSON.parse(json) as ScoreTest & { least?: number }
  return `${of} ${op} ${value}${least === undefined ? '' : ` in ${least}`}`
}
