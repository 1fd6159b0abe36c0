// Answers under their questions, in the order of the instrument, each with how it came to be covered.
import { say } from '../../../core/instrument/label.ts'
import type { Item, Question } from '../../../core/instrument/model.ts'
import type { AnswerValue, Coverage, Response } from '../../../core/wire/response.ts'
import { clock, day, numberOf } from '../../kit/format.ts'
import type { Language } from '../../kit/language.ts'
import { useLanguage } from '../shell/language.tsx'

export function ResponseAnswers({ items, body }: { items: readonly Item[]; body: Response }) {
  const { language } = useLanguage()
  return (
    <div className="answers">
      {items.map((item) =>
        item.type === 'group' ? (
          <section key={item.name}>
            <h4>{say(item.label, language)}</h4>
            <ResponseAnswers items={item.items} body={body} />
          </section>
        ) : (
          item.type !== 'note' && <OneAnswer key={item.name} question={item} body={body} />
        ),
      )}
    </div>
  )
}

type Asked = Exclude<Question, { type: 'note' }>

function OneAnswer({ question, body }: { question: Asked; body: Response }) {
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
          {shown(question, answer, language)}
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

function shown(question: Asked, answer: AnswerValue, language: Language): string {
  // Four digits may be a year, so whole numbers are grouped only from five.
  if (typeof answer === 'number')
    return Number.isInteger(answer) && Math.abs(answer) < 10_000
      ? String(answer)
      : numberOf(answer, language)
  if (question.type === 'date' && typeof answer === 'string') return day(answer, language)
  const names = Array.isArray(answer) ? answer : [answer]
  if (!('choices' in question)) return names.join(', ')
  const labels = new Map(question.choices.map((choice) => [choice.name, choice.label]))
  return names.map((name) => say(labels.get(name) ?? { x: name }, language)).join(', ')
}
