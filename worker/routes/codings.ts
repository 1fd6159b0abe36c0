// Codings: read those of a source or of a code, put one, take one away.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { AtVersion, NewCoding } from '../../core/wire/coding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { codingsOf, putCoding, removeCoding, segmentsOf } from '../store/codings.ts'
import { newestText } from '../store/sources.ts'
import { eyesOf } from './eyes.ts'

/** A quotation of 100,000 characters, escaped letter by letter, fits. */
const codingBodyBytes = 700_000

export const codings = new Hono<App>()
  .get('/sources/:id/codings', may('coding.read'), query(AtVersion), async (c) => {
    const { version } = c.req.valid('query')
    const id = c.req.param('id')
    const found = await codingsOf(c.var.db, c.var.study.id, eyesOf(c), id, version)
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json(found)
  })
  .get('/codes/:id/segments', may('coding.read'), query(listQuery({})), async (c) => {
    const cursor = cursorOf(c.req.valid('query'))
    const found = await segmentsOf(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'), cursor)
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
  .delete('/codings/:id', may('coding.write'), async (c) => {
    const id = c.req.param('id')
    const findings = await removeCoding(c.var.db, deedOf(c), c.var.study.id, id)
    if (!findings) throw new Refusal(problems.notFound({ what: 'coding' }))
    return c.json({ id, findings })
  })

/** The text version in which the quotation stands exactly there. */
async function quotedVersion(
  db: App['Variables']['db'],
  study: string,
  { source, start, end, quote }: { source: string; start: number; end: number; quote: string },
): Promise<number> {
  const newest = await newestText(db, study, source)
  if (!newest) throw new Refusal(problems.notFound({ what: 'source' }))
  const { number, text } = newest
  if (start >= end || end > text.length)
    throw new Refusal(problems.segmentOutside({ start, end, length: text.length }))
  // A segment that halves a character has a lone surrogate for its end, which no well-formed quotation equals.
  if (text.slice(start, end) !== quote) throw new Refusal(problems.quoteWrong({ start, end }))
  return number
}
