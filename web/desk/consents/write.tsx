// Writing a consent text, with the phone's view of it beside; publishing freezes it.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { consentScopes } from '../../../core/instrument/model.ts'
import { type ConsentText, consentWays } from '../../../core/wire/consent.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'
import { Field } from '../fieldwork/field.tsx'
import { Head } from '../fieldwork/panes.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useTellProblem } from '../shell/explain.ts'
import { useLanguage } from '../shell/language.tsx'
import { notify } from '../shell/notices.tsx'
import { useStudy } from '../shell/study.tsx'
import { useTitle } from '../shell/title.ts'
import { finished, useTextDraft } from './draft.ts'
import { LanguageChoice } from './language-choice.tsx'
import { Reading } from './reading.tsx'
import { textsQuery } from './reads.ts'
import '../fieldwork/fieldwork.css'

export function WriteTextScreen() {
  const here = useStudy()
  const texts = useQuery(textsQuery(here.slug))
  const [search] = useSearchParams()
  const { m } = useLanguage()
  useTitle(m.consents.write)
  if (texts.error) return <Failed error={texts.error} again={() => texts.refetch()} />
  if (!texts.data) return <Loading />
  const from = texts.data.find(({ hash }) => hash === search.get('from'))
  return <Write from={from ? textOf(from) : null} />
}

/** What was frozen, without what the list says of it. */
function textOf({ label, languages, title, body, contact, scopes, witnessFor }: ConsentText) {
  return { label, languages, title, body, contact, scopes, witnessFor }
}

function Write({ from }: { from: ConsentText | null }) {
  const here = useStudy()
  const { m, language } = useLanguage()
  const words = m.consents
  const [, go] = useLocation()
  const client = useQueryClient()
  const tell = useTellProblem()
  const { text, change, forget } = useTextDraft(here.slug, from)
  const [isMissing, setIsMissing] = useState(false)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const publish = useMutation({
    mutationFn: (json: ConsentText) =>
      ask(api.studies[':study']['consent-texts'].$post({ param: { study: here.slug }, json })),
    onSuccess: async ({ hash }) => {
      forget()
      notify({ text: words.published })
      await client.invalidateQueries({ queryKey: keys.consentTexts(here.slug) })
      go(here.to(`/consent-texts/${hash}`))
    },
    onError: tell,
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    const whole = finished(text)
    setIsMissing(whole === null)
    if (whole) publish.mutate(whole)
  }
  const toggled = <T,>(list: readonly T[], one: T, isIn: boolean, all: readonly T[]) =>
    all.filter((other) => (other === one ? isIn : list.includes(other)))

  return (
    <>
      <Head title={words.write} />
      <div className="halves">
        <form className="card" onSubmit={submit} aria-label={words.write}>
          <Field label={words.label} hint={words.labelHint}>
            {(naming) => (
              <input
                {...naming}
                maxLength={80}
                value={text.label}
                onChange={(event) => change({ label: event.target.value })}
              />
            )}
          </Field>
          <LanguageChoice
            languages={text.languages}
            onChange={(languages) => change({ languages })}
          />
          {text.languages.map((one) => (
            <fieldset key={one}>
              <legend>{names.of(one)}</legend>
              <Field label={words.titleOf(names.of(one) ?? one)}>
                {(naming) => (
                  <input
                    {...naming}
                    lang={one}
                    maxLength={400}
                    value={text.title[one] ?? ''}
                    onChange={(event) =>
                      change({ title: { ...text.title, [one]: event.target.value } })
                    }
                  />
                )}
              </Field>
              <Field label={words.bodyOf(names.of(one) ?? one)} hint={words.bodyHint}>
                {(naming) => (
                  <textarea
                    {...naming}
                    lang={one}
                    rows={10}
                    maxLength={10_000}
                    value={text.body[one] ?? ''}
                    onChange={(event) =>
                      change({ body: { ...text.body, [one]: event.target.value } })
                    }
                  />
                )}
              </Field>
              <Field label={words.contactOf(names.of(one) ?? one)}>
                {(naming) => (
                  <input
                    {...naming}
                    lang={one}
                    maxLength={400}
                    value={text.contact[one] ?? ''}
                    onChange={(event) =>
                      change({ contact: { ...text.contact, [one]: event.target.value } })
                    }
                  />
                )}
              </Field>
            </fieldset>
          ))}
          <fieldset>
            <legend>{words.scopes}</legend>
            {consentScopes.map((scope) => (
              <label key={scope} className="tick">
                <input
                  type="checkbox"
                  checked={text.scopes.includes(scope)}
                  onChange={(event) =>
                    change({
                      scopes: toggled(text.scopes, scope, event.target.checked, consentScopes),
                    })
                  }
                />{' '}
                <span>
                  {m.fieldwork.scopes[scope]}. {words.scopeWhats[scope]}
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset>
            <legend>{words.witnessFor}</legend>
            <small className="quiet">{words.witnessHint}</small>
            {consentWays
              .filter((way) => way !== 'witnessed')
              .map((way) => (
                <label key={way} className="tick">
                  <input
                    type="checkbox"
                    checked={text.witnessFor.includes(way)}
                    onChange={(event) =>
                      change({
                        witnessFor: toggled(
                          text.witnessFor,
                          way,
                          event.target.checked,
                          consentWays,
                        ),
                      })
                    }
                  />{' '}
                  {m.fieldwork.hows[way]}
                </label>
              ))}
          </fieldset>
          {isMissing && (
            <p className="trouble" role="alert">
              {words.missing}
            </p>
          )}
          <div className="actions">
            <button type="submit" className="primary" disabled={publish.isPending}>
              {words.publish}
            </button>
            <button type="button" onClick={forget}>
              {words.discard}
            </button>
          </div>
          <small className="quiet">{words.draftKept}</small>
        </form>
        <section aria-label={words.preview}>
          <h2>{words.preview}</h2>
          <Reading text={text} />
        </section>
      </div>
    </>
  )
}
