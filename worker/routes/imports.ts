// What a file from elsewhere brings: laid aside in parts, looked at, brought in as one step, taken back as one.
import { Hono } from 'hono'
import * as v from 'valibot'
import { mostOf, part, stagedBytesMost } from '../../core/import/limits.ts'
import { type Problem, problems, Refusal } from '../../core/problem.ts'
import { utf8Bytes } from '../../core/table/utf8.ts'
import { ImportChoices, ImportHead, ImportPart } from '../../core/wire/import.ts'
import { importKinds, importRows } from '../../core/wire/import-rows.ts'
import { Hash, Id } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may, personOf } from '../gate.ts'
import { body, check, cursorOf, listQuery, parseJson, query, readBytes } from '../http.ts'
import { sha256 } from '../secret.ts'
import { type Applied, applyImport } from '../store/imports/apply.ts'
import type { Ground } from '../store/imports/ground.ts'
import { kinds } from '../store/imports/kinds.ts'
import { groundOf, planOf } from '../store/imports/plan.ts'
import {
  beginImport,
  findImport,
  hasPart,
  listImports,
  putChoices,
  putPart,
} from '../store/imports/staging.ts'
import { undoImport } from '../store/imports/undo.ts'

/** They are kept, and asked with, as one value: D1 refuses one of 2 MB. */
const choiceBytes = 1_400_000

const PartNumber = v.pipe(v.string(), v.regex(/^\d{1,5}$/, 'part.form'), v.transform(Number))

export const imports = new Hono<App>()
  .get('/imports', may('study.import'), query(listQuery({ file: v.optional(Hash) })), async (c) => {
    const asked = c.req.valid('query')
    return c.json(await listImports(c.var.db, c.var.study.id, asked.file, cursorOf(asked)))
  })
  .put('/imports/:id', may('study.import'), body(ImportHead), async (c) => {
    const id = check(Id, c.req.param('id'))
    const head = c.req.valid('json')
    const over = importKinds.find((kind) => head.counts[kind] > mostOf[kind])
    if (over) throw new Refusal(problems.importTooLarge({ what: over, limit: mostOf[over] }))
    const begun = await beginImport(c.var.db, deedOf(c), c.var.study.id, id, head)
    if (begun === 'id-taken') throw new Refusal(problems.idTaken({ what: 'import' }))
    return c.json({ id }, begun === 'made' ? 201 : 200)
  })
  .get('/imports/:id', may('study.import'), async (c) => {
    const found = await findImport(c.var.db, c.var.study.id, c.req.param('id'))
    if (!found) throw unknown()
    return c.json(found)
  })
  .put('/imports/:id/parts/:n', may('study.import'), async (c) => {
    const { db, study } = c.var
    const id = check(Id, c.req.param('id'))
    const n = check(PartNumber, c.req.param('n'))
    const bytes = await readBytes(c.req.raw, part.bytesMost)
    const hash = await sha256(bytes)
    if (await hasPart(db, study.id, id, { n, hash })) return c.json({ n, hash })
    const sent = check(ImportPart, parseJson(bytes))
    const { rows } = check(v.strictObject({ rows: v.array(importRows[sent.kind]) }), {
      rows: sent.rows,
    })
    if (sent.kind === 'participant') mustReadNames(alsoMay(c, 'identity.read'))
    const staged = await kinds[sent.kind].stage({ db, study: study.id, id }, rows as never[])
    if ('reason' in staged) throw malformed(`rows.${staged.at}`, staged.reason)
    if (new Set(staged.map(({ key }) => key)).size < staged.length)
      throw malformed('rows', 'list.twice')
    const put = await putPart(db, deedOf(c), study.id, id, {
      n,
      hash,
      kind: sent.kind,
      rows: staged,
    })
    if (put === 'unknown') throw unknown()
    if (put === 'over') throw new Refusal(problems.importOver({}))
    if (put === 'too-large')
      throw new Refusal(problems.importTooLarge({ what: 'bytes', limit: stagedBytesMost }))
    return c.json({ n, hash }, put === 'made' ? 201 : 200)
  })
  .put('/imports/:id/choices', may('study.import'), body(ImportChoices, choiceBytes), async (c) => {
    const id = c.req.param('id')
    const put = await putChoices(c.var.db, c.var.study.id, id, c.req.valid('json'))
    if (put === 'unknown') throw unknown()
    if (put === 'over') throw new Refusal(problems.importOver({}))
    if (put === 'coder-unknown') throw malformed('coders', 'coder.unknown')
    return c.json({ id })
  })
  .get('/imports/:id/plan', may('study.import'), async (c) => {
    const { db, study } = c.var
    const ground = await groundOf(db, study.id, personOf(c), c.req.param('id'))
    if (!ground) throw unknown()
    mustFit(ground)
    return c.json(await planOf(db, ground))
  })
  .post('/imports/:id/apply', may('study.import'), async (c) => {
    const { db, study } = c.var
    const id = c.req.param('id')
    const ground = await groundOf(db, study.id, personOf(c), id)
    if (ground) mustFit(ground)
    const applied = await applyImport(db, deedOf(c), ground, study.id, id)
    if ('added' in applied)
      return c.json({ id, added: applied.added }, applied.outcome === 'done' ? 201 : 200)
    throw new Refusal(refusalOf(applied))
  })
  .delete('/imports/:id', may('study.import'), async (c) => {
    const id = c.req.param('id')
    const undone = await undoImport(c.var.db, deedOf(c), c.var.study.id, id)
    if (undone === 'unknown') throw unknown()
    if (typeof undone === 'object') throw new Refusal(problems.importKept(undone.kept))
    return c.json({ id })
  })

function unknown(): Refusal {
  return new Refusal(problems.notFound({ what: 'import' }))
}

function malformed(at: string, reason: string): Refusal {
  return new Refusal(problems.requestMalformed({ at, reason }))
}

/** The codebook's part of a file goes in statements that hold all of it. */
function mustFit({ codes }: Ground): void {
  for (const told of [codes.coming, codes.places])
    if (utf8Bytes(JSON.stringify(told)) > part.bytesMost)
      throw new Refusal(problems.importTooLarge({ what: 'bytes', limit: part.bytesMost }))
}

/** Whoever brings in names has to be one who may read them. */
function mustReadNames(mayName: boolean): void {
  if (!mayName) throw new Refusal(problems.notAllowed({ permission: 'identity.read' }))
}

function refusalOf(applied: Exclude<Applied, { added: unknown }>): Problem {
  switch (applied.outcome) {
    case 'unknown':
      return problems.notFound({ what: 'import' })
    case 'undone':
      return problems.importOver({})
    case 'undecided':
      return problems.importUndecided({})
    case 'incomplete':
      return problems.importIncomplete({ kind: applied.kind, missing: applied.missing })
    case 'changed':
      return problems.changedMeanwhile({ what: 'codebook' })
    default:
      return applied satisfies never
  }
}
