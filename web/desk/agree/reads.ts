// What the agreement screens read: rounds, the texts and spans of one, what was settled, and scoring forms by rater.
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import type { BoardText } from '../../../core/agreement/board.ts'
import { drawnBlocks } from '../../../core/agreement/draw.ts'
import type { Source } from '../../../core/wire/coding.ts'
import type {
  Adjudication,
  PossibleCoder,
  Round,
  RoundCoding,
  RoundRow,
  ScoreRating,
} from '../../../core/wire/round.ts'
import { api, ask } from '../../kit/api.ts'
import { everyPage, keys } from '../../kit/query.ts'

const inStudy = api.studies[':study']

export const roundKeys = {
  all: (study: string) => [study, 'rounds'] as const,
  settled: (study: string, round: string) => [study, 'rounds', round, 'settled'] as const,
}

export function roundsQuery(study: string) {
  return queryOptions({
    queryKey: [...roundKeys.all(study), 'list'],
    queryFn: (): Promise<RoundRow[]> =>
      everyPage((query) => ask(inStudy.rounds.$get({ param: { study }, query }))),
  })
}

export function codersQuery(study: string) {
  return queryOptions({
    queryKey: [study, 'coders'],
    queryFn: async (): Promise<PossibleCoder[]> =>
      (await ask(inStudy.coders.$get({ param: { study } }))).rows,
  })
}

export function roundQuery(study: string, id: string) {
  return queryOptions({
    queryKey: [...roundKeys.all(study), id],
    queryFn: (): Promise<Round> => ask(inStudy.rounds[':id'].$get({ param: { study, id } })),
  })
}

export function settledQuery(study: string, id: string) {
  return queryOptions({
    queryKey: roundKeys.settled(study, id),
    queryFn: (): Promise<Adjudication[]> =>
      everyPage(
        (query) => ask(inStudy.rounds[':id'].adjudications.$get({ param: { study, id }, query })),
        100_000,
      ),
  })
}

export function ratingsQuery(study: string, instrument: string) {
  return queryOptions({
    queryKey: [study, 'score-ratings', instrument],
    enabled: instrument !== '',
    queryFn: (): Promise<ScoreRating[]> =>
      everyPage(
        (query) =>
          ask(inStudy['score-ratings'].$get({ param: { study }, query: { ...query, instrument } })),
        20_000,
      ),
  })
}

/** A source of a round as the board wants it. Whoever withdrew since is not in it: their source answers 404. */
export async function readText(
  client: QueryClient,
  study: string,
  round: Round,
  source: string,
): Promise<BoardText> {
  const param = { study, id: round.id, source }
  const [whole, codings] = await Promise.all([
    client.fetchQuery({
      queryKey: keys.source(study, source),
      queryFn: (): Promise<Source> =>
        ask(inStudy.sources[':id'].$get({ param: { study, id: source }, query: {} })),
    }),
    ask(inStudy.rounds[':id'].sources[':source'].codings.$get({ param })),
  ])
  return {
    id: source,
    text: whole.text,
    blocks: drawnBlocks(whole.blocks, round.draw, source),
    coders: round.parts.filter((part) => part.source === source).map((part) => part.coder),
    codings: codings.rows as RoundCoding[],
  }
}
