// Drafts of instruments: kept while somebody works on them, compared with what is published, published.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { DraftBody, Publishing } from '../../core/wire/draft.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { diffOf, publish } from '../publish.ts'
import {
  type DraftPut,
  findDraft,
  listDrafts,
  makeDraft,
  publishedAs,
  removeDraft,
  saveDraft,
} from '../store/drafts.ts'

const draftBytes = 1_000_000

/** A save says which revision it saw; without one, the draft is new. */
const Seen = v.strictObject({
  revision: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'revision.form'), v.transform(Number)),
  ),
})

export const drafts = new Hono<App>()
  .get('/instruments/drafts', may('instrument.write'), query(listQuery({})), async (c) =>
    c.json(await listDrafts(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .get('/instruments/drafts/:id', may('instrument.write'), async (c) => {
    const draft = await findDraft(c.var.db, c.var.study.id, c.req.param('id'))
    if (!draft) throw unknown()
    return c.json(draft)
  })
  .put(
    '/instruments/drafts/:id',
    may('instrument.write'),
    query(Seen),
    body(DraftBody, draftBytes),
    async (c) => {
      const id = check(Id, c.req.param('id'))
      const { revision } = c.req.valid('query')
      const draft = c.req.valid('json')
      const { db, study } = c.var
      const put =
        revision === undefined
          ? await makeDraft(db, deedOf(c), study.id, id, draft)
          : await saveDraft(db, deedOf(c), study.id, id, revision, draft)
      return c.json({ id, revision: revisionOf(put) }, put.outcome === 'made' ? 201 : 200)
    },
  )
  .delete('/instruments/drafts/:id', may('instrument.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await removeDraft(c.var.db, deedOf(c), c.var.study.id, id))) throw unknown()
    return c.json({ id })
  })
  .get('/instruments/drafts/:id/diff', may('instrument.write'), async (c) => {
    const { db, study } = c.var
    const draft = await findDraft(db, study.id, c.req.param('id'))
    if (!draft) throw unknown()
    return c.json(await diffOf({ db, study: study.id }, draft))
  })
  .post(
    '/instruments/drafts/:id/publish',
    may('instrument.publish'),
    body(Publishing),
    async (c) => {
      const { db, study } = c.var
      const id = c.req.param('id')
      const { revision, after } = c.req.valid('json')
      const done = await publishedAs(db, study.id, id, revision)
      if (done) return c.json(done, 200)
      const draft = await findDraft(db, study.id, id)
      if (!draft) throw unknown()
      if (draft.revision !== revision) {
        const { changedBy: by, changedAt: at } = draft
        throw new Refusal(
          problems.changedMeanwhile({ what: 'draft', by, at, revision: draft.revision }),
        )
      }
      const from = { draft: id, revision, after }
      const { fresh, ...version } = await publish(
        { db, study: study.id },
        deedOf(c),
        draft.instrument,
        from,
      )
      return c.json(version, fresh ? 201 : 200)
    },
  )

function revisionOf(put: DraftPut): number {
  switch (put.outcome) {
    case 'made':
    case 'had':
      return put.revision
    case 'unknown':
      throw unknown()
    case 'id-taken':
      throw new Refusal(problems.idTaken({ what: 'draft' }))
    case 'changed': {
      const { revision, by, at } = put
      throw new Refusal(problems.changedMeanwhile({ what: 'draft', by, at, revision }))
    }
    default:
      return put satisfies never
  }
}

function unknown(): Refusal {
  return new Refusal(problems.notFound({ what: 'draft' }))
}
