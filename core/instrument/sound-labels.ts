// Every text of an instrument exists in its first language, the one that all others fall back to.

import { isAsked } from './asked.ts'
import type { Fault, Placed } from './fault.ts'
import type { Instrument } from './model.ts'
import type { Label } from './names.ts'

const said = ['label', 'hint', 'guidance', 'constraintMessage', 'requiredMessage'] as const
type Said = (typeof said)[number]

export function labelFaults(instrument: Instrument, placed: readonly Placed[]): Fault[] {
  const [first = ''] = instrument.languages
  return [
    { at: 'title', label: instrument.title },
    ...placed.flatMap(textsOf),
    ...listTexts(instrument),
    ...scoringTexts(instrument),
  ].flatMap(({ at, label }) =>
    label === undefined || Object.hasOwn(label, first)
      ? []
      : [{ at, reason: 'label.missing-language' }],
  )
}

type Text = { at: string; label: Label | undefined }

/** All that an item says to people. */
export function textsOf({ item, at }: Placed): Text[] {
  const parts: readonly Said[] = 'items' in item || !isAsked(item) ? said.slice(0, 3) : said
  const words = item as Partial<Record<Said, Label | undefined>>
  const own = parts.map((part) => ({ at: `${at}.${part}`, label: words[part] }))
  if ('items' in item || !isAsked(item)) return own
  return [
    ...own,
    ...labelled(item.probes ?? [], `${at}.probes`),
    ...('choices' in item && typeof item.choices !== 'string'
      ? labelled(item.choices, `${at}.choices`)
      : []),
  ]
}

function listTexts({ lists = {} }: Instrument): Text[] {
  return Object.entries(lists).flatMap(([name, list]) =>
    list.from === 'choices' ? labelled(list.choices, `lists.${name}.choices`) : [],
  )
}

function scoringTexts({ scoring }: Instrument): Text[] {
  if (!scoring) return []
  return [
    ...labelled(scoring.subscales, 'scoring.subscales'),
    ...labelled(scoring.bands, 'scoring.bands'),
  ]
}

function labelled(list: readonly { label: Label }[], at: string): Text[] {
  return list.map(({ label }, index) => ({ at: `${at}.${index}.label`, label }))
}
