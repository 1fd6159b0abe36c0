// An instrument as it would read on paper: themes, prompts, probes, aims, choices, and how it is scored.

import { isAsked } from '../../../core/instrument/asked.ts'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import type { Group, Instrument, Item, Repeat } from '../../../core/instrument/model.ts'
import type { Question } from '../../../core/instrument/question.ts'
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
      <Items instrument={instrument} items={instrument.items} numbers={numbers} />
      {instrument.scoring && <PaperScoring instrument={instrument} scoring={instrument.scoring} />}
    </article>
  )
}

function Items(props: { instrument: Instrument; items: Item[]; numbers: Numbers }) {
  return (
    <ul className="paper-items">
      {props.items.map((item) => (
        <li key={item.name}>
          {'items' in item ? (
            <Theme instrument={props.instrument} group={item} numbers={props.numbers} />
          ) : (
            <Prompt
              instrument={props.instrument}
              question={item}
              number={props.numbers.get(item.name)}
            />
          )}
        </li>
      ))}
    </ul>
  )
}

function Theme(props: { instrument: Instrument; group: Group | Repeat; numbers: Numbers }) {
  const { instrument, group, numbers } = props
  const { m, language } = useLanguage()
  return (
    <section className="paper-theme">
      <h3 lang={spokenIn(group.label, language)}>
        {say(group.label, language)}
        {'goalMinutes' in group && group.goalMinutes !== undefined && (
          <small>{m.fieldwork.versions.minutes(group.goalMinutes)}</small>
        )}
      </h3>
      {group.hint && <p className="quiet">{say(group.hint, language)}</p>}
      <Rule words={m.fieldwork.versions.shownWhen} expression={group.relevant} />
      <Items instrument={instrument} items={group.items} numbers={numbers} />
    </section>
  )
}

function Prompt(props: { instrument: Instrument; question: Question; number: number | undefined }) {
  const { instrument, question, number } = props
  const { m, language } = useLanguage()
  const words = m.fieldwork.versions
  const asked = isAsked(question) ? question : null
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
            {(choicesOf(instrument, question) ?? []).map((choice) => (
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
