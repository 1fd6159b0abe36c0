// One or several of a list of choices. Long lists get a search, so that a phone never draws thousands of rows.
import { useCallback, useMemo, useState } from 'react'
import type { Entry } from '../../../core/answer/surroundings.ts'
import { say } from '../../../core/instrument/label.ts'
import { choicesOf } from '../../../core/instrument/lists.ts'
import { useWords } from '../../kit/language.ts'
import { chosenIn, found, manyChoices, searchable, toggled } from '../fill/choose.ts'
import { looksOf } from '../fill/looks.ts'
import { useScene } from '../fill/scene.ts'
import { words } from '../messages/words.ts'
import type { Field } from './answer-field.tsx'
import { later } from './later.tsx'

const ChoiceMedia = later(() => import('./shown-media.tsx').then((part) => part.ChoiceMedia))

/** Labels that fit two or more to a row of a narrow screen. */
const shortLabel = 14

export function ChoiceField(props: Field<'selectOne' | 'selectMany'>) {
  const { node, question, value, labelledBy, describedBy, isReadOnly, onAnswer, onLeave } = props
  const m = useWords(words)
  const { instrument, language } = useScene()
  const [wanted, setWanted] = useState('')
  const entries = node.choices()
  const looks = looksOf(question)
  const chosen = chosenIn(value)
  const isOne = question.type === 'selectOne'
  const label = useCallback(
    (entry: Entry) => say(entry.label, language, instrument.languages) || entry.name,
    [language, instrument.languages],
  )
  const all = useMemo(() => searchable(entries, label), [entries, label])
  const isSearched =
    entries.length > manyChoices || looks.has('search') || looks.has('autocomplete')
  const { shown, left } = isSearched ? found(all, wanted, chosen) : { shown: entries, left: 0 }

  function choose(name: string, isChosen: boolean): void {
    if (isOne) onAnswer(name)
    else onAnswer(toggled(chosen, name, isChosen, choicesOf(instrument, question) ?? entries))
    onLeave()
    if (isOne && looks.has('quick') && name !== 'other') props.onDone()
  }

  if (isOne && looks.has('minimal') && !isSearched)
    return (
      <>
        <select
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          disabled={isReadOnly}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => {
            onAnswer(event.currentTarget.value || undefined)
            onLeave()
          }}
        >
          <option value="">{m.fill.choose}</option>
          {entries.map((entry) => (
            <option key={entry.name} value={entry.name}>
              {label(entry)}
            </option>
          ))}
        </select>
        <OtherWords {...props} />
      </>
    )
  return (
    <>
      <fieldset
        className="choices"
        data-look={lookOf(looks, entries.map(label))}
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
      >
        {isSearched && (
          <input
            type="search"
            aria-label={m.fill.find}
            placeholder={m.fill.find}
            value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
        )}
        {shown.map((entry) => (
          <label key={entry.name}>
            <input
              type={isOne ? 'radio' : 'checkbox'}
              name={node.ref}
              value={entry.name}
              disabled={isReadOnly}
              checked={chosen.has(entry.name)}
              onChange={(event) => choose(entry.name, event.currentTarget.checked)}
            />
            <span>
              {entry.media && <ChoiceMedia media={entry.media} />}
              {label(entry)}
            </span>
          </label>
        ))}
        {isSearched && shown.length === chosen.size && <p>{m.begin.notFound}</p>}
        {left > 0 && <small>{m.fill.more(left)}</small>}
      </fieldset>
      <OtherWords {...props} />
      {chosen.size > 0 && !isReadOnly && (
        <button type="button" className="plain" onClick={() => onAnswer(undefined)}>
          {m.fill.clear}
        </button>
      )}
    </>
  )
}

function OtherWords({ value, other, labelledBy, isReadOnly }: Field<'selectOne' | 'selectMany'>) {
  const m = useWords(words)
  if (!other || !chosenIn(value).has('other')) return null
  return (
    <input
      type="text"
      aria-label={m.fill.otherWords}
      aria-describedby={labelledBy}
      placeholder={m.fill.otherWords}
      readOnly={isReadOnly}
      value={other.value}
      onChange={(event) => other.onAnswer(event.currentTarget.value)}
    />
  )
}

/** Side by side where the author asks for it and the words are short enough. */
function lookOf(looks: ReadonlySet<string>, labels: readonly string[]): string | undefined {
  const isShort = labels.every((label) => label.length <= shortLabel)
  if (looks.has('likert') && isShort && labels.length <= 5) return 'row'
  const isSideBySide = [...looks].some((look) =>
    /^(columns|horizontal|compact|quickcompact)/.test(look),
  )
  return isSideBySide && isShort ? 'columns' : undefined
}
