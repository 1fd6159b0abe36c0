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
import { type Mask, masker } from '../store/mask.ts'

const Segments = v.strictObject({
  code: v.optional(Id),
  technique: v.optional(Technique),
  role: v.optional(v.pipe(v.string(), v.maxLength(40))),
})
const Responses = v.strictObject({ instrument: v.pipe(v.string(), v.maxLength(64)) })

export const oldExports = new Hono<App>()
  .get('/export/segments.csv', may('dataset.export'), query(Segments), async (c) => {
    const { db, study } = c.var
    const asked = c.req.valid('query')
    const mask = await masker(db, study.id)
    const dataset = await segmentsDataset(db, study.id, mask, asked)
    if (!dataset) throw new Refusal(problems.notFound({ what: 'code' }))
    return handOver(c, 'segments.csv', dataset, mask)
  })
  .get('/export/responses.csv', may('dataset.export'), query(Responses), async (c) => {
    const { db, study } = c.var
    const { instrument } = c.req.valid('query')
    const mask = await masker(db, study.id)
    const dataset = await responsesDataset(db, study.id, mask, instrument)
    if (!dataset) throw new Refusal(problems.notFound({ what: 'instrument' }))
    return handOver(c, 'responses.csv', dataset, mask)
  })
  .get('/export/findings.csv', may('dataset.export'), async (c) => {
    const { db, study } = c.var
    const mask = await masker(db, study.id)
    return handOver(c, 'findings.csv', await findingsDataset(db, study.id, mask), mask)
  })

async function handOver(
  c: Context<App>,
  file: string,
  dataset: Dataset,
  mask: Mask,
): Promise<Response> {
  await noteExport(c.var.db, deedOf(c), file)
  const broke = (error: unknown) =>
    console.error(
      JSON.stringify({
        code: 'export.broken',
        route: `${c.req.method} ${c.req.routePath}`,
        requestId: c.var.requestId,
        error: error instanceof Error ? error.name : typeof error,
      }),
    )
  return new Response(streamed(dataset, broke), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${mask(c.var.study.slug)}-${file}"`,
    },
  })
}

/** A page is read when the one before it has been taken; whoever stops reading stops the reading. */
function streamed(
  { columns, pages }: Dataset,
  broke: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder()
  return new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(bytes.encode(byteOrderMark + csvLines([columns])))
    },
    async pull(controller) {
      try {
        const page = await pages.next()
        if (page.done) controller.close()
        else controller.enqueue(bytes.encode(csvLines(page.value)))
      } catch (error) {
        // The status has been sent, so the download is cut off; the platform would log the error's text,
        // which may hold people's words, so it gets one of ours.
        broke(error)
        controller.error(new Error('export.broken'))
      }
    },
    async cancel() {
      await pages.return()
    },
  })
}
