// Restoring a study from its archive: by an owner of the instance, part by part, seen by nobody until all of it is there.
import { type Context, Hono } from 'hono'
import { unfitOf } from '../../core/archive/manifest.ts'
import { tableOf, tables } from '../../core/archive/tables/all.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { sha256Stream } from '../../core/upload/sha256.ts'
import { NewRestore } from '../../core/wire/archive.ts'
import { Hash, Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { deedOf, may, personOf } from '../gate.ts'
import { body, check, readBytes } from '../http.ts'
import { readLines } from '../restoring.ts'
import { rebuilt } from '../store/archive/rebuild.ts'
import {
  expectsFile,
  keepRestored,
  missingFiles,
  noteRestored,
} from '../store/archive/restore-files.ts'
import { removeRestore } from '../store/archive/restore-removal.ts'
import { brokenLinks, linkRows, takeRows } from '../store/archive/restore-rows.ts'
import {
  beginRestore,
  endRestore,
  findRestore,
  openRestores,
  progressOf,
  type Restore,
  tablesOf,
  unfinished,
} from '../store/archive/restores.ts'
import { migrationOf } from '../store/archive/study.ts'
import { together, type Write } from '../store/db.ts'
import { joinParts, partsOf } from '../store/file-parts.ts'
import { sizeOf } from '../store/files.ts'
import { partTold, SizeOfWhole, takePart } from '../upload.ts'

/** A row has at most two long texts; the client sends about a megabyte. */
const mostLineBytes = 4_000_000
const wholeFileBytes = 30_000_000
/** Of ten thousand files that were missing when it was made. */
const manifestBytes = 1_000_000
const missingAtOnce = 200

export const restores = new Hono<App>()
  .get('/restores', may('study.create'), async (c) => {
    const found = await openRestores(c.var.db, personOf(c))
    return c.json({ rows: await Promise.all(found.map((one) => progressOf(c.var.db, one))) })
  })
  .put('/restores/:id', may('study.create'), body(NewRestore, manifestBytes), async (c) => {
    const id = check(Id, c.req.param('id'))
    const asked = c.req.valid('json')
    const reason = unfitOf(asked.manifest, await migrationOf(c.var.db), tables)
    if (reason !== null) throw new Refusal(problems.archiveUnfit({ reason }))
    const begun = await beginRestore(c.var.db, deedOf(c), id, asked)
    if (begun.outcome === 'slug-taken')
      throw new Refusal(problems.nameTaken({ what: 'study', name: asked.slug }))
    if (begun.outcome === 'here') throw new Refusal(problems.archiveStudyHere({ slug: begun.slug }))
    return c.json({ id: begun.id }, begun.outcome === 'begun' ? 201 : 200)
  })
  .get('/restores/:id', may('study.create'), async (c) =>
    c.json(await progressOf(c.var.db, await restoreOf(c))),
  )
  .put('/restores/:id/tables/:table', may('study.create'), async (c) => {
    const restore = await openOne(c)
    const table = tableOf(c.req.param('table'))
    const told = restore.manifest.tables.find(({ name }) => name === table?.name)
    if (!table || !told) throw new Refusal(problems.notFound({ what: 'table' }))
    const bytes = await readBytes(c.req.raw, mostLineBytes)
    const from = Number(c.req.query('from') ?? 0)
    const there = (await tablesOf(c.var.db, restore.id)).find(({ name }) => name === table.name)
    // What has come already, or comes too early, is answered with how far it is.
    if ((there?.sizeBytes ?? 0) === from) {
      const rows = await readLines(table, told.columns, bytes, there?.rows ?? 0, c.env.SEAL_SECRET)
      const sha = sha256Stream(there && there.sha !== '' ? JSON.parse(there.sha) : undefined)
      sha.add(bytes)
      const part = {
        columns: told.columns,
        rows,
        from,
        to: from + bytes.length,
        sha: JSON.stringify(sha.pause()),
      }
      if (part.to > told.sizeBytes)
        throw new Refusal(problems.archiveRowWrong({ table: table.name, line: null, at: 'size' }))
      const deed = deedOf(c)
      const taken = await takeRows(c.var.db, restore, table, part, deed.request, deed.at)
      if (taken === 'ids-taken') throw new Refusal(problems.archiveIdsTaken({ table: table.name }))
      if (typeof taken === 'object')
        throw new Refusal(
          problems.archiveRowWrong({
            table: table.name,
            line: taken.row === null ? null : (there?.rows ?? 0) + taken.row + 1,
            at: taken.row === null ? 'rows' : taken.column,
          }),
        )
      if (taken === 'taken') return c.json({ sizeBytes: part.to })
    }
    const now = (await tablesOf(c.var.db, restore.id)).find(({ name }) => name === table.name)
    return c.json({ sizeBytes: now?.sizeBytes ?? 0 })
  })
  .get('/restores/:id/files', may('study.create'), async (c) =>
    c.json({ missing: await missingFiles(c.var.db, await openOne(c), missingAtOnce) }),
  )
  .put('/restores/:id/files/:hash', may('study.create'), async (c) => {
    const { restore, hash } = await expected(c)
    const bytes = await readBytes(c.req.raw, wholeFileBytes)
    const kept = await keepRestored(c.var.db, c.env.FILES, restore, hash, bytes)
    if (kept.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
    return c.json({ hash })
  })
  .get('/restores/:id/files/:hash/parts', may('study.create'), async (c) => {
    const { restore, hash } = await expected(c)
    const upload = { study: restore.study, sender: restore.id, hash }
    return c.json({ rows: await partsOf(c.var.db, upload) })
  })
  .put('/restores/:id/files/:hash/parts/:part', may('study.create'), async (c) => {
    const { restore, hash } = await expected(c)
    const told = partTold(c)
    const { sizeBytes } = told
    await takePart(c, { study: restore.study, sender: restore.id, hash, sizeBytes }, told)
    return c.json({ part: told.part }, 201)
  })
  .post('/restores/:id/files/:hash/commit', may('study.create'), body(SizeOfWhole), async (c) => {
    const { restore, hash } = await expected(c)
    const { sizeBytes } = c.req.valid('json')
    const { db, env } = { db: c.var.db, env: c.env }
    const upload = { study: restore.study, sender: restore.id, hash, sizeBytes }
    const joined = await joinParts(db, deedOf(c), env.FILES, upload, {
      async holds() {
        const size = await sizeOf(env.FILES, restore.study, hash)
        if (size === null) return null
        await noteRestored(db, restore.id, hash)
        return { outcome: 'had', sizeBytes: size }
      },
      keep: (_db, _deed, bucket, _study, _hash, bytes) =>
        keepRestored(db, bucket, restore, hash, bytes),
    })
    if (joined.outcome === 'hash-wrong') throw new Refusal(problems.fileHashWrong({}))
    if (joined.outcome === 'incomplete')
      throw new Refusal(problems.fileIncomplete({ missing: joined.missing }))
    return c.json({ hash })
  })
  .post('/restores/:id/finish', may('study.create'), async (c) => {
    const { db } = c.var
    const restore = await restoreOf(c)
    if (restore.isDone) return c.json({ slug: restore.slug })
    const there = await tablesOf(db, restore.id)
    const table = unfinished(restore.manifest, there, (sha) => sha256Stream(JSON.parse(sha)).hex())
    if (table) throw new Refusal(problems.archiveIncomplete({ what: table.name }))
    const [file] = await missingFiles(db, restore, 1)
    if (file) throw new Refusal(problems.archiveIncomplete({ what: file }))
    if (!restore.manifest.isUneven && (await brokenLinks(db, restore)) > 0)
      throw new Refusal(problems.archiveRowWrong({ table: 'codes', line: null, at: 'names' }))
    await together(db, linkRows(db, restore) as [Write, ...Write[]])
    // Each count by itself: nobody sees the study yet, and a retry makes them once more.
    const counts = rebuilt(db, restore.study)
    for (let at = 0; at < counts.length; at += 2)
      await together(db, counts.slice(at, at + 2) as [Write, ...Write[]])
    await endRestore(db, deedOf(c), restore)
    return c.json({ slug: restore.slug })
  })
  .delete('/restores/:id', may('study.create'), async (c) => {
    const isGone = await removeRestore(c.var.db, deedOf(c), c.env.FILES, await openOne(c))
    return c.json({ isGone })
  })

async function restoreOf(c: Context<App>): Promise<Restore> {
  const found = await findRestore(c.var.db, c.req.param('id') ?? '', personOf(c))
  if (!found) throw new Refusal(problems.notFound({ what: 'restore' }))
  return found
}

async function openOne(c: Context<App>): Promise<Restore> {
  const found = await restoreOf(c)
  if (found.isDone) throw new Refusal(problems.archiveStudyHere({ slug: found.slug }))
  return found
}

async function expected(c: Context<App>): Promise<{ restore: Restore; hash: string }> {
  const restore = await openOne(c)
  const hash = check(Hash, c.req.param('hash'))
  if (!(await expectsFile(c.var.db, restore, hash))) throw new Refusal(problems.fileUnexpected({}))
  return { restore, hash }
}
