// Original files: taken in under the hash of their bytes, handed out only as something to save.
import { Hono } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import { Hash } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, may } from '../gate.ts'
import { check } from '../http.ts'
import { findFile } from '../store/files.ts'
import { handOut, takeFile } from '../upload.ts'

export const files = new Hono<App>()
  .put('/files/:hash', may('file.write'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const kept = await takeFile(c, hash)
    return c.json({ hash, sizeBytes: kept.sizeBytes }, kept.outcome === 'made' ? 201 : 200)
  })
  .get('/files/:hash', may('file.read'), async (c) => {
    const hash = check(Hash, c.req.param('hash'))
    const mayName = alsoMay(c, 'identity.read')
    const file = await findFile(c.var.db, c.env.FILES, c.var.study.id, hash, mayName)
    if (!file) throw new Refusal(problems.notFound({ what: 'file' }))
    return handOut(c, hash, file)
  })
