// Memos: list, write or rewrite, remove, and what they said before.
import { Hono } from 'hono'
import { type Problem, problems, Refusal } from '../../core/problem.ts'
import { MemoBody, MemoFilter } from '../../core/wire/memo.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { bytesOf } from '../store/files.ts'
import {
  editMemo,
  findMemos,
  listMemos,
  type MemoPut,
  makeMemo,
  memoAuthors,
  memoVersions,
  memoVoice,
  removeMemo,
} from '../store/memos.ts'
import { handOut } from '../upload.ts'
import { eyesOf } from './eyes.ts'
import { quotedVersion } from './quoted.ts'
import { Seen } from './seen.ts'
import { queryOf } from './typed.ts'

/** 50,000 characters of memo and 100,000 of the words it is on, escaped letter by letter, fit. */
const memoBodyBytes = 1_000_000

export const memos = new Hono<App>()
  .get('/memos', may('memo.read'), query(listQuery(MemoFilter)), async (c) => {
    const { after, limit, q, forms, ...filter } = c.req.valid('query')
    if (filter.target !== undefined && filter.on === undefined)
      throw new Refusal(problems.requestMalformed({ at: 'on', reason: 'strict_object' }))
    const cursor = cursorOf({ after, limit })
    const [db, study, eyes] = [c.var.db, c.var.study.id, eyesOf(c)]
    if (q !== undefined)
      return c.json(await findMemos(db, study, eyes, filter, queryOf(q, forms), cursor.limit))
    return c.json(await listMemos(db, study, eyes, filter, cursor))
  })
  .get('/memos/authors', may('memo.read'), async (c) =>
    c.json({ rows: await memoAuthors(c.var.db, c.var.study.id, eyesOf(c)) }),
  )
  .get('/memos/:id/versions', may('memo.read'), async (c) => {
    const found = await memoVersions(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'memo' }))
    return c.json({ rows: found })
  })
  .get('/memos/:id/voice', may('memo.read'), async (c) => {
    const { db, study } = c.var
    const voice = await memoVoice(db, study.id, eyesOf(c), c.req.param('id'))
    const file = voice && (await bytesOf(c.env.FILES, study.id, voice.hash))
    if (!file) throw new Refusal(problems.notFound({ what: 'memo' }))
    return handOut(c, voice.hash, file)
  })
  .put('/memos/:id', may('memo.write'), query(Seen), body(MemoBody, memoBodyBytes), async (c) => {
    const { db, study } = c.var
    const id = check(Id, c.req.param('id'))
    const memo = c.req.valid('json')
    const { revision } = c.req.valid('query')
    const put =
      revision === undefined
        ? await makeMemo(db, deedOf(c), study.id, eyesOf(c), id, memo, await textVersion())
        : await editMemo(db, deedOf(c), study.id, id, revision, memo)
    if (put.outcome !== 'made' && put.outcome !== 'had') throw new Refusal(refusalOf(put, memo))
    return c.json({ id, revision: put.revision }, put.outcome === 'made' ? 201 : 200)

    async function textVersion(): Promise<number | null> {
      const { target } = memo
      if (target.kind !== 'segment') return null
      return quotedVersion(db, study.id, { ...target, source: target.id })
    }
  })
  .delete('/memos/:id', may('memo.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeMemo(c.var.db, deedOf(c), c.var.study.id, id)))
      throw new Refusal(problems.notFound({ what: 'memo' }))
    return c.json({ id })
  })

type Refused = Exclude<MemoPut, { outcome: 'made' } | { outcome: 'had' }>

function refusalOf(put: Refused, memo: MemoBody): Problem {
  switch (put.outcome) {
    case 'target-unknown':
      return problems.notFound({ what: memo.target.kind })
    case 'id-taken':
      return problems.idTaken({ what: 'memo' })
    case 'changed':
      return problems.changedMeanwhile({ what: 'memo', at: put.at, revision: put.revision })
    default:
      return put satisfies never
  }
}
