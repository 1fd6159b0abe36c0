// The choices one below the other. Enter makes the next one, Alt and the arrows change the order, Ctrl Delete takes one away.
import { useRef } from 'react'
import type { Choice } from '../../../core/instrument/choices.ts'
import { NumberField } from './limits.tsx'
import { useBuild } from './messages.ts'
import { freeName } from './naming.ts'
import { change, type Panel } from './panel.ts'
import { itemAt, put, valueAt } from './place.ts'
import { relabelChoice, setText } from './relabel.ts'
import { renameChoice } from './rename.ts'
import { useRowFocus } from './use-row-focus.ts'

export function ChoiceRows(
  props: Panel & {
    /** `items.3.choices` or `lists.degrees.choices` */
    at: string
    /** The question they belong to, when they are its own. */
    of: string | null
  },
) {
  const m = useBuild().choices
  const { instrument, at, of, tongue, frozen, onChange } = props
  const choices = (valueAt(instrument, at) as Choice[] | undefined) ?? []
  const list = useRef<HTMLOListElement>(null)
  const hasPoints = choices.some(({ points }) => points !== undefined)

  const focus = useRowFocus(list, 'data-choice')
  function addAfter(index: number) {
    const taken = new Set(choices.map(({ name }) => name))
    const fresh: Choice = { name: freeName('q', taken), label: {} }
    onChange(({ instrument: now }) => put(now, at, choices.toSpliced(index + 1, 0, fresh)))
    focus(index + 1)
  }
  function removeAt(index: number) {
    onChange(({ instrument: now }) => put(now, at, choices.toSpliced(index, 1)))
    focus(Math.max(0, index - 1))
  }
  function moveBy(index: number, by: number) {
    const to = index + by
    const choice = choices[index]
    if (!choice || to < 0 || to >= choices.length) return
    onChange(({ instrument: now }) =>
      put(now, at, choices.toSpliced(index, 1).toSpliced(to, 0, choice)),
    )
    focus(to)
  }
  function write(index: number, text: string) {
    const typing = `${at}.${index}.label.${tongue}`
    if (of === null)
      onChange(({ instrument: now }) => setText(now, `${at}.${index}.label`, tongue, text), typing)
    else
      onChange(({ instrument: now }) => relabelChoice(now, of, index, tongue, text, frozen), typing)
  }
  function rename(index: number, name: string) {
    const typing = `${at}.${index}.name`
    onChange(
      ({ instrument: now }) =>
        of === null ? put(now, `${at}.${index}.name`, name) : renameChoice(now, of, index, name),
      typing,
    )
  }
  function onKeyDown(event: React.KeyboardEvent, index: number) {
    const { key } = event
    if (key === 'Enter') {
      event.preventDefault()
      addAfter(index)
    } else if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault()
      moveBy(index, key === 'ArrowUp' ? -1 : 1)
    } else if ((event.ctrlKey || event.metaKey) && (key === 'Delete' || key === 'Backspace')) {
      event.preventDefault()
      removeAt(index)
    }
  }

  return (
    <>
      <ol ref={list} className="choice-rows" aria-describedby="choice-keys">
        {choices.map((choice, index) => {
          const other = instrument.languages.find((one) => one !== tongue && choice.label[one])
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a choice's name changes while its words are typed
            <li key={index}>
              <input
                aria-label={m.text(index + 1)}
                lang={tongue}
                data-choice={index}
                data-at={`${at}.${index}.label`}
                placeholder={other === undefined ? undefined : choice.label[other]}
                value={choice.label[tongue] ?? ''}
                onChange={(event) => write(index, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
              <input
                aria-label={m.name(index + 1)}
                className="mono"
                data-at={`${at}.${index}.name`}
                spellCheck={false}
                aria-invalid={choices.some((one, at) => at !== index && one.name === choice.name)}
                value={choice.name}
                onChange={(event) => rename(index, event.target.value)}
                onKeyDown={(event) => onKeyDown(event, index)}
              />
              <NumberField
                title={m.points(index + 1)}
                isTitleHidden
                at={`${at}.${index}.points`}
                value={choice.points}
                onNumber={(points) => change(onChange, `${at}.${index}.points`, points)}
              />
              <label className="tick" title={m.exclusiveWhat}>
                <input
                  type="checkbox"
                  aria-label={m.exclusive(index + 1)}
                  checked={choice.exclusive === true}
                  onChange={() =>
                    change(
                      onChange,
                      `${at}.${index}.exclusive`,
                      choice.exclusive ? undefined : true,
                    )
                  }
                />
              </label>
              <span className="row-tools">
                <button
                  type="button"
                  className="plain"
                  aria-label={m.up(index + 1)}
                  onClick={() => moveBy(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  className="plain"
                  aria-label={m.down(index + 1)}
                  onClick={() => moveBy(index, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  className="plain"
                  aria-label={m.remove(index + 1)}
                  onClick={() => removeAt(index)}
                >
                  ×
                </button>
              </span>
            </li>
          )
        })}
      </ol>
      <div className="choice-heads" aria-hidden="true">
        <span>{m.textHead}</span>
        <span>{m.nameHead}</span>
        <span>{m.pointsHead}</span>
        <span>{m.exclusiveHead}</span>
      </div>
      <p id="choice-keys" className="unseen">
        {m.keys}
      </p>
      <div className="actions">
        <button type="button" onClick={() => addAfter(choices.length - 1)}>
          {m.add}
        </button>
        {!hasPoints && choices.length > 1 && of !== null && (
          <button
            type="button"
            className="plain"
            onClick={() =>
              onChange(({ instrument: now }) =>
                put(
                  now,
                  at,
                  choices.map((choice, index) => ({ ...choice, points: index + 1 })),
                ),
              )
            }
          >
            {m.numberPoints(choices.length)}
          </button>
        )}
        {of !== null && itemAt(instrument, of)?.type === 'selectMany' && (
          <span className="quiet">{m.manyPoints}</span>
        )}
      </div>
    </>
  )
}
