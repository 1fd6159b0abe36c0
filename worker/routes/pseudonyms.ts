// Pseudonyms: the key, the names found in sources, and what of it is no name. All of it for those who may read names.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { NewPseudonym, PseudonymCode, Refusals } from '../../core/wire/pseudonym.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check, cursorOf, listQuery, query } from '../http.ts'
import { namesIn, namesInSources } from '../store/named.ts'
import { listPseudonyms, putPseudonym, refuseNames, removePseudonym } from '../store/pseudonyms.ts'

export const pseudonyms = new Hono<App>()
  .get('/pseudonyms', may('identity.read'), query(listQuery({})), async (c) =>
    c.json(await listPseudonyms(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .get('/pseudonyms/found', may('identity.read'), query(listQuery({})), async (c) =>
    c.json(await namesInSources(c.var.db, c.var.study.id, cursorOf(c.req.valid('query')))),
  )
  .post('/pseudonyms/refusals', may('identity.read'), body(Refusals, 500_000), async (c) => {
    const it = c.req.valid('json')
    await refuseNames(c.var.db, deedOf(c), c.var.study.id, it)
    return c.json({ refused: it.refuse.length, admitted: it.admit.length })
  })
  .put('/pseudonyms/key/:code', may('identity.read'), body(NewPseudonym), async (c) => {
    const code = check(PseudonymCode, c.req.param('code'))
    const it = c.req.valid('json')
    const put = await putPseudonym(c.var.db, deedOf(c), c.var.study.id, code, it)
    if (put === 'participant-unknown')
      throw new Refusal(problems.participantUnknown({ participant: it.participant ?? '' }))
    if (put === 'participant-taken')
      throw new Refusal(problems.nameTaken({ what: 'pseudonym', name: it.participant ?? '' }))
    return c.json({ code }, put === 'made' ? 201 : 200)
  })
  .delete('/pseudonyms/key/:code', may('identity.read'), async (c) => {
    const code = check(PseudonymCode, c.req.param('code'))
    await removePseudonym(c.var.db, deedOf(c), c.var.study.id, code)
    return c.json({ code })
  })
  .get('/sources/:id/names', may('identity.read'), async (c) => {
    const found = await namesIn(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json(found)
  })
