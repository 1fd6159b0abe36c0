// One participant on the phone: what they agree to, what can be begun with them, and how they take it back.

import type { FieldKit } from '../../../core/wire/field.ts'
import type { Participant } from '../../../core/wire/people.ts'
import { momentOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { obstacle } from '../fill/obstacle.ts'
import { peopleWords } from '../messages/people-words.ts'
import { words } from '../messages/words.ts'
import { DeedList } from '../parts/deed-list.tsx'
import { Frame } from '../parts/frame.tsx'
import { Notice } from '../parts/notice.tsx'
import { Done, Ways } from '../parts/subject-lists.tsx'
import { takeBack } from '../people/acts.ts'
import { useStanding } from '../people/standing.ts'
import { paths } from '../route.ts'
import { useStored } from '../store/changes.ts'
import { listDrafts } from '../store/drafts.ts'

export function PersonScreen({ kit, code }: { kit: FieldKit; code: string }) {
  const m = useWords(peopleWords)
  const person = kit.participants.find((one) => one.code === code)
  const drafts = useStored(listDrafts)?.filter((draft) => draft.participant === code) ?? []
  if (!person)
    return (
      <Frame title={m.title} back={paths.people}>
        <Notice title={m.person.gone} />
      </Frame>
    )
  const group = kit.cases.find((one) => one.code === person.case)
  const facts = Object.entries(person.attributes)
  return (
    <Frame title={person.code} back={paths.people}>
      <section className="card">
        <p>
          <b>{person.role}</b>, {group ? group.label : (person.case ?? m.noCase)}
        </p>
        {facts.map(([name, value]) => (
          <p key={name}>
            {name}: {value}
          </p>
        ))}
      </section>
      <Agreement kit={kit} person={person} drafts={drafts.length} />
      {/* Somebody without a consent is offered nothing. */}
      {person.consent && (
        <Ways
          kit={kit}
          kind="participant"
          code={code}
          isOpen={(instrument) => !obstacle(instrument, person)}
        />
      )}
      <Done kit={kit} kind="participant" code={code} />
      <DeedList kit={kit} person={code} />
    </Frame>
  )
}

type Of = { kit: FieldKit; person: Participant }

function Agreement({ kit, person, drafts }: Of & { drafts: number }) {
  const { person: m } = useWords(peopleWords)
  const { scopes } = useWords(words)
  const language = useLanguage()
  const { consent } = person
  const standing = useStanding(kit.study.zone)(person)
  return (
    <section className="card" data-standing={standing.kind}>
      <h2>{m.consent}</h2>
      {consent ? (
        <>
          {consent.scopes.length > 0 && (
            <ul className="granted">
              {consent.scopes.map((scope) => (
                <li key={scope}>✓ {scopes[scope]}</li>
              ))}
            </ul>
          )}
          {consent.scopes.length === 0 && <p>{standing.words}</p>}
          <small>
            {m.given(
              momentOf(consent.givenAt, kit.study.zone, language),
              m.how[consent.how],
              consent.textVersion,
            )}
          </small>
          <a className="button" href={paths.consent(person.code, null)}>
            {m.renew}
          </a>
          <details className="by-hand">
            <summary>{m.withdraw}</summary>
            <p>{m.withdrawWhat(drafts)}</p>
            <button
              type="button"
              className="big"
              onClick={() => void takeBack(kit, person.code, consent.id)}
            >
              {m.withdrawNow(person.code)}
            </button>
          </details>
        </>
      ) : (
        <>
          <p role="status">{standing.words}</p>
          <a
            className={standing.kind === 'none' ? 'button primary' : 'button'}
            href={paths.consent(person.code, null)}
          >
            {m.ask}
          </a>
        </>
      )}
    </section>
  )
}
