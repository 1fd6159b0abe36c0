// A study is made by an owner of the instance, and introduces itself to its members.
import { Hono } from 'hono'
import { dayIn } from '../../core/answer/day.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { NewStudy } from '../../core/wire/people.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may, personOf } from '../gate.ts'
import { body } from '../http.ts'
import { overviewOf } from '../store/overview.ts'
import { makeStudy, talliesOf } from '../store/studies.ts'
import { eyesOf } from './eyes.ts'

export const studies = new Hono<App>()
  .post('/studies', may('study.create'), body(NewStudy), async (c) => {
    const study = c.req.valid('json')
    if (!(await makeStudy(c.var.db, deedOf(c), crypto.randomUUID(), study)))
      throw new Refusal(problems.nameTaken({ what: 'study', name: study.slug }))
    return c.json({ slug: study.slug }, 201)
  })
  .get('/studies/:study', may('study.read'), async (c) => {
    const { slug, title, description, zone, language, role } = c.var.study
    const actor = c.var.actor
    return c.json({
      study: { slug, title, description, zone, language },
      role,
      me: {
        id: personOf(c),
        name: actor.kind === 'person' || actor.kind === 'token' ? actor.name : '',
      },
      tallies: await talliesOf(c.var.db, c.var.study.id, eyesOf(c), deedOf(c).at),
    })
  })
  .get('/studies/:study/overview', may('study.read'), async (c) => {
    const { id, zone } = c.var.study
    const { at } = deedOf(c)
    const sees = {
      review: alsoMay(c, 'response.review'),
      devices: alsoMay(c, 'device.read'),
      tasks: alsoMay(c, 'task.write'),
      codings: alsoMay(c, 'coding.read'),
      findings: alsoMay(c, 'finding.read'),
    }
    const now = { at, day: dayIn(zone, at) }
    return c.json(await overviewOf(c.var.db, id, eyesOf(c), sees, now))
  })
