// An expression as text: names and functions are completed while it is typed, and what is wrong is told with its place.
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { functions } from '../../../core/expression/functions.ts'
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { useMessages } from '../shell/language.tsx'
import { remarksOn } from './expression-remarks.ts'
import { useBuild } from './messages.ts'
import { placesIn } from './place.ts'

type Completion = { key: string; label: string; detail: string; insert: string }

export function ExpressionField(props: {
  instrument: Instrument
  label: string
  at: string
  tongue: string
  value: string
  onText: (text: string) => void
}) {
  const m = useBuild().logic
  const whys = useMessages().faults
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(0)
  const { instrument, value, tongue } = props
  const begun = caret === null ? null : begunAt(value, caret)
  const found = useMemo(
    () => (begun === null ? [] : completions(instrument, tongue, begun)),
    [instrument, tongue, begun],
  )
  const here = found[active]
  const remarks = useMemo(
    () => (value.trim() === '' ? [] : remarksOn(instrument, value)),
    [instrument, value],
  )

  /** Where the cursor stands once the completed text is drawn. */
  const wanted = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (wanted.current === null) return
    box.current?.setSelectionRange(wanted.current, wanted.current)
    wanted.current = null
  })

  function complete(one: Completion | undefined) {
    if (!one || begun === null || caret === null || !box.current) return
    const from = caret - begun.text.length
    // A brace or parenthesis that stands there already is not written twice.
    const after = value.slice(caret)
    const rest = one.insert.endsWith('}') && after.startsWith('}') ? after.slice(1) : after
    const next = value.slice(0, from) + one.insert + rest
    const at = from + one.insert.length
    props.onText(next)
    setCaret(null)
    wanted.current = at
  }
  function onKeyDown(event: React.KeyboardEvent) {
    if (found.length === 0) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const way = event.key === 'ArrowDown' ? 1 : -1
      setActive((active + way + found.length) % found.length)
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault()
      complete(here)
    } else if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      setCaret(null)
    }
  }

  return (
    <div className="field expression">
      <label htmlFor={id}>{props.label}</label>
      <textarea
        ref={box}
        id={id}
        className="mono"
        rows={2}
        spellCheck={false}
        data-at={props.at}
        aria-controls={found.length > 0 ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={here ? `${id}-${active}` : undefined}
        aria-invalid={remarks.some(({ isWarning }) => !isWarning)}
        aria-describedby={`${id}-hint`}
        value={value}
        onChange={(event) => {
          setCaret(event.target.selectionStart)
          setActive(0)
          props.onText(event.target.value)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setCaret(null)}
      />
      {found.length > 0 && (
        <div id={`${id}-list`} className="picker-list" role="listbox" aria-label={m.completions}>
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
            <div
              key={one.key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => complete(one)}
            >
              <strong className="mono">{one.label}</strong>
              <small>{one.detail}</small>
            </div>
          ))}
        </div>
      )}
      <span className="unseen" role="status">
        {found.length > 0 && m.found(found.length)}
      </span>
      <small id={`${id}-hint`}>{m.expressionHint}</small>
      {remarks.length > 0 && (
        <div role="alert">
          <ul className="remarks">
            {remarks.map((remark) => (
              <li
                key={`${remark.at} ${remark.reason}`}
                data-tone={remark.isWarning ? 'warn' : 'wrong'}
              >
                {m.at(remark.at + 1, whereIn(value, remark.at, remark.about))} {whys[remark.reason]}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** The name or word that is being written: behind `${` names are looked for, else names and functions. */
function begunAt(value: string, caret: number): { text: string; kind: 'name' | 'word' } | null {
  const before = value.slice(0, caret)
  // Inside of quotes nothing is completed.
  if ((before.match(/'/g)?.length ?? 0) % 2 === 1) return null
  const name = /\$\{[\p{L}\p{N}_.-]*$/u.exec(before)
  if (name) return { text: name[0], kind: 'name' }
  const word = /[\p{L}_][\p{L}\p{N}_:-]*$/u.exec(before)
  return word && word[0].length >= 2 ? { text: word[0], kind: 'word' } : null
}

const most = 8

function completions(
  instrument: Instrument,
  tongue: string,
  { text, kind }: { text: string; kind: 'name' | 'word' },
): Completion[] {
  const wanted = text.replace(/^\$\{/, '').toLowerCase()
  const names = placesIn(instrument)
    .filter(({ item }) => item.type !== 'note' && item.type !== 'group')
    .map(({ item }) => ({
      key: item.name,
      label: `\${${item.name}}`,
      detail: say(item.label, tongue, instrument.languages),
      insert: `\${${item.name}}`,
      words: `${item.name} ${Object.values(item.label ?? {}).join(' ')}`.toLowerCase(),
    }))
    .filter(({ words }) => words.includes(wanted))
    .sort((a, b) => Number(!a.key.startsWith(wanted)) - Number(!b.key.startsWith(wanted)))
  const calls =
    kind === 'name'
      ? []
      : [...functions.keys()]
          .filter((name) => name.startsWith(wanted))
          .map((name) => ({ key: `${name}()`, label: `${name}()`, detail: '', insert: `${name}(` }))
  return [...calls, ...names].slice(0, most)
}

/** The words around a place, so that nobody has to count letters. */
function whereIn(value: string, at: number, about: string): string {
  if (about !== '') return about
  return value.slice(at, at + 16).trim() || value.slice(-8).trim()
}
