// A new draft: who or what it is about is settled first, so that no answer is ever without its consent.
import { dayIn } from '../../../core/answer/day.ts'
import { beginForm } from '../../../core/answer/form.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Version } from '../../../core/wire/field.ts'
import type { Draft } from '../store/shape.ts'
import { type Outside, surroundingsOf } from './outside.ts'

export type Subject = Pick<Draft, 'participant' | 'case' | 'task' | 'occurredOn'>

export function begin(
  id: string,
  study: { slug: string; zone: string },
  version: Pick<Version, 'hash' | 'instrument'>,
  subject: Subject,
  language: string,
  startedAt: string,
  outside: Outside,
  device: string,
): Draft {
  const { instrument, hash } = version
  const draft: Draft = {
    ...subject,
    id,
    study: study.slug,
    version: hash,
    occurredOn: subject.occurredOn || dayIn(study.zone, startedAt),
    startedAt,
    language: askedIn(instrument, language),
    answers: {},
    coverage: {},
    probes: {},
    at: '',
    themeMs: {},
    savedAt: startedAt,
  }
  const here = surroundingsOf(outside, draft, study.zone, startedAt, device)
  return { ...draft, answers: beginForm(instrument, here).answers() }
}

/** The interface's language where the instrument speaks it, else the instrument's first. */
export function askedIn({ languages }: Pick<Instrument, 'languages'>, language: string): string {
  return languages.includes(language) ? language : (languages[0] ?? language)
}
