// Finding words in the texts of sources, and turns by their question or speaker.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { Forms, SourceFilter, TurnFilter, Typed } from '../../core/wire/search.ts'
import type { App } from '../env.ts'
import { may } from '../gate.ts'
import { cursorOf, listQuery, query } from '../http.ts'
import { findTurns, findWords } from '../store/search.ts'
import { queryOf } from './typed.ts'

export const search = new Hono<App>()
  .get(
    '/search',
    may('source.read'),
    query(listQuery({ q: Typed, forms: Forms, ...SourceFilter })),
    async (c) => {
      const { q, forms, after, limit, ...filter } = c.req.valid('query')
      const asked = queryOf(q, forms)
      const cursor = cursorOf({ after, limit })
      return c.json(await findWords(c.var.db, c.var.study.id, asked, filter, cursor))
    },
  )
  .get('/turns', may('source.read'), query(listQuery(TurnFilter)), async (c) => {
    const { after, limit, ...filter } = c.req.valid('query')
    if (filter.question === undefined && filter.speaker === undefined)
      throw new Refusal(problems.requestMalformed({ at: 'question', reason: 'query.empty' }))
    const cursor = cursorOf({ after, limit })
    return c.json(await findTurns(c.var.db, c.var.study.id, filter, cursor))
  })
