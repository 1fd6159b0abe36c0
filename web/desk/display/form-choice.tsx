// Displays of answers are of one form at a time: the newest version of each speaks for all, for a name keeps its meaning over them.
import { say } from '../../../core/instrument/label.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Version } from '../../../core/wire/field.ts'
import { useLanguage } from '../shell/language.tsx'

/** @param shows whether the display has anything to show of it */
export function newestForms(
  versions: readonly Version[],
  shows: (instrument: Instrument) => boolean,
): Instrument[] {
  const newest = new Map(
    versions
      .toSorted((a, b) => a.number - b.number)
      .flatMap(({ instrument }) =>
        shows(instrument) ? [[instrument.slug, instrument] as const] : [],
      ),
  )
  return [...newest.values()]
}

export function FormChoice(props: {
  label: string
  forms: readonly Instrument[]
  chosen: Instrument
  onChoose: (slug: string) => void
}) {
  const { language } = useLanguage()
  return (
    <label>
      {props.label}{' '}
      <select value={props.chosen.slug} onChange={(event) => props.onChoose(event.target.value)}>
        {props.forms.map(({ slug, title }) => (
          <option key={slug} value={slug}>
            {say(title, language)}
          </option>
        ))}
      </select>
    </label>
  )
}
