// Where everything in an instrument stands in an XForm's instance: `/data/household/members/age`.
import type { Instrument, Item } from '../instrument/model.ts'

export type Place = {
  item: Item
  /** `/data/…`, groups and repeats included. */
  path: string
  /** Paths of the repeats it lies in, outermost first; a repeat lies in itself. */
  repeats: readonly string[]
}

/** In reading order, groups and repeats before what is in them. */
export function placesOf(instrument: Instrument): Place[] {
  return below(instrument.items, '/data', [])
}

function below(items: readonly Item[], at: string, repeats: readonly string[]): Place[] {
  return items.flatMap((item) => {
    const path = `${at}/${item.name}`
    const inside = item.type === 'repeat' ? [...repeats, path] : repeats
    const own: Place = { item, path, repeats: inside }
    return 'items' in item ? [own, ...below(item.items, path, inside)] : [own]
  })
}

/**
 * A path from one place to another. Outside repeats it is absolute; inside, what both share a row of is reached by
 * climbing, so that each row sees itself.
 */
export function pathTo(from: Place, to: Place, inPredicate: boolean): string {
  const shared = to.repeats.filter((repeat) => from.repeats.includes(repeat)).at(-1)
  if (shared === undefined) return to.path
  const stepsUp = from.path.slice(shared.length).split('/').length - 1
  const down = to.path.slice(shared.length)
  // The repeat itself, seen from within: the row that one is in.
  const climbed = stepsUp === 0 ? '.' : Array.from({ length: stepsUp }, () => '..').join('/')
  return `${inPredicate ? 'current()/' : ''}${climbed}${down}`
}
