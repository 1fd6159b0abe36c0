// The Worker, and beside it what bounds every export of responses: a request that asks the database for the same pages, with the same
// questions, and does nothing with them.
import type { ExecutionContext } from '@cloudflare/workers-types'
import { sql } from 'drizzle-orm'
import type { Env } from '../../worker/env.ts'
import worker from '../../worker/index.ts'
import { pageQuery, type Row } from '../../worker/store/datasets/responses.ts'
import { open, rows } from '../../worker/store/db.ts'

export default {
  async fetch(request: Request, env: Env, context: ExecutionContext): Promise<Response> {
    const url = new URL(request.url)
    if (url.pathname !== '/api/bare') return worker.fetch(request, env, context)
    const db = open(env.DB)
    const [study] = await rows<{ id: string; slug: string; zone: string; language: string }>(
      db,
      sql`select id, slug, zone, language from studies limit 1`,
    )
    if (study === undefined) throw new Error('no study')
    const ground = { study, filter: {}, until: '9999' }
    let read = 0
    for (let cursor: string | null = null; ; ) {
      const found: Row[] = await rows<Row>(db, pageQuery(ground, 'twenty-questions', cursor))
      const last = found.at(-1)
      if (last === undefined) return Response.json({ rows: read })
      read += found.length
      cursor = JSON.stringify([last.receivedAt, last.id])
    }
  },
  scheduled: worker.scheduled,
}
