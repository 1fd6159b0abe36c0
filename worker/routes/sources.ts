// Sources at the desk: bring one in, list them, read one.
import { Hono } from 'hono'
import * as v from 'valibot'
import { coverOf } from '../../core/coding/prompts.ts'
import { problems, Refusal } from '../../core/problem.ts'
import { applyEdits, areSound, carryBlocks, type Edit, edgeCrossed } from '../../core/text/edit.ts'
import { misfit, soundBlocks, type TextFault } from '../../core/text/fit.ts'
import { normalise } from '../../core/text/normalise.ts'
import {
  AtVersion,
  type Block,
  Correction,
  NewSource,
  SourceAbout,
} from '../../core/wire/coding.ts'
import type { Speaker } from '../../core/wire/listening.ts'
import { Technique } from '../../core/wire/words.ts'
import type { App } from '../env.ts'
import { alsoMay, deedOf, may } from '../gate.ts'
import { body, cursorOf, listQuery, query } from '../http.ts'
import { sha256 } from '../secret.ts'
import { correctSource, type Newest, newestOf, versionsOf, wasMade } from '../store/corrections.ts'
import { restingOn, unfitSince } from '../store/ground.ts'
import { findVersion } from '../store/instruments.ts'
import { addSource, findSource, listSources, putAbout } from '../store/sources.ts'
import { listAliases } from '../store/telling.ts'
import { eyesOf, mustReadNames } from './eyes.ts'

/** 1.2 MB of text can be six times as long in JSON, where a sender escapes every letter. */
const sourceBodyBytes = 8_000_000
/** A whole text written anew, escaped letter by letter. */
const correctionBodyBytes = sourceBodyBytes

export const sources = new Hono<App>()
  .get(
    '/sources',
    may('source.read'),
    query(listQuery({ technique: v.optional(Technique) })),
    async (c) => {
      const asked = c.req.valid('query')
      return c.json(
        await listSources(c.var.db, c.var.study.id, eyesOf(c), asked.technique, cursorOf(asked)),
      )
    },
  )
  .post('/sources', may('source.write'), body(NewSource, sourceBodyBytes), async (c) => {
    const sent = c.req.valid('json')
    const text = normalise(sent.text)
    const known = sent.blocks === null ? await listAliases(c.var.db, c.var.study.id) : []
    const blocks = blocksOf(text, sent, known)
    const version = sent.version ? await findVersion(c.var.db, c.var.study.id, sent.version) : null
    const prompts = version ? coverOf(version.instrument, text, blocks) : []
    const source = { ...sent, text, blocks, prompts, textHash: await sha256(text) }
    const kept = await addSource(c.var.db, deedOf(c), c.var.study.id, source)
    if (kept.outcome === 'id-taken') throw new Refusal(problems.idTaken({ what: 'source' }))
    if (kept.outcome === 'unknown') throw unknown(kept.what, sent)
    return c.json({ id: sent.id, version: 1 }, kept.outcome === 'made' ? 201 : 200)
  })
  .get('/sources/:id', may('source.read'), query(AtVersion), async (c) => {
    const { version } = c.req.valid('query')
    const id = c.req.param('id')
    await mustReadNames(c, id, version)
    const mayName = alsoMay(c, 'identity.read')
    const found = await findSource(c.var.db, c.var.study.id, eyesOf(c), mayName, id, version)
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json(found)
  })
  .put('/sources/:id/about', may('source.write'), body(SourceAbout), async (c) => {
    const id = c.req.param('id')
    const about = c.req.valid('json')
    const kept = await putAbout(c.var.db, deedOf(c), c.var.study.id, id, about)
    if (kept.outcome === 'unknown-source') throw new Refusal(problems.notFound({ what: 'source' }))
    if (kept.outcome === 'of-response') throw new Refusal(problems.sourceOfResponse({}))
    if (kept.outcome === 'unknown') throw unknown(kept.what, about)
    return c.json({ id })
  })
  .get('/sources/:id/versions', may('source.read'), async (c) => {
    const mayName = alsoMay(c, 'identity.read')
    const found = await versionsOf(c.var.db, c.var.study.id, c.req.param('id'), mayName)
    if (!found) throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json({ rows: found })
  })
  .post(
    '/sources/:id/corrections',
    may('source.write'),
    body(Correction, correctionBodyBytes),
    async (c) => {
      const id = c.req.param('id')
      const correction = c.req.valid('json')
      const newest = await newestOf(c.var.db, c.var.study.id, id)
      if (!newest) throw new Refusal(problems.notFound({ what: 'source' }))
      const { version, edits } = correction
      if (version !== newest.version) {
        const had = await wasMade(c.var.db, deedOf(c), id, correction)
        if (!had) throw changedMeanwhile(newest)
        return c.json({ ...had, ground: null })
      }
      const text = correctedText(newest, edits)
      if (newest.response !== null && !mayStandInResponse(newest, correction, text))
        throw new Refusal(problems.sourceOfResponse({}))
      const told = await correctSource(
        c.var.db,
        deedOf(c),
        id,
        newest,
        correction,
        await sha256(text),
      )
      if (told.outcome === 'changed') throw changedMeanwhile(told)
      const ground =
        told.unfit > 0 && alsoMay(c, 'finding.read')
          ? await restingOn(c.var.db, c.var.study.id, await unfitSince(c.var.db, id, told.version))
          : null
      return c.json({ version: told.version, unfit: told.unfit, ground }, 201)
    },
  )

