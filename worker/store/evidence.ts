// Evidence as it is read: links from a finding to a coded segment or a score, each with the chain it hangs on.
import { sql } from 'drizzle-orm'
import type { Evidence, Finding, ScoreResult, ScoreTest } from '../../core/wire/finding.ts'
import type { Technique } from '../../core/wire/words.ts'
import { carriersOf } from './carriers.ts'
import { type Db, first, rows } from './db.ts'
import { targetOf } from './linking.ts'
import { lostScore, quotable } from './pieces.ts'
import { notWithdrawn } from './responses.ts'
import { readable } from './sources.ts'
import { type Spoken, voicesOf } from './voices.ts'

/** What all kinds have in common: the link itself, the instrument and the consent it goes back to. */
type Linked = Pick<
  Evidence,
  'id' | 'stance' | 'strength' | 'note' | 'theory' | 'by' | 'at' | 'lost'
> & {
  title: string
  hash: string | null
  instrument: string | null
  consent: string | null
}

const link = sql`e.id, e.stance, e.strength, e.note, e.theory, w.name as "by", e.added_at as "at"`

const consent = sql`(select json_object('scopes', json(k.scopes), 'textVersion', k.text_version) from consents k
  where k.study_id = p.study_id and k.participant = p.code and k.withdrawn_at is null order by k.given_at desc limit 1)`

/** With its whole chain, in the order it was added. What a withdrawn person said is not among it, only that it was there. */
export async function evidenceOf(
  db: Db,
  study: string,
  finding: string,
): Promise<Pick<Finding, 'evidence' | 'withheld'>> {
  const [spoken, scored, ofMany, results, all] = await Promise.all([
    spokenEvidence(db, study, finding),
    scoredEvidence(db, study, finding),
    evidenceOfMany(db, study, finding),
    resultsOf(db, study, finding),
    first<{ n: number }>(
      db,
      sql`select count(*) as n from evidence
        where finding_id = ${finding} and +study_id = ${study} and removed_at is null`,
    ),
  ])
  const evidence = [...spoken, ...scored, ...ofMany]
    .map((one): Evidence => ({ ...one, results: results.get(one.id) ?? [] }))
    .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id))
  return { evidence, withheld: (all?.n ?? 0) - evidence.length }
}

/** The answers of its scores are put to it afterwards. */
type Bare = Omit<Evidence, 'results'>

async function spokenEvidence(db: Db, study: string, finding: string): Promise<Bare[]> {
  const found = await rows<
    Linked &
      Spoken & { coding: string; quote: string; technique: Technique; occurredOn: string | null }
  >(
    db,
    sql`select ${link}, e.coding_id as coding, case when c.removed_at is not null then 'removed' when c.unfit_at is not null then 'corrected' end as lost, c.quote, ${quotable} as mayQuote,
        s.id as source, s.title, s.technique, s.occurred_on as occurredOn, s.participant, coalesce(p.role, s.role) as role,
        c.version, c.start_at as start, c.end_at as "end", octet_length(b.blocks) as blocksBytes,
        s.version as hash, v.title as instrument, ${consent} as consent
      from evidence e join people w on w.id = e.added_by
      join codings c on c.id = e.coding_id join sources s on s.id = c.source_id
      join source_versions b on b.source_id = c.source_id and b.number = c.version
      left join participants p on p.study_id = s.study_id and p.code = s.participant
      left join instrument_versions v on v.study_id = s.study_id and v.hash = s.version
      where e.finding_id = ${finding} and +e.study_id = ${study} and e.removed_at is null and ${readable}`,
  )
  const [voices, carriers] = await Promise.all([
    voicesOf(db, study, found),
    carriersOf(
      db,
      study,
      found.map((row) => row.coding),
    ),
  ])
  return found.flatMap((row): Bare[] => {
    const voice = voices.get(row.id)
    if (!voice || voice.isWithdrawn) return []
    return [
      {
        ...linkOf(row),
        target: { kind: 'coding', coding: row.coding },
        score: null,
        coders: carriers.get(row.coding) ?? [],
        quote: voice.mayQuote ? row.quote : null,
        place: {
          source: row.source,
          title: row.title,
          technique: row.technique,
          participant: voice.participant,
          role: voice.role,
          occurredOn: row.occurredOn,
          start: row.start,
          question: voice.place.question || null,
          timeMs: voice.place.timeMs,
          ...groundOf(row),
        },
      },
    ]
  })
}

