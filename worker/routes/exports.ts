// Exports: ordered, moved on step by step, downloaded from where the download broke off; settings that are kept; and any
// table a page at a time.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import {
  type ExportFilter,
  ExportOrder,
  type ExportRun,
  ExportSettings,
} from '../../core/wire/export.ts'
import { Id, Language, Technique } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { stepOn } from '../exporting.ts'
import { deedOf, may, mustBeFresh, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import type { Ground } from '../store/datasets/ground.ts'
import { cancelRun, findRun, listRuns, makeRun, runAtWork } from '../store/export-runs.ts'
import { listSettings, putSettings, removeSettings } from '../store/export-settings.ts'
import { exportWarnings } from '../store/export-warnings.ts'
import { noteExport } from '../store/exports.ts'
import { masker } from '../store/mask.ts'
import { tableNames, tablePage } from '../store/tables.ts'
import { runFile } from './run-file.ts'

const Asked = v.strictObject({
  after: v.optional(v.pipe(v.string(), v.maxLength(400_000))),
  /** Only so many rows, and no next page: to look at it. */
  first: v.optional(v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number))),
  language: v.optional(Language),
  split: v.optional(v.picklist(['yes', 'no'])),
  code: v.optional(Id),
  technique: v.optional(Technique),
  role: v.optional(v.pipe(v.string(), v.maxLength(40))),
  layer: v.optional(v.picklist(['coder', 'consensus'])),
})

export const exports = new Hono<App>()
  .get('/exports', may('dataset.export'), query(listQuery({})), async (c) =>
    c.json(await listRuns(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .get('/exports/warnings', may('dataset.export'), async (c) =>
    c.json(await exportWarnings(c.var.db, c.var.study.id)),
  )
  .get('/exports/settings', may('dataset.export'), async (c) =>
    c.json({ rows: await listSettings(c.var.db, c.var.study.id) }),
  )
  .put('/exports/settings/:id', may('dataset.export'), body(ExportSettings), async (c) => {
    const id = check(Id, c.req.param('id'))
    if (!(await putSettings(c.var.db, deedOf(c), id, c.req.valid('json'))))
      throw new Refusal(problems.notFound({ what: 'export-settings' }))
    return c.json({ id })
  })
  .delete('/exports/settings/:id', may('dataset.export'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeSettings(c.var.db, deedOf(c), id)))
      throw new Refusal(problems.notFound({ what: 'export-settings' }))
    return c.json({ id })
  })
  .get('/exports/:id', may('dataset.export'), async (c) => c.json(await runOf(c)))
  .put('/exports/:id', may('dataset.export'), body(ExportOrder), async (c) => {
    const id = check(Id, c.req.param('id'))
    const order = c.req.valid('json')
    if (order.identities !== undefined) mustBeFresh(c)
    const isNew = await makeRun(c.var.db, deedOf(c), id, order)
    if (!isNew) await runOf(c)
    return c.json({ id }, isNew ? 201 : 200)
  })
  .post('/exports/:id/step', may('dataset.export'), async (c) => {
    const { db, study } = c.var
    const run = await runAtWork(db, study.id, c.req.param('id'), personOf(c))
    if (!run) throw new Refusal(problems.notFound({ what: 'export' }))
    if (run.state === 'running') await stepOn(db, c.env.FILES, run)
    return c.json(await runOf(c))
  })
  .post('/exports/:id/cancel', may('dataset.export'), async (c) => {
    const id = c.req.param('id')
    await runOf(c)
    if (!(await cancelRun(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.exportNotRunning({}))
    return c.json({ id })
  })
  .get('/exports/:id/file', may('dataset.export'), async (c) => {
    const { db, study } = c.var
    const run = await runAtWork(db, study.id, c.req.param('id'), personOf(c))
    if (!run) throw new Refusal(problems.notFound({ what: 'export' }))
    return runFile(c, run)
  })
  .get('/tables', may('dataset.export'), async (c) =>
    c.json({ rows: await tableNames(await groundOf(c, {})) }),
  )
  .get('/tables/:table', may('dataset.export'), query(Asked), async (c) => {
    const { after, first, language, split, ...narrow } = c.req.valid('query')
    const { code, technique, role, layer } = narrow
    const filter: ExportFilter = {
      ...(code !== undefined && { codes: [code] }),
      ...(technique !== undefined && { techniques: [technique] }),
      ...(role !== undefined && { roles: [role] }),
      ...(layer !== undefined && { layer }),
    }
    const ground = await groundOf(c, filter, {
      split: split === 'yes',
      ...(language !== undefined && { language }),
    })
    const name = c.req.param('table')
    const found = await tablePage(ground, name, after === undefined ? null : cursorText(after))
    if (!found) throw new Refusal(problems.notFound({ what: 'table' }))
    if (after === undefined) await noteExport(c.var.db, deedOf(c), name)
    const page =
      first === undefined
        ? { ...found, next: found.next && btoa(found.next) }
        : { ...found, rows: found.rows.slice(0, first), next: null }
    return c.json(page)
  })

async function runOf(c: Context<App>): Promise<ExportRun> {
  const run = await findRun(c.var.db, c.var.study.id, c.req.param('id') ?? '')
  if (!run) throw new Refusal(problems.notFound({ what: 'export' }))
  return run
}

async function groundOf(
  c: Context<App>,
  filter: ExportFilter,
  more: { split?: boolean; language?: string } = {},
): Promise<Ground> {
  const { db, study } = c.var
  return {
    db,
    study,
    mask: await masker(db, study.id),
    filter,
    split: more.split ?? false,
    language: more.language ?? study.language,
    identities: false,
    until: new Date().toISOString(),
  }
}

/** A cursor is a dataset's own text; anything else is refused by name. */
function cursorText(after: string): string {
  try {
    return atob(after)
  } catch {
    throw new Refusal(problems.requestMalformed({ at: 'after', reason: 'cursor.form' }))
  }
}
