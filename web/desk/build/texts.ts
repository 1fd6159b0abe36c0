// Every place of an instrument that holds an expression, and every one that holds a text for people.
import type { Choice } from '../../../core/instrument/choices.ts'
import type { Instrument, Item } from '../../../core/instrument/model.ts'
import type { Label } from '../../../core/instrument/names.ts'
import { placesIn } from './place.ts'

export type ExpressionPlace = { at: string; text: string }
/** What a text is, for those who translate it. */
export type TextPart =
  | 'title'
  | 'label'
  | 'hint'
  | 'guidance'
  | 'requiredMessage'
  | 'constraintMessage'
  | 'probe'
  | 'choice'
  | 'subscale'
  | 'band'
export type TextPlace = { at: string; part: TextPart; label: Label }

export function expressionsIn(instrument: Instrument): ExpressionPlace[] {
  return [
    ...placesIn(instrument).flatMap(({ item, at }) => expressionsOf(item, at)),
    ...known([{ at: 'responseName', text: instrument.responseName }]),
  ]
}

export function expressionsOf(item: Item, at: string): ExpressionPlace[] {
  const parts: Record<string, unknown> = item
  const initial = parts.default as { expression?: string } | undefined
  const shuffle = parts.shuffle as { seed?: string } | undefined
  return known([
    ...[
      'relevant',
      'calculation',
      'constraint',
      'required',
      'readOnly',
      'choiceFilter',
      'count',
    ].map((part) => ({ at: `${at}.${part}`, text: parts[part] })),
    { at: `${at}.default.expression`, text: initial?.expression },
    { at: `${at}.shuffle.seed`, text: shuffle?.seed },
  ])
}

/** In the order in which a reader meets them. */
export function textsIn(instrument: Instrument): TextPlace[] {
  const { lists = {}, scoring } = instrument
  return [
    { at: 'title', part: 'title', label: instrument.title },
    ...placesIn(instrument).flatMap(({ item, at }) => textsOf(item, at)),
    ...Object.entries(lists).flatMap(([name, list]) =>
      list.from === 'choices' ? choiceTexts(list.choices, `lists.${name}.choices`) : [],
    ),
    ...(scoring?.subscales ?? []).map(({ label }, index) => ({
      at: `scoring.subscales.${index}.label`,
      part: 'subscale' as const,
      label,
    })),
    ...(scoring?.bands ?? []).map(({ label }, index) => ({
      at: `scoring.bands.${index}.label`,
      part: 'band' as const,
      label,
    })),
  ]
}

export function textsOf(item: Item, at: string): TextPlace[] {
  const parts: Record<string, unknown> = item
  const own = (part: TextPart): TextPlace[] => {
    const label = parts[part] as Label | undefined
    return label === undefined ? [] : [{ at: `${at}.${part}`, part, label }]
  }
  return [
    ...own('label'),
    ...own('hint'),
    ...own('guidance'),
    ...('probes' in item ? (item.probes ?? []) : []).map(({ label }, index) => ({
      at: `${at}.probes.${index}.label`,
      part: 'probe' as const,
      label,
    })),
    ...('choices' in item && typeof item.choices !== 'string'
      ? choiceTexts(item.choices, `${at}.choices`)
      : []),
    ...own('requiredMessage'),
    ...own('constraintMessage'),
  ]
}

function choiceTexts(choices: readonly Choice[], at: string): TextPlace[] {
  return choices.map(({ label }, index) => ({ at: `${at}.${index}.label`, part: 'choice', label }))
}

function known(places: { at: string; text: unknown }[]): ExpressionPlace[] {
  return places.flatMap(({ at, text }) => (typeof text === 'string' ? [{ at, text }] : []))
}

/** Media carry a file's name per language. */
export function mediaIn(instrument: Instrument): { at: string; label: Record<string, string> }[] {
  const found: { at: string; label: Record<string, string> }[] = []
  const look = (here: unknown, at: string): void => {
    if (typeof here !== 'object' || here === null) return
    for (const [step, inner] of Object.entries(here)) {
      const place = at === '' ? step : `${at}.${step}`
      if (step === 'media' && typeof inner === 'object' && inner !== null)
        for (const [kind, files] of Object.entries(inner))
          found.push({ at: `${place}.${kind}`, label: files as Record<string, string> })
      else look(inner, place)
    }
  }
  look({ items: instrument.items, lists: instrument.lists }, '')
  return found
}

/** Names of files that questions show or choose from; what expressions look up is told by their faults. */
export function filesSpokenOf(instrument: Instrument): string[] {
  const lists = Object.values(instrument.lists ?? {})
  return [
    ...new Set([
      ...mediaIn(instrument).flatMap(({ label }) => Object.values(label)),
      ...lists.flatMap((list) => (list.from === 'file' ? [list.file] : [])),
    ]),
  ]
}
