// A response held against the version that it answers: the same check that the phone made, its score and its words; what
// needs no database beyond the version. Whatever way a response comes in by, it goes through here.
import { openSent } from '../../core/answer/check.ts'
import { momentIn } from '../../core/answer/day.ts'
import { filesIn } from '../../core/answer/files.ts'
import { bare } from '../../core/answer/surroundings.ts'
import { answerAt, asText } from '../../core/answer/value.ts'
import { rareFunctions } from '../../core/expression/functions-rare.ts'
import { matches } from '../../core/expression/pattern.ts'
import { isUnfit } from '../../core/import/collected/judge.ts'
import { canonical } from '../../core/instrument/canonical.ts'
import { say } from '../../core/instrument/label.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import { planOf } from '../../core/instrument/plan.ts'
import { type Problem, problems } from '../../core/problem.ts'
import { scoreForm } from '../../core/score/score.ts'
import { wordsOf } from '../../core/text/from-response.ts'
import type { Response } from '../../core/wire/response.ts'
import { sha256 } from '../secret.ts'
import type { Sound } from './intake.ts'

export type Objection = { id: string; problem: Problem }

/** `isCollected`: with another program, which kept its own rules (core/import/collected/judge.ts). */
export async function judge(
  response: Response,
  instrument: Instrument | undefined,
  study: { zone: string; language: string },
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
