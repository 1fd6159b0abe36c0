// A guide to be filled in by hand: every question with the room that its answer takes, probes with boxes to tick, and what
// is asked only on a condition said in words. Its own words are in the language of the instrument, not of the desk.

import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
import { numbersOf } from '../fieldwork/numbering.ts'
import { useLanguage } from '../shell/language.tsx'
import { conditionWords } from './condition-words.ts'
import { type BuildMessages, wordsIn } from './messages.ts'

type Sheet = {
  instrument: Instrument
  language: string
  m: BuildMessages
  numbers: Map<string, number>
}

export function PaperGuide(props: { instrument: Instrument; language: string }) {
  const { instrument, language } = props
  const desk = useLanguage()
  // What the interface has no words for is asked in the words of the desk's own language.
  const m = wordsIn(language.startsWith('en') ? 'en' : language === 'id' ? 'id' : desk.language)
  const sheet = { instrument, language, m, numbers: numbersOf(instrument) }
  const scopes = desk.m.fieldwork.scopes
  return (
    <article className="guide" lang={language}>
      <header>
        <h1>{say(instrument.title, language, instrument.languages)}</h1>
        <dl className="guide-head">
          {headFields(instrument, m).map((field) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd />
            </div>
          ))}
        </dl>
        {instrument.needs.length > 0 && (
          <p className="guide-consent">
            <Box /> {m.paper.consent(instrument.needs.map((scope) => scopes[scope]).join(', '))}
          </p>
        )}
        {instrument.kind === 'fgd' && <Seats {...sheet} />}
      </header>
      <Items {...sheet} items={instrument.items} />
      {instrument.scoring && (
        <p className="guide-total">
          {m.paper.total} <span className="guide-blank" />
        </p>
      )}
    </article>
  )
}

function headFields(instrument: Instrument, m: BuildMessages): string[] {
  const who = { participant: [m.paper.code], case: [m.paper.case], study: [] }[instrument.about]
  return [...who, m.paper.date, m.paper.place, m.paper.researcher]
}

function Seats({ instrument, m }: Sheet) {
  return (
    <ol className="guide-seats" aria-label={m.paper.seats}>
      {Array.from({ length: Math.min(instrument.seats ?? 10, 30) }, (_, index) => (
        <li key={m.paper.seat(index + 1)}>{m.paper.seat(index + 1)}</li>
      ))}
    </ol>
  )
}

function Items({ items, ...sheet }: Sheet & { items: readonly Item[] }) {
  return items.map((item) =>
    'items' in item ? (
      <section key={item.name} className="guide-theme">
        <h2>
          {say(item.label, sheet.language, sheet.instrument.languages)}
          {'goalMinutes' in item && item.goalMinutes !== undefined && (
            <small>{sheet.m.paper.minutes(item.goalMinutes)}</small>
          )}
        </h2>
        <Hint {...sheet} item={item} />
        {item.type === 'repeat' ? (
          // On paper nobody can add a row, so there are three.
          [1, 2, 3].map((row) => (
            <div key={row} className="guide-row">
              <h3>{sheet.m.paper.row(row)}</h3>
              <Items {...sheet} items={item.items} />
            </div>
          ))
        ) : (
          <Items {...sheet} items={item.items} />
        )}
      </section>
    ) : (
      <Asking key={item.name} {...sheet} question={item} />
    ),
  )
}

function Hint({ item, instrument, language, m }: Sheet & { item: Item }) {
  const condition =
    item.relevant === undefined ? null : conditionWords(instrument, item.relevant, language, m)
  return (
    <>
      {condition !== null && (
        <p className="guide-when">
          {m.logic.showWhen} {condition}.
        </p>
      )}
      {item.hint && <p className="guide-hint">{say(item.hint, language, instrument.languages)}</p>}
    </>
  )
}

function Asking({ question, ...sheet }: Sheet & { question: Question }) {
  const { instrument, language, m, numbers } = sheet
  if (['calculate', 'hidden', 'meta'].includes(question.type)) return null
  const label = say(question.label, language, instrument.languages)
  if (question.type === 'note')
    return (
      <div className="guide-note">
        <Hint {...sheet} item={question} />
        <p>{label}</p>
      </div>
    )
  const probes = isAsked(question) ? (question.probes ?? []) : []
  return (
    <div className="guide-question">
      <span className="guide-number">{numbers.get(question.name)}</span>
      <div>
        <h3>{label}</h3>
        <Hint {...sheet} item={question} />
        {probes.length > 0 && (
          <ul className="guide-probes">
            {probes.map((probe) => (
              <li key={probe.name}>
                <Box /> {say(probe.label, language, instrument.languages)}
              </li>
            ))}
          </ul>
        )}
        <Room {...sheet} question={question} />
        {(instrument.kind === 'interview' || instrument.kind === 'fgd') && (
          <p className="guide-covered">
            <Box /> {m.paper.covered}
          </p>
        )}
      </div>
    </div>
  )
}

/** As much room as the answer takes. */
function Room({ question, instrument, language, m }: Sheet & { question: Question }) {
  if ('choices' in question) {
    const choices = choicesOf(instrument, question)
    if (!choices) return <Lines count={2} />
    return (
      <ul className="guide-choices" data-many={question.type !== 'selectOne'}>
        {choices.map((choice) => (
          <li key={choice.name}>
            <Box round={question.type === 'selectOne'} />
            {say(choice.label, language, instrument.languages)}
            {choice.points !== undefined && <small> {m.paper.points(choice.points)}</small>}
          </li>
        ))}
        {'other' in question && question.other && (
          <li>
            <Box round={question.type === 'selectOne'} /> <span className="guide-blank" />
          </li>
        )}
      </ul>
    )
  }
  switch (question.type) {
    case 'text':
      return <Lines count={question.long ? 6 : 2} />
    case 'acknowledge':
      return <Box />
    case 'image':
    case 'audio':
    case 'video':
    case 'file':
      return (
        <p>
          {m.paper.file} <span className="guide-blank" />
        </p>
      )
    case 'signature':
      return <div className="guide-frame" />
    case 'integer':
    case 'decimal':
    case 'range': {
      const { min, max } = question
      return (
        <p>
          <span className="guide-blank" />
          {(min !== undefined || max !== undefined) && (
            <small>
              {' '}
              {min ?? ''} – {max ?? ''}
            </small>
          )}
        </p>
      )
    }
    default:
      return (
        <p>
          <span className="guide-blank" />
        </p>
      )
  }
}

function Lines({ count }: { count: number }) {
  return (
    <div className="guide-lines" aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: empty lines are all alike
        <div key={index} />
      ))}
    </div>
  )
}

function Box({ round = false }: { round?: boolean }) {
  return <span className="guide-box" data-round={round} aria-hidden="true" />
}
