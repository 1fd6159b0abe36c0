// Every text of an instrument exists in its first language, the one that all others fall back to.
import type { Fault, Placed } from './fault.ts'
import type { Instrument } from './model.ts'
import type { Label } from './names.ts'
import { isAsked } from './question.ts'

export function labelFaults(instrument: Instrument, placed: readonly Placed[]): Fault[] {
  const [first = ''] = instrument.languages
  return [
    { at: 'title', label: instrument.title },
    ...placed.flatMap(textsOf),
    ...scoringTexts(instrument),
  ].flatMap(({ at, label }) =>
    label === undefined || Object.hasOwn(label, first)
      ? []
      : [{ at, reason: 'label.missing-language' }],
  )
}

type Text = { at: string; label: Label | undefined }

function textsOf({ item, at }: Placed): Text[] {
  const own = [
    { at: `${at}.label`, label: item.label },
    { at: `${at}.hint`, label: item.hint },
  ]
  if ('items' in item || !isAsked(item)) return own
  return [
    ...own,
    { at: `${at}.constraintMessage`, label: item.constraintMessage },
    ...labelled(item.probes ?? [], `${at}.probes`),
    ...('choices' in item && typeof item.choices !== 'string'
      ? labelled(item.choices, `${at}.choices`)
      : []),
  ]
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
