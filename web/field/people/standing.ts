// How somebody stands to the study, in a line: agreed to what, not asked yet, said no, or no longer.
import type { Participant } from '../../../core/wire/people.ts'
import { dayOf } from '../../kit/format.ts'
import { useLanguage, useWords } from '../../kit/language.ts'
import { peopleWords } from '../messages/people-words.ts'
import { words } from '../messages/words.ts'

export type Standing = { kind: 'given' | 'none' | 'refused' | 'withdrawn'; words: string }

export function useStanding(zone: string): (person: Participant) => Standing {
  const m = useWords(peopleWords).status
  const { scopes } = useWords(words)
  const language = useLanguage()
  return ({ consent, saidNo }) => {
    if (consent) {
      const given = consent.scopes.map((scope) => scopes[scope]).join(', ')
      return { kind: 'given', words: m.given(given) }
    }
    if (!saidNo) return { kind: 'none', words: m.none }
    return { kind: saidNo.how, words: m[saidNo.how](dayOf(saidNo.at, zone, language)) }
  }
}
