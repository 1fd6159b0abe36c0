// Asking for consent: the text is read out, each scope is answered yes or no, and how it was given is taken down. Saying
// no is one tap away on every step, and is taken down as well.
import { useEffect, useState } from 'react'
import type { KitConsentText } from '../../../core/wire/consent.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Participant } from '../../../core/wire/people.ts'
import { language as spoken, useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { Frame } from '../parts/frame.tsx'
import { Notice } from '../parts/notice.tsx'
import { keepConsent } from '../people/acts.ts'
import { type Asking, type Change, useAsking } from '../people/asking.ts'
import { type Goal, goInstead, paths } from '../route.ts'
import { ConsentHow } from './consent-how.tsx'
import { ConsentReading } from './consent-reading.tsx'
import { ConsentScopes } from './consent-scopes.tsx'

export type Guarded = { name: string; relation: string }
/** What every step is given. */
export type StepProps = {
  kit: FieldKit
  text: KitConsentText
  asking: Asking
  change: (part: Change) => void
  title: string
  back: string
  onRefuse: () => void
}

type Props = { kit: FieldKit; code: string; goal: Goal | null }

export function ConsentScreen({ kit, code, goal }: Props) {
  const { ask: m, person: words, title } = useWords(peopleWords)
  const person = kit.participants.find((one) => one.code === code)
  const [text] = kit.consentTexts ?? []
  const missing = !person ? words.gone : text ? null : m.noText
  if (person && text)
    return (
      <AskingConsent
        kit={kit}
        person={person}
        goal={goal}
        texts={kit.consentTexts ?? [text]}
        first={text}
      />
    )
  return (
    <Frame title={person ? m.title(code) : title} back={paths.people}>
      <Notice title={missing ?? ''}>{person && <p>{m.noTextWhat}</p>}</Notice>
    </Frame>
  )
}

type AskingProps = {
  kit: FieldKit
  person: Participant
  goal: Goal | null
  texts: readonly KitConsentText[]
  first: KitConsentText
}

function AskingConsent({ kit, person, goal, texts, first }: AskingProps) {
  const { ask: m } = useWords(peopleWords)
  const { code } = person
  const { asking, change, forget } = useAsking(code, {
    text: first.hash,
    language: first.languages.includes(spoken()) ? spoken() : (first.languages[0] ?? ''),
  })
  // Names are kept in memory alone until the consent is kept.
  const [guardian, setGuardian] = useState<Guarded>({ name: '', relation: '' })
  const [isRefusing, setIsRefusing] = useState(false)
  // A text that was retired since the asking began is not in the kit any more: the newest is read instead.
  const text = texts.find(({ hash }) => hash === asking.text) ?? first
  const after = goal ? paths.begin(goal.slug, goal.task ?? undefined, code) : paths.person(code)

  // Each step begins at its top, as a page does.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the step changes
  useEffect(() => {
    scrollTo(0, 0)
  }, [asking.step, isRefusing])

  const step = {
    kit,
    text,
    asking,
    change,
    title: m.title(code),
    back: paths.person(code),
    onRefuse: () => setIsRefusing(true),
  }
  async function refuse(): Promise<void> {
    await keepConsent(kit, asking.id, text, {
      participant: code,
      text: text.hash,
      language: asking.language,
      scopes: [],
      how: 'refused',
      givenAt: new Date().toISOString(),
      evidence: [],
      witness: null,
      guardian: null,
    })
    forget()
    goInstead(paths.person(code))
  }

  if (isRefusing)
    return (
      <Frame
        title={m.refuseTitle(code)}
        back={paths.person(code)}
        foot={
          <>
            <button type="button" className="big" onClick={() => setIsRefusing(false)}>
              {m.back}
            </button>
            <button type="button" className="big primary" onClick={() => void refuse()}>
              {m.refuse}
            </button>
          </>
        }
      >
        <Notice title={m.refuseTitle(code)}>
          <p>{m.refuseWhat}</p>
          {person.consent && <p>{m.stands}</p>}
        </Notice>
      </Frame>
    )
  switch (asking.step) {
    case 'text':
      return <ConsentReading {...step} texts={texts} />
    case 'scopes':
      return <ConsentScopes {...step} guardian={guardian} onGuardian={setGuardian} />
    case 'how':
      return (
        <ConsentHow
          {...step}
          code={code}
          guardian={guardian}
          onKept={() => {
            forget()
            goInstead(after)
          }}
        />
      )
    default:
      return asking.step satisfies never
  }
}
