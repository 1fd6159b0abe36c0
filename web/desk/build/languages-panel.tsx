// All texts side by side in two languages, with the gaps counted; and adding, renaming, removing a language.
import { useId, useMemo, useRef, useState } from 'react'
import * as v from 'valibot'
import { say } from '../../../core/instrument/label.ts'
import { Language } from '../../../core/wire/words.ts'
import {
  addLanguage,
  gapsIn,
  isGap,
  makeFirst,
  removeLanguage,
  renameLanguage,
} from './languages.ts'
import { useBuild } from './messages.ts'
import type { Panel } from './panel.ts'
import { itemPlaceIn, valueAt } from './place.ts'
import { setText } from './relabel.ts'
import { textsIn } from './texts.ts'

export function LanguagesPanel(props: Panel & { onTongue: (tongue: string) => void }) {
  const m = useBuild()
  const { instrument, onChange } = props
  const [first = ''] = instrument.languages
  const others = instrument.languages.filter((one) => one !== first)
  const [chosen, setChosen] = useState(others[0] ?? '')
  const target = others.includes(chosen) ? chosen : (others[0] ?? '')
  return (
    <div className="editor">
      <h2>{m.languages.title}</h2>
      <p className="quiet">{m.languages.firstWhat(m.languageName(first))}</p>
      <ul className="language-rows">
        {instrument.languages.map((language) => (
          <LanguageRow
            key={language}
            {...props}
            language={language}
            isFirst={language === first}
            onChoose={() => {
              if (language !== first) setChosen(language)
              props.onTongue(language)
            }}
          />
        ))}
      </ul>
      <AddLanguage
        taken={instrument.languages}
        onAdd={(language) => {
          onChange(({ instrument: now }) => addLanguage(now, language))
          setChosen(language)
        }}
      />
      {target !== '' && <SideBySide {...props} first={first} target={target} />}
    </div>
  )
}

function LanguageRow({
  instrument,
  onChange,
  language,
  isFirst,
  onChoose,
}: Panel & { language: string; isFirst: boolean; onChoose: () => void }) {
  const m = useBuild()
  const [tag, setTag] = useState<string | null>(null)
  const gaps = useMemo(() => gapsIn(instrument, language).length, [instrument, language])
  function rename() {
    if (tag !== null && v.is(Language, tag))
      onChange(({ instrument: now }) => renameLanguage(now, language, tag))
    setTag(null)
  }
  return (
    <li>
      <button type="button" className="plain" onClick={onChoose}>
        {m.languageName(language)}
      </button>
      <input
        className="mono"
        aria-label={m.languages.tag(m.languageName(language))}
        maxLength={6}
        spellCheck={false}
        aria-invalid={tag !== null && tag !== language && !v.is(Language, tag)}
        value={tag ?? language}
        onChange={(event) => setTag(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === 'Enter' && rename()}
      />
      <span className={gaps > 0 ? 'gaps' : 'quiet'}>
        {gaps > 0 ? m.languages.gaps(gaps) : m.languages.whole}
      </span>
      <span className="actions">
        {isFirst ? (
          <span className="chip">{m.languages.first}</span>
        ) : (
          <>
            <button
              type="button"
              className="plain"
              onClick={() => onChange(({ instrument: now }) => makeFirst(now, language))}
            >
              {m.languages.makeFirst}
            </button>
            <button
              type="button"
              className="plain"
              aria-label={m.languages.remove(m.languageName(language))}
              onClick={() => onChange(({ instrument: now }) => removeLanguage(now, language))}
            >
              {m.languages.removeShort}
            </button>
          </>
        )}
      </span>
    </li>
  )
}

const common = [
  'id',
  'en',
  'jv',
  'su',
  'mad',
  'min',
  'bug',
  'ban',
  'bjn',
  'ms',
  'ace',
  'mak',
  'ar',
  'zh',
  'nl',
]

function AddLanguage(props: { taken: readonly string[]; onAdd: (language: string) => void }) {
  const m = useBuild()
  const id = useId()
  const [typed, setTyped] = useState('')
  const tag = typed.trim()
  const isNew = v.is(Language, tag) && !props.taken.includes(tag)
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isNew) return
        props.onAdd(tag)
        setTyped('')
      }}
    >
      <label htmlFor={id}>{m.languages.add}</label>
      <input
        id={id}
        list={`${id}-common`}
        placeholder="jv"
        maxLength={6}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <datalist id={`${id}-common`}>
        {common
          .filter((one) => !props.taken.includes(one))
          .map((one) => (
            <option key={one} value={one} label={m.languageName(one)} />
          ))}
      </datalist>
      <button type="submit" disabled={!isNew}>
        {isNew ? m.languages.addNow(m.languageName(tag)) : m.languages.addShort}
      </button>
    </form>
  )
}

function SideBySide({
  instrument,
  onChange,
  first,
  target,
}: Panel & { first: string; target: string }) {
  const m = useBuild()
  const table = useRef<HTMLTableElement>(null)
  const [isOnlyGaps, setOnlyGaps] = useState(false)
  const texts = useMemo(() => textsIn(instrument), [instrument])
  const gaps = texts.filter(({ label }) => isGap(label, target))
  // What one is filling in stays, though it is no gap any more.
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const shown = isOnlyGaps
    ? texts.filter((text) => gaps.includes(text) || kept.has(text.at))
    : texts

  function next() {
    const fields = [...(table.current?.querySelectorAll('textarea') ?? [])]
    const from = fields.findIndex((field) => field === document.activeElement)
    const after = [...fields.slice(from + 1), ...fields.slice(0, from + 1)]
    after.find((field) => field.value.trim() === '')?.focus()
  }
  const name = (at: string) => {
    const place = itemPlaceIn(at)
    return place === null ? '' : String(valueAt(instrument, `${place}.name`))
  }
  return (
    <section className="translations">
      <div className="panel-head">
        <h3>
          <span role="status">{m.languages.gapsIn(gaps.length, m.languageName(target))}</span>
        </h3>
        <label className="tick">
          <input
            type="checkbox"
            checked={isOnlyGaps}
            onChange={() => {
              setKept(new Set())
              setOnlyGaps(!isOnlyGaps)
            }}
          />
          {m.languages.onlyGaps}
        </label>
        <button type="button" disabled={gaps.length === 0} onClick={next}>
          {m.languages.nextGap}
        </button>
      </div>
      <table ref={table} className="table">
        <thead>
          <tr>
            <th scope="col">{m.languageName(first)}</th>
            <th scope="col">{m.languageName(target)}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ at, part, label }) => (
            <tr key={at} data-gap={isGap(label, target) || undefined}>
              <th scope="row">
                <small className="quiet">
                  {m.textParts[part]} {name(at)}
                </small>
                <span lang={first}>{say(label, first, instrument.languages)}</span>
              </th>
              <td>
                <textarea
                  rows={1}
                  lang={target}
                  aria-label={m.languages.cell(
                    m.textParts[part],
                    say(label, first),
                    m.languageName(target),
                  )}
                  data-at={`${at}.${target}`}
                  value={label[target] ?? ''}
                  onChange={(event) => {
                    setKept(new Set([...kept, at]))
                    const { value } = event.target
                    onChange(
                      ({ instrument: now }) => setText(now, at, target, value),
                      `${at}.${target}`,
                    )
                  }}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' || event.shiftKey) return
                    event.preventDefault()
                    next()
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
