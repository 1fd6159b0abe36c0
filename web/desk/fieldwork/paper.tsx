// An instrument as it would read on paper: themes, prompts, probes, aims, choices, and how it is scored.
import { say } from '../../../core/instrument/label.ts'
import type { Group, Instrument, Item, Question } from '../../../core/instrument/model.ts'
import { useLanguage } from '../shell/language.tsx'
import { numbersOf } from './numbering.ts'
import { PaperScoring } from './paper-scoring.tsx'
import { spokenIn } from './spoken-in.ts'
import './fieldwork.css'

type Numbers = Map<string, number>

export function Paper({ instrument }: { instrument: Instrument }) {
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions
  const numbers = numbersOf(instrument)
  const facts = [
    m.fieldwork.kinds[instrument.kind],
    words.aboutWhat(words.about[instrument.about]),
    ...(instrument.roles.length > 0 ? [words.forRoles(instrument.roles.join(', '))] : []),
    ...(instrument.needs.length > 0
      ? [words.needs(instrument.needs.map((scope) => m.fieldwork.scopes[scope]).join(', '))]
      : []),
  ]
  return (
    <article className="paper">
      <header>
        <h2 lang={spokenIn(instrument.title, language)}>{say(instrument.title, language)}</h2>
        <p className="quiet">{facts.join(' · ')}</p>
      </header>
      <Items items={instrument.items} numbers={numbers} />
      {instrument.scoring && <PaperScoring instrument={instrument} scoring={instrument.scoring} />}
    </article>
  )
}

function Items(props: { items: Item[]; numbers: Numbers }) {
  return (
    <ul className="paper-items">
      {props.items.map((item) => (
        <li key={item.name}>
          {item.type === 'group' ? (
            <Theme group={item} numbers={props.numbers} />
          ) : (
            <Prompt question={item} number={props.numbers.get(item.name)} />
          )}
        </li>
      ))}
    </ul>
  )
}

function Theme({ group, numbers }: { group: Group; numbers: Numbers }) {
  const { m, language } = useLanguage()
  return (
    <section className="paper-theme">
      <h3 lang={spokenIn(group.label, language)}>
        {say(group.label, language)}
        {group.goalMinutes !== undefined && (
          <small>{m.fieldwork.versions.minutes(group.goalMinutes)}</small>
        )}
      </h3>
      {group.hint && <p className="quiet">{say(group.hint, language)}</p>}
      <Rule words={m.fieldwork.versions.shownWhen} expression={group.relevant} />
      <Items items={group.items} numbers={numbers} />
    </section>
  )
}

function Prompt({ question, number }: { question: Question; number: number | undefined }) {
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions
  const asked = question.type === 'note' ? null : question
  const required = asked?.required
  return (
    <div className="paper-prompt">
      <span className="paper-number" aria-hidden={number === undefined}>
        {number ?? '·'}
      </span>
      <div>
        <p lang={spokenIn(question.label, language)}>
          {say(question.label, language)}
          {required === true && <span className="paper-required"> ({words.required})</span>}
        </p>
        {question.hint && <p className="quiet">{say(question.hint, language)}</p>}
        <p className="quiet">
          {[m.fieldwork.types[question.type], ...limits(question, words)].join(', ')}
        </p>
        {typeof required === 'string' && <Rule words={words.requiredWhen} expression={required} />}
        <Rule words={words.shownWhen} expression={question.relevant} />
        <Rule words={words.mustHold} expression={asked?.constraint} />
        {'choices' in question && (
          <ul className="paper-choices" data-many={question.type === 'selectMany'}>
            {question.choices.map((choice) => (
              <li key={choice.name}>
                {say(choice.label, language)}
                {choice.points !== undefined && <small>{words.points(choice.points)}</small>}
              </li>
            ))}
          </ul>
        )}
        {asked?.probes && asked.probes.length > 0 && (
          <>
            <h4>{words.probes}</h4>
            <ul className="paper-probes">
              {asked.probes.map((probe) => (
                <li key={probe.name}>{say(probe.label, language)}</li>
              ))}
            </ul>
          </>
        )}
        {asked?.aims && asked.aims.length > 0 && (
          <p className="paper-aims">
            <span className="quiet">{words.aims}</span>
            {asked.aims.map((aim) => (
              <span key={aim} className="chip">
                {aim}
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}

function limits(
  question: Question,
  words: { between: (min?: number, max?: number) => string },
): string[] {
  if (question.type !== 'integer' && question.type !== 'decimal') return []
  if (question.min === undefined && question.max === undefined) return []
  return [words.between(question.min, question.max)]
}

function Rule(props: { words: string; expression: string | undefined }) {
  if (props.expression === undefined) return null
  return (
    <p className="quiet">
      {props.words} <code>{props.expression}</code>
    </p>
  )
}
