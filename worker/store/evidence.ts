// Evidence as it is read: links from a finding to a coded segment or a score, each with the chain it hangs on.
import { sql } from 'drizzle-orm'
import type { Evidence, EvidenceBody, Finding } from '../../core/wire/finding.ts'
import type { Technique } from '../../core/wire/words.ts'
import { type Db, first, rows } from './db.ts'
import { lostScore, quotable } from './pieces.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'
import { type Spoken, voicesOf } from './voices.ts'

type Test = Extract<EvidenceBody['target'], { kind: 'score' }>['test']

/** What both kinds have in common: the link itself, the instrument and the consent it goes back to. */
type Linked = Pick<Evidence, 'id' | 'stance' | 'strength' | 'note' | 'by' | 'at' | 'lost'> & {
  title: string
  hash: string | null
  instrument: string | null
  consent: string | null
}

const link = sql`e.id, e.stance, e.strength, e.note, w.name as "by", e.added_at as "at"`

const consent = sql`(select json_object('scopes', json(k.scopes), 'textVersion', k.text_version) from consents k
  where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null order by k.given_at desc limit 1)`

/** With its whole chain, in the order it was added. What a withdrawn person said is not among it, only that it was there. */
export async function evidenceOf(
  db: Db,
  study: string,
  finding: string,
): Promise<Pick<Finding, 'evidence' | 'withheld'>> {
  const [spoken, scored, all] = await Promise.all([
    spokenEvidence(db, study, finding),
    scoredEvidence(db, study, finding),
    first<{ n: number }>(
      db,
      sql`select count(*) as n from evidence
        where finding_id = ${finding} and study_id = ${study} and removed_at is null`,
    ),
  ])
  const evidence = [...spoken, ...scored].sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  return { evidence, withheld: (all?.n ?? 0) - evidence.length }
}

async function spokenEvidence(db: Db, study: string, finding: string): Promise<Evidence[]> {
  const found = await rows<
    Linked & Spoken & { coding: string; quote: string; technique: Technique }
  >(
    db,
    sql`select ${link}, e.coding_id as coding, case when c.removed_at is not null then 'removed' when c.unfit_at is not null then 'corrected' end as lost, c.quote, ${quotable} as mayQuote,
        s.id as source, s.title, s.technique, s.participant, coalesce(p.role, s.role) as role,
        c.version, c.start_at as start, c.end_at as "end", octet_length(b.blocks) as blocksBytes,
        s.version as hash, v.title as instrument, ${consent} as consent
      from evidence e join people w on w.id = e.added_by
      join codings c on c.id = e.coding_id join sources s on s.id = c.source_id
      join source_versions b on b.source_id = c.source_id and b.number = c.version
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      left join instrument_versions v on v.study_id = s.study_id and v.hash = s.version
      where e.finding_id = ${finding} and e.study_id = ${study} and e.removed_at is null and ${readable}`,
  )
  const voices = await voicesOf(db, study, found)
  return found.flatMap((row): Evidence[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    return [
      {
        ...linkOf(row),
        target: { kind: 'coding', coding: row.coding },
        score: null,
        quote: voice.mayQuote ? row.quote : null,
        place: {
          source: row.source,
          title: row.title,
          technique: row.technique,
          participant: voice.participant,
          role: voice.role,
          start: row.start,
          question: voice.place.question || null,
          timeMs: voice.place.timeMs,
          ...groundOf(row),
        },
      },
    ]
  })
}

async function scoredEvidence(db: Db, study: string, finding: string): Promise<Evidence[]> {
  const found = await rows<
    Linked & {
      response: string
      test: string
      score: number | null
      source: string | null
      participant: string | null
    }
  >(
    db,
    sql`select ${link}, r.id as response, e.test, ${lostScore} as lost,
        e.result ->> 'value' as score, s.id as source,
        coalesce(s.title, r.case_code, r.participant, '') as title, r.participant, r.version as hash,
        v.title as instrument, ${consent} as consent
      from evidence e join people w on w.id = e.added_by join responses r on r.id = e.response_id
      left join sources s on s.response_id = r.id
      left join participants p on p.study_id = r.study_id and p.code = r.participant
      join instrument_versions v on v.study_id = r.study_id and v.hash = r.version
      where e.finding_id = ${finding} and e.study_id = ${study} and e.removed_at is null
        and r.state <> 'quarantined' and ${notWithdrawn}`,
  )
  return found.map((row) => ({
    ...linkOf(row),
    target: { kind: 'score', response: row.response, test: JSON.parse(row.test) as Test },
    score: row.score,
    quote: null,
    place: {
      source: row.source ?? '',
      title: row.title,
      technique: 'score',
      participant: row.participant,
      role: null,
      start: null,
      question: null,
      timeMs: null,
      ...groundOf(row),
    },
  }))
}

function linkOf({ id, stance, strength, note, by, at, lost }: Linked) {
  return { id, stance, strength, note, by, at, lost }
}

function groundOf({
  instrument,
  hash,
  consent,
}: Linked): Pick<Evidence['place'], 'instrument' | 'consent'> {
  return {
    instrument:
      instrument === null || hash === null
        ? null
        : { title: JSON.parse(instrument) as Record<string, string>, version: hash },
    consent:
      consent === null ? null : (JSON.parse(consent) as NonNullable<Evidence['place']['consent']>),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
