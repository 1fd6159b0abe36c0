// Findings and the evidence they rest on.
import { Hono } from 'hono'
import * as v from 'valibot'
import { type Problem, problems, Refusal } from '../../core/problem.ts'
import { objectionToSupport } from '../../core/triangulate/support.ts'
import { AttachBody, DetachBody, EvidenceBody, FindingBody } from '../../core/wire/finding.ts'
import { Id, Words } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, query } from '../http.ts'
import type { Db } from '../store/db.ts'
import { evidenceOf } from '../store/evidence.ts'
import {
  addFinding,
  editFinding,
  evidenceSeen,
  type FindingRow,
  findFinding,
  listFindings,
  overrideVerdict,
} from '../store/findings.ts'
import { askAgain, attachMany, detachMany, putEvidence, removeEvidence } from '../store/linking.ts'
import { checksOf } from '../store/member-checks.ts'
import { countingPieces } from '../store/pieces.ts'

/** An edit says which revision it saw; without one, the finding is new. */
const Seen = v.strictObject({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'revision.form'), v.transform(Number)),
  ),
})
const Override = v.variant('verdict', [
  v.strictObject({ verdict: v.null(), reason: Words(4_000) }),
  v.strictObject({
    verdict: v.picklist(['agreement', 'partial', 'dissonance', 'silence']),
    /** An override without a reason would be an opinion. */
    reason: v.pipe(Words(4_000), v.trim(), v.minLength(1, 'reason.missing')),
  }),
])

export const findings = new Hono<App>()
  .get('/findings', may('finding.read'), async (c) =>
    c.json({ rows: await listFindings(c.var.db, c.var.study.id) }),
  )
  .get('/findings/:id', may('finding.read'), async (c) => {
    const finding = await findFinding(c.var.db, c.var.study.id, c.req.param('id'))
    if (!finding) throw new Refusal(problems.notFound({ what: 'finding' }))
    const { db, study } = c.var
    const [evidence, checks, pieces] = await Promise.all([
      evidenceOf(db, study.id, finding.id),
      checksOf(db, study.id, finding.id),
      finding.state === 'supported' ? countingPieces(db, study.id, finding.id) : null,
    ])
    const objection = pieces && objectionToSupport(pieces)
    return c.json({ ...finding, ...evidence, checks, objection: reasonOf(objection) })
  })
  .put('/findings/:id', may('finding.write'), query(Seen), body(FindingBody), async (c) => {
    const { db, study } = c.var
    const id = check(Id, c.req.param('id'))
    const sent = c.req.valid('json')
    const { revision } = c.req.valid('query')
    // The evidence is looked at before it is judged, and the writing asks whether it still looks so.
    const mark = sent.state === 'supported' ? await judged(db, study.id, id) : null
    const done =
      revision === undefined
        ? await addFinding(db, deedOf(c), study.id, id, sent)
        : await editFinding(db, deedOf(c), study.id, id, { revision, mark, body: sent })
    const held = await findFinding(db, study.id, id)
    if (!held || (!done && !isDone(held, sent, revision)))
      throw new Refusal(whyNot(held, sent, revision))
    return c.json(
      { id, number: held.number, revision: held.revision },
      done && revision === undefined ? 201 : 200,
    )
  })
  .put('/findings/:id/evidence/:evidence', may('finding.write'), body(EvidenceBody), async (c) => {
    const id = check(Id, c.req.param('evidence'))
    const finding = c.req.param('id')
    const sent = c.req.valid('json')
    const put = await putEvidence(c.var.db, deedOf(c), c.var.study.id, finding, id, sent)
    if (put === 'no-finding') throw new Refusal(problems.notFound({ what: 'finding' }))
    if (put === 'no-target')
      throw new Refusal(
        problems.notFound({ what: sent.target.kind === 'coding' ? 'coding' : 'response' }),
      )
    if (put === 'no-score')
      throw new Refusal(
        problems.requestMalformed({ at: 'target.test.of', reason: 'score.unknown' }),
      )
    if (put === 'taken') throw new Refusal(problems.idTaken({ what: 'evidence' }))
    return c.json({ id }, put === 'made' ? 201 : 200)
  })
  .post('/findings/:id/evidence', may('finding.write'), body(AttachBody), async (c) => {
    const { db, study } = c.var
    const finding = c.req.param('id')
    const attached = await attachMany(db, deedOf(c), study.id, finding, c.req.valid('json'))
    if (!attached) throw new Refusal(problems.notFound({ what: 'finding' }))
    return c.json({ attached })
  })
  .post('/findings/:id/evidence/detach', may('finding.write'), body(DetachBody), async (c) => {
    const { ids } = c.req.valid('json')
    await detachMany(c.var.db, deedOf(c), c.var.study.id, c.req.param('id'), ids)
    return c.json({ ids })
  })
  .post('/findings/:id/evidence/:evidence/ask', may('finding.write'), async (c) => {
    const id = c.req.param('evidence')
    if (!(await askAgain(c.var.db, deedOf(c), c.var.study.id, c.req.param('id'), id)))
      throw new Refusal(problems.notFound({ what: 'evidence' }))
    return c.json({ id })
  })
  .delete('/findings/:id/evidence/:evidence', may('finding.write'), async (c) => {
    const id = c.req.param('evidence')
    if (!(await removeEvidence(c.var.db, deedOf(c), c.var.study.id, c.req.param('id'), id)))
      throw new Refusal(problems.notFound({ what: 'evidence' }))
    return c.json({ id })
  })
  .put('/findings/:id/override', may('finding.write'), body(Override), async (c) => {
    const id = c.req.param('id')
    if (!(await overrideVerdict(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))))
      throw new Refusal(problems.notFound({ what: 'finding' }))
    return c.json({ id })
  })

/** How the evidence looked when it was judged to support the claim; a refusal when it does not. */
async function judged(db: Db, study: string, finding: string): Promise<string> {
  const mark = await evidenceSeen(db, finding)
  const objection = objectionToSupport(await countingPieces(db, study, finding))
  if (objection) throw new Refusal(objection)
  return mark
}

/** Why it may not be called supported, in a word that the desk explains. */
function reasonOf(objection: Problem | null): string | null {
  const reason = objection?.details.reason
  return typeof reason === 'string' ? reason : null
}

/** Sent again after a lost answer, it is already done. */
function isDone(held: FindingRow, sent: FindingBody, revision: number | undefined): boolean {
  const { id: _, number: __, revision: now, codes, ...words } = held
  const { codes: sentCodes, ...sentWords } = sent
  return (
    now === (revision ?? 0) + 1 &&
    JSON.stringify([...new Set(codes)].sort()) === JSON.stringify([...new Set(sentCodes)].sort()) &&
    (Object.keys(sentWords) as (keyof typeof sentWords)[]).every(
      (key) => words[key] === sentWords[key],
    )
  )
}

function whyNot(held: FindingRow | null, sent: FindingBody, revision: number | undefined): Problem {
  if (!held)
    return problems.notFound({
      what: revision === undefined && sent.codes.length > 0 ? 'code' : 'finding',
    })
  if (revision === undefined) return problems.idTaken({ what: 'finding' })
  // Nobody changed it and yet it was not written: a code is not of this study, unless its evidence moved.
  return held.revision === revision && sent.state !== 'supported'
    ? problems.notFound({ what: 'code' })
    : problems.changedMeanwhile({ what: 'finding' })
}
