// What can stand behind an indicator: of each scoring form the whole, its sub-scales, and its questions.
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import { findQuestion } from '../../../core/instrument/walk.ts'
import type { Indicator } from '../../../core/wire/finding.ts'
import type { Tick } from './form-parts.tsx'

type Item = Indicator['items'][number]

export function tickOf({ instrument, of }: Item): string {
  return `${instrument} ${of}`
}

export function itemOf(value: string): Item {
  const [instrument = '', of = ''] = value.split(' ')
  return { instrument, of }
}

/** What was chosen of a form that is not there any more stays, as it was written. */
export function scoredItems(
  forms: readonly Instrument[],
  chosen: readonly Item[],
  language: string,
  total: string,
): Tick[] {
  const offered = forms.flatMap((form): Tick[] => {
    if (!form.scoring) return []
    const title = say(form.title, language)
    const tick = (of: string, label: string): Tick => ({
      value: tickOf({ instrument: form.slug, of }),
      label: `${title}: ${label}`,
    })
    return [
      tick('total', total),
      ...form.scoring.subscales.flatMap(({ name, label, items }) => [
        tick(name, say(label, language) || name),
        ...items.map(({ question }) =>
          tick(question, say(findQuestion(form, question)?.label ?? {}, language) || question),
        ),
      ]),
    ]
  })
  const known = new Set(offered.map(({ value }) => value))
  const lost = chosen.map(tickOf).filter((value) => !known.has(value))
  return [...offered, ...lost.map((value) => ({ value, label: value }))]
}
