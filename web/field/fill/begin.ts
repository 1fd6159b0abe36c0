// A new draft: who or what it is about is settled first, so that no answer is ever without its consent.
import { dayIn } from '../../../core/answer/day.ts'
import { walk } from '../../../core/instrument/walk.ts'
import type { Version } from '../../../core/wire/field.ts'
import type { Draft } from '../store/shape.ts'

export type Subject = Pick<Draft, 'participant' | 'case' | 'task' | 'occurredOn'>

export function begin(
  id: string,
  study: { slug: string; zone: string },
  version: Version,
  subject: Subject,
  language: string,
  startedAt: string,
): Draft {
  const { languages } = version.instrument
  return {
    ...subject,
    id,
    study: study.slug,
    version: version.hash,
    occurredOn: subject.occurredOn || dayIn(study.zone, startedAt),
    startedAt,
    language: languages.includes(language) ? language : (languages[0] ?? language),
    answers: {},
    coverage: {},
    probes: {},
    at: walk(version.instrument)[0]?.question.name ?? '',
    themeMs: {},
    savedAt: startedAt,
  }
}
