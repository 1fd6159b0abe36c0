// A consent text as the phone shows it, in one of its languages.
import { useState } from 'react'
import { say } from '../../../core/instrument/label.ts'
import type { ConsentText } from '../../../core/wire/consent.ts'
import { useLanguage } from '../shell/language.tsx'
import './consents.css'

export function Reading({ text }: { text: ConsentText }) {
  const { m, language } = useLanguage()
  const words = m.consents
  const [chosen, setChosen] = useState<string>(language)
  const spoken = text.languages.includes(chosen) ? chosen : (text.languages[0] ?? language)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const read = (label: Record<string, string>) => say(label, spoken, text.languages)
  return (
    <div className="consent-phone">
      {text.languages.length > 1 && (
        <p className="actions">
          {text.languages.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === spoken}
              onClick={() => setChosen(one)}
            >
              {names.of(one)}
            </button>
          ))}
        </p>
      )}
      <article lang={spoken}>
        {read(text.title) !== '' && <h3>{read(text.title)}</h3>}
        {paragraphsOf(read(text.body)).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>
          <b>{words.contact}:</b> {read(text.contact)}
        </p>
      </article>
      <ul className="consent-scopes">
        {text.scopes.map((scope) => (
          <li key={scope}>
            <b>{m.fieldwork.scopes[scope]}</b> {words.scopeWhats[scope]}
          </li>
        ))}
      </ul>
    </div>
  )
}

export function paragraphsOf(body: string): string[] {
  return body.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '')
}
