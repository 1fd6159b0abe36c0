// Answers under their questions, in the order of the instrument, each with how it came to be covered.
import { asText } from '../../../core/answer/value.ts'
import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import type { Asked } from '../../../core/instrument/question.ts'
import type { AnswerValue, Coverage, Response } from '../../../core/wire/response.ts'
import { clock, day, numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'
import { useLanguage } from '../shell/language.tsx'

type Props = { instrument: Instrument; items: readonly Item[]; body: Response }

export function ResponseAnswers({ instrument, items, body }: Props) {
  const { language } = useLanguage()
  return (
    <div className="answers">
      {items.map((item) =>
        'items' in item ? (
          <section key={item.name}>
            <h4>{say(item.label, language)}</h4>
            <ResponseAnswers instrument={instrument} items={item.items} body={body} />
          </section>
        ) : (
          isAsked(item) && (
            <OneAnswer key={item.name} instrument={instrument} question={item} body={body} />
          )
        ),
      )}
    </div>
  )
}

function OneAnswer(props: { instrument: Instrument; question: Asked; body: Response }) {
  const { instrument, question, body } = props
  const { m, language } = useLanguage()
  const answer = body.answers[question.name]
  const covered = body.coverage[question.name]
  // A question that was neither answered nor marked was not shown, or not reached: it is left out, not filled in.
  if (answer === undefined && covered === undefined) return null
  const probes = (question.probes ?? []).flatMap((probe) => {
    const how = body.probes[question.name]?.[probe.name]
    return how ? [{ probe, how }] : []
  })
  return (
    <div className="answer">
      <p className="answer-question">{say(question.label, language)}</p>
      {answer === undefined ? (
        <p className="quiet">{m.fieldwork.responses.noAnswer}</p>
      ) : (
        <p className={question.type === 'text' ? 'words' : 'answer-value'}>
          {shown(instrument, question, answer, language)}
        </p>
      )}
      {covered && <Mark how={covered} />}
      {probes.length > 0 && (
        <ul className="answer-probes">
          {probes.map(({ probe, how }) => (
            <li key={probe.name}>
              {say(probe.label, language)} <Mark how={how} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Mark({ how }: { how: Coverage }) {
  const m = useLanguage().m.fieldwork
  return (
    <small className="mark-how" data-how={how.how}>
      {m.coverage[how.how]}
      {how.atMs !== undefined && `, ${clock(how.atMs)}`}
    </small>
  )
}

function shown(
  instrument: Instrument,
  question: Asked,
  answer: AnswerValue,
  language: Language,
): string {
  // Four digits may be a year, so whole numbers are grouped only from five.
  if (typeof answer === 'number')
    return Number.isInteger(answer) && Math.abs(answer) < 10_000
      ? String(answer)
      : numberOf(answer, language)
  if (question.type === 'date' && typeof answer === 'string') return day(answer, language)
  if (!('choices' in question)) return asText(answer)
  const choices = choicesOf(instrument, question) ?? []
  const labels = new Map(choices.map((choice) => [choice.name, choice.label]))
  return asText(answer)
    .split(' ')
    .map((name) => say(labels.get(name), language) || name)
    .join(', ')
}
