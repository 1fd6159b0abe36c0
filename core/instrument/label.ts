// Which language of a label is shown.
import type { Label } from './names.ts'

/**
 * The asked language, else its primary subtag, else the instrument's languages in order, else the label's first:
 * `say({ id: 'Ketua', en: 'Chair' }, 'en-GB')` is "Chair". A label is never shown empty for want of a translation; what has no label is said as ''.
 */
export function say(
  label: Label | undefined,
  language: string,
  languages: readonly string[] = [],
): string {
  if (label === undefined) return ''
  const [primary = language] = language.split('-')
  for (const tongue of [language, primary, ...languages]) {
    const text = Object.hasOwn(label, tongue) ? label[tongue] : undefined
    if (text !== undefined) return text
  }
  return Object.values(label)[0] ?? ''
}
