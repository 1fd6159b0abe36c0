// One question of the review: how it was asked, what was answered, what is wrong, and the way there.
import { asText } from '../../../core/answer/value.ts'
import { choicesOf } from '../../../core/instrument/choices.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { isAsked, type Question } from '../../../core/instrument/question.ts'
import type { AnswerValue } from '../../../core/wire/response.ts'
import { day, numberOf } from '../../kit/format.ts'
import { type Language, useLanguage, useWords } from '../../kit/language.ts'
import type { Prompt } from '../fill/prompt.ts'
import { words } from '../messages/words.ts'
import { PromptIcon } from '../parts/jump-list.tsx'
import type { Draft } from '../store/shape.ts'
import { problemWords } from './fill-question.tsx'

type Props = { prompt: Prompt; draft: Draft; instrument: Instrument; onEdit: () => void }

export function ReviewRow({ prompt, draft, instrument, onEdit }: Props) {
  const m = useWords(words)
  const language = useLanguage()
  const { question, problem, state } = prompt
  const label = say(question.label, draft.language, instrument.languages)
  const value = draft.answers[question.name]
  const probes = isAsked(question) ? (question.probes?.length ?? 0) : 0
  const probed = Object.keys(draft.probes[question.name] ?? {}).length
  const told = [
    state === 'answered' ? '' : state === 'untouched' ? m.review.empty : m.fill[state],
    probes > 0 ? m.review.probes(probed, probes) : '',
  ]
  return (
    <li>
      <button type="button" className="answered" onClick={onEdit}>
        <PromptIcon state={state} />
        <span>
          <b>
            <span className="hidden">{m.review.edit} </span>
            {label}
          </b>
          {value !== undefined && (
            <q>{valueWords(instrument, question, value, draft.language, language)}</q>
          )}
          <small>{told.filter(Boolean).join(', ')}</small>
          {problem && (
            <span className="problem">
              {problemWords(problem, question, draft.language, instrument.languages)}
            </span>
          )}
        </span>
      </button>
    </li>
  )
}

function valueWords(
  instrument: Instrument,
  question: Question,
  value: AnswerValue,
  asked: string,
  language: Language,
): string {
  if (typeof value === 'number') return numberOf(value, language)
  if (question.type === 'date' && typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? day(value, language) : value
  if (question.type !== 'selectOne' && question.type !== 'selectMany') return asText(value)
  const choices = choicesOf(instrument, question) ?? []
  const labels = new Map(choices.map(({ name, label }) => [name, say(label, asked)]))
  return asText(value)
    .split(' ')
    .map((name) => labels.get(name) ?? name)
    .join(', ')
}
