// A first draft of a transcript by Workers AI, where the deployment has it: a piece of sound goes in, its words come back.
// Neither is kept here.
import { Hono } from 'hono'
import * as v from 'valibot'
import { problems, Refusal } from '../../core/problem.ts'
import { HearAsked, type HeardWords, MachineMade } from '../../core/wire/machine.ts'
import type { App } from '../env.ts'
import { deedOf, may } from '../gate.ts'
import { body, query, readBytes } from '../http.ts'
import { beginDraft, markMachineMade } from '../store/machine-drafts.ts'

// https://developers.cloudflare.com/workers-ai/models/whisper-large-v3-turbo/
const model = '@cf/openai/whisper-large-v3-turbo'
/** A piece as the desk cuts it has 0.9 MB (core/talk/pieces.ts). */
const pieceBytes = 1_500_000

export const machine = new Hono<App>()
  .get('/machine', may('source.write'), (c) => c.json({ model: c.env.AI ? model : null }))
  .post('/machine/words', may('source.write'), query(HearAsked), async (c) => {
    const { AI } = c.env
    if (!AI) throw new Refusal(problems.notFound({ what: 'machine' }))
    const { draft, source, language } = c.req.valid('query')
    const bytes = await readBytes(c.req.raw, pieceBytes)
    if (!isWav(bytes))
      throw new Refusal(problems.requestMalformed({ at: '', reason: 'piece.no-wav' }))
    if (!(await beginDraft(c.var.db, deedOf(c), c.var.study.id, draft, source)))
      throw new Refusal(problems.notFound({ what: 'file' }))
    const asked = { audio: base64(bytes), language, vad_filter: true }
    const told: unknown = await AI.run(model, asked).catch(() => null)
    const heard = v.safeParse(Heard, told)
    if (!heard.success) throw new Refusal(problems.machineSilent({}))
    return c.json({ rows: wordsOf(heard.output) })
  })
  .put('/sources/:id/machine-made', may('source.write'), body(MachineMade), async (c) => {
    const id = c.req.param('id')
    const { machineMade } = c.req.valid('json')
    if (!(await markMachineMade(c.var.db, deedOf(c), c.var.study.id, id, machineMade)))
      throw new Refusal(problems.notFound({ what: 'source' }))
    return c.json({ id })
  })

/** What we read of its answer; times are seconds. */
const Heard = v.object({
  text: v.optional(v.string(), ''),
  segments: v.optional(
    v.array(
      v.object({
        start: v.optional(v.number(), 0),
        end: v.optional(v.number(), 0),
        text: v.optional(v.string(), ''),
      }),
    ),
    [],
  ),
})

function wordsOf({ text, segments }: v.InferOutput<typeof Heard>): HeardWords[] {
  const all = segments.length > 0 ? segments : [{ start: 0, end: 0, text }]
  return all.flatMap(({ start, end, text }) => {
    const words = text.toWellFormed().replaceAll(/\s+/g, ' ').trim()
    const ms = (seconds: number) => Math.max(0, Math.round(seconds * 1_000))
    return words === '' ? [] : [{ startMs: ms(start), endMs: ms(end), text: words }]
  })
}

function isWav(bytes: Uint8Array): boolean {
  const word = (from: number) => String.fromCharCode(...bytes.subarray(from, from + 4))
  return word(0) === 'RIFF' && word(8) === 'WAVE'
}

/** In strides, since a call takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768))
  return btoa(text)
}
