// From a draft to the bytes that are sent: pruned, checked as the server will check them, and spelt the one way.
import { checkAnswers, prune } from '../../../core/answer/check.ts'
import { filesIn } from '../../../core/answer/files.ts'
import { canonical } from '../../../core/instrument/canonical.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Problem } from '../../../core/problem.ts'
import { wellFormed } from '../../../core/text/well-formed.ts'
import type { Response } from '../../../core/wire/response.ts'
import { digest } from '../../kit/digest.ts'
import type { Draft, Sealed } from '../store/shape.ts'
import { app } from '../version.ts'
import { type Outside, surroundingsOf } from './outside.ts'

export type Frozen = { ok: true; sealed: Sealed } | { ok: false; problems: Problem[] }

/** What was recorded, marked and told turn by turn; a response without a talk has none of it. */
function talkOf({ recordings = [], marks = [], seats = [], turns = [] }: Draft) {
  return {
    ...(recordings.length > 0 && { recordings }),
    ...(marks.length > 0 && { marks }),
    ...(seats.length > 0 && { seats }),
    ...(turns.length > 0 && { turns }),
  }
}

/**
 * `zone` is the study's: the server works out `today()` and `now()` as `finalisedAt` there. `skewMs` is how far this
 * phone's clock is known to be ahead.
 */
export async function freeze(
  instrument: Instrument,
  written: Draft,
  outside: Outside,
  zone: string,
  finalisedAt: string,
  device: string,
  skewMs?: number,
): Promise<Frozen> {
  const draft = wellFormed(written)
  const here = surroundingsOf(outside, draft, zone, finalisedAt, device)
  const filled = prune(instrument, draft, here)
  const problems = checkAnswers(instrument, filled, here, 'final')
  if (problems.length > 0) return { ok: false, problems }
  const { id, version, participant, task, occurredOn, startedAt, language } = draft
  const clock = skewMs === undefined ? draft.clock : { ...draft.clock, skewMs }
  const response: Response = {
    id,
    version,
    participant,
    case: draft.case,
    occurredOn,
    startedAt,
    finalisedAt,
    language,
    ...filled,
    ...talkOf(draft),
    task,
    ...(draft.replaces !== undefined && { replaces: draft.replaces }),
    app,
    ...(clock && { clock }),
  }
  const text = canonical(response)
  const sealed: Sealed = {
    id,
    study: draft.study,
    version,
    participant,
    case: draft.case,
    task,
    ...(draft.replaces !== undefined && { replaces: draft.replaces }),
    occurredOn,
    finalisedAt,
    text,
    hash: await digest(text),
    state: 'waiting',
    receipt: null,
    problem: null,
    files: filesIn(response).map(({ file, sizeBytes }) => ({
      hash: file,
      sizeBytes,
      isHeld: draft.held?.includes(file) ?? false,
    })),
  }
  return { ok: true, sealed }
}
