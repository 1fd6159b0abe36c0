// What the screens of consents read: the texts, what somebody said over time, and what shows it.
import { queryOptions } from '@tanstack/react-query'
import type { ConsentProof, ConsentRow, ConsentTextRow } from '../../../core/wire/consent.ts'
import { api, ask } from '../../kit/api.ts'
import { keys } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export function textsQuery(study: string) {
  return queryOptions({
    queryKey: keys.consentTexts(study),
    queryFn: async (): Promise<ConsentTextRow[]> =>
      (await ask(inStudy['consent-texts'].$get({ param: { study } }))).rows as ConsentTextRow[],
  })
}

export function historyQuery(study: string, code: string) {
  return queryOptions({
    queryKey: keys.consents(study, code),
    queryFn: async (): Promise<ConsentRow[]> =>
      (await ask(inStudy.participants[':code'].consents.$get({ param: { study, code } }))).rows,
  })
}

export function proofQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [study, 'consent-proof', id],
    queryFn: (): Promise<ConsentProof> =>
      ask(inStudy.consents[':id'].proof.$get({ param: { study, id } })),
    // Names stay in memory only while they are on the screen.
    gcTime: 0,
  })
}

export type Double = { name: string; codes: string[] }

export function doublesQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'doubles'],
    queryFn: async (): Promise<Double[]> =>
      (await ask(inStudy.identities.doubles.$get({ param: { study } }))).rows,
    gcTime: 0,
  })
}
