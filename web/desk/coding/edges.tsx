// The edges of a coding by buttons, for whoever does not drag: one word more or less at either end.
// https://www.w3.org/WAI/WCAG22/Understanding/dragging-movements.html
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { useMessages } from '../shell/language.tsx'
import { resizedBy } from './resize.ts'
import type { CodingEdited } from './use-codings.ts'

type Props = { source: Source; coding: Coding; onEdit: (edited: CodingEdited) => void }

const steps = [
  { name: 'startMore', sign: '← +', key: 'alt+shift+arrowleft' },
  { name: 'startLess', sign: '−→', key: 'alt+shift+arrowright' },
  { name: 'endLess', sign: '←−', key: 'shift+arrowleft' },
  { name: 'endMore', sign: '+ →', key: 'shift+arrowright' },
] as const

export function Edges({ source, coding, onEdit }: Props) {
  const m = useMessages().coding.edges
  return (
    <fieldset className="actions edges bare">
      <legend className="quiet">{m.title}</legend>
      {steps.map(({ name, sign, key }) => (
        <button
          key={name}
          type="button"
          aria-label={m[name]}
          title={m[name]}
          onClick={() => {
            const span = resizedBy(source, coding, key)
            if (span) onEdit(span)
          }}
        >
          {sign}
        </button>
      ))}
    </fieldset>
  )
}
