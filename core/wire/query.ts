// Queries: a supervisor's question on one answer or on a whole response, what is said to it, and what a phone carries of it.
import * as v from 'valibot'
import { Ref, type Response } from './response.ts'
import { Id, Instant, Words } from './words.ts'

export const queryStates = ['open', 'answered', 'closed', 'withdrawn'] as const
export type QueryState = (typeof queryStates)[number]

const Said = v.pipe(Words(4_000), v.minLength(1))

export const NewQuery = v.strictObject({
  /** The answer's place; null asks about the whole response. */
  ref: v.nullable(Ref),
  text: Said,
})
export type NewQuery = v.InferOutput<typeof NewQuery>

/** A supervisor's next question opens a query again; an answer at the desk counts like one from the phone. */
export const QueryMessageBody = v.strictObject({
  kind: v.picklist(['question', 'answer']),
  text: Said,
})
export type QueryMessageBody = v.InferOutput<typeof QueryMessageBody>

/** An answer that was written on a phone, perhaps days ago. */
export const FieldAnswer = v.strictObject({ query: Id, text: Said, madeAt: Instant })
export type FieldAnswer = v.InferOutput<typeof FieldAnswer>

export const Settling = v.strictObject({ state: v.picklist(['open', 'closed', 'withdrawn']) })

export type QueryMessage = {
  id: string
  /** `correction`: the answer was corrected, in a revision of the response. */
  kind: 'question' | 'answer' | 'correction'
  by: string
  text: string
  at: string
}

export type Query = {
  id: string
  /** The revision that was read when it was asked. */
  response: string
  ref: string | null
  state: QueryState
  messages: QueryMessage[]
}

/** A response that this phone is to correct, or has questions to answer on. Its answers are fetched apart. */
export type Returned = Pick<
  Response,
  'id' | 'version' | 'participant' | 'case' | 'occurredOn' | 'task'
> & {
  state: 'received' | 'accepted' | 'returned'
  /** What the supervisor wrote when returning it. */
  note: string
  queries: Query[]
}
