// What stops publishing, in words, each with the way to its place.
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { useMessages } from '../shell/language.tsx'
import { useBuild } from './messages.ts'
import { itemAt, itemPlaceIn } from './place.ts'
import type { Trouble } from './problems.ts'

const shown = 60

export function ProblemList(props: {
  instrument: Instrument
  tongue: string
  troubles: readonly Trouble[]
  onGo: (trouble: Trouble) => void
}) {
  const m = useBuild()
  const all = useMessages()
  const whys: Record<string, string> = all.faults
  const { troubles } = props
  return (
    <details className="problems" open={troubles.length > 0 && troubles.length < 6}>
      <summary>
        <h2>
          <span role="status">{m.problems.title(troubles.length)}</span>
        </h2>
      </summary>
      {troubles.length === 0 && <p className="quiet">{m.problems.none}</p>}
      <ul>
        {troubles.slice(0, shown).map((trouble, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one place may hold the same fault twice
          <li key={index}>
            <button type="button" className="plain" onClick={() => props.onGo(trouble)}>
              <strong>{whereIs(props.instrument, props.tongue, trouble.at, m)}</strong>
              <span>
                {whys[trouble.reason] ?? all.fieldwork.versions.whyElse}
                {trouble.position !== null && ` ${m.problems.letter(trouble.position + 1)}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {troubles.length > shown && (
        <p className="quiet">{m.problems.more(troubles.length - shown)}</p>
      )}
    </details>
  )
}

/** "Any savings?: shown when" */
export function whereIs(
  instrument: Instrument,
  tongue: string,
  at: string,
  m: ReturnType<typeof useBuild>,
): string {
  const place = itemPlaceIn(at)
  const rest = at
    .slice(place === null ? 0 : place.length)
    .split('.')
    .filter((step) => step !== '' && !/^\d+$/.test(step))
  const parts: Record<string, string> = m.parts
  const named = rest.flatMap((step) => parts[step] ?? [])
  const item = place === null ? undefined : itemAt(instrument, place)
  const label = item ? [say(item.label, tongue, instrument.languages).trim() || item.name] : []
  return [...label, ...(named.length > 0 ? named : [])].join(': ') || m.about.title
}
