// What the displays are reckoned from. They are worked out at the desk, so that a filter asks for nothing again.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { FrameworkBody } from '../../core/wire/finding.ts'
import { PlannedTarget } from '../../core/wire/progress.ts'
import { PlanCell } from '../../core/wire/triangulation.ts'
import { Id, StudyCode } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { codedMaterial, passagesOf } from '../store/coded.ts'
import { coverageOf, planCell } from '../store/coverage.ts'
import { listFramework, putFramework } from '../store/framework.ts'
import { caseProgress, planTarget, progressOf } from '../store/progress.ts'
import { takenPlaces } from '../store/taken-places.ts'

/** A study of 20,000 codings comes in five pages. */
const pageSegments = 4_000

/** As many as are read behind one number before one asks for more. */
const Wanted = v.strictObject({
  ids: v.pipe(
    v.string(),
    v.transform((ids) => ids.split(',')),
    v.array(Id),
    v.maxLength(50),
  ),
})

const pageResponses = 500
const pageCases = 1_000

/** Exactly where somebody was found tells who they are. */
const Places = v.pick(
  listQuery({
    instrument: v.pipe(v.string(), v.maxLength(64)),
    exact: v.optional(v.literal('yes')),
  }),
  ['after', 'instrument', 'exact'],
)

/** An edit says which revision it saw; 0 is an empty cell. */
const Seen = v.strictObject({
  revision: v.pipe(v.string(), v.regex(/^(0|[1-9]\d{0,8})$/, 'revision.form'), v.transform(Number)),
})

export const displays = new Hono<App>()
  .get('/coded', may('finding.read'), query(v.pick(listQuery({}), ['after'])), async (c) => {
    const cursor = cursorOf({ ...c.req.valid('query'), limit: pageSegments })
    return c.json(await codedMaterial(c.var.db, c.var.study.id, cursor))
  })
  .get('/coded/passages', may('finding.read'), query(Wanted), async (c) =>
    c.json({ rows: await passagesOf(c.var.db, c.var.study.id, c.req.valid('query').ids) }),
  )
  .get('/places', may('finding.read'), query(Places), async (c) => {
    const { instrument, exact, after } = c.req.valid('query')
    const isExact = exact === 'yes'
    if (isExact && !alsoMay(c, 'identity.read'))
      throw new Refusal(problems.notAllowed({ permission: 'identity.read' }))
    const cursor = cursorOf({ after, limit: pageResponses })
    return c.json(await takenPlaces(c.var.db, c.var.study.id, instrument, cursor, isExact))
  })
  .get('/coverage', may('finding.read'), async (c) =>
    c.json({ rows: await coverageOf(c.var.db, c.var.study.id) }),
  )
  .put('/coverage/plan', may('finding.write'), body(PlanCell), async (c) => {
    const cell = c.req.valid('json')
    await planCell(c.var.db, deedOf(c), c.var.study.id, cell)
    return c.json(cell)
  })
  .get('/progress', may('finding.read'), async (c) =>
    c.json(await progressOf(c.var.db, c.var.study.id)),
  )
  .get(
    '/progress/cases',
    may('finding.read'),
    query(v.pick(listQuery({}), ['after'])),
    async (c) => {
      const cursor = cursorOf({ ...c.req.valid('query'), limit: pageCases })
      return c.json(await caseProgress(c.var.db, c.var.study.id, cursor))
    },
  )
  .put('/progress/plan', may('finding.write'), body(PlannedTarget), async (c) => {
    const planned = c.req.valid('json')
    await planTarget(c.var.db, deedOf(c), c.var.study.id, planned)
    return c.json(planned)
  })
  .get('/framework', may('finding.read'), async (c) =>
    c.json({ rows: await listFramework(c.var.db, c.var.study.id) }),
  )
  .put(
    '/framework/:case/:code',
    may('finding.write'),
    query(Seen),
    body(FrameworkBody),
    async (c) => {
      const place = {
        case: check(StudyCode, c.req.param('case')),
        code: check(Id, c.req.param('code')),
      }
      const { revision } = c.req.valid('query')
      const sent = c.req.valid('json')
      const put = await putFramework(c.var.db, deedOf(c), c.var.study.id, place, revision, sent)
      if (put.outcome === 'unknown') throw new Refusal(problems.notFound({ what: 'cell' }))
      if (put.outcome === 'changed') {
        const { by, at } = put
        throw new Refusal(
          problems.changedMeanwhile({ what: 'cell', by, at, revision: put.revision }),
        )
      }
      return c.json({ revision: put.revision })
    },
  )
