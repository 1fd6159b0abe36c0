// The bands of a total on a line from the least to the greatest, each with words and a tone.
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import { type Scoring, tones } from '../../../core/instrument/scoring.ts'
import { numberOf as written } from '../../kit/format.ts'
import { useLanguage } from '../shell/language.tsx'
import { NumberField } from './limits.tsx'
import { useBuild } from './messages.ts'
import { change, type Panel } from './panel.ts'
import { put } from './place.ts'
import { addBand, rangeOf, setBandFrom } from './scoring-edits.ts'
import { WordsField } from './words-field.tsx'

export function ScoringBands({ scoring, ...panel }: Panel & { scoring: Scoring }) {
  const m = useBuild().scoring
  const { instrument, onChange } = panel
  const [typed, setTyped] = useState('')
  return (
    <section className="bands" aria-label={m.bands}>
      <h3>{m.bands}</h3>
      <BandLine instrument={instrument} scoring={scoring} tongue={panel.tongue} total={null} />
      {scoring.bands.map((band, index) => {
        const at = `scoring.bands.${index}`
        const title = say(band.label, panel.tongue, instrument.languages) || m.band(index + 1)
        return (
          <div key={band.name} className="band-row">
            <WordsField {...panel} at={`${at}.label`} title={m.band(index + 1)} />
            <NumberField
              title={m.from}
              at={`${at}.from`}
              value={band.from}
              onNumber={(from) =>
                from !== undefined &&
                onChange(({ instrument: now }) => setBandFrom(now, index, from))
              }
            />
            <label className="field short">
              {m.tone}
              <select
                value={band.tone ?? 'plain'}
                onChange={(event) =>
                  change(
                    onChange,
                    `${at}.tone`,
                    event.target.value === 'plain' ? undefined : event.target.value,
                  )
                }
              >
                {tones.map((tone) => (
                  <option key={tone} value={tone}>
                    {m.tones[tone]}
                  </option>
                ))}
              </select>
            </label>
            <button
              type="button"
              className="plain"
              aria-label={m.removeBand(title)}
              onClick={() =>
                onChange(({ instrument: now }) =>
                  put(now, 'scoring.bands', scoring.bands.toSpliced(index, 1)),
                )
              }
            >
              ×
            </button>
          </div>
        )
      })}
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === '') return
          onChange(({ instrument: now }) => addBand(now, typed.trim()))
          setTyped('')
        }}
      >
        <label>
          {m.addBand}
          <input value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <button type="submit" disabled={typed.trim() === ''}>
          {m.add}
        </button>
      </form>
    </section>
  )
}

const width = 1_000

/** A total below the first band lies in none; that stretch is drawn empty. */
export function BandLine(props: {
  instrument: Panel['instrument']
  scoring: Scoring
  tongue: string
  total: number | null
}) {
  const m = useBuild().scoring
  const { language } = useLanguage()
  const { instrument, scoring } = props
  const { min, max } = rangeOf(instrument, scoring)
  if (max <= min) return <p className="quiet">{m.noRange}</p>
  const x = (value: number) => ((Math.min(Math.max(value, min), max) - min) / (max - min)) * width
  const named = (index: number) =>
    say(scoring.bands[index]?.label, props.tongue, instrument.languages)
  const said = scoring.bands.map((band, index) => {
    const next = scoring.bands[index + 1]?.from ?? max
    return `${named(index)} ${written(band.from, language)}–${written(next, language)}`
  })
  return (
    <figure className="band-line">
      <svg viewBox={`0 0 ${width} 44`} role="img" aria-label={m.line(min, max, said.join(', '))}>
        <rect className="band-none" x={0} y={14} width={width} height={16} />
        {scoring.bands.map((band, index) => {
          const next = scoring.bands[index + 1]?.from ?? max
          return (
            <rect
              key={band.name}
              className="band-part"
              data-tone={band.tone ?? 'plain'}
              x={x(band.from)}
              y={14}
              width={Math.max(0, x(next) - x(band.from))}
              height={16}
            />
          )
        })}
        {props.total !== null && (
          <path className="band-mark" d={`M${x(props.total)} 12 l-7 -11 h14 z`} />
        )}
      </svg>
      <ol aria-hidden="true">
        <li>{written(min, language)}</li>
        {scoring.bands.map((band, index) => (
          <li key={band.name}>
            {written(band.from, language)} {named(index)}
          </li>
        ))}
        <li>{written(max, language)}</li>
      </ol>
    </figure>
  )
}
