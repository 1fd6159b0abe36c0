// An instrument's questions in reading order, each with the groups that it lies in.
import type { Group, Instrument, Item, Repeat } from './model.ts'
import type { Question } from './question.ts'

export type Step = {
  question: Question
  /** Outermost first. */
  groups: readonly (Group | Repeat)[]
  /** Where it stands in the instrument's JSON: `items.2.items.0`. */
  path: string
}

export type PlacedItem = Omit<Step, 'question'> & { item: Item }

export function walk(instrument: Instrument): Step[] {
  return below(instrument.items, [], 'items')
}

/** Groups, repeats and questions in reading order, each before what lies in it. */
export function everyItem(instrument: Pick<Instrument, 'items'>): PlacedItem[] {
  return itemsBelow(instrument.items, [], 'items')
}

export function findQuestion(instrument: Instrument, name: string): Question | null {
  return walk(instrument).find((step) => step.question.name === name)?.question ?? null
}

function below(items: readonly Item[], groups: readonly (Group | Repeat)[], at: string): Step[] {
  return items.flatMap((item, index) => {
    const path = `${at}.${index}`
    return 'items' in item
      ? below(item.items, [...groups, item], `${path}.items`)
      : [{ question: item, groups, path }]
  })
}

function itemsBelow(
  items: readonly Item[],
  groups: readonly (Group | Repeat)[],
  at: string,
): PlacedItem[] {
  return items.flatMap((item, index) => {
    const path = `${at}.${index}`
    const here = { item, groups, path }
    return 'items' in item
      ? [here, ...itemsBelow(item.items, [...groups, item], `${path}.items`)]
      : [here]
  })
}
