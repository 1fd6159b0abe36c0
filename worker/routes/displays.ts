// What the displays are reckoned from. They are worked out at the desk, so that a filter asks for nothing again.
import { Hono } from 'hono'
import * as v from 'valibot'
import type { App } from '../env.ts'
import { may } from '../gate.ts'
import { cursorOf, listQuery, query } from '../http.ts'
import { codedMaterial } from '../store/coded.ts'

/** A study of 20,000 codings comes in ten pages. */
const pageSegments = 2_000

export const displays = new Hono<App>().get(
  '/coded',
  may('finding.read'),
  query(v.pick(listQuery({}), ['after'])),
  async (c) => {
    const cursor = cursorOf({ ...c.req.valid('query'), limit: pageSegments })
    return c.json(await codedMaterial(c.var.db, c.var.study.id, cursor))
  },
)
