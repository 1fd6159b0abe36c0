// What the agreement screens write: rounds, parts done and reopened, and what is settled.
import type { NewAdjudication, RoundBody } from '../../../core/wire/round.ts'
import { api, ask } from '../../kit/api.ts'

const inStudy = api.studies[':study']
const rounds = inStudy.rounds[':id']

export function saveRound(study: string, id: string, json: RoundBody) {
  return ask(rounds.$put({ param: { study, id }, json }))
}

export function removeRound(study: string, id: string) {
  return ask(rounds.$delete({ param: { study, id } }))
}

export function restoreRound(study: string, id: string) {
  return ask(rounds.restore.$post({ param: { study, id } }))
}

export function closeRound(study: string, id: string, isClosed: boolean) {
  const param = { study, id }
  return ask(isClosed ? rounds.close.$post({ param }) : rounds.open.$post({ param }))
}

export function markDone(study: string, id: string, source: string, done: boolean) {
  return ask(rounds.sources[':source'].done.$put({ param: { study, id, source }, json: { done } }))
}

export function reopenPart(study: string, id: string, source: string, coder: string) {
  return ask(
    rounds.sources[':source'].reopen.$post({ param: { study, id, source }, json: { coder } }),
  )
}

/** As many at once as the server takes. */
const mostAtOnce = 200

export async function settle(
  study: string,
  id: string,
  source: string,
  rows: NewAdjudication[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += mostAtOnce)
    await ask(
      rounds.sources[':source'].adjudications.$put({
        param: { study, id, source },
        json: { rows: rows.slice(at, at + mostAtOnce) },
      }),
    )
}

export async function takeBack(study: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) await ask(inStudy.adjudications[':id'].$delete({ param: { study, id } }))
}
