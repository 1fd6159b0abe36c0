// What the displays are reckoned from. They are worked out at the desk, so that a filter asks for nothing again.
import { Hono } from 'hono'
import * as v from 'valibot'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { may } from '../gate.ts'
import { cursorOf, listQuery, query } from '../http.ts'
import { codedMaterial, passagesOf } from '../store/coded.ts'

/** A study of 20,000 codings comes in ten pages. */
const pageSegments = 2_000

/** As many as are read behind one number before one asks for more. */
const Wanted = v.strictObject({
  ids: v.pipe(
    v.string(),
    v.transform((ids) => ids.split(',')),
    v.array(Id),
    v.maxLength(50),
  ),
})

export const displays = new Hono<App>()
  .get('/coded', may('finding.read'), query(v.pick(listQuery({}), ['after'])), async (c) => {
    const cursor = cursorOf({ ...c.req.valid('query'), limit: pageSegments })
    return c.json(await codedMaterial(c.var.db, c.var.study.id, cursor))
  })
  .get('/coded/passages', may('finding.read'), query(Wanted), async (c) =>
    c.json({ rows: await passagesOf(c.var.db, c.var.study.id, c.req.valid('query').ids) }),
  )
