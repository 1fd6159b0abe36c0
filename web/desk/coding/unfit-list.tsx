// Codings whose words were corrected away: nothing is dropped; their coder puts them on the text again, or removes them.
import type { Coding } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { type CodeLook, hueStyle } from './look.ts'

type Props = {
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  /** Whether a passage is chosen that one could be put on. */
  isChosen: boolean
  onPlace: (coding: Coding) => void
  onRemove: (coding: Coding) => void
}

export function UnfitList(props: Props) {
  const m = useMessages().coding.unfit
  if (props.codings.length === 0) return null
  return (
    <section className="unfit" aria-label={m.title}>
      <h2>{m.title}</h2>
      <p className="quiet">{props.isChosen ? m.place : m.choose}</p>
      <ul>
        {props.codings.map((coding) => {
          const label = props.looks.get(coding.code)?.label ?? ''
          return (
            <li key={coding.id} style={hueStyle(props.looks.get(coding.code)?.hue ?? 0)}>
              <h3>
                <i className="dot" />
                {label}
                {coding.layer !== 'mine' && <small>{coding.coder}</small>}
              </h3>
              {coding.quote !== '' && <blockquote>{coding.quote}</blockquote>}
              {coding.layer === 'mine' && (
                <div className="actions">
                  <button
                    type="button"
                    disabled={!props.isChosen}
                    aria-label={m.placeCode(label)}
                    onClick={() => props.onPlace(coding)}
                  >
                    {m.placeHere}
                  </button>
                  <button
                    type="button"
                    aria-label={m.removeCode(label)}
                    onClick={() => props.onRemove(coding)}
                  >
                    {m.remove}
                  </button>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
