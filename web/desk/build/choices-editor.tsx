// The choices of a question: its own, or a list that several questions share. Lines can be pasted from a spreadsheet.
import { useState } from 'react'
import type { Choice } from '../../../core/instrument/choices.ts'
import { listOf } from '../../../core/instrument/lists.ts'
import { ChoiceRows } from './choice-rows.tsx'
import { choicesFrom } from './choices-text.ts'
import { ConditionField } from './condition-field.tsx'
import { canHave } from './kinds.ts'
import { shareChoices, unshareChoices } from './lists.ts'
import { useBuild } from './messages.ts'
import { change, type Panel } from './panel.ts'
import { itemAt, put, valueAt } from './place.ts'

export function ChoicesEditor(props: Panel & { at: string }) {
  const m = useBuild().choices
  const { instrument, at, tongue, frozen, onChange } = props
  const panel = { instrument, tongue, frozen, onChange }
  const item = itemAt(instrument, at)
  if (!item || !('choices' in item)) return null
  const { choices } = item
  const list = typeof choices === 'string' ? listOf(instrument, choices) : undefined
  const place =
    typeof choices !== 'string'
      ? `${at}.choices`
      : list?.from === 'choices'
        ? `lists.${choices}.choices`
        : null
  const names = Object.keys(instrument.lists ?? {})
  const hasOther = 'other' in item && item.other === true
  const isShuffled = 'shuffle' in item && item.shuffle !== undefined
  return (
    <section className="choice-box" aria-label={m.title} data-at={`${at}.choices`} tabIndex={-1}>
      <div className="panel-head">
        <h3>{m.title}</h3>
        <label className="inline">
          {m.from}
          <select
            value={typeof choices === 'string' ? choices : ''}
            onChange={(event) => {
              const to = event.target.value
              onChange(({ instrument: now }) =>
                to === ''
                  ? unshareChoices(now, at)
                  : to === ' '
                    ? shareChoices(now, at)
                    : put(now, `${at}.choices`, to),
              )
            }}
          >
            <option value="">{m.own}</option>
            {names.map((name) => (
              <option key={name} value={name}>
                {m.list(name)}
              </option>
            ))}
            {typeof choices !== 'string' && <option value=" ">{m.share}</option>}
          </select>
        </label>
      </div>
      {typeof choices === 'string' && place !== null && <p className="quiet">{m.sharedWhat}</p>}
      {place === null ? (
        <p className="quiet">
          {list ? m.outside[list.from as 'file' | 'cases' | 'participants'] : m.noList}
        </p>
      ) : (
        <>
          <ChoiceRows {...panel} at={place} of={typeof choices === 'string' ? null : at} />
          <PasteChoices {...panel} at={place} />
        </>
      )}
      <div className="ticks">
        {canHave(item.type, 'other') && (
          <label className="tick">
            <input
              type="checkbox"
              checked={hasOther}
              onChange={() => change(onChange, `${at}.other`, hasOther ? undefined : true)}
            />
            {m.other}
          </label>
        )}
        {canHave(item.type, 'shuffle') && (
          <label className="tick">
            <input
              type="checkbox"
              checked={isShuffled}
              onChange={() => change(onChange, `${at}.shuffle`, isShuffled ? undefined : {})}
            />
            {m.shuffle}
          </label>
        )}
      </div>
      {'choiceFilter' in item && item.choiceFilter !== undefined && (
        <ConditionField {...panel} at={`${at}.choiceFilter`} of={at} start="" asText />
      )}
      {canHave(item.type, 'choiceFilter') && !('choiceFilter' in item && item.choiceFilter) && (
        <button
          type="button"
          className="plain"
          onClick={() => change(onChange, `${at}.choiceFilter`, 'true()')}
        >
          {m.filter}
        </button>
      )}
    </section>
  )
}

function PasteChoices({ instrument, at, tongue, onChange }: Panel & { at: string }) {
  const m = useBuild().choices
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const standing = (valueAt(instrument, at) as Choice[] | undefined) ?? []
  const read = choicesFrom(
    text,
    tongue,
    standing.map(({ name }) => name),
  )
  if (!open)
    return (
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {m.paste}
      </button>
    )
  function take(before: readonly Choice[]) {
    const fresh = choicesFrom(
      text,
      tongue,
      before.map(({ name }) => name),
    )
    onChange(({ instrument: now }) => put(now, at, [...before, ...fresh]))
    setText('')
    setOpen(false)
  }
  return (
    <div className="paste">
      <label className="field">
        {m.pasteLabel}
        <textarea
          rows={5}
          // biome-ignore lint/a11y/noAutofocus: the button that opened it is gone, and this took its place
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <p className="quiet" role="status">
        {m.pasteRead(read.length, read.filter(({ points }) => points !== undefined).length)}
      </p>
      <div className="actions">
        <button type="button" disabled={read.length === 0} onClick={() => take(standing)}>
          {m.pasteAdd}
        </button>
        <button type="button" disabled={read.length === 0} onClick={() => take([])}>
          {m.pasteReplace}
        </button>
        <button type="button" className="plain" onClick={() => setOpen(false)}>
          {m.pasteCancel}
        </button>
      </div>
    </div>
  )
}
