// What people are asked to agree to, and what they said to it.
import * as v from 'valibot'
import { ConsentScope } from '../instrument/model.ts'
import { Label } from '../instrument/names.ts'
import { FileAnswer } from './response.ts'
import { Hash, Instant, Language, StudyCode, Words } from './words.ts'

/** How somebody agrees. Who cannot write leaves a thumbprint, or says so: into the recorder or before a witness. */
export const consentWays = ['signed', 'thumbprint', 'recorded', 'witnessed'] as const
export const ConsentWay = v.picklist(consentWays)
export type ConsentWay = v.InferOutput<typeof ConsentWay>

/** A text as it is read out. Frozen when it is published; the first language stands in for those it lacks. */
export const ConsentText = v.pipe(
  v.strictObject({
    label: v.pipe(Words(80), v.trim(), v.minLength(1, 'label.empty')),
    languages: v.pipe(v.array(Language), v.minLength(1, 'label.empty'), v.maxLength(12)),
    title: Label,
    /** Paragraphs stand apart by an empty line. */
    body: Label,
    /** Whom to ask or to complain to, also months later. */
    contact: Label,
    scopes: v.pipe(
      v.array(ConsentScope),
      v.maxLength(4),
      v.check((list) => isDistinct(list), 'scopes.twice'),
    ),
    /** The ways of agreeing that need a witness. */
    witnessFor: v.pipe(
      v.array(ConsentWay),
      v.maxLength(4),
      v.check((list) => isDistinct(list), 'ways.twice'),
    ),
  }),
  v.check(
    ({ languages, title, body, contact }) =>
      languages.every((language) =>
        [title, body, contact].every((text) => Object.hasOwn(text, language)),
      ),
    'consent-text.language',
  ),
)
export type ConsentText = v.InferOutput<typeof ConsentText>

/** As a phone carries it. */
export type KitConsentText = ConsentText & { hash: string }
/** As the desk lists it. */
export type ConsentTextRow = KitConsentText & {
  madeAt: string
  retiredAt: string | null
  consents: number
}

/** What shows that somebody agreed. `paper` is a signed form, kept as a picture; `witness` the witness's signature. */
export const evidenceKinds = ['signature', 'thumbprint', 'voice', 'paper', 'witness'] as const
export const Evidence = v.strictObject({ kind: v.picklist(evidenceKinds), ...FileAnswer.entries })
export type Evidence = v.InferOutput<typeof Evidence>
export type EvidenceKind = Evidence['kind']

/** Somebody of the study by code, or anybody by name. */
export const Witness = v.strictObject({ name: v.pipe(Words(200), v.trim(), v.minLength(1)) })
export type Witness = v.InferOutput<typeof Witness>
/** Who agrees for a child, and whether the child wants to as well. */
export const Guardian = v.strictObject({
  name: v.pipe(Words(200), v.trim(), v.minLength(1)),
  relation: Words(80),
  childAgrees: v.boolean(),
})
export type Guardian = v.InferOutput<typeof Guardian>

/** What somebody said, wherever it was taken down. A refusal is kept too: nobody asks again without knowing. */
export const ConsentGiven = {
  scopes: v.pipe(
    v.array(ConsentScope),
    v.maxLength(4),
    v.check((list) => isDistinct(list), 'scopes.twice'),
  ),
  how: v.picklist([...consentWays, 'refused']),
  givenAt: Instant,
}
/** A refusal agrees to nothing, and nobody agrees for a child that does not want to. */
export function isSaidSoundly(said: {
  how: ConsentWay | 'refused'
  scopes: readonly string[]
  guardian: Guardian | null
}): boolean {
  return said.how === 'refused' ? said.scopes.length === 0 : said.guardian?.childAgrees !== false
}

/** A consent as a phone sends it: to a text it carries, with what shows it. */
export const SentConsent = v.pipe(
  v.strictObject({
    participant: StudyCode,
    text: Hash,
    language: Language,
    ...ConsentGiven,
    evidence: v.pipe(v.array(Evidence), v.maxLength(5)),
    witness: v.nullable(Witness),
    guardian: v.nullable(Guardian),
  }),
  v.check((said) => isSaidSoundly(said), 'consent.unsound'),
)
export type SentConsent = v.InferOutput<typeof SentConsent>

export const SentWithdrawal = v.strictObject({
  consent: v.pipe(v.string(), v.maxLength(36)),
  at: Instant,
})

/** One line of what somebody agreed to over time, without a name. */
export type ConsentRow = {
  id: string
  textVersion: string
  text: string | null
  language: string | null
  scopes: ConsentScope[]
  how: ConsentWay | 'refused'
  givenAt: string
  withdrawnAt: string | null
  aside: 'device.revoked' | null
  /** The phone's label, when it was taken down on one. */
  device: string | null
}

/** What shows it, and who was there: for those who may read identities. */
export type ConsentProof = {
  witness: Witness | null
  guardian: Guardian | null
  evidence: (Evidence & { isHeld: boolean })[]
}

function isDistinct(list: readonly string[]): boolean {
  return new Set(list).size === list.length
}
