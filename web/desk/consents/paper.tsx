// The consent on paper, to be signed by hand where a phone is not wanted: the words of one text, in one language.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { say } from '../../../core/instrument/label.ts'
import type { ConsentTextRow } from '../../../core/wire/consent.ts'
import { consents as consentsEn } from '../messages/consents.en.ts'
import { type ConsentMessages, consents as consentsId } from '../messages/consents.id.ts'
import { Failed, Loading, UnknownPage } from '../shell/empty.tsx'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { paragraphsOf } from './reading.tsx'
import { textsQuery } from './reads.ts'
import '../build/paper.css'
import './consents.css'

const spokenWords: Record<string, ConsentMessages> = { id: consentsId, en: consentsEn }

export function ConsentPaperScreen() {
  const here = useStudy()
  const { hash = '' } = useParams<{ hash: string }>()
  const texts = useQuery(textsQuery(here.slug))
  if (texts.error) return <Failed error={texts.error} again={() => texts.refetch()} />
  if (!texts.data) return <Loading />
  const text = texts.data.find((one) => one.hash === hash)
  if (!text) return <UnknownPage to={here.to('/consent-texts')} />
  return <Sheet text={text} back={here.to(`/consent-texts/${hash}`)} />
}

function Sheet({ text, back }: { text: ConsentTextRow; back: string }) {
  const { m, language } = useLanguage()
  const words = m.consents
  const [spoken, setSpoken] = useState(
    text.languages.includes(language) ? language : (text.languages[0] ?? language),
  )
  const names = new Intl.DisplayNames([language], { type: 'language' })
  useTitle(words.print)
  return (
    <div className="paper-page">
      <div className="actions paper-tools">
        <Link className="button" href={back}>
          ← {words.back}
        </Link>
        <label className="inline">
          {words.languages}{' '}
          <select
            value={spoken}
            onChange={(event) => setSpoken(event.target.value as typeof spoken)}
          >
            {text.languages.map((one) => (
              <option key={one} value={one}>
                {names.of(one)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="primary" onClick={() => print()}>
          {words.printNow}
        </button>
      </div>
      <Form text={text} spoken={spoken} />
    </div>
  )
}

function Form({ text, spoken }: { text: ConsentTextRow; spoken: string }) {
  const { m } = useLanguage()
  // The form speaks as its text does, where Pedoman knows the language.
  const { paper, contact, scopeWhats } = spokenWords[spoken] ?? m.consents
  const read = (label: Record<string, string>) => say(label, spoken, text.languages)
  const line = (label: string) => (
    <p className="consent-line" key={label}>
      {label}
    </p>
  )
  return (
    <article className="guide consent-form">
      <div lang={spoken}>
        <h1>{read(text.title)}</h1>
        {paragraphsOf(read(text.body)).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
        <p>
          <b>{contact}:</b> {read(text.contact)}
        </p>
      </div>
      {line(paper.code)}
      <p>{paper.asked}</p>
      <table>
        <tbody>
          {text.scopes.map((scope) => (
            <tr key={scope}>
              <th scope="row">{scopeWhats[scope]}</th>
              <td>☐ {paper.yes}</td>
              <td>☐ {paper.no}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{paper.no_at_all}</th>
            <td>☐</td>
            <td />
          </tr>
        </tbody>
      </table>
      {[paper.given, paper.witness, paper.guardian].map(line)}
      <p>☐ {paper.child}</p>
      {[paper.date, paper.researcher].map(line)}
      <small>
        {text.label} · {text.hash.slice(0, 12)}
      </small>
    </article>
  )
}
