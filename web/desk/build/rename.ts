// A name that changes, changes everywhere: in expressions, in texts that quote an answer, in triggers and in scoring.
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import { itemAt, placesIn, put } from './place.ts'
import { expressionsIn, expressionsOf, textsIn, textsOf } from './texts.ts'

/** When another item still has the old name, what speaks of it is left to that one. */
export function renameItem(instrument: Instrument, at: string, name: string): Instrument {
  const before = itemAt(instrument, at)?.name
  if (before === undefined || before === name) return instrument
  const renamed = put(instrument, `${at}.name`, name)
  return placesIn(renamed).some(({ item }) => item.name === before)
    ? renamed
    : renameReferences(renamed, new Map([[before, name]]))
}

export function renameReferences(
  instrument: Instrument,
  names: ReadonlyMap<string, string>,
): Instrument {
  let result = instrument
  for (const { at, text } of expressionsIn(instrument)) {
    const next = renamedIn(text, names)
    if (next !== text) result = put(result, at, next)
  }
  for (const { at, label } of textsIn(instrument)) {
    for (const [language, text] of Object.entries(label)) {
      const next = renamedAnswers(text, names)
      if (next !== text) result = put(result, `${at}.${language}`, next)
    }
  }
  for (const { item, at } of placesIn(instrument)) {
    if ('trigger' in item && item.trigger?.some((name) => names.has(name)))
      result = put(
        result,
        `${at}.trigger`,
        item.trigger.map((name) => names.get(name) ?? name),
      )
  }
  for (const [place, subscale] of (instrument.scoring?.subscales ?? []).entries()) {
    for (const [index, { question }] of subscale.items.entries()) {
      const next = names.get(question)
      if (next !== undefined)
        result = put(result, `scoring.subscales.${place}.items.${index}.question`, next)
    }
  }
  return result
}

/** Items that go elsewhere together: their own names and what they say of each other. */
export function renamedTogether(
  items: readonly Item[],
  names: ReadonlyMap<string, string>,
): Item[] {
  return items.map((item) => {
    let result: Item = { ...item, name: names.get(item.name) ?? item.name }
    if ('items' in result) return { ...result, items: renamedTogether(result.items, names) }
    for (const { at, text } of expressionsOf(result, 'item'))
      result = put({ item: result }, at, renamedIn(text, names)).item
    for (const { at, label } of textsOf(result, 'item'))
      for (const [language, text] of Object.entries(label))
        result = put({ item: result }, `${at}.${language}`, renamedAnswers(text, names)).item
    if ('trigger' in result && result.trigger)
      result = { ...result, trigger: result.trigger.map((name) => names.get(name) ?? name) }
    return result
  })
}

/** `${old}` becomes `${new}`, in quoted words too (`jr:choice-name` names its question there), and so do steps of paths. */
export function renamedIn(expression: string, names: ReadonlyMap<string, string>): string {
  return renamedAnswers(expression, names)
    .split(/("[^"]*"|'[^']*')/)
    .map((part) => (/^["']/.test(part) ? part : renamedSteps(part, names)))
    .join('')
}

function renamedAnswers(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$\{(\s*(?:last-saved#)?)([\p{L}_][\p{L}\p{N}_.-]*)(\s*)\}/gu,
    (whole, before: string, name: string, after: string) =>
      names.has(name) ? `\${${before}${names.get(name)}${after}}` : whole,
  )
}

/** Steps of a list's own table (`instance('x')/root/item`) name no questions. */
function renamedSteps(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /(?<![)\]\p{L}\p{N}_])(?:\.{1,2}|\$\{[^}]*\})?(?:\/(?:\.\.|[\p{L}_][\p{L}\p{N}_.-]*))+/gu,
    (path) =>
      path.replaceAll(/[\p{L}_][\p{L}\p{N}_.-]*/gu, (step, index: number) =>
        path[index - 1] === '/' ? (names.get(step) ?? step) : step,
      ),
  )
}

/** The stored name of a choice, where conditions compare the question's answer with it. */
export function renameChoice(
  instrument: Instrument,
  at: string,
  index: number,
  name: string,
): Instrument {
  const item = itemAt(instrument, at)
  if (!item || !('choices' in item) || typeof item.choices === 'string') return instrument
  const before = item.choices[index]?.name
  if (before === undefined || before === name) return instrument
  let result = put(instrument, `${at}.choices.${index}.name`, name)
  // Two of one name: which of them a condition means, nobody can tell.
  if (item.choices.filter((choice) => choice.name === before).length > 1) return result
  for (const place of expressionsIn(instrument)) {
    const isOwn = place.at.startsWith(`${at}.`) && !place.at.slice(at.length + 1).includes('items')
    const next = renamedValue(place.text, item.name, isOwn, before, name)
    if (next !== place.text) result = put(result, place.at, next)
  }
  return result
}

function renamedValue(
  text: string,
  question: string,
  isOwn: boolean,
  before: string,
  after: string,
): string {
  const asked = `\\$\\{\\s*${literal(question)}\\s*\\}`
  const answer = isOwn ? `(?:${asked}|(?<![.\\w])\\.(?![.\\w]))` : asked
  const value = `(?<mark>["'])${literal(before)}\\k<mark>`
  return [
    `(?<head>${answer}\\s*!?=\\s*)${value}(?<tail>)`,
    `(?<head>)${value}(?<tail>\\s*!?=\\s*${answer})`,
    `(?<head>selected\\(\\s*${answer}\\s*,\\s*)${value}(?<tail>)`,
  ].reduce(
    (source, pattern) =>
      source.replaceAll(new RegExp(pattern, 'gu'), (...found) => {
        const { head, mark, tail } = found.at(-1) as Record<'head' | 'mark' | 'tail', string>
        return `${head}${mark}${after}${mark}${tail}`
      }),
    text,
  )
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
