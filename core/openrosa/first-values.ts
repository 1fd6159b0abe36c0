// Defaults that are worked out: once when the response begins, inside a repeat once for each row.

import { tag } from '../xml/write.ts'
import { asXPath } from './expression.ts'
import type { Place } from './places.ts'

/** Those of one repeat stand in its body; those outside all repeats in the model (ODK XForms, section Events). */
export function firstValues(
  places: ReadonlyMap<string, Place>,
  repeat: string | undefined,
): string[] {
  return [...places.values()].flatMap((place) => {
    const { item, path, repeats } = place
    if (repeats.at(-1) !== repeat || !('default' in item)) return []
    if (!item.default || !('expression' in item.default)) return []
    return [
      tag('setvalue', {
        event: `odk-instance-first-load${repeat === undefined ? '' : ' odk-new-repeat'}`,
        ref: path,
        value: asXPath(item.default.expression, place, places).trim(),
      }),
    ]
  })
}
