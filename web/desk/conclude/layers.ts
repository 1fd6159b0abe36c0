// Puts the factors of a network into columns, left to right into the outcome, and each column into an order
// with few crossings: longest path to the outcome, then barycentres (Sugiyama's method, in its plain form).

export type Arrow = { id: string; from: string; to: string }
/** A factor, or a place that a long arrow passes through on its way across a column. */
export type Stop = { id: string; passing: boolean }
export type Columns = { columns: Stop[][]; routes: Map<string, string[]> }

export function columnsOf(factors: readonly string[], arrows: readonly Arrow[]): Columns {
  const drawn = arrows.filter((arrow) => arrow.from !== arrow.to)
  const forward = withoutCircles(factors, drawn)
  const column = columnNumbers(factors, forward)
  const columns: Stop[][] = []
  for (const id of factors) put(columns, column.get(id) ?? 0, { id, passing: false })
  const routes = new Map<string, string[]>()
  for (const arrow of forward) {
    const first = column.get(arrow.from) ?? 0
    const last = column.get(arrow.to) ?? 0
    const between = Array.from({ length: last - first - 1 }, (_, step) => `${arrow.id}/${step}`)
    between.forEach((id, step) => {
      put(columns, first + step + 1, { id, passing: true })
    })
    routes.set(arrow.id, [arrow.from, ...between, arrow.to])
  }
  return { columns: ordered(columns, [...routes.values()]), routes }
}

function put(columns: Stop[][], at: number, stop: Stop): void {
  while (columns.length <= at) columns.push([])
  columns[at]?.push(stop)
}

/** An arrow that would close a circle is laid the other way round for the layout only; it is drawn as it is. */
function withoutCircles(factors: readonly string[], arrows: readonly Arrow[]): Arrow[] {
  const open = new Set<string>()
  const done = new Set<string>()
  const turned = new Set<string>()
  const visit = (id: string): void => {
    open.add(id)
    for (const arrow of arrows) {
      if (arrow.from !== id) continue
      if (open.has(arrow.to)) turned.add(arrow.id)
      else if (!done.has(arrow.to)) visit(arrow.to)
    }
    open.delete(id)
    done.add(id)
  }
  for (const id of factors) if (!done.has(id)) visit(id)
  return arrows.map((arrow) =>
    turned.has(arrow.id) ? { id: arrow.id, from: arrow.to, to: arrow.from } : arrow,
  )
}

/**
 * Counted back from the outcome, so that every factor stands as near to what it leads to as it can. The outcome is the
 * end that most arrows reach; other ends stand one column before it, so that the eye ends at the outcome.
 */
function columnNumbers(factors: readonly string[], arrows: readonly Arrow[]): Map<string, number> {
  const outcome = outcomeOf(factors, arrows)
  const ahead = new Map<string, number>()
  const stepsAhead = (id: string): number => {
    const known = ahead.get(id)
    if (known !== undefined) return known
    const steps = arrows
      .filter((arrow) => arrow.from === id)
      .map((arrow) => stepsAhead(arrow.to) + 1)
    const most = Math.max(outcome === null || id === outcome ? 0 : 1, ...steps)
    ahead.set(id, most)
    return most
  }
  const deepest = Math.max(0, ...factors.map(stepsAhead))
  return new Map(factors.map((id) => [id, deepest - stepsAhead(id)]))
}

/** Null when no end stands out: then the ends share the last column. */
function outcomeOf(factors: readonly string[], arrows: readonly Arrow[]): string | null {
  const ends = factors
    .filter((id) => arrows.every((arrow) => arrow.from !== id))
    .map((id) => ({ id, reached: arrows.filter((arrow) => arrow.to === id).length }))
    .toSorted((a, b) => b.reached - a.reached)
  const [first, second] = ends
  return first && second && first.reached > second.reached ? first.id : null
}

function ordered(columns: Stop[][], routes: string[][]): Stop[][] {
  const neighbours = new Map<string, string[]>()
  const link = (a: string, b: string) => neighbours.set(a, [...(neighbours.get(a) ?? []), b])
  for (const route of routes)
    route.slice(1).forEach((stop, index) => {
      const before = route[index]
      if (before === undefined) return
      link(stop, before)
      link(before, stop)
    })
  let now = columns
  // Sweeps to and fro settle quickly; networks of a study have tens of factors, not thousands.
  for (let sweep = 0; sweep < 8; sweep++) now = swept(now, neighbours, sweep % 2 === 0)
  return now
}

function swept(
  columns: Stop[][],
  neighbours: Map<string, string[]>,
  rightwards: boolean,
): Stop[][] {
  const next = [...columns]
  const order = rightwards ? next.map((_, at) => at) : next.map((_, at) => next.length - 1 - at)
  for (const at of order) {
    const beside = next[rightwards ? at - 1 : at + 1]
    if (!beside) continue
    const place = new Map(beside.map((stop, index) => [stop.id, index]))
    const middle = (stop: Stop, own: number): number => {
      const places = (neighbours.get(stop.id) ?? []).flatMap((id) => place.get(id) ?? [])
      if (places.length === 0) return own
      return places.reduce((sum, value) => sum + value, 0) / places.length
    }
    next[at] = (next[at] ?? [])
      .map((stop, own) => ({ stop, own, at: middle(stop, own) }))
      .sort((a, b) => a.at - b.at || a.own - b.own)
      .map((entry) => entry.stop)
  }
  return next
}
