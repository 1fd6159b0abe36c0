// One participant: role, case, attributes, the consent in force, and the identity behind a button.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Participant } from '../../../core/wire/people.ts'
import { ConsentHistory } from '../consents/history.tsx'
import { Failed, Loading } from '../shell/empty.tsx'
import { useMessages } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'
import { identitiesQuery } from './reads.ts'
import { RecordConsent } from './record-consent.tsx'
import { useWhen } from './when.ts'
import { WithdrawConsent } from './withdraw-consent.tsx'

export function ParticipantPane({ participant }: { participant: Participant }) {
  const m = useMessages().fieldwork
  const words = m.participants
  const here = useStudy()
  const when = useWhen()
  const { consent } = participant
  const mayConsent = here.may('consent.write')
  return (
    <article className="response">
      <header>
        <h2>{participant.code}</h2>
        <p className="quiet">{[participant.role, participant.case ?? words.noCase].join(', ')}</p>
      </header>
      {Object.keys(participant.attributes).length > 0 && (
        <dl className="facts">
          {Object.entries(participant.attributes).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {here.may('identity.read') && <Identity code={participant.code} />}
      <h3>{words.consent}</h3>
      {consent ? (
        <>
          <p className="chips">
            {consent.scopes.map((scope) => (
              <span key={scope} className="chip" data-state="accepted">
                {m.scopes[scope]}
              </span>
            ))}
          </p>
          <p className="quiet">
            {words.given(when.moment(consent.givenAt))}, {m.hows[consent.how]},{' '}
            {words.text(consent.textVersion)}
          </p>
          {mayConsent && <WithdrawConsent code={participant.code} consent={consent.id} />}
        </>
      ) : (
        <>
          <p>{words.noneInForce}</p>
          {mayConsent && <RecordConsent code={participant.code} />}
        </>
      )}
      <ConsentHistory code={participant.code} />
    </article>
  )
}

function Identity({ code }: { code: string }) {
  const m = useMessages().fieldwork.participants
  const { slug } = useStudy()
  const [asked, setAsked] = useState(false)
  const identities = useQuery({ ...identitiesQuery(slug), enabled: asked })
  const identity = identities.data?.find((one) => one.code === code)
  return (
    <div className="identity">
      <button type="button" aria-expanded={asked} onClick={() => setAsked(!asked)}>
        {asked ? m.hideIdentity : m.showIdentity}
      </button>
      {asked && identities.isPending && <Loading />}
      {asked && identities.error && (
        <Failed error={identities.error} again={() => identities.refetch()} />
      )}
      {asked && identities.data && (
        <p>{identity ? [identity.name, ...identity.alsoCalled].join(', ') : m.noIdentity}</p>
      )}
    </div>
  )
}
