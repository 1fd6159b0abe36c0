// Old and new side by side, part by part, of what changed in a code.
import type { CodeBody } from '../../../core/wire/coding.ts'
import { hueStyle } from '../coding/look.ts'
import { useMessages } from '../shell/language.tsx'
import type { WordingPart } from './differences.ts'
import { useBook } from './messages.ts'

type Props = {
  before: CodeBody
  now: CodeBody
  parts: readonly WordingPart[]
  labelOf: (code: string | null) => string
}

export function DifferenceList({ before, now, parts, labelOf }: Props) {
  const m = useBook()
  return (
    <dl className="differences">
      {parts.map((part) => (
        <div key={part}>
          <dt>{m.parts[part]}</dt>
          <dd>
            <del>
              <Said part={part} of={before} labelOf={labelOf} />
            </del>
            <ins>
              <Said part={part} of={now} labelOf={labelOf} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Said(props: { part: WordingPart; of: CodeBody; labelOf: Props['labelOf'] }) {
  const m = useBook()
  const words = useMessages().material.codebook
  const { part, of } = props
  if (part === 'hue')
    return (
      <>
        <i className="dot" style={hueStyle(of.hue)} /> {words.hueNumber(of.hue + 1)}
      </>
    )
  if (part === 'parent') return of.parent === null ? words.top : props.labelOf(of.parent)
  return of[part] === '' ? m.life.empty : of[part]
}
