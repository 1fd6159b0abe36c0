// The stripes beside one turn: each coding in its lane, named where it begins; measured from the words themselves.
import { type RefObject, useEffect, useLayoutEffect, useState } from 'react'
import type { Block, Coding } from '../../../core/wire/coding.ts'
import { type CodeLook, hueStyle } from './look.ts'

type Props = {
  row: RefObject<HTMLDivElement | null>
  block: Block
  codings: readonly Coding[]
  looks: ReadonlyMap<string, CodeLook>
  laneOf: ReadonlyMap<string, number>
}

type Stripe = {
  coding: Coding
  top: number
  height: number
  /** Null where the name stands already: the code began above, or several coders gave it to the same words. */
  labelTop: number | null
  times: number
}

const lanePx = 8
const labelPx = 17
/** Lanes beyond this share the last one: the names still tell them apart. */
export const lastLane = 5

export function Margin({ row, block, codings, looks, laneOf }: Props) {
  const [stripes, setStripes] = useState<Stripe[]>([])
  const [width, setWidth] = useState(0)

  useEffect(() => {
    const words = row.current?.querySelector('.turn')
    if (!words) return
    const observer = new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width ?? 0))
    observer.observe(words)
    return () => observer.disconnect()
  }, [row])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new width moves the words without any other change
  useLayoutEffect(() => {
    if (row.current) setStripes(measure(row.current, block, codings))
  }, [row, block, codings, width])

  const foot = Math.max(0, ...stripes.map((one) => (one.labelTop ?? 0) + labelPx))
  return (
    <div className="margin" style={{ minHeight: foot }} aria-hidden="true">
      {stripes.map(({ coding, top, height, labelTop, times }) => {
        const look = looks.get(coding.code)
        const lane = Math.min(lastLane, laneOf.get(coding.id) ?? 0)
        return (
          <div key={coding.id} style={hueStyle(look?.hue ?? 0)}>
            <i className="stripe" style={{ top, height, left: lane * lanePx }} />
            {labelTop !== null && (
              <button
                type="button"
                tabIndex={-1}
                className="stripe-name"
                data-coding={coding.id}
                style={{ top: labelTop }}
              >
                {look?.label}
                {times > 1 && ` ×${times}`}
              </button>
            )}
          </div>
        )
      })}
    </div>
  )
}

function measure(row: HTMLElement, block: Block, codings: readonly Coding[]): Stripe[] {
  const zero = row.getBoundingClientRect().top
  const runs = [...row.querySelectorAll<HTMLElement>('mark[data-c], .chosen[data-c]')]
  let free = 0
  const named = new Map<string, Stripe>()
  return codings.flatMap((coding) => {
    const own = runs.filter((run) => run.dataset.c?.split(' ').includes(coding.id))
    const first = own[0]?.getClientRects()[0]
    const last = [...(own.at(-1)?.getClientRects() ?? [])].at(-1)
    if (!first || !last) return []
    const top = first.top - zero
    const same = named.get(`${coding.code} ${coding.start} ${coding.end}`)
    if (same) same.times += 1
    const labelTop = coding.start >= block.start && !same ? Math.max(top, free) : null
    if (labelTop !== null) free = labelTop + labelPx
    const stripe = { coding, top, height: last.bottom - first.top, labelTop, times: 1 }
    if (!same) named.set(`${coding.code} ${coding.start} ${coding.end}`, stripe)
    return [stripe]
  })
}
