// `npm run bench -- --large`: exports of a study as large as one gets, in seconds and in what the Worker holds
// meanwhile, beside the same of a tenth of it. What grows with the study would show in the second column.
import { measureExport } from './exports.ts'
import { type Ground, layGround } from './ground.ts'

const inspector = 9_339
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
  /** The Worker's heap after a step: the least that was seen, which is near to what it must hold, and the most. */
  leastMb: number
  mostMb: number
}

async function measureLarge(): Promise<LargeRow[]> {
  const found: LargeRow[] = []
  const ground = await layGround(false, false, inspector)
  const heap = await heapOf(inspector)
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
      ['project', 'csv'],
    ] as const) {
      const seen: number[] = []
      const row = await measureExport(ground, kind, format, async () => {
        seen.push(await heap.usedMb())
      })
      const [leastMb, mostMb] = [Math.min(...seen), Math.max(...seen)]
      const { file, rows, rowsPerSecond, firstByteMs, steps } = row
      found.push({ file, responses, rows, rowsPerSecond, firstByteMs, steps, leastMb, mostMb })
      console.log(found.at(-1))
    }
  }
  heap.close()
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

type Heap = { usedMb(): Promise<number>; close(): void }

/** What the Worker itself holds, as V8 tells it through the inspector: production ends a Worker at 128 MB. */
async function heapOf(port: number): Promise<Heap> {
  const listed = (await (await fetch(`http://127.0.0.1:${port}/json`)).json()) as {
    title: string
    webSocketDebuggerUrl: string
  }[]
  const worker = listed.find(({ title }) => title.includes('core:user'))
  if (worker === undefined) throw new Error('no Worker to look at')
  const socket = new WebSocket(worker.webSocketDebuggerUrl)
  await new Promise((opened) => socket.addEventListener('open', opened, { once: true }))
  const usedMb = () =>
    new Promise<number>((told) => {
      socket.addEventListener(
        'message',
        ({ data }) => {
          const { result } = JSON.parse(String(data)) as { result: { usedSize: number } }
          told(Math.round(result.usedSize / 1e6))
        },
        { once: true },
      )
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.getHeapUsage' }))
    })
  return { usedMb, close: () => socket.close() }
}

console.table(await measureLarge())
