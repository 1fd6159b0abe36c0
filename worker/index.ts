// Assembles the Worker: what every request passes, the routes, and the one place that turns a refusal into an answer.
import { Hono, type MiddlewareHandler } from 'hono'
import { type Problem, problems, Refusal } from '../core/problem.ts'
import type { App, Env } from './env.ts'
import { tagAnswer } from './etag.ts'
import { driveExports } from './exporting.ts'
import { may } from './gate.ts'
import { readToEnd } from './http.ts'
import { openApi } from './openapi.ts'
import { agreement } from './routes/agreement.ts'
import { archives } from './routes/archives.ts'
import { fieldDrafts, studyDrafts } from './routes/backups.ts'
import { codebook } from './routes/codebook.ts'
import { codebookChanges } from './routes/codebook-changes.ts'
import { codingRuns } from './routes/coding-runs.ts'
import { codings } from './routes/codings.ts'
import { consentTexts } from './routes/consent-texts.ts'
import { deeds } from './routes/deeds.ts'
import { displays } from './routes/displays.ts'
import { drafts } from './routes/drafts.ts'
import { exports } from './routes/exports.ts'
import { field } from './routes/field.ts'
import { files } from './routes/files.ts'
import { findings } from './routes/findings.ts'
import { imports } from './routes/imports.ts'
import { instruments } from './routes/instruments.ts'
import { machine } from './routes/machine.ts'
import { matrix } from './routes/matrix.ts'
import { memos } from './routes/memos.ts'
import { network } from './routes/network.ts'
import { participants } from './routes/participants.ts'
import { people } from './routes/people.ts'
import { pseudonyms } from './routes/pseudonyms.ts'
import { recordings } from './routes/recordings.ts'
import { report } from './routes/report.ts'
import { responses } from './routes/responses.ts'
import { restores } from './routes/restores.ts'
import { retrieval } from './routes/retrieval.ts'
import { rounds } from './routes/rounds.ts'
import { scores } from './routes/scores.ts'
import { search } from './routes/search.ts'
import { session } from './routes/session.ts'
import { sources } from './routes/sources.ts'
import { studies } from './routes/studies.ts'
import { tasks } from './routes/tasks.ts'
import { weighing } from './routes/weighing.ts'
import { open } from './store/db.ts'
import { sweep } from './store/sweep.ts'
import { version } from './version.ts'

const everyRequest: MiddlewareHandler<App> = async (c, next) => {
  c.set('requestId', crypto.randomUUID())
  c.set('db', open(c.env.DB))
  refuseForeignWrites(c.req.raw)
  await next()
  await tagAnswer(c)
  // Straight into the answer's own headers: each `c.header` after the answer is made would copy the answer.
  const { headers } = c.res
  headers.set('cache-control', 'no-store')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
  headers.set('referrer-policy', 'no-referrer')
  headers.set('x-request-id', c.var.requestId)
}

/** The API, as one chain, so that the web's client knows every route's types. */
export const api = new Hono<App>()
  .basePath('/api')
  .use(everyRequest)
  .get('/openapi.json', may('public'), (c) => c.json(openApi(routeTable(), version)))
  .route('/', session)
  .route('/', studies)
  .route('/', restores)
  .route('/field', field)
  .route('/field', deeds)
  .route('/field', fieldDrafts)
  .route('/studies/:study', people)
  .route('/studies/:study', participants)
  .route('/studies/:study', consentTexts)
  .route('/studies/:study', drafts)
  .route('/studies/:study', instruments)
  .route('/studies/:study', responses)
  .route('/studies/:study', studyDrafts)
  .route('/studies/:study', scores)
  .route('/studies/:study', tasks)
  .route('/studies/:study', sources)
  .route('/studies/:study', files)
  .route('/studies/:study', recordings)
  .route('/studies/:study', machine)
  .route('/studies/:study', pseudonyms)
  .route('/studies/:study', codebook)
  .route('/studies/:study', codebookChanges)
  .route('/studies/:study', codings)
  .route('/studies/:study', rounds)
  .route('/studies/:study', agreement)
  .route('/studies/:study', memos)
  .route('/studies/:study', search)
  .route('/studies/:study', codingRuns)
  .route('/studies/:study', retrieval)
  .route('/studies/:study', findings)
  .route('/studies/:study', matrix)
  .route('/studies/:study', weighing)
  .route('/studies/:study', displays)
  .route('/studies/:study', report)
  .route('/studies/:study', network)
  .route('/studies/:study', exports)
  .route('/studies/:study', archives)
  .route('/studies/:study', imports)

export type Api = typeof api

api.notFound((c) => answer(problems.routeUnknown({}), c.var.requestId ?? ''))
api.onError((error, c) => {
  const requestId = c.var.requestId ?? ''
  if (error instanceof Refusal) return answer(error.problem, requestId)
  // An unknown error: its text may hold parameters, which are people's words, so only its name is logged.
  console.error(
    JSON.stringify({
      code: 'server.failed',
      route: `${c.req.method} ${c.req.routePath}`,
      requestId,
      error: error.name,
    }),
  )
  return answer(problems.serverFailed({}), requestId)
})

/** Method, path and permission of each route: what docs/api.md and the authorisation matrix are held against. */
export function routeTable(): { method: string; path: string; permission: string | null }[] {
  const table = new Map<string, { method: string; path: string; permission: string | null }>()
  for (const route of api.routes) {
    if (route.method === 'ALL') continue
    const key = `${route.method} ${route.path}`
    const known = table.get(key) ?? { method: route.method, path: route.path, permission: null }
    const gate = route.handler as unknown as Partial<ReturnType<typeof may>>
    table.set(key, { ...known, permission: known.permission ?? gate.permission ?? null })
  }
  return [...table.values()]
}

/** As wrangler.toml has it: often enough that a schedule is kept and an abandoned export goes on. */
const exportCron = '*/10 * * * *'

export default {
  async fetch(request, env, context) {
    const told = await api.fetch(request, env, context)
    await readToEnd(request)
    return told
  },
  async scheduled({ cron }, env) {
    const now = new Date().toISOString()
    if (cron === exportCron) await driveExports(open(env.DB), env.FILES, now)
    else await sweep(open(env.DB), env.FILES, now)
  },
} satisfies ExportedHandler<Env>

function answer(problem: Problem, requestId: string): Response {
  return Response.json(
    { error: problem.code, details: problem.details, requestId },
    {
      status: problem.status,
      headers: {
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-request-id': requestId,
      },
    },
  )
}

/**
 * Writes come from our own pages, or carry a bearer token that no other site can know. A cookie alone is not enough:
 * SameSite=Strict is the first wall, this is the second.
 */
function refuseForeignWrites(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const origin = request.headers.get('origin')
  const site = request.headers.get('sec-fetch-site')
  const foreign =
    origin !== null
      ? origin !== new URL(request.url).origin
      : site !== null && site !== 'same-origin'
  const unproven = origin === null && site === null && !request.headers.has('authorization')
  if (foreign || unproven) throw new Refusal(problems.originForeign({}))
}
