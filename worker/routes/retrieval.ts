// Segments by any combination of codes, and the questions that are asked again.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { RetrievalText, SavedQueryBody, savedKinds } from '../../core/wire/retrieval.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { findSegments } from '../store/retrieval.ts'
import { listQueries, removeQuery, saveQuery } from '../store/saved-queries.ts'
import { eyesOf } from './eyes.ts'

export const retrieval = new Hono<App>()
  .get(
    '/segments',
    may('coding.read'),
    query(v.omit(listQuery({ q: RetrievalText }), ['limit'])),
    async (c) => {
      const { q, after } = c.req.valid('query')
      const cursor = cursorOf({ after })
      return c.json(await findSegments(c.var.db, c.var.study.id, eyesOf(c), q, cursor))
    },
  )
  .get(
    '/queries',
    may('coding.read'),
    query(v.strictObject({ kind: v.picklist(savedKinds) })),
    async (c) => {
      const { kind } = c.req.valid('query')
      return c.json({ rows: await listQueries(c.var.db, c.var.study.id, eyesOf(c), kind) })
    },
  )
  .put('/queries/:id', may('coding.read'), body(SavedQueryBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const saved = await saveQuery(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (saved === 'id-taken') throw new Refusal(problems.idTaken({ what: 'query' }))
    return c.json({ id })
  })
  .delete('/queries/:id', may('coding.read'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeQuery(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'query' }))
    return c.json({ id })
  })
