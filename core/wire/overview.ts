// A study at a glance: how far along the chain it has come, and what waits for the one who looks.
import type { FindingBody } from './finding.ts'
import type { CoverageRow } from './triangulation.ts'

export type Waiting =
  /** Responses that nobody has reviewed. */
  | 'review'
  /** Queries that a phone has answered. */
  | 'queries'
  /** Responses in quarantine, and sealed ones that did not open. */
  | 'quarantine'
  | 'unopened'
  /** Tasks that a phone has declined, and those whose day has passed. */
  | 'declined'
  | 'overdue'
  /** Phones that somebody should look after. */
  | 'phones'
  /** Codings whose words went away under them: one's own, or everybody's for who supervises. */
  | 'unfit'
  /** Rounds that everybody in them has finished. */
  | 'weigh'

/** Nobody needs to know how many more there are than this. */
export const mostWaiting = 100

/** What the asker may not see is null or not there. */
export type Overview = {
  /** `n` counts to `mostWaiting`; `at` is the source to begin with, of codings. */
  waiting: { what: Waiting; n: number; at: string | null }[]
  /** Live codings in the layers that the asker sees. */
  segments: number | null
  /** Sources that somebody has coded. */
  coded: number | null
  findings: Record<FindingBody['state'], number> | null
  /** Open rounds; for a coder their own part only. */
  rounds: { id: string; title: string; to: string; done: number; parts: number }[]
  /** What was planned, with how many there are. */
  plan: (Pick<CoverageRow, 'technique' | 'role' | 'n'> & { target: number })[] | null
}
