// What goes over the codebook as a whole: merging, splitting, bringing in, taken back as one step; and versions by name.
import { Hono } from 'hono'
import { type Problem, problems, Refusal } from '../../core/problem.ts'
import { CodebookName, CodeChangeBody } from '../../core/wire/codebook.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { listChanges, undoChange } from '../store/code-changes.ts'
import { type Importing, importCodes } from '../store/code-import.ts'
import { mergeCodes } from '../store/code-merge.ts'
import { splitCode } from '../store/code-split.ts'
import { findVersion, listVersions, nameVersion } from '../store/codebook-versions.ts'
import { eyesOf } from './eyes.ts'

/** A whole codebook goes in one statement, and D1 refuses parameters of 2 MB. */
const changeBytes = 1_400_000

export const codebookChanges = new Hono<App>()
  .get('/codebook/changes', may('codebook.reshape'), query(listQuery({})), async (c) =>
    c.json(await listChanges(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .put(
    '/codebook/changes/:id',
    may('codebook.reshape'),
    body(CodeChangeBody, changeBytes),
    async (c) => {
      const id = check(Id, c.req.param('id'))
      const change = c.req.valid('json')
      const { db, study } = c.var
      const outcome = await make(db, deedOf(c), study.id, id, change)
      if (outcome !== 'made' && outcome !== 'had') throw new Refusal(refusalOf(outcome))
      return c.json({ id }, outcome === 'made' ? 201 : 200)
    },
  )
  .post('/codebook/changes/:id/undo', may('codebook.reshape'), async (c) => {
    const id = c.req.param('id')
    const outcome = await undoChange(c.var.db, deedOf(c), c.var.study.id, id)
    if (outcome === 'unknown') throw new Refusal(problems.notFound({ what: 'change' }))
    if (outcome !== 'done') throw new Refusal(problems.changeKept({ reason: outcome.kept }))
    return c.json({ id })
  })
  .get('/codebook/versions', may('codebook.read'), query(listQuery({})), async (c) =>
    c.json(await listVersions(c.var.db, c.var.study.id, eyesOf(c), cursorOf(c.req.valid('query')))),
  )
  .get('/codebook/versions/:id', may('codebook.read'), async (c) => {
    const found = await findVersion(c.var.db, c.var.study.id, eyesOf(c), c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'codebook' }))
    return c.json(found)
  })
  .put('/codebook/versions/:id', may('codebook.reshape'), body(CodebookName), async (c) => {
    const id = check(Id, c.req.param('id'))
    const outcome = await nameVersion(c.var.db, deedOf(c), c.var.study.id, id, c.req.valid('json'))
    if (outcome === 'id-taken') throw new Refusal(problems.idTaken({ what: 'codebook' }))
    return c.json({ id }, outcome === 'made' ? 201 : 200)
  })

type Outcome = Awaited<ReturnType<typeof splitCode>> | Importing

function make(
  db: App['Variables']['db'],
  deed: ReturnType<typeof deedOf>,
  study: string,
  id: string,
  change: CodeChangeBody,
): Promise<Outcome> {
  switch (change.kind) {
    case 'merge':
      return mergeCodes(db, deed, study, id, change)
    case 'split':
      return splitCode(db, deed, study, id, change)
    case 'import':
      return importCodes(db, deed, study, id, change)
    default:
      return change satisfies never
  }
}

function refusalOf(outcome: Exclude<Outcome, 'made' | 'had'>): Problem {
  if (outcome === 'unknown') return problems.notFound({ what: 'code' })
  if (outcome === 'changed') return problems.changedMeanwhile({ what: 'code' })
  if (outcome === 'retired') return problems.codeRetired({ code: '' })
  if (outcome === 'id-taken') return problems.idTaken({ what: 'code' })
  if ('inRound' in outcome) return problems.codeInRound(outcome.inRound)
  if ('nameTaken' in outcome) return problems.nameTaken({ what: 'code', name: outcome.nameTaken })
  return problems.requestMalformed({
    at: 'parent',
    reason: outcome.unsound === 'cycle' ? 'parent.cycle' : 'parent.unknown',
  })
}
