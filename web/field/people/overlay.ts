// The kit as this phone knows better: who was added and what they said here, until a newer kit says the same.
import type { Participant } from '../../../core/wire/people.ts'
import { isTold } from '../store/deeds.ts'
import type { Act, Deed, KeptKit } from '../store/shape.ts'

export function withDeeds(kept: KeptKit, deeds: readonly Deed[]): KeptKit {
  const people = new Map(kept.kit.participants.map((one) => [one.code, one]))
  const ours = deeds.filter(({ study }) => study === kept.kit.study.slug)
  // A kit that came after the server had the deed holds what it did, and what the desk did since.
  for (const deed of ours.toSorted((a, b) => a.number - b.number))
    if (counts(deed) && !(isTold(deed) && deed.toldAtTag !== kept.etag)) apply(people, deed.act)
  const participants = [...people.values()].sort((a, b) => a.code.localeCompare(b.code))
  return { ...kept, kit: { ...kept.kit, participants } }
}

/** What the server refused did not happen. A file that was lost on the way does not undo the words. */
function counts(deed: Deed): boolean {
  return deed.state !== 'refused' || isTold(deed)
}

function apply(people: Map<string, Participant>, act: Act): void {
  // An answer to a query, a note after a talk, or what became of a task, is about nobody's consent.
  if (act.participant === null) return
  if (act.kind === 'participant') {
    const { participant } = act
    if (!people.has(participant.code))
      people.set(participant.code, { ...participant, consent: null })
    return
  }
  const person = people.get(act.participant)
  if (!person) return
  if (act.kind === 'withdrawal') {
    if (person.consent?.id === act.consent)
      people.set(person.code, {
        ...person,
        consent: null,
        saidNo: { how: 'withdrawn', at: act.at },
      })
    return
  }
  const { consent } = act
  const isNewest = !person.consent || person.consent.givenAt <= consent.givenAt
  if (consent.how !== 'refused') {
    if (isNewest) people.set(person.code, { ...person, consent, saidNo: null })
  } else if (!person.consent)
    people.set(person.code, { ...person, saidNo: { how: 'refused', at: consent.givenAt } })
}
