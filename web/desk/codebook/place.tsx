// A code's place by buttons, for whoever does not drag: up, down, into the code above, and out again.
import type { Code } from '../../../core/wire/coding.ts'
import { useBook } from './messages.ts'
import { moveBy } from './moves.ts'
import { useMove } from './use-codebook.ts'

const ways = [
  ['up', '↑'],
  ['down', '↓'],
  ['in', '→'],
  ['out', '←'],
] as const

export function Place({ codes, code }: { codes: readonly Code[]; code: Code }) {
  const m = useBook().place
  const move = useMove()
  const live = codes.filter((one) => one.retiredAt === null || one.id === code.id)
  return (
    <fieldset className="actions place bare" aria-label={m.title}>
      <span className="quiet">{m.title}</span>
      {ways.map(([way, sign]) => {
        const to = moveBy(live, code.id, way)
        return (
          <button
            key={way}
            type="button"
            aria-label={m[way]}
            title={m[way]}
            disabled={to === null}
            onClick={() => to && move(code.id, to)}
          >
            {sign}
          </button>
        )
      })}
    </fieldset>
  )
}
