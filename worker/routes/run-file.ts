// The file that a run of an export or an archive makes, from where a download broke off.
import type { Context } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import type { App } from '../env.ts'
import { type AtWork, type Piece, piecesOf } from '../store/export-runs.ts'
import { rangeOf } from './range.ts'

/** What is not whole yet is given as a part of it, so that nobody takes it for the file. */
export async function runFile(c: Context<App>, run: AtWork): Promise<Response> {
  const isDone = run.state === 'done'
  const range = rangeOf(c.req.header('range'), run.sizeBytes)
  if (range === 'outside')
    return new Response(null, {
      status: 416,
      headers: { 'content-range': `bytes */${isDone ? run.sizeBytes : '*'}` },
    })
  const { start, end } = range ?? { start: 0, end: run.sizeBytes }
  const pieces = await piecesOf(c.var.db, run.id, start, end)
  const held = pieces.reduce(
    (sum, piece) =>
      sum + Math.min(end, piece.startAt + piece.sizeBytes) - Math.max(start, piece.startAt),
    0,
  )
  if (held !== end - start) throw new Refusal(problems.exportGone({}))
  const isWhole = isDone && range === null
  const name = run.kind === 'archive' ? `pedoman-${run.slug}` : 'pedoman'
  return new Response(joined(c.env.FILES, pieces, start, end), {
    status: isWhole ? 200 : 206,
    headers: {
      'content-type': 'application/zip',
      'content-length': String(end - start),
      'accept-ranges': 'bytes',
      etag: `"${run.id}"`,
      'content-disposition': `attachment; filename="${name}-${run.madeAt.slice(0, 10)}-${run.id.slice(0, 8)}.zip"`,
      ...(!isWhole && {
        'content-range': `bytes ${start}-${Math.max(start, end - 1)}/${isDone ? run.sizeBytes : '*'}`,
      }),
    },
  })
}

/** Piece after piece as they are taken; a broken one breaks the download, and it is gone on with from there. */
function joined(
  bucket: R2Bucket,
  pieces: readonly Piece[],
  start: number,
  end: number,
): ReadableStream<Uint8Array> {
  let at = 0
  let reader: ReadableStreamDefaultReader<Uint8Array> | null = null
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      for (;;) {
        if (reader === null) {
          const piece = pieces[at]
          if (piece === undefined) return controller.close()
          at++
          const offset = Math.max(0, start - piece.startAt)
          const length = Math.min(end, piece.startAt + piece.sizeBytes) - piece.startAt - offset
          const found = await bucket.get(piece.key, { range: { offset, length } })
          if (!found) return controller.error(new Error('export.gone'))
          reader = found.body.getReader() as ReadableStreamDefaultReader<Uint8Array>
        }
        const { done, value } = await reader.read()
        if (!done) return controller.enqueue(value)
        reader = null
      }
    },
    async cancel() {
      await reader?.cancel()
    },
  })
}
