// `npm run bench -- --large`: exports of a study as large as one gets, in seconds and in what the server's process holds
// meanwhile, beside the same of a tenth of it. What grows with the study would show in the second column.
import { execFileSync } from 'node:child_process'
import { measureExport } from './exports.ts'
import { type Ground, layGround } from './ground.ts'

const sizes = [10_000, 100_000]
/** As many codings to a response's words. */
const codingsEach = 5

type LargeRow = {
  file: string
  responses: number
  rows: number
  rowsPerSecond: number
  firstByteMs: number
  steps: number
  /** Of the server's process: before, and the most while it was made. */
  restMb: number
  peakMb: number
}

async function measureLarge(): Promise<LargeRow[]> {
  const found: LargeRow[] = []
  const ground = await layGround(false)
  let there = 0
  for (const responses of sizes) {
    await ground.grow(responses - there)
    there = responses
    if (responses === sizes[0]) await ground.codeEach()
    await codeAll(ground)
    for (const [kind, format] of [
      ['responses', 'csv'],
      ['responses', 'xlsx'],
      ['responses', 'sav'],
      ['segments', 'csv'],
    ] as const) {
      const restMb = serverMb()
      let peakMb = restMb
      const row = await measureExport(ground, kind, format, () => {
        peakMb = Math.max(peakMb, serverMb())
      })
      const { file, rows, rowsPerSecond, firstByteMs, steps } = row
      found.push({ file, responses, rows, rowsPerSecond, firstByteMs, steps, restMb, peakMb })
      console.log(found.at(-1))
    }
  }
  await ground.close()
  return found
}

/** One coding comes through the front door, with its code and its layer; the others are its like, in every text. */
async function codeAll(ground: Ground): Promise<void> {
  for (let n = 0; n < codingsEach; n++)
    await ground.db
      .prepare(`insert into codings (id, study_id, source_id, version, layer_id, code_id, start_at, end_at, quote, made_at, made_by)
        select v.source_id || '-' || ?1, c.study_id, v.source_id, v.number, c.layer_id, c.code_id, ?2, ?2 + 40,
          substr(v.text, ?2 + 1, 40), c.made_at, c.made_by
        from (select * from codings order by rowid limit 1) c, source_versions v
        where not exists (select 1 from codings o where o.source_id = v.source_id and o.start_at = ?2)`)
      .bind(n, n * 100)
      .run()
}

/** Resident memory of the workerd that this process started. */
function serverMb(): number {
  const listed = execFileSync('ps', ['-axo', 'ppid=,rss=,comm='], { encoding: 'utf8' })
  const kb = listed
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([parent, , name]) => Number(parent) === process.pid && name?.includes('workerd'))
    .map(([, rss]) => Number(rss))
  return Math.round(Math.max(0, ...kb) / 1_024)
}

console.table(await measureLarge())
