// The languages of a consent text: Indonesian, English, and those that people speak at home.
import { useLanguage } from '../shell/language.tsx'

/** The larger languages of the archipelago; the first of a text stands in for what others lack. */
const offered = [
  'id',
  'en',
  'jv',
  'su',
  'mad',
  'min',
  'ban',
  'bug',
  'bjn',
  'ace',
  'mak',
  'sas',
  'ms',
]

type Props = { languages: readonly string[]; onChange: (languages: string[]) => void }

export function LanguageChoice({ languages, onChange }: Props) {
  const { m, language } = useLanguage()
  const words = m.consents
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const nameOf = (one: string) => names.of(one) ?? one
  return (
    <fieldset>
      <legend>{words.languages}</legend>
      <p className="actions">
        {languages.map((one) => (
          <span key={one} className="chip">
            {nameOf(one)}
            {languages.length > 1 && (
              <button
                type="button"
                className="plain"
                aria-label={words.removeLanguage(nameOf(one))}
                onClick={() => onChange(languages.filter((other) => other !== one))}
              >
                ×
              </button>
            )}
          </span>
        ))}
        <select
          aria-label={words.addLanguage}
          value=""
          onChange={(event) => onChange([...languages, event.target.value])}
        >
          <option value="">{words.addLanguage}</option>
          {offered
            .filter((one) => !languages.includes(one))
            .map((one) => (
              <option key={one} value={one}>
                {nameOf(one)}
              </option>
            ))}
        </select>
      </p>
    </fieldset>
  )
}
