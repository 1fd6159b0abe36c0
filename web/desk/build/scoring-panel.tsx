// How answers become a score: sub-scales with their items, what a missing answer does, and bands with words.
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { Scoring } from '../../../core/instrument/scoring.ts'
import { walk } from '../../../core/instrument/walk.ts'
import { NumberField } from './limits.tsx'
import { useBuild } from './messages.ts'
import { change, type Panel } from './panel.ts'
import { Picker } from './picker.tsx'
import { put } from './place.ts'
import { ScoringBands } from './scoring-bands.tsx'
import { addSubscale, beginScoring, scorable, scoreIn, unscored } from './scoring-edits.ts'
import { ScoringExample } from './scoring-example.tsx'
import { WordsField } from './words-field.tsx'

export function ScoringPanel(props: Panel) {
  const m = useBuild().scoring
  const { instrument, onChange } = props
  const { scoring } = instrument
  if (!scoring)
    return (
      <div className="editor">
        <h2>{m.title}</h2>
        <p className="quiet">{m.emptyWhat(scorable(instrument).length)}</p>
        <div className="actions">
          <button
            type="button"
            className="primary"
            onClick={() => onChange(({ instrument: now }) => beginScoring(now, m.firstSubscale))}
          >
            {m.begin}
          </button>
        </div>
      </div>
    )
  return (
    <div className="editor">
      <div className="panel-head">
        <h2>{m.title}</h2>
        <button type="button" onClick={() => change(onChange, 'scoring', undefined)}>
          {m.remove}
        </button>
      </div>
      {scoring.subscales.map((_, index) => (
        <Subscale
          // biome-ignore lint/suspicious/noArrayIndexKey: a sub-scale's name may be changed
          key={index}
          {...props}
          scoring={scoring}
          index={index}
        />
      ))}
      <AddSubscale {...props} />
      <Missing {...props} scoring={scoring} />
      <ScoringBands {...props} scoring={scoring} />
      <ScoringExample {...props} scoring={scoring} />
    </div>
  )
}

function Subscale({ scoring, index, ...panel }: Panel & { scoring: Scoring; index: number }) {
  const m = useBuild().scoring
  const { instrument, tongue, onChange } = panel
  const subscale = scoring.subscales[index]
  if (!subscale) return null
  const at = `scoring.subscales.${index}`
  const labels = new Map(walk(instrument).map(({ question }) => [question.name, question.label]))
  const named = (name: string) => say(labels.get(name), tongue, instrument.languages) || name
  const title = say(subscale.label, tongue, instrument.languages) || m.subscale(index + 1)
  const elsewhere = scoring.subscales.flatMap((one, place) =>
    place === index ? [] : one.items.map((item) => item.question),
  )
  return (
    <section className="subscale" aria-label={title}>
      <div className="panel-head">
        <WordsField {...panel} at={`${at}.label`} title={m.subscale(index + 1)} />
        {scoring.subscales.length > 1 && (
          <button
            type="button"
            className="plain"
            aria-label={m.removeSubscale(title)}
            onClick={() =>
              onChange(({ instrument: now }) =>
                put(now, 'scoring.subscales', scoring.subscales.toSpliced(index, 1)),
              )
            }
          >
            ×
          </button>
        )}
      </div>
      {subscale.items.length > 0 && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{m.item}</th>
              <th scope="col">{m.weight}</th>
              <th scope="col">{m.reversed}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {subscale.items.map((item, place) => (
              <tr key={item.question}>
                <th scope="row" data-at={`${at}.items.${place}.question`} tabIndex={-1}>
                  {named(item.question)}
                </th>
                <td>
                  <NumberField
                    title={m.weightOf(named(item.question))}
                    isTitleHidden
                    at={`${at}.items.${place}.weight`}
                    value={item.weight ?? 1}
                    onNumber={(weight) =>
                      change(
                        onChange,
                        `${at}.items.${place}.weight`,
                        weight === 1 ? undefined : weight,
                      )
                    }
                  />
                </td>
                <td>
                  <label className="tick">
                    <input
                      type="checkbox"
                      aria-label={m.reversedOf(named(item.question))}
                      checked={item.reversed === true}
                      onChange={() =>
                        change(
                          onChange,
                          `${at}.items.${place}.reversed`,
                          item.reversed ? undefined : true,
                        )
                      }
                    />
                  </label>
                </td>
                <td>
                  <button
                    type="button"
                    className="plain"
                    aria-label={m.removeItem(named(item.question))}
                    onClick={() =>
                      onChange(({ instrument: now }) =>
                        put(now, `${at}.items`, subscale.items.toSpliced(place, 1)),
                      )
                    }
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Picker
        label={m.addItem}
        placeholder={m.addItemWhat}
        hint={m.itemHint}
        options={[...unscored(instrument).map(({ name }) => name), ...elsewhere].map((name) => ({
          key: name,
          label: named(name),
          detail: elsewhere.includes(name) ? m.movesHere : name,
        }))}
        onPick={(name) => onChange(({ instrument: now }) => scoreIn(now, name, index))}
      />
    </section>
  )
}

function AddSubscale({ onChange }: Panel) {
  const m = useBuild().scoring
  const [typed, setTyped] = useState('')
  return (
    <form
      className="inline-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed.trim() === '') return
        onChange(({ instrument: now }) => addSubscale(now, typed.trim()))
        setTyped('')
      }}
    >
      <label>
        {m.addSubscale}
        <input value={typed} onChange={(event) => setTyped(event.target.value)} />
      </label>
      <button type="submit" disabled={typed.trim() === ''}>
        {m.add}
      </button>
    </form>
  )
}

function Missing({ scoring, onChange }: Panel & { scoring: Scoring }) {
  const m = useBuild().scoring
  const { missing } = scoring
  return (
    <div className="pair">
      <label className="field">
        {m.missing}
        <select
          data-at="scoring.missing"
          value={missing.rule}
          onChange={(event) => {
            const rule = event.target.value
            change(
              onChange,
              'scoring.missing',
              rule === 'prorate' ? { rule, atLeast: 1 } : { rule },
            )
          }}
        >
          {(['strict', 'zero', 'prorate'] as const).map((rule) => (
            <option key={rule} value={rule}>
              {m.rules[rule]}
            </option>
          ))}
        </select>
      </label>
      {missing.rule === 'prorate' && (
        <NumberField
          title={m.atLeast}
          at="scoring.missing.atLeast"
          value={missing.atLeast}
          onNumber={(atLeast) => change(onChange, 'scoring.missing.atLeast', atLeast ?? 1)}
        />
      )}
      <NumberField
        title={m.decimals}
        at="scoring.decimals"
        value={scoring.decimals}
        onNumber={(decimals) => change(onChange, 'scoring.decimals', decimals ?? 0)}
      />
    </div>
  )
}
