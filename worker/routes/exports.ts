// Datasets to take away: pseudonymised, streamed page by page, each with its line in the audit trail.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { byteOrderMark, csvLines } from '../../core/table/csv.ts'
import { Id, Technique } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { query } from '../http.ts'
import { findingsDataset } from '../store/export-findings.ts'
import { responsesDataset } from '../store/export-responses.ts'
import { segmentsDataset } from '../store/export-segments.ts'
import { type Dataset, noteExport } from '../store/exports.ts'
import { masker } from '../store/mask.ts'

const Segments = v.strictObject({
  code: v.optional(Id),
  technique: v.optional(Technique),
  role: v.optional(v.pipe(v.string(), v.maxLength(40))),
})
const Responses = v.strictObject({ instrument: v.pipe(v.string(), v.maxLength(64)) })

export const exports = new Hono<App>()
  .get('/export/segments.csv', may('dataset.export'), query(Segments), async (c) => {
    const { db, study } = c.var
    const asked = c.req.valid('query')
    const dataset = await segmentsDataset(db, study.id, await masker(db, study.id), asked)
    if (!dataset) throw new Refusal(problems.notFound({ what: 'code' }))
    return handOver(c, 'segments.csv', dataset)
  })
  .get('/export/responses.csv', may('dataset.export'), query(Responses), async (c) => {
    const { db, study } = c.var
    const { instrument } = c.req.valid('query')
    const dataset = await responsesDataset(db, study.id, await masker(db, study.id), instrument)
    if (!dataset) throw new Refusal(problems.notFound({ what: 'instrument' }))
    return handOver(c, 'responses.csv', dataset)
  })
  .get('/export/findings.csv', may('dataset.export'), async (c) => {
    const { db, study } = c.var
    const dataset = findingsDataset(db, study.id, await masker(db, study.id))
    return handOver(c, 'findings.csv', dataset)
  })

async function handOver(c: Context<App>, file: string, dataset: Dataset): Promise<Response> {
  await noteExport(c.var.db, deedOf(c), file)
  return new Response(streamed(dataset), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${c.var.study.slug}-${file}"`,
    },
  })
}

/** A page is read when the one before it has been taken; whoever stops reading stops the reading. */
function streamed({ columns, pages }: Dataset): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.encode(byteOrderMark + csvLines([columns])))
    },
    async pull(controller) {
      const page = await pages.next()
      if (page.done) controller.close()
      else controller.enqueue(bytes.encode(csvLines(page.value)))
    },
    async cancel() {
      await pages.return()
    },
  })
}
