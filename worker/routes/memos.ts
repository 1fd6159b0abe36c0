// Memos: list, write or rewrite, remove.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { MemoBody, memoTargets } from '../../core/wire/coding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { listMemos, putMemo, removeMemo } from '../store/memos.ts'
import { eyesOf } from './eyes.ts'

const Narrowed = listQuery({ kind: v.optional(v.picklist(memoTargets)), target: v.optional(Id) })
/** 50,000 characters, escaped letter by letter, fit. */
const memoBodyBytes = 400_000

export const memos = new Hono<App>()
  .get('/memos', may('memo.read'), query(Narrowed), async (c) => {
    const asked = c.req.valid('query')
    const target = targetOf(asked)
    return c.json(await listMemos(c.var.db, c.var.study.id, eyesOf(c), target, cursorOf(asked)))
  })
  .put('/memos/:id', may('memo.write'), body(MemoBody, memoBodyBytes), async (c) => {
    const id = check(Id, c.req.param('id'))
    const memo = c.req.valid('json')
    const put = await putMemo(c.var.db, deedOf(c), c.var.study.id, eyesOf(c), id, memo)
    if (put === 'target-unknown') throw new Refusal(problems.notFound({ what: memo.target.kind }))
    if (put === 'id-taken') throw new Refusal(problems.idTaken({ what: 'memo' }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .delete('/memos/:id', may('memo.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeMemo(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'memo' }))
    return c.json({ id })
  })

/** What a list is narrowed to is named by kind and id together; one without the other names nothing. */
function targetOf(
  asked: v.InferOutput<typeof Narrowed>,
): { kind: (typeof memoTargets)[number]; id: string } | null {
  const { kind, target } = asked
  if (kind === undefined && target === undefined) return null
  if (kind !== undefined && target !== undefined) return { kind, id: target }
  throw new Refusal(
    problems.requestMalformed({
      at: kind === undefined ? 'kind' : 'target',
      reason: 'strict_object',
    }),
  )
}
