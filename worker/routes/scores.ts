// Scores of one case, rater by rater. A phone never reads them, nor does a coder: raters must not see each other.
import { Hono } from 'hono'
import * as v from 'valibot'
import { StudyCode } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { may } from '../gate.ts'
import { query } from '../http.ts'
import { scoresOf } from '../store/scores.ts'

const Asked = v.strictObject({
  case: StudyCode,
  instrument: v.pipe(v.string(), v.maxLength(64)),
})

export const scores = new Hono<App>().get(
  '/scores',
  may('response.review'),
  query(Asked),
  async (c) => {
    const asked = c.req.valid('query')
    const { db, study } = c.var
    return c.json({ rows: await scoresOf(db, study.id, asked.case, asked.instrument) })
  },
)
