// What a name is called from now on: its kind, the participant it means, and the code, suggested until somebody chooses another.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { codeForm, type Kind, nextCode } from '../../../core/pseudonym/subject.ts'
import type { NewPseudonym } from '../../../core/wire/pseudonym.ts'
import { api, ask } from '../../kit/api.ts'
import { wordsIn } from '../shell/language.tsx'
import { participantsQuery } from '../shell/reads.ts'
import { useStudy } from '../shell/study.tsx'
import { foundQuery, pseudonymsQuery } from './reads.ts'

export type Tag = ReturnType<typeof useTag>

/** `means` is whom or what the words are known to mean: a participant's code, or `#` and the code in the key. */
export function useTag(means = '') {
  const { slug, study } = useStudy()
  const { data: participants = [] } = useQuery(participantsQuery(slug))
  const { data: pseudonyms = [] } = useQuery(pseudonymsQuery(slug))
  const [kindChosen, setKind] = useState<Kind | null>(null)
  const [chosen, setParticipant] = useState<string | null>(null)
  const [own, setOwn] = useState<string | null>(null)
  const entry = pseudonyms.find((one) => means === `#${one.code}`)
  const isAsKnown = entry !== undefined && kindChosen === null && chosen === null && own === null
  const kind = kindChosen ?? entry?.kind ?? 'person'
  const participant = kind === 'person' ? (chosen ?? (entry ? '' : means)) : ''
  const known = isAsKnown
    ? entry
    : pseudonyms.find((one) => participant !== '' && one.participant === participant)
  const role = participants.find((one) => one.code === participant)?.role
  const word = role ?? wordsIn(study.language).names.words[kind]
  const taken = pseudonyms.map((one) => one.code)
  const code = known?.code ?? own ?? nextCode(word, kind, taken)

  /** The entry of the key as it is, and as it is with one name more; a code that is there keeps its others. */
  function entries(name: string): { before: NewPseudonym | null; next: NewPseudonym } {
    const same = known ?? pseudonyms.find((one) => one.code === code)
    const before: NewPseudonym | null = same
      ? { kind: same.kind, names: same.names, participant: same.participant }
      : null
    const next: NewPseudonym = {
      kind: before?.kind ?? kind,
      names: [...new Set([...(before?.names ?? []), name])],
      participant: before?.participant ?? (participant || null),
    }
    return { before, next }
  }

  return {
    kind,
    setKind,
    participant,
    setParticipant,
    participants,
    code,
    setOwn,
    isFixed: known !== undefined,
    isGood: codeForm.test(code),
    entries,
  }
}

/** Writes an entry of the key, or takes it out with null; what was found is looked for anew. */
export function usePutKey(): (code: string, entry: NewPseudonym | null) => Promise<void> {
  const { slug } = useStudy()
  const client = useQueryClient()
  return async (code, entry) => {
    const param = { study: slug, code: encodeURIComponent(code) }
    const one = api.studies[':study'].pseudonyms.key[':code']
    await (entry === null ? ask(one.$delete({ param })) : ask(one.$put({ param, json: entry })))
    await client.invalidateQueries({ queryKey: pseudonymsQuery(slug).queryKey })
    await client.resetQueries({ queryKey: foundQuery(slug).queryKey })
  }
}
