// The code picker: whatever is typed finds a code, Enter or its number applies it to the chosen passage.
import { type RefObject, useId, useMemo, useState } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { hueStyle } from './look.ts'
import { matchCodes } from './match.ts'

type Props = {
  input: RefObject<HTMLInputElement | null>
  codes: readonly Code[]
  recent: readonly string[]
  quote: string
  mayMakeCodes: boolean
  onApply: (code: Code, keep: boolean) => void
  onFresh: (label: string, keep: boolean) => void
  onCancel: () => void
}

const mostShown = 9

export function Picker(props: Props) {
  const m = useMessages().coding.pick
  const list = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(
    () => matchCodes(props.codes, typed, props.recent).slice(0, mostShown),
    [props.codes, props.recent, typed],
  )
  const label = typed.trim()
  const isNew = !props.codes.some((one) => one.label.toLowerCase() === label.toLowerCase())
  const offersFresh = props.mayMakeCodes && label !== '' && isNew
  const vivo = label === '' && props.mayMakeCodes ? inVivo(props.quote, props.codes) : null
  const fresh = offersFresh ? label : vivo
  const count = found.length + (fresh === null ? 0 : 1)
  const active = Math.min(at, count - 1)

  function pick(index: number, keep: boolean) {
    const code = found[index]
    if (code) props.onApply(code, keep)
    else if (fresh !== null && index === found.length) props.onFresh(fresh, keep)
    else return
    setTyped('')
    setAt(0)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const number = /^[1-9]$/.test(event.key) ? Number(event.key) : 0
    if (event.altKey && event.key === 'Enter' && vivo !== null) {
      event.preventDefault()
      return pick(found.length, event.shiftKey)
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (step !== 0 && !event.shiftKey && count > 0) setAt((active + step + count) % count)
    else if (event.key === 'Enter') pick(active, event.shiftKey)
    else if (number > 0) pick(number - 1, false)
    else return
    event.preventDefault()
  }

  return (
    <section className="pick" aria-label={m.title}>
      <div className="pick-head">
        <input
          ref={props.input}
          type="text"
          role="combobox"
          autoComplete="off"
          aria-label={m.title}
          aria-expanded={count > 0}
          aria-controls={list}
          aria-activedescendant={count > 0 ? `${list}-${active}` : undefined}
          placeholder={m.placeholder}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <span className="quiet" aria-hidden="true">
          ↵ {m.apply}
        </span>
        <button
          type="button"
          className="plain close"
          aria-label={m.cancel}
          onClick={props.onCancel}
        >
          ×
        </button>
      </div>
      <p className="pick-quote">
        <span className="unseen">{m.chosen}: </span>
        <q>{props.quote}</q>
      </p>
      <div id={list} role="listbox" aria-label={m.title} className="pick-list">
        {found.map((code, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combo box's own keys choose among its options
          <div
            key={code.id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onClick={() => pick(index, false)}
          >
            <i className="dot" style={hueStyle(code.hue)} />
            {code.label} {code.shortcut !== null && <kbd>Alt {code.shortcut.toUpperCase()}</kbd>}{' '}
            <kbd>{index + 1}</kbd>
          </div>
        ))}
        {fresh !== null && (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the combo box's own keys choose among its options
          <div
            id={`${list}-${found.length}`}
            role="option"
            tabIndex={-1}
            className="fresh"
            aria-selected={active === found.length}
            onClick={() => pick(found.length, false)}
          >
            {vivo === null ? m.fresh(fresh) : m.vivo(fresh)} {vivo !== null && <kbd>Alt ↵</kbd>}
          </div>
        )}
      </div>
      {count === 0 && <p className="quiet pick-none">{label ? m.none : m.freshHint}</p>}
    </section>
  )
}

const longestLabel = 120

/** The chosen words as a code's own name; null where they are too long for one or there is such a code. */
function inVivo(quote: string, codes: readonly Code[]): string | null {
  const words = quote.replace(/\s+/g, ' ').trim()
  const isThere = codes.some((one) => one.label.toLowerCase() === words.toLowerCase())
  return words === '' || words.length > longestLabel || isThere ? null : words
}