async function scoredEvidence(db: Db, study: string, finding: string): Promise<Bare[]> {
  const found = await rows<
    Linked & {
      response: string
      test: string
      score: number | null
      source: string | null
      participant: string | null
      occurredOn: string
    }
  >(
    db,
    sql`select ${link}, r.id as response, e.test, ${lostScore} as lost,
        e.result ->> 'value' as score, s.id as source,
        coalesce(s.title, r.case_code, r.participant, '') as title, r.participant, r.occurred_on as occurredOn, r.version as hash,
        v.title as instrument, ${consent} as consent
      from evidence e join people w on w.id = e.added_by join responses r on r.id = e.response_id
      left join sources s on s.response_id = r.id
      left join participants p on p.study_id = r.study_id and p.code = r.participant
      join instrument_versions v on v.study_id = r.study_id and v.hash = r.version
      where e.finding_id = ${finding} and +e.study_id = ${study} and e.removed_at is null
        and r.state <> 'quarantined' and ${notWithdrawn}`,
  )
  return found.map((row) => ({
    ...linkOf(row),
    target: targetOf({ response: row.response, instrument: null, test: row.test }),
    score: row.score,
    coders: [],
    quote: null,
    place: {
      source: row.source ?? '',
      title: row.title,
      technique: 'score',
      participant: row.participant,
      role: null,
      occurredOn: row.occurredOn,
      start: null,
      question: null,
      timeMs: null,
      ...groundOf(row),
    },
  }))
}

/** A sentence about the scores of many cases belongs to nobody among them. */
async function evidenceOfMany(db: Db, study: string, finding: string): Promise<Bare[]> {
  const found = await rows<Linked & { slug: string; test: string; until: string | null }>(
    db,
    sql`select ${link}, e.instrument as slug, e.test, e.result ->> 'until' as until,
        iif(e.result ->> 'holds' = 1, null, 'unmet') as lost, e.instrument as title, v.hash, v.title as instrument, null as consent
      from evidence e join people w on w.id = e.added_by
      left join instrument_versions v on v.study_id = e.study_id and v.slug = e.instrument
        and v.number = (select max(number) from instrument_versions where study_id = e.study_id and slug = e.instrument)
      where e.finding_id = ${finding} and +e.study_id = ${study} and e.instrument is not null and e.removed_at is null`,
  )
  return found.map((row) => ({
    ...linkOf(row),
    target: targetOf({ response: null, instrument: row.slug, test: row.test }),
    score: null,
    coders: [],
    quote: null,
    place: {
      source: '',
      title: row.title,
      technique: 'score',
      participant: null,
      role: null,
      occurredOn: row.until,
      start: null,
      question: null,
      timeMs: null,
      ...groundOf(row),
    },
  }))
}

/** All answers to the questions about scores that a finding rests on, the newest first. */
async function resultsOf(
  db: Db,
  study: string,
  finding: string,
): Promise<Map<string, ScoreResult[]>> {
  const found = await rows<{ id: string; at: string; by: string; test: string; result: string }>(
    db,
    sql`select e.id, k.asked_at as "at", w.name as "by", k.test, k.result
      from evidence e join evidence_results k on k.evidence_id = e.id join people w on w.id = k.asked_by
      where e.finding_id = ${finding} and +e.study_id = ${study} and e.removed_at is null
      order by k.asked_at desc limit 2000`,
  )
  const results = new Map<string, ScoreResult[]>()
  for (const { id, at, by, test, result } of found) {
    const { of: about, op, value: bound } = JSON.parse(test) as ScoreTest
    const { holds, value, met, of } = JSON.parse(result) as Record<
      string,
      number | null | undefined
    >
    const one = {
      at,
      by,
      test: { of: about, op, value: bound },
      holds: holds === 1,
      value: value ?? null,
      met: met ?? null,
      of: of ?? null,
    }
    results.set(id, [...(results.get(id) ?? []), one])
  }
  return results
}

function linkOf({ id, stance, strength, note, theory, by, at, lost }: Linked) {
  return { id, stance, strength, note, theory, by, at, lost }
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
