// Which language of a label is shown.
import type { Label } from './model.ts'

/**
 * The asked language, else its primary subtag, else the instrument's languages in order, else the label's first:
 * `say({ id: 'Ketua', en: 'Chair' }, 'en-GB')` is "Chair". A label is never shown empty for want of a translation.
 */
export function say(label: Label, language: string, languages: readonly string[] = []): string {
  const [primary = language] = language.split('-')
  for (const tongue of [language, primary, ...languages]) {
    const text = Object.hasOwn(label, tongue) ? label[tongue] : undefined
    if (text !== undefined) return text
  }
  return Object.values(label)[0] ?? ''
}
