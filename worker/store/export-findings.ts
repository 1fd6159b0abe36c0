// Findings with their verdicts and the evidence each rests on, one row for each piece; a finding without any has a row of its own.
import { sql } from 'drizzle-orm'
import type { Cell } from '../../core/table/csv.ts'
import type { EvidenceBody, MatrixRow } from '../../core/wire/finding.ts'
import { type Db, rows } from './db.ts'
import type { Dataset } from './exports.ts'
import type { Mask } from './mask.ts'
import { convergence } from './matrix.ts'
import { lostScore, quotable } from './pieces.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'
import { type Voice, voicesOf } from './voices.ts'

const columns = [
  'finding',
  'claim',
  'state',
  'by_source',
  'by_technique',
  'overall',
  'override',
  'override_reason',
  'evidence',
  'stance',
  'strength',
  'note',
  'quote',
  'may_quote',
  'score_test',
  'technique',
  'role',
  'participant',
  'source',
  'lost',
]
const pageFindings = 50

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
  role: string | null
  participant: string | null
  title: string | null
  lost: number | null
}

export async function findingsDataset(db: Db, study: string, mask: Mask): Promise<Dataset> {
  const { rows: judged } = await convergence(db, study)
  const verdicts = new Map(judged.map((row) => [row.finding.number, verdictCells(row, mask)]))
  const asRow = (row: Found): Cell[] => [
    row.number,
    mask(row.claim),
    row.state,
    ...(verdicts.get(row.number) ?? [null, null, null, null, null]),
    row.evidence,
    row.stance,
    row.strength,
    mask(row.note ?? ''),
    row.mayQuote === 1 ? mask(row.quote ?? '') : '',
    yesNo(row.mayQuote),
    row.test === null ? null : mask(sentence(row.test)),
    row.technique,
    mask(row.role ?? ''),
    row.participant,
    mask(row.title ?? ''),
    yesNo(row.lost),
  ]
  return { columns, pages: pages(db, study, asRow) }
}

async function* pages(db: Db, study: string, asRow: (row: Found) => Cell[]): Dataset['pages'] {
  let after = 0
  for (;;) {
    const found = await findingsAfter(db, study, after)
    const last = found.at(-1)
    if (last === undefined) return
    yield shown(found, await voicesAmong(db, study, found)).map(asRow)
    after = last.number
  }
}

function verdictCells({ bySource, byMethod, overall, override }: MatrixRow, mask: Mask): Cell[] {
  return [bySource, byMethod, overall, override?.verdict ?? null, mask(override?.reason ?? '')]
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
  role: null,
  participant: null,
  title: null,
  lost: null,
}

/** A piece rests on a coding of a source or on a response's score; both know whose words or doings they are. */
function findingsAfter(db: Db, study: string, after: number): Promise<Found[]> {
  const onCodings = sql`
    select e.id, e.finding_id, e.added_at, e.stance, e.strength, e.note, c.quote, null as test, s.technique,
      s.participant, s.role, s.title, c.removed_at is not null as lost, ${quotable} as mayQuote, s.id as source,
      c.version, c.start_at as start, c.end_at as "end", octet_length(v.blocks) as blocksBytes
    from evidence e join codings c on c.id = e.coding_id join sources s on s.id = c.source_id
    join source_versions v on v.source_id = c.source_id and v.number = c.version
    where e.finding_id in (select id from page) and e.removed_at is null and ${readable}`
  const onScores = sql`
    select e.id, e.finding_id, e.added_at, e.stance, e.strength, e.note, null, e.test, 'score',
      r.participant, null, coalesce(t.title, ''), ${lostScore} is not null, null, null, null, null, null, null
    from evidence e join responses r on r.id = e.response_id left join sources t on t.response_id = r.id
    where e.finding_id in (select id from page) and e.removed_at is null
      and r.state <> 'quarantined' and ${notWithdrawn}`
  return rows<Found>(
    db,
    sql`with page as (select id, number, claim, state from findings
        where study_id = ${study} and number > ${after} order by number limit ${pageFindings})
      select f.number, f.claim, f.state, e.id as evidence, e.stance, e.strength, e.note, e.quote,
        e.mayQuote, e.test, e.technique, iif(e.technique = 'score', null, coalesce(p.role, e.role)) as role,
        e.participant, e.title, e.lost, e.source, e.version, e.start, e."end", e.blocksBytes
      from page f left join (${onCodings} union all ${onScores}) e on e.finding_id = f.id
      left join participants p on p.study_id = ${study} and p.code = e.participant
      order by f.number, e.added_at, e.id`,
  )
}

function yesNo(claim: number | null): Cell {
  return claim === null ? null : claim === 1 ? 'yes' : 'no'
}

/** The sentence that a score was held against: `total >= 70`. */
function sentence(json: string): string {
  const { of, op, value } = JSON.parse(json) as Extract<
    EvidenceBody['target'],
    { kind: 'score' }
  >['test']
  return `${of} ${op} ${value}`
}
