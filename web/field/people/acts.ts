// What is done about a person on the phone, each as one deed: added, asked, taken back.
import type { Evidence, KitConsentText, SentConsent } from '../../../core/wire/consent.ts'
import type { FieldKit } from '../../../core/wire/field.ts'
import type { Consent, Participant } from '../../../core/wire/people.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { keepDeed } from '../store/deeds.ts'
import { sync } from '../sync/run.ts'

type Newcomer = Omit<Participant, 'consent' | 'saidNo'>
export type Identity = { name: string; alsoCalled: string[] }

/** The name is in what is sent and nowhere else on the phone. */
export async function addPerson(
  { study }: FieldKit,
  participant: Newcomer,
  identity: Identity | null,
): Promise<void> {
  const id = uuidv7()
  await keepDeed(
    {
      id,
      study: study.slug,
      path: `/participants/${id}`,
      body: { ...participant, identity },
      act: { kind: 'participant', participant },
    },
    new Date().toISOString(),
  )
  void sync()
}

export async function keepConsent(
  { study }: FieldKit,
  id: string,
  text: KitConsentText,
  said: SentConsent,
): Promise<void> {
  const { participant, scopes, how, givenAt } = said
  const consent: Consent = {
    id,
    textVersion: text.label,
    scopes,
    how,
    givenAt,
    withdrawnAt: null,
  }
  await keepDeed(
    {
      id,
      study: study.slug,
      path: `/consents/${id}`,
      body: said,
      act: { kind: 'consent', participant, consent },
    },
    givenAt,
    said.evidence.map(({ file, sizeBytes }: Evidence) => ({ hash: file, sizeBytes })),
  )
  void sync()
}

export async function takeBack({ study }: FieldKit, participant: string, consent: string) {
  const id = uuidv7()
  const at = new Date().toISOString()
  await keepDeed(
    {
      id,
      study: study.slug,
      path: `/withdrawals/${id}`,
      body: { consent, at },
      act: { kind: 'withdrawal', participant, consent, at },
    },
    at,
  )
  void sync()
}
