// The factor network and the timeline: relations between codes, and dated events, each with its evidence.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { EventBody, RelationBody } from '../../core/wire/finding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check } from '../http.ts'
import { listEvents, putEvent } from '../store/events.ts'
import { listRelations, type Put, putRelation } from '../store/relations.ts'

export const network = new Hono<App>()
  .get('/relations', may('finding.read'), async (c) =>
    c.json({ rows: await listRelations(c.var.db, c.var.study.id) }),
  )
  .put('/relations/:id', may('finding.write'), body(RelationBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const relation = c.req.valid('json')
    if (relation.from === relation.to)
      throw new Refusal(problems.requestMalformed({ at: 'to', reason: 'relation.loop' }))
    const put = await putRelation(c.var.db, deedOf(c), c.var.study.id, id, relation)
    return c.json({ id }, statusOf(put, 'relation'))
  })
  .get('/events', may('finding.read'), async (c) =>
    c.json({ rows: await listEvents(c.var.db, c.var.study.id) }),
  )
  .put('/events/:id', may('finding.write'), body(EventBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const event = c.req.valid('json')
    if (event.to !== null && event.to < event.from)
      throw new Refusal(problems.requestMalformed({ at: 'to', reason: 'event.backwards' }))
    const put = await putEvent(c.var.db, deedOf(c), c.var.study.id, id, event)
    return c.json({ id }, statusOf(put, 'event'))
  })

function statusOf(put: Put, what: 'relation' | 'event'): 200 | 201 {
  if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'evidence' }))
  if (put === 'taken') throw new Refusal(problems.idTaken({ what }))
  return put === 'made' ? 201 : 200
}
