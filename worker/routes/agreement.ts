// What agreement is read from, and what coders settle: layers side by side, so only for who supervises.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { type NewAdjudication, NewAdjudications } from '../../core/wire/round.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import { listAdjudications, putAdjudications, removeAdjudication } from '../store/adjudications.ts'
import { roundCodings } from '../store/round-parts.ts'
import { listScoreRatings } from '../store/score-ratings.ts'
import { newestText } from '../store/sources.ts'

/** Two hundred quotations of some length fit. */
const adjudicationBodyBytes = 1_400_000
const Narrowed = listQuery({ instrument: v.pipe(v.string(), v.maxLength(64)) })

export const agreement = new Hono<App>()
  .get('/rounds/:id/sources/:source/codings', may('agreement.read'), async (c) => {
    const { id, source } = c.req.param()
    const found = await roundCodings(c.var.db, c.var.study.id, id, source)
    if (!found) throw new Refusal(problems.notFound({ what: 'round' }))
    return c.json({ rows: found })
  })
  .get('/rounds/:id/adjudications', may('agreement.read'), query(listQuery({})), async (c) => {
    const cursor = cursorOf(c.req.valid('query'))
    return c.json(await listAdjudications(c.var.db, c.var.study.id, c.req.param('id'), cursor))
  })
  .put(
    '/rounds/:id/sources/:source/adjudications',
    may('agreement.write'),
    body(NewAdjudications, adjudicationBodyBytes),
    async (c) => {
      const { id: round, source } = c.req.param()
      const { rows } = c.req.valid('json')
      const newest = await newestText(c.var.db, c.var.study.id, source)
      if (!newest) throw new Refusal(problems.notFound({ what: 'source' }))
      for (const one of rows) mustQuote(newest.text, one)
      const where = { round, source, version: newest.number }
      const put = await putAdjudications(c.var.db, deedOf(c), c.var.study.id, where, rows)
      if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'round' }))
      if (put === 'moved') throw new Refusal(problems.changedMeanwhile({ what: 'source' }))
      return c.json({ id: round }, put === 'made' ? 201 : 200)
    },
  )
  .delete('/adjudications/:id', may('agreement.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeAdjudication(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'adjudication' }))
    return c.json({ id })
  })
  .get('/score-ratings', may('agreement.read'), query(Narrowed), async (c) => {
    const asked = c.req.valid('query')
    return c.json(
      await listScoreRatings(c.var.db, c.var.study.id, asked.instrument, cursorOf(asked)),
    )
  })

function mustQuote(text: string, one: NewAdjudication): void {
  if (one.start >= one.end || one.end > text.length)
    throw new Refusal(
      problems.segmentOutside({ start: one.start, end: one.end, length: text.length }),
    )
  const after = 'after' in one ? one.after : null
  if (!after) return
  const { start, end, quote } = after
  if (start >= end || end > text.length)
    throw new Refusal(problems.segmentOutside({ start, end, length: text.length }))
  if (text.slice(start, end) !== quote) throw new Refusal(problems.quoteWrong({ start, end }))
}
