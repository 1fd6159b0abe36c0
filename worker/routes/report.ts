// The report of a study, a part at a time: a finding's dossier, and the methods appendix. Names never leave in it.
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { mapTexts, type Piece } from '../../core/report/document.ts'
import { dossier, told } from '../../core/report/dossier.ts'
import { methods } from '../../core/report/methods.ts'
import { reportWords } from '../../core/report/words.ts'
import { Words } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { query } from '../http.ts'
import { evidenceOf } from '../store/evidence.ts'
import { noteExport } from '../store/exports.ts'
import { findFinding } from '../store/findings.ts'
import { masker } from '../store/mask.ts'
import { convergence } from '../store/matrix.ts'
import { checksOf } from '../store/member-checks.ts'
import { methodFacts } from '../store/methods.ts'

const language = v.picklist(['id', 'en'])
const Asked = v.strictObject({ language })
/** The desk reckons saturation and agreement from what it shows; here they are only written down. */
const MethodsAsked = v.strictObject({
  language,
  saturation: v.optional(Words(1_000), ''),
  agreement: v.optional(Words(2_000), ''),
})

export const report = new Hono<App>()
  .get('/report/findings/:id', may('dataset.export'), query(Asked), async (c) => {
    const { db, study } = c.var
    const { language } = c.req.valid('query')
    const id = c.req.param('id')
    const finding = await findFinding(db, study.id, id)
    if (!finding) throw new Refusal(problems.notFound({ what: 'finding' }))
    const [evidence, checks, matrix] = await Promise.all([
      evidenceOf(db, study.id, id),
      checksOf(db, study.id, id),
      convergence(db, study.id, told),
    ])
    const row = matrix.rows.find((one) => one.finding.id === id)
    if (!row) throw new Refusal(problems.notFound({ what: 'finding' }))
    const judged = { row, groups: matrix.groups }
    const pieces = dossier(
      { ...finding, ...evidence, checks },
      judged,
      reportWords[language],
      language,
    )
    return c.json(await handedOn(c, `dossier-${finding.number}`, language, pieces))
  })
  .get('/report/methods', may('dataset.export'), query(MethodsAsked), async (c) => {
    const { db, study } = c.var
    const { language, ...reckoned } = c.req.valid('query')
    const facts = await methodFacts(db, study.id, await convergence(db, study.id))
    const pieces = methods(facts, reckoned, reportWords[language], language)
    return c.json(await handedOn(c, 'methods', language, pieces))
  })

/** Masked, and written into the trail before anybody has it. */
async function handedOn(c: Context<App>, part: string, language: 'id' | 'en', pieces: Piece[]) {
  const { db, study } = c.var
  const mask = await masker(db, study.id)
  await noteExport(db, deedOf(c), `report/${part}`)
  return mapTexts({ language, title: reportWords[language].title(study.title), pieces }, mask)
}
