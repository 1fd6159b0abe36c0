// From what a phone sent to what may be kept: the schema, the frozen version, the same check that the phone made,
// the score and the words. One response's refusal never touches its neighbours in a bulk.
import * as v from 'valibot'
import { openSent } from '../core/answer/check.ts'
import { momentIn } from '../core/answer/day.ts'
import { filesIn } from '../core/answer/files.ts'
import { bare } from '../core/answer/surroundings.ts'
import { answerAt, asText } from '../core/answer/value.ts'
import { rareFunctions } from '../core/expression/functions-rare.ts'
import { matches } from '../core/expression/pattern.ts'
import { isUnfit } from '../core/import/collected/judge.ts'
import { canonical } from '../core/instrument/canonical.ts'
import { say } from '../core/instrument/label.ts'
import type { Instrument } from '../core/instrument/model.ts'
import { planOf } from '../core/instrument/plan.ts'
import { type Problem, problems, Refusal } from '../core/problem.ts'
import { scoreForm } from '../core/score/score.ts'
import { wordsOf } from '../core/text/from-response.ts'
import { problemOf } from '../core/wire/refuse.ts'
import { type Receipt, Response } from '../core/wire/response.ts'
import type { StudyRef } from './gate.ts'
import { sha256 } from './secret.ts'
import type { Deed } from './store/audits.ts'
import type { Db } from './store/db.ts'
import { frozenInstruments } from './store/instruments.ts'
import { keepResponses, type Sound } from './store/intake.ts'
import { unseal } from './unseal.ts'

/** Whose they are, and what the Worker wraps its studies' keys with: it opens what is sealed. */
export type Sender = { study: StudyRef; device: string; secret: string | undefined }

/** A receipt or a refusal for each, in the order they were sent. */
export async function takeIn(
  db: Db,
  deed: Deed,
  sender: Sender,
  sent: unknown[],
): Promise<Receipt[]> {
  const { study, device } = sender
  const read = (await unseal(db, deed, sender, sent)).map((one) =>
    'value' in one ? readResponse(one.value) : one,
  )
  const hashes = read.flatMap((one) => ('response' in one ? [one.response.version] : []))
  const instruments = await frozenInstruments(db, study.id, [...new Set(hashes)])
  const judged = await Promise.all(
    read.map((one) =>
      'response' in one ? judge(one.response, instruments.get(one.response.version), study) : one,
    ),
  )
  const sound = judged.flatMap((one) => ('sound' in one ? [one.sound] : []))
  const kept = await keepResponses(db, deed, { study: study.id, device }, sound)
  const receipts = kept.values()
  return judged.map((one) =>
    'sound' in one
      ? (receipts.next().value as Receipt)
      : { id: one.id, outcome: 'refused', problem: one.problem },
  )
}

/** What was kept once, with all that follows from it, as if it came in now. */
export async function readAgain(db: Db, study: StudyRef, body: string): Promise<Sound> {
  const found = readResponse(JSON.parse(body))
  if (!('response' in found)) throw new Refusal(found.problem)
  const { version } = found.response
  const instruments = await frozenInstruments(db, study.id, [version])
  const judged = await judge(found.response, instruments.get(version), study)
  if ('problem' in judged) throw new Refusal(judged.problem)
  return judged.sound
}

type Objection = { id: string; problem: Problem }

function readResponse(sent: unknown): { response: Response } | Objection {
  const result = v.safeParse(Response, sent, { abortEarly: true })
  if (result.success) return { response: result.output }
  const id = (sent as { id?: unknown } | null)?.id
  return { id: typeof id === 'string' ? id.slice(0, 36) : '', problem: problemOf(result.issues[0]) }
}

/** `isCollected`: with another program, which kept its own rules (core/import/collected/judge.ts). */
export async function judge(
  response: Response,
  instrument: Instrument | undefined,
  study: Pick<StudyRef, 'zone' | 'language'>,
  isCollected = false,
): Promise<{ sound: Sound } | Objection> {
  const { id, version } = response
  if (!instrument) return { id, problem: problems.versionUnknown({ version }) }
  const { form, problem } = opened(response, instrument, study.zone, isCollected)
  if (problem) return { id, problem }
  const body = canonical(response)
  const words = wordsOf({ instrument }, response, form)
  const [hash, textHash] = await Promise.all([sha256(body), sha256(words.text)])
  return {
    sound: {
      response,
      body,
      hash,
      slug: instrument.slug,
      technique: instrument.technique,
      title: titleOf(instrument, response, study.language),
      needs: needsOf(instrument, response),
      score: instrument.scoring ? scoreForm(form, instrument.scoring) : null,
      files: filesIn(response),
      words: { ...words, textHash },
    },
  }
}

/** The response as a form, and the first thing that is wrong with it, or null. */
function opened(response: Response, instrument: Instrument, zone: string, isCollected: boolean) {
  const now = momentIn(zone, response.finalisedAt)
  const { language } = response
  const surroundings = bare(now, { language, matches, rare: rareFunctions, isCollected })
  const { form, problems } = openSent(instrument, response, surroundings, 'final')
  const wrong = isCollected ? problems.find(isUnfit) : problems[0]
  return { form, problem: subjectMissing(response, instrument) ?? wrong ?? null }
}

/** A voice that was recorded needs more than the words that were written down. */
function needsOf({ needs }: Instrument, { recordings = [] }: Response): string[] {
  return recordings.length > 0 ? [...new Set([...needs, 'record'])] : needs
}

function subjectMissing(response: Response, { about }: Instrument): Problem | null {
  if (about === 'participant' && response.participant === null)
    return problems.participantMissing({})
  return about === 'case' && response.case === null ? problems.caseMissing({}) : null
}

function titleOf(instrument: Instrument, response: Response, language: string): string {
  const about = response.participant ?? response.case
  const title =
    recordedTitle(instrument, response) ?? say(instrument.title, language, instrument.languages)
  return [title, about, response.occurredOn].filter((part) => part !== null).join(', ')
}

const longestTitle = 160

/** A document is found again by its own title rather than by the checklist's. */
function recordedTitle(instrument: Instrument, { answers }: Response): string | null {
  if (instrument.technique !== 'document') return null
  const asked = planOf(instrument).slots.find(
    ({ item }) => 'records' in item && item.records === 'title',
  )
  const words = asked && asText(answerAt(answers, asked.item.name)).trim()
  if (!words) return null
  const [line = ''] = words.split('\n')
  return Array.from(line).slice(0, longestTitle).join('')
}
