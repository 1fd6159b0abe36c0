// What a condition says, as words on paper: "Any savings? is Yes". An expression that no sentence fits stays as it is.

import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { type Clause, sentenceOf } from './conditions.ts'
import type { BuildMessages } from './messages.ts'
import { placesIn } from './place.ts'

export function conditionWords(
  instrument: Instrument,
  expression: string,
  language: string,
  m: BuildMessages,
): string {
  const sentence = sentenceOf(expression)
  if (!sentence) return expression
  return sentence.clauses
    .map((clause) => clauseWords(instrument, clause, language, m))
    .join(` ${m.logic[sentence.join]} `)
}

function clauseWords(
  instrument: Instrument,
  { question, verb, value }: Clause,
  language: string,
  m: BuildMessages,
): string {
  const item = placesIn(instrument).find((placed) => placed.item.name === question)?.item
  const who = item
    ? `“${say(item.label, language, instrument.languages) || item.name}”`
    : (question ?? m.logic.own)
  const choices = item && 'choices' in item ? choicesOf(instrument, item) : null
  const choice = choices?.find(({ name }) => name === value.text)
  const what = choice ? `“${say(choice.label, language, instrument.languages)}”` : value.text
  const isBare = verb === 'answered' || verb === 'unanswered'
  return [who, m.logic.verbs[verb], ...(isBare ? [] : [what])].join(' ')
}
