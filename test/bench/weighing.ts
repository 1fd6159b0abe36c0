// How the convergence matrix bears a large study: 200 findings, 5,000 links, 20,000 codings. The rows that it reads are told twice,
// with as many responses again laid beside it: they must be the same.
import { codeBody, type Ground, layGround, study, uuid } from './ground.ts'

export type WeighingCost = { asked: string; ms: number; rows: number; queries: number; kB: number }

export const responses = 2_000
const codingsEach = 10
const findings = 200
const linksEach = 25
const repeats = 5

export async function measureWeighing(): Promise<WeighingCost[]> {
  const ground = await layGround(true)
  try {
    await ground.grow(responses)
    await ground.codeEach()
    await layFindings(ground)
    // The connection may have been closed while the tables were filled.
    await ground.desk('GET', study('')).catch(() => null)
    const before = await ask(ground, 'all five dimensions', '?by=time,investigator,theory')
    const usual = await ask(ground, 'role and technique', '')
    const list = await askOne(ground)
    await ground.grow(responses)
    const after = await ask(
      ground,
      `with ${responses} responses more`,
      '?by=time,investigator,theory',
    )
    return [usual, before, after, list]
  } finally {
    await ground.close()
  }
}

/** Straight into the tables: what is measured is reading. */
export async function layFindings({ db, desk }: Ground): Promise<void> {
  const code = uuid()
  const made = await desk('PUT', study(`/codes/${code}`), codeBody('lain'))
  if (made.status >= 300) throw new Error(`a code answered ${made.status}`)
  const steps = JSON.stringify(Array.from({ length: codingsEach - 1 }, (_, at) => at + 1))
  await db
    .prepare(`insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
      select c.id || '-' || j.value, c.study_id, c.source_id, c.version, c.layer_id, c.code_id, c.start_at + j.value, c.end_at,
        substr(c.quote, 1 + j.value), c.made_at, c.made_by from codings c, json_each(?) j`)
    .bind(steps)
    .run()
  const numbers = JSON.stringify(Array.from({ length: findings }, (_, at) => at + 1))
  await db
    .prepare(`insert into findings (id, study_id, number, claim, question, scope, rival, state, created_at, created_by)
      select 'f-' || j.value, s.id, j.value, 'Klaim ' || j.value, '', '', '', 'draft', '2026-01-01', 'owner'
      from studies s, json_each(?) j where s.slug = 'bench'`)
    .bind(numbers)
    .run()
  await db
    .prepare(
      'insert into finding_codes select f.id, c.id from findings f join codes c on c.study_id = f.study_id where c.retired_at is null',
    )
    .run()
  await db
    .prepare(`insert into evidence (id, study_id, finding_id, coding_id, stance, strength, note, theory, added_by, added_at)
      select 'e-' || n, study_id, 'f-' || (1 + n / ${linksEach}), id, 'supports', 2, '', iif(n % 3 = 0, 'teori', ''), 'owner', '2026-01-01'
      from (select c.id, c.study_id, row_number() over (order by c.start_at, c.id) - 1 as n from codings c)
      where n < ${findings * linksEach}`)
    .run()
}

async function ask({ desk }: Ground, asked: string, query: string): Promise<WeighingCost> {
  const took: number[] = []
  let told = await desk('GET', study(`/matrix${query}`))
  for (let round = 0; round < repeats; round += 1) {
    const began = performance.now()
    told = await desk('GET', study(`/matrix${query}`))
    took.push(performance.now() - began)
  }
  if (told.status !== 200) throw new Error(`the matrix answered ${told.status}`)
  return { asked, ...costOf(told, took) }
}

async function askOne({ desk }: Ground): Promise<WeighingCost> {
  const began = performance.now()
  const told = await desk('GET', study('/findings/f-1'))
  return { asked: 'one finding with its evidence', ...costOf(told, [performance.now() - began]) }
}

function costOf(told: { headers: Record<string, unknown>; text: string }, took: number[]) {
  const median = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0
  return {
    ms: Math.round(median),
    rows: Number(told.headers['x-rows-read']),
    queries: Number(told.headers['x-queries']),
    kB: Math.round(told.text.length / 1_000),
  }
}
