// The archive of a whole study: ordered with a reason by somebody who signed in a moment ago, made step by step, and
// downloaded by nobody else.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { ArchiveOrder, type ArchiveRun } from '../../core/wire/archive.ts'
import type { ExportRun } from '../../core/wire/export.ts'
import { Id } from '../../core/wire/words.ts'
import { archiveOn } from '../archiving.ts'
import type { App } from '../env.ts'
import { deedOf, may, mustBeFresh, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { cancelRun, findRun, listRuns, makeArchive, runAtWork } from '../store/export-runs.ts'
import { runFile } from './run-file.ts'

export const archives = new Hono<App>()
  .get('/archives', may('study.archive'), query(listQuery({})), async (c) => {
    const cursor = cursorOf(c.req.valid('query'))
    const { rows, next } = await listRuns(c.var.db, c.var.study.id, cursor, 'archive')
    return c.json({ rows: rows.map((run) => told(run, personOf(c))), next })
  })
  .put('/archives/:id', may('study.archive'), body(ArchiveOrder), async (c) => {
    const id = check(Id, c.req.param('id'))
    mustBeFresh(c)
    const isNew = await makeArchive(c.var.db, deedOf(c), id, c.req.valid('json'))
    if (!isNew && !(await findRun(c.var.db, c.var.study.id, id, 'archive')))
      throw new Refusal(problems.notFound({ what: 'archive' }))
    return c.json({ id }, isNew ? 201 : 200)
  })
  .post('/archives/:id/step', may('study.archive'), async (c) => {
    const { db, study } = c.var
    const id = c.req.param('id')
    const run = await runAtWork(db, study.id, id, personOf(c), 'archive')
    if (!run) throw new Refusal(problems.notFound({ what: 'archive' }))
    if (run.state === 'running') await archiveOn(db, c.env.FILES, c.env.SEAL_SECRET, run)
    const found = await findRun(db, study.id, id, 'archive')
    if (!found) throw new Refusal(problems.notFound({ what: 'archive' }))
    return c.json(told(found, personOf(c)))
  })
  .post('/archives/:id/cancel', may('study.archive'), async (c) => {
    const id = c.req.param('id')
    if (!(await cancelRun(c.var.db, deedOf(c), c.var.study.id, id, 'archive')))
      throw new Refusal(problems.notFound({ what: 'archive' }))
    return c.json({ id })
  })
  .get('/archives/:id/file', may('study.archive'), async (c) => {
    const { db, study } = c.var
    const run = await runAtWork(db, study.id, c.req.param('id'), personOf(c), 'archive')
    // Until it is whole it may yet begin again.
    if (run?.state !== 'done') throw new Refusal(problems.notFound({ what: 'archive' }))
    return runFile(c, run)
  })

function told(run: ExportRun, person: string): ArchiveRun {
  const { id, by, at, state, done, of, rows, sizeBytes, keptUntil } = run
  const { reason } = run.order as unknown as ArchiveOrder
  return {
    id,
    reason,
    by,
    isMine: run.byId === person,
    at,
    state,
    done,
    of,
    rows,
    sizeBytes,
    keptUntil,
  }
}
