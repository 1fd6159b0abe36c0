// Where the words of each arrow stand: on their own way, and clear of boxes and of one another where they can be.

export type Point = { x: number; y: number }
export type Rect = { x: number; y: number; width: number; height: number }
export type Wording = {
  id: string /** Places along the way, best first. */
  places: Point[]
  width: number
}

/** One line of 12 px with a little air. */
const height = 15

/** The middle of each wording. Where every place is taken, the one that covers least is used. */
export function placeLabels(
  wordings: readonly Wording[],
  taken: readonly Rect[],
): Map<string, Point> {
  const placed: Rect[] = [...taken]
  const middles = new Map<string, Point>()
  for (const wording of wordings) {
    const options = wording.places.map((point) => {
      const rect = {
        x: point.x - wording.width / 2,
        y: point.y - height / 2,
        width: wording.width,
        height,
      }
      return { point, rect, covered: placed.reduce((sum, other) => sum + overlap(rect, other), 0) }
    })
    const best = options.toSorted((a, b) => a.covered - b.covered)[0]
    if (!best) continue
    placed.push(best.rect)
    middles.set(wording.id, best.point)
  }
  return middles
}

function overlap(a: Rect, b: Rect): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return across > 0 && down > 0 ? across * down : 0
}
