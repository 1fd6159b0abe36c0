// The codebook: read it whole, add, edit or move a code, retire one and bring it back, read its history.
import { Hono } from 'hono'
import { type Problem, problems, Refusal } from '../../core/problem.ts'
import { CodeMove, CodeShortcut } from '../../core/wire/codebook.ts'
import { CodeBody } from '../../core/wire/coding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, query } from '../http.ts'
import { codeHistory } from '../store/code-history.ts'
import { moveCode } from '../store/code-moves.ts'
import {
  type CodePut,
  editCode,
  listCodes,
  makeCode,
  type Retiring,
  restoreCode,
  retireCode,
  setShortcut,
} from '../store/codes.ts'
import { eyesOf } from './eyes.ts'
import { Seen } from './seen.ts'

export const codebook = new Hono<App>()
  .get('/codes', may('codebook.read'), async (c) =>
    c.json({ rows: await listCodes(c.var.db, c.var.study.id, eyesOf(c)) }),
  )
  .put('/codes/:id', may('codebook.write'), query(Seen), body(CodeBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const code = c.req.valid('json')
    const { revision } = c.req.valid('query')
    const study = c.var.study.id
    const put =
      revision === undefined
        ? await makeCode(c.var.db, deedOf(c), study, eyesOf(c), id, code)
        : await editCode(c.var.db, deedOf(c), study, eyesOf(c), id, revision, code)
    if (!('revision' in put)) throw new Refusal(refusalOf(put.outcome, code))
    return c.json({ id, revision: put.revision }, put.outcome === 'made' ? 201 : 200)
  })
  .get('/codes/:id/history', may('codebook.read'), async (c) => {
    const found = await codeHistory(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'code' }))
    return c.json(found)
  })
  .post('/codes/:id/move', may('codebook.write'), body(CodeMove), async (c) => {
    const id = c.req.param('id')
    const outcome = await moveCode(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (outcome === 'unknown') throw new Refusal(problems.notFound({ what: 'code' }))
    if (outcome === 'frozen') throw new Refusal(problems.codeFrozen({}))
    if (outcome !== 'done')
      throw new Refusal(
        problems.requestMalformed({
          at: 'parent',
          reason: outcome === 'cycle' ? 'parent.cycle' : 'parent.unknown',
        }),
      )
    return c.json({ id })
  })
  .put('/codes/:id/shortcut', may('codebook.write'), body(CodeShortcut), async (c) => {
    const id = c.req.param('id')
    const { key } = c.req.valid('json')
    mustBeDone(await setShortcut(c.var.db, deedOf(c), c.var.study.id, id, key))
    return c.json({ id })
  })
  .post('/codes/:id/retire', may('codebook.write'), async (c) => {
    const id = c.req.param('id')
    const outcome = await retireCode(c.var.db, deedOf(c), c.var.study.id, id)
    // A coder reads only the rounds that they take part in, so no other is named to them.
    if (typeof outcome === 'object' && !eyesOf(c).all) outcome.inRound.round = ''
    mustBeDone(outcome)
    return c.json({ id })
  })
  .post('/codes/:id/restore', may('codebook.write'), async (c) => {
    const id = c.req.param('id')
    mustBeDone(await restoreCode(c.var.db, deedOf(c), c.var.study.id, id))
    return c.json({ id })
  })

function mustBeDone(outcome: Retiring): void {
  if (outcome === 'unknown') throw new Refusal(problems.notFound({ what: 'code' }))
  if (outcome === 'frozen') throw new Refusal(problems.codeFrozen({}))
  if (outcome !== 'done') throw new Refusal(problems.codeInRound(outcome.inRound))
}

type Refused = Exclude<CodePut['outcome'], 'made' | 'had'>

function refusalOf(outcome: Refused, code: CodeBody): Problem {
  switch (outcome) {
    case 'unknown':
      return problems.notFound({ what: 'code' })
    case 'changed':
      return problems.changedMeanwhile({ what: 'code' })
    case 'id-taken':
      return problems.idTaken({ what: 'code' })
    case 'name-taken':
      return problems.nameTaken({ what: 'code', name: code.name })
    case 'parent-unknown':
      return problems.requestMalformed({ at: 'parent', reason: 'parent.unknown' })
    case 'frozen':
      return problems.codeFrozen({})
    case 'cycle':
      return problems.requestMalformed({ at: 'parent', reason: 'parent.cycle' })
    default:
      return outcome satisfies never
  }
}
