// Which box the eye would go to from one: the nearest in a direction, with what lies off the way counting double.
import type { Point } from './labels.ts'
import type { Box } from './place.ts'

/** The same box when none lies that way. */
export function nextBox(boxes: readonly Box[], from: string, step: Point): string {
  const own = boxes.find(({ id }) => id === from)
  if (!own) return from
  const ways = boxes.flatMap((box) => {
    const along = (box.x - own.x) * step.x + (box.y - own.y) * step.y
    const off = Math.abs((box.x - own.x) * step.y) + Math.abs((box.y - own.y) * step.x)
    return along > 0 ? [{ id: box.id, far: along + 2 * off }] : []
  })
  const [nearest] = ways.toSorted((a, b) => a.far - b.far)
  return nearest?.id ?? from
}