/** The words of a response are corrected by whoever filled it in; names are replaced here, and that is taken back here. */
function mayStandInResponse({ kind, before }: Newest, correction: Correction, text: string) {
  if (correction.kind === 'pseudonym') return true
  return correction.kind === 'undo' && kind === 'pseudonym' && text === before
}

function changedMeanwhile({ by, at }: { by: string | null; at: string }): Refusal {
  return new Refusal(problems.changedMeanwhile({ what: 'source', at, ...(by !== null && { by }) }))
}

/** The text that sound edits make, once it is known to be one that may be kept. */
function correctedText({ text, blocks }: Newest, edits: readonly Edit[]): string {
  if (!areSound(text, edits))
    throw new Refusal(problems.requestMalformed({ at: 'edits', reason: 'edits.unsound' }))
  const crossed = edgeCrossed(blocks, edits)
  if (crossed !== -1)
    throw new Refusal(
      problems.requestMalformed({ at: `edits.${crossed}`, reason: 'edits.cross-blocks' }),
    )
  const corrected = applyEdits(text, edits)
  // An edit that halves a character, or brings in what a text may not hold.
  if (!corrected.isWellFormed() || normalise(corrected) !== corrected)
    throw new Refusal(problems.requestMalformed({ at: 'edits', reason: 'text.not-normal' }))
  const fault = misfit(corrected, carryBlocks(blocks, edits))
  if (fault) throw refusalOf(fault)
  return corrected
}

function blocksOf(text: string, sent: NewSource, known: readonly Speaker[]): Block[] {
  // Offsets that were counted over other line ends would be off by one a line, silently.
  if (sent.blocks !== null && text !== sent.text)
    throw new Refusal(problems.requestMalformed({ at: 'text', reason: 'text.not-normal' }))
  const blocks = soundBlocks(text, sent.blocks, known)
  if ('kind' in blocks) throw refusalOf(blocks)
  return blocks
}

function refusalOf(fault: TextFault): Refusal {
  if (fault.kind === 'empty') return new Refusal(problems.sourceEmpty({}))
  if (fault.kind === 'long')
    return new Refusal(problems.sourceTooLong({ limitBytes: fault.limitBytes }))
  return new Refusal(problems.requestMalformed({ at: fault.at, reason: fault.reason }))
}

function unknown(
  what: 'participant' | 'case' | 'version',
  sent: Pick<NewSource, 'participant' | 'case'> & { version?: string | null },
): Refusal {
  if (what === 'participant')
    return new Refusal(problems.participantUnknown({ participant: sent.participant ?? '' }))
  if (what === 'case') return new Refusal(problems.caseUnknown({ case: sent.case ?? '' }))
  return new Refusal(problems.versionUnknown({ version: sent.version ?? '' }))
}
