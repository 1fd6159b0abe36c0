// Scripts that read again and again are spared what they have: their answers carry a tag, and a matching one is a 304.
import type { Context } from 'hono'
import type { App } from './env.ts'
import { sha256 } from './secret.ts'

/** For API tokens only: a screen knows by itself what it has read, and hashing costs every answer. */
export async function tagAnswer(c: Context<App>): Promise<void> {
  const { res } = c
  if (c.req.method !== 'GET' || res.status !== 200 || c.var.actor?.kind !== 'token') return
  if (!res.headers.get('content-type')?.includes('json')) return
  const text = await res.text()
  const etag = `"${(await sha256(text)).slice(0, 32)}"`
  const isHad = c.req.header('if-none-match') === etag
  c.res = undefined
  c.res = isHad
    ? new Response(null, { status: 304, headers: { etag } })
    : new Response(text, { headers: { 'content-type': 'application/json', etag } })
}
