// Codings: read those of a source or of a code, put one, take one away.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { AtVersion, CodingEdit, NewCoding } from '../../core/wire/coding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import {
  codingsOf,
  editCoding,
  putCoding,
  removeCoding,
  segmentsOf,
  sourceOfCoding,
} from '../store/codings.ts'
import { restingOn } from '../store/ground.ts'
import { pulseOf } from '../store/pulse.ts'
import { eyesOf, mustReadNames } from './eyes.ts'
import { quotedVersion } from './quoted.ts'

/** A quotation of 100,000 characters, escaped letter by letter, fits. */
const codingBodyBytes = 700_000

/** `code@revision`, as the history of a code names its wordings. */
const wording = v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}@\d{1,9}$/, 'wording.form')))

export const codings = new Hono<App>()
  .get('/sources/:id/codings', may('coding.read'), query(AtVersion), async (c) => {
    const { version } = c.req.valid('query')
    const id = c.req.param('id')
    await mustReadNames(c, id, version)
    const mayName = alsoMay(c, 'identity.read')
    const found = await codingsOf(c.var.db, c.var.study.id, eyesOf(c), id, version, mayName)
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json(found)
  })
  .get('/sources/:id/pulse', may('coding.read'), async (c) => {
    const found = await pulseOf(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json(found)
  })
  .get('/codes/:id/segments', may('coding.read'), query(listQuery({ wording })), async (c) => {
    const asked = c.req.valid('query')
    const id = c.req.param('id')
    const found = await segmentsOf(
      c.var.db,
      c.var.study.id,
      eyesOf(c),
      id,
      asked.wording,
      cursorOf(asked),
    )
    if (!found) throw new Refusal(problems.notFound({ what: 'code' }))
    return c.json(found)
  })
  .put('/codings/:id', may('coding.write'), body(NewCoding, codingBodyBytes), async (c) => {
    const id = check(Id, c.req.param('id'))
    const coding = c.req.valid('json')
    const version = await quotedVersion(c.var.db, c.var.study.id, coding)
    const put = await putCoding(c.var.db, deedOf(c), c.var.study.id, id, version, coding)
    if (put.outcome === 'id-taken') throw new Refusal(problems.idTaken({ what: 'coding' }))
    if (put.outcome === 'code-unknown') throw new Refusal(problems.notFound({ what: 'code' }))
    if (put.outcome === 'code-retired') throw new Refusal(problems.codeRetired({ code: put.code }))
    return c.json({ id }, put.outcome === 'made' ? 201 : 200)
  })
  .patch('/codings/:id', may('coding.write'), body(CodingEdit, codingBodyBytes), async (c) => {
    const id = c.req.param('id')
    const edit = c.req.valid('json')
    const study = c.var.study.id
    const source = await sourceOfCoding(c.var.db, study, personOf(c), id)
    if (!source) throw new Refusal(problems.notFound({ what: 'coding' }))
    const version = await quotedVersion(c.var.db, study, { source, ...edit })
    const outcome = await editCoding(c.var.db, deedOf(c), study, id, version, edit)
    if (outcome === 'unknown') throw new Refusal(problems.notFound({ what: 'coding' }))
    if (outcome === 'changed') throw new Refusal(problems.changedMeanwhile({ what: 'coding' }))
    return c.json({ id })
  })
  .delete('/codings/:id', may('coding.write'), async (c) => {
    const id = c.req.param('id')
    const findings = await removeCoding(c.var.db, deedOf(c), c.var.study.id, id)
    if (!findings) throw new Refusal(problems.notFound({ what: 'coding' }))
    const ground = alsoMay(c, 'finding.read')
      ? await restingOn(c.var.db, c.var.study.id, [id])
      : null
    return c.json({ id, findings, ground })
  })
