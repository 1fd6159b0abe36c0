// Several versions of one form in one export: each submission answers the version that it names, where that was brought.
import { clashes } from '../../instrument/consequences.ts'
import type { Instrument } from '../../instrument/model.ts'
import type { Collected } from './grid.ts'

/** The form's version as its author called it. */
function calledVersion({ extra }: Instrument): string {
  return extra?.version?.trim() ?? ''
}

/**
 * The form that was chosen comes last, as the newest. Versions in which a name holds another kind of answer cannot stand in
 * one study: submissions of theirs are read as answers to the chosen one, as are those of versions that nobody brought.
 */
export function byVersion(
  collected: Collected,
  chosen: Instrument,
  brought: readonly Instrument[],
): { instrument: Instrument; collected: Collected }[] {
  const forms = new Map<string, Instrument>()
  for (const form of brought)
    if (
      form.slug === chosen.slug &&
      calledVersion(form) !== '' &&
      calledVersion(form) !== calledVersion(chosen) &&
      [chosen, ...forms.values()].every((one) => clashes(one, form).length === 0)
    )
      forms.set(calledVersion(form), form)
  const { lines } = collected.main
  const grouped = Map.groupBy(lines, ({ about }) => forms.get(about.version.trim()) ?? chosen)
  return [...forms.values(), chosen].flatMap((instrument) => {
    const own = grouped.get(instrument) ?? []
    if (own.length === 0 && instrument !== chosen) return []
    return [{ instrument, collected: { ...collected, main: { ...collected.main, lines: own } } }]
  })
}
