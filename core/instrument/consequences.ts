// What a new version means for the responses that are in. Nothing is read of them: a version says what its responses may
// have answered, so a count per version is enough, and "may" is what is told.
import { scaleOf } from '../score/scale.ts'
import { canonical } from './canonical.ts'
import { choicesOf } from './lists.ts'
import type { Instrument, Item } from './model.ts'
import { everyItem } from './walk.ts'

/** A version that was published before, and how many responses to it are in. */
export type Earlier = { instrument: Instrument; responses: number }

/** `responses`: how many may be concerned. */
export type Consequence =
  /** The question leaves; its column stays in every export. */
  | { kind: 'column-stays'; question: string; responses: number }
  /** A stricter rule: answers that are in are kept as they are, whether or not they would pass it. */
  | { kind: 'rule-changed'; question: string; part: RulePart; responses: number }
  /** The choice's name is no longer in the instrument; answers keep it. */
  | { kind: 'choice-gone'; question: string; choice: string; responses: number }
  /** Points, weights or limits changed, so totals of both versions cannot be laid side by side. */
  | { kind: 'scores-apart'; responses: number }
  | ({ kind: 'clash'; responses: number } & Omit<Clash, 'at'>)

const ruleParts = ['required', 'constraint', 'min', 'max', 'choiceFilter'] as const
export type RulePart = (typeof ruleParts)[number]

/**
 * A name that holds another kind of answer than before, or holds it in another repeat: one column would mean two
 * things. With answers in, it is not published; the way out is to give the new question another name.
 */
export type Clash = { question: string; at: string; from: string; to: string }

export function clashes(from: Instrument, to: Instrument): Clash[] {
  const before = held(from)
  return [...held(to)].flatMap(([question, now]) => {
    const old = before.get(question)
    return old && old.shape !== now.shape
      ? [{ question, at: now.at, from: old.shape, to: now.shape }]
      : []
  })
}

/** What replacing `from` by `to` means, over all versions there were before. What concerns no response is not said. */
export function consequences(
  from: Instrument,
  to: Instrument,
  earlier: readonly Earlier[],
): Consequence[] {
  const [before, after] = [held(from), held(to)]
  const known = earlier.map((one) => ({ ...one, names: held(one.instrument) }))
  const inHand = (name: string) =>
    known.reduce((sum, one) => sum + (one.names.has(name) ? one.responses : 0), 0)
  const gone = [...before.keys()].filter((name) => !after.has(name))
  const stayed = [...before].flatMap(([name, { item, shape }]) => {
    const now = after.get(name)
    return now && now.shape === shape ? [{ name, old: item, now: now.item }] : []
  })
  const scored = earlier.reduce((sum, one) => sum + (one.instrument.scoring ? one.responses : 0), 0)
  return [
    ...everyClash(earlier, to),
    ...gone.map(
      (question): Consequence => ({ kind: 'column-stays', question, responses: inHand(question) }),
    ),
    ...stayed.flatMap(({ name, old, now }): Consequence[] => [
      ...stricter(old, now).map((part) => ({
        kind: 'rule-changed' as const,
        question: name,
        part,
        responses: inHand(name),
      })),
      ...vanished(from, to, old, now).map((choice) => ({
        kind: 'choice-gone' as const,
        question: name,
        choice,
        responses: inHand(name),
      })),
    ]),
    ...(from.scoring && to.scoring && reckoning(from) !== reckoning(to)
      ? [{ kind: 'scores-apart' as const, responses: scored }]
      : []),
  ].filter(({ responses }) => responses > 0)
}

/** Each name once, with all responses that hold the other kind of answer under it. */
function everyClash(earlier: readonly Earlier[], to: Instrument): Consequence[] {
  const found = new Map<string, Extract<Consequence, { kind: 'clash' }>>()
  for (const { instrument, responses } of earlier)
    for (const { question, from, to: shape } of clashes(instrument, to)) {
      const known = found.get(question)
      if (known) known.responses += responses
      else found.set(question, { kind: 'clash', question, from, to: shape, responses })
    }
  return [...found.values()]
}

type Held = { item: Item; at: string; shape: string }

/** Everything that answers lie under: its type, and the repeats it lies in: `integer`, `members/integer`. */
function held(instrument: Instrument): Map<string, Held> {
  const found = new Map<string, Held>()
  for (const { item, groups, path } of everyItem(instrument)) {
    if (item.type === 'group' || item.type === 'note' || found.has(item.name)) continue
    const repeats = groups.filter(({ type }) => type === 'repeat').map(({ name }) => name)
    found.set(item.name, { item, at: path, shape: [...repeats, item.type].join('/') })
  }
  return found
}

/** Rules that are new or other than before; a rule that is simply lifted refuses nothing. */
function stricter(old: Item, now: Item): RulePart[] {
  const [a, b] = [old as Record<string, unknown>, now as Record<string, unknown>]
  return ruleParts.filter((part) => {
    const isRule = b[part] !== undefined && b[part] !== false
    if (!isRule || a[part] === b[part]) return false
    if (part === 'min') return !(Number(b[part]) <= Number(a[part]))
    if (part === 'max') return !(Number(b[part]) >= Number(a[part]))
    return true
  })
}

function vanished(from: Instrument, to: Instrument, old: Item, now: Item): string[] {
  if (!('choices' in old) || !('choices' in now)) return []
  const still = choicesOf(to, now)
  if (!still) return []
  const names = new Set(still.map(({ name }) => name))
  return (choicesOf(from, old) ?? []).flatMap(({ name }) => (names.has(name) ? [] : [name]))
}

/** All that a total is made of, without its words. */
function reckoning(instrument: Instrument): string {
  const { scoring } = instrument
  if (!scoring) return ''
  const items = held(instrument)
  const points = (name: string) => {
    const item = items.get(name)?.item
    if (!item || 'items' in item) return null
    const choices = 'choices' in item ? choicesOf(instrument, item) : null
    return {
      scale: scaleOf(instrument, item),
      choices: Object.fromEntries(
        (choices ?? []).map(({ name: choice, points: worth }) => [choice, worth]),
      ),
    }
  }
  return canonical({
    missing: scoring.missing,
    decimals: scoring.decimals,
    bands: scoring.bands.map(({ name, from }) => [name, from]),
    subscales: scoring.subscales.map(({ name, items: scored }) => ({
      name,
      items: scored.map((one) => ({ ...one, points: points(one.question) })),
    })),
  })
}
