// The evidence that counts, as triangulation sees it: not removed, its coding still there, nobody in it withdrawn,
// and the sentence about a score true, of a response that was not given back.
import { type SQL, sql } from 'drizzle-orm'
import type { Piece } from '../../core/triangulate/piece.ts'
import { type Db, rows } from './db.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'
import { type Spoken, voicesOf } from './voices.ts'

export type EvidencePiece = Piece & {
  id: string
  finding: string
  note: string
  /** Null for a score. */
  coding: string | null
}

/** True of a source `s` whose words may be quoted: nobody's in particular, or with consent to quote. */
export const quotable: SQL = sql`(s.participant is null or 'quote' in (
  select q.value from json_each((select k.scopes from consents k where k.study_id = s.study_id
    and k.participant = s.participant and k.withdrawn_at is null order by k.given_at desc limit 1)) q))`

/**
 * Why evidence `e` on the score of response `r` does not count: null while it does. A response that was returned is to be
 * corrected, so nobody can say yet what it comes to; once it is accepted, its score stands again.
 */
export const lostScore: SQL = sql`case when r.state = 'returned' then 'returned'
  when e.result ->> 'holds' = 1 then null else 'unmet' end`

/** As much of a quotation as a cell of the matrix shows. */
const quoteChars = 600

type Found = Pick<
  EvidencePiece,
  'finding' | 'stance' | 'strength' | 'note' | 'technique' | 'theory' | 'month' | 'code' | 'coding'
> &
  Spoken & { quote: string }
/** A score's piece but for what a score never has. */
type Scored = Pick<
  EvidencePiece,
  'id' | 'finding' | 'stance' | 'strength' | 'note' | 'theory' | 'month' | 'informant'
>
const ofScores = {
  role: null,
  technique: 'score',
  coders: [],
  code: null,
  coding: null,
  source: null,
  quote: null,
} as const

/**
 * Of one finding, or of all; whose layers carry each is told by `carriersOf`, and `coders` is empty here. It costs what the
 * evidence costs: responses that are none are not read.
 */
export async function countingPieces(
  db: Db,
  study: string,
  finding?: string,
): Promise<EvidencePiece[]> {
  const which =
    finding === undefined
      ? sql`e.study_id = ${study}`
      : sql`e.finding_id = ${finding} and +e.study_id = ${study}`
  const [spoken, ofResponses, ofMany] = await Promise.all([
    rows<Found>(
      db,
      sql`select e.id, e.finding_id as finding, e.stance, e.strength, e.note, e.theory, c.id as coding,
          c.code_id as code, substr(coalesce(s.occurred_on, ''), 1, 7) as month, s.technique, s.id as source, c.version,
          c.start_at as start, c.end_at as "end", octet_length(v.blocks) as blocksBytes, s.participant,
          coalesce(p.role, s.role) as role, ${quotable} as mayQuote, substr(c.quote, 1, ${quoteChars}) as quote
        from evidence e join codings c on c.id = e.coding_id join sources s on s.id = c.source_id
        join source_versions v on v.source_id = c.source_id and v.number = c.version
        left join participants p on p.study_id = s.study_id and p.code = s.participant
        where ${which} and e.removed_at is null and c.removed_at is null and c.unfit_at is null and ${readable}`,
    ),
    rows<Scored>(
      db,
      sql`select e.id, e.finding_id as finding, e.stance, e.strength, e.note, e.theory,
          coalesce(r.participant, r.case_code, r.id) as informant, substr(r.occurred_on, 1, 7) as month
        from evidence e join responses r on r.id = e.response_id
        where ${which} and e.removed_at is null and ${lostScore} is null
          and r.state <> 'quarantined' and ${notWithdrawn}`,
    ),
    // A sentence about many cases is one voice: that of the instrument.
    rows<Scored>(
      db,
      sql`select e.id, e.finding_id as finding, e.stance, e.strength, e.note, e.theory,
          e.instrument as informant, coalesce(substr(e.result ->> 'until', 1, 7), '') as month
        from evidence e where ${which} and e.instrument is not null and e.removed_at is null and e.result ->> 'holds' = 1`,
    ),
  ])
  const voices = await voicesOf(db, study, spoken)
  const pieces = spoken.flatMap((row): EvidencePiece[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    const { id, finding, stance, strength, note, technique, theory, month, code, coding } = row
    return [
      {
        id,
        finding,
        stance,
        strength,
        note,
        technique,
        theory,
        month,
        coders: [],
        code,
        coding,
        source: row.source,
        informant: voice.participant ?? row.source,
        role: voice.role,
        quote: voice.mayQuote ? row.quote : null,
      },
    ]
  })
  return [...pieces, ...[...ofResponses, ...ofMany].map((one) => ({ ...one, ...ofScores }))]
}

/** Changes whenever a finding's evidence does: a guard against judging what has changed meanwhile. */
export function evidenceMark(finding: string): SQL {
  return sql`(select coalesce(group_concat(mark, ' '), '') from (
    select id || stance || strength || (trim(note) = '') || coalesce(result ->> 'holds', '') as mark
    from evidence where finding_id = ${finding} and removed_at is null order by id))`
}
