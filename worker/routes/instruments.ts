// Publishing freezes an instrument under the hash of its canonical form; the same words again are the same version.
import { Hono } from 'hono'
import { Instrument } from '../../core/instrument/model.ts'
import { problems, Refusal } from '../../core/problem.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body } from '../http.ts'
import { publish } from '../publish.ts'
import { countedVersions, restoreVersion, retireVersion } from '../store/instruments.ts'

const instrumentBytes = 1_000_000

export const instruments = new Hono<App>()
  .get('/instruments', may('instrument.read'), async (c) =>
    c.json({ rows: await countedVersions(c.var.db, c.var.study.id) }),
  )
  .post('/instruments', may('instrument.publish'), body(Instrument, instrumentBytes), async (c) => {
    const here = { db: c.var.db, study: c.var.study.id }
    const { fresh, ...version } = await publish(here, deedOf(c), c.req.valid('json'), null)
    return c.json(version, fresh ? 201 : 200)
  })
  .post('/instruments/:hash/retire', may('instrument.publish'), async (c) => {
    const hash = c.req.param('hash')
    if (!(await retireVersion(c.var.db, deedOf(c), c.var.study.id, hash)))
      throw new Refusal(problems.notFound({ what: 'instrument' }))
    return c.json({ hash })
  })
  .post('/instruments/:hash/restore', may('instrument.publish'), async (c) => {
    const hash = c.req.param('hash')
    if (!(await restoreVersion(c.var.db, deedOf(c), c.var.study.id, hash)))
      throw new Refusal(problems.notFound({ what: 'instrument' }))
    return c.json({ hash })
  })
