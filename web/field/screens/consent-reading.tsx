// The text of the consent, as it is read out: in a language both understand, large where it is read along.
import { say } from '../../../core/instrument/label.ts'
import type { KitConsentText } from '../../../core/wire/consent.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { Frame } from '../parts/frame.tsx'
import type { StepProps } from './consent.tsx'

export function ConsentReading(props: StepProps & { texts: readonly KitConsentText[] }) {
  const { text, texts, asking, change, title, back, onRefuse } = props
  const { ask: m } = useWords(peopleWords)
  const names = new Intl.DisplayNames([useLanguage()], { type: 'language' })
  const read = (label: Record<string, string>) => say(label, asking.language, text.languages)
  return (
    <Frame
      title={title}
      back={back}
      foot={
        <>
          <button
            type="button"
            className="big primary"
            onClick={() => change({ step: 'scopes', text: text.hash })}
          >
            {m.read}
          </button>
          <button type="button" className="plain" onClick={onRefuse}>
            {m.no}
          </button>
        </>
      }
    >
      {texts.length > 1 && (
        <label className="field">
          {m.text}
          <select
            value={text.hash}
            onChange={(event) => change({ text: event.currentTarget.value, scopes: {} })}
          >
            {texts.map(({ hash, label }) => (
              <option key={hash} value={hash}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="chips">
        {text.languages.length > 1 &&
          text.languages.map((language) => (
            <button
              key={language}
              type="button"
              className="chip"
              aria-pressed={language === asking.language}
              onClick={() => change({ language })}
            >
              {names.of(language) ?? language}
            </button>
          ))}
        <button
          type="button"
          className="chip"
          aria-pressed={asking.isLarge}
          onClick={() => change({ isLarge: !asking.isLarge })}
        >
          {m.large}
        </button>
      </div>
      <article className="card reading" data-large={asking.isLarge} lang={asking.language}>
        <h2>{read(text.title)}</h2>
        {read(text.body)
          .split(/\n\s*\n/)
          .map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        <p>
          <b>{m.contact}:</b> {read(text.contact)}
        </p>
      </article>
    </Frame>
  )
}
