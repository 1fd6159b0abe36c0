// The factor network and the timeline: relations between codes, and dated events, each with its evidence. What is taken away can be brought back whole.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { EventBody, NetworkPlaces, RelationBody } from '../../core/wire/finding.ts'
import { Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, check } from '../http.ts'
import { listEvents, putEvent } from '../store/events.ts'
import { clearPlaces, listPlaces, putPlaces } from '../store/network-places.ts'
import { listRelations, type Put, putRelation } from '../store/relations.ts'
import { remove, restore } from '../store/removal.ts'

export const network = new Hono<App>()
  .get('/relations', may('finding.read'), async (c) =>
    c.json({ rows: await listRelations(c.var.db, c.var.study.id) }),
  )
  // Before `/relations/:id`, which would take "places" for an id.
  .get('/relations/places', may('finding.read'), async (c) =>
    c.json({ rows: await listPlaces(c.var.db, c.var.study.id) }),
  )
  .put('/relations/places', may('finding.write'), body(NetworkPlaces), async (c) => {
    const sent = c.req.valid('json')
    if (!(await putPlaces(c.var.db, deedOf(c), c.var.study.id, sent)))
      throw new Refusal(problems.notFound({ what: 'code' }))
    return c.json(sent)
  })
  .delete('/relations/places', may('finding.write'), async (c) => {
    await clearPlaces(c.var.db, deedOf(c), c.var.study.id)
    return c.json({})
  })
  .put('/relations/:id', may('finding.write'), body(RelationBody), async (c) => {
    const id = check(Id, c.req.param('id'))
    const relation = c.req.valid('json')
    if (relation.from === relation.to)
      throw new Refusal(problems.requestMalformed({ at: 'to', reason: 'relation.loop' }))
    const put = await putRelation(c.var.db, deedOf(c), c.var.study.id, id, relation)
    return c.json({ id }, statusOf(put, 'relation'))
  })
  .delete('/relations/:id', may('finding.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await remove(c.var.db, deedOf(c), c.var.study.id, 'relation', id)))
      throw new Refusal(problems.notFound({ what: 'relation' }))
    return c.json({ id })
  })
  .post('/relations/:id/restore', may('finding.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await restore(c.var.db, deedOf(c), c.var.study.id, 'relation', id)))
      throw new Refusal(problems.notFound({ what: 'relation' }))
    return c.json({ id })
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
  .delete('/events/:id', may('finding.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await remove(c.var.db, deedOf(c), c.var.study.id, 'event', id)))
      throw new Refusal(problems.notFound({ what: 'event' }))
    return c.json({ id })
  })
  .post('/events/:id/restore', may('finding.write'), async (c) => {
    const id = c.req.param('id')
    if (!(await restore(c.var.db, deedOf(c), c.var.study.id, 'event', id)))
      throw new Refusal(problems.notFound({ what: 'event' }))
    return c.json({ id })
  })

function statusOf(put: Put, what: 'relation' | 'event'): 200 | 201 {
  if (put === 'unknown') throw new Refusal(problems.notFound({ what: 'evidence' }))
  if (put === 'taken') throw new Refusal(problems.idTaken({ what }))
  return put === 'made' ? 201 : 200
}
