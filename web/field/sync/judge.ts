// What an answer means for a finished response. "Received" takes a receipt of ours that names this id and this hash;
// everything that is not understood means: later, with the same bytes.
import type { Sealed } from '../store/shape.ts'
import { type Answer, refusalIn } from './call.ts'

type Told = NonNullable<Sealed['problem']>

export type Verdict =
  | { kind: 'received'; receivedAt: string; quarantined: boolean }
  | { kind: 'refused'; problem: Told }
  /** The server does not let this phone send: the whole queue waits until somebody acts. */
  | { kind: 'parked'; problem: Told }
  | Later

/**
 * Nothing is known, or the server cannot now. `isReached` tells a server that stumbles over this one thing from a network
 * that carries nothing; `waitMs` is how long a busy server asks to be left alone.
 */
export type Later = { kind: 'later'; isReached: boolean; waitMs: number | null }

export const notReached: Later = { kind: 'later', isReached: false, waitMs: null }

/** What became of a round, or of a step in it. */
export type Pushed = { kind: 'done' } | Later | { kind: 'parked'; problem: Told }

/** Nothing more is to be tried in this round: nobody is there, or does not want us now. */
export function isEnd(pushed: Pushed): boolean {
  return (
    pushed.kind === 'parked' ||
    (pushed.kind === 'later' && (!pushed.isReached || pushed.waitMs !== null))
  )
}

export type FileVerdict = { kind: 'held' } | Exclude<Verdict, { kind: 'received' }>

type Named = Pick<Sealed, 'id' | 'hash'>

/** Refusals that are about the response itself: sending it again cannot change them. */
const aboutTheResponse = new Set([400, 409, 413, 422])

export function judgeOne(answer: Answer | null, sent: Named): Verdict {
  if (!answer) return notReached
  if (answer.status === 200 || answer.status === 201) return judgeReceipt(answer.body, sent)
  const problem = refusalIn(answer.body)
  if (!problem) return laterBy(answer)
  if (answer.status === 401 || answer.status === 403) return { kind: 'parked', problem }
  const isAboutIt = aboutTheResponse.has(answer.status) && problem.code !== 'request.damaged'
  return isAboutIt ? { kind: 'refused', problem } : laterBy(answer)
}

/** What is not ours, such as the page of a hotel's network, has not reached the server. */
function laterBy({ status, body, waitMs }: Answer): Later {
  return { kind: 'later', isReached: status >= 500 || refusalIn(body) !== null, waitMs }
}

/** A verdict for each that was sent together. A refusal of the whole request says nothing about a single one. */
export function judgeBulk(answer: Answer | null, sent: readonly Named[]): Map<string, Verdict> {
  const whole = judgeOne(answer, { id: '', hash: '' })
  const shared: Verdict = ['parked', 'later'].includes(whole.kind) ? whole : reached
  const receipts = answer?.status === 200 ? receiptsIn(answer.body) : []
  const byId = new Map(receipts.map((receipt) => [idOf(receipt), receipt]))
  return new Map(
    sent.map((one) => {
      const receipt = byId.get(one.id)
      return [one.id, receipt === undefined ? shared : judgeReceipt(receipt, one)]
    }),
  )
}

export type DraftVerdict = { kind: 'held' | 'received' } | Exclude<Verdict, { kind: 'received' }>

/** `received`: another phone has finished it. What another phone holds is refused as not found. */
export function judgeDraft(answer: Answer | null, id: string): DraftVerdict {
  const { id: told, state } = (answer?.body ?? {}) as { id?: unknown; state?: unknown }
  if (answer?.status === 200 && told === id && (state === 'held' || state === 'received'))
    return { kind: state }
  const problem = answer?.status === 404 ? refusalIn(answer.body) : null
  if (problem) return { kind: 'refused', problem }
  const verdict = judgeOne(answer, { id, hash: '' })
  return verdict.kind === 'received' ? reached : verdict
}

/** Held is what the server says of exactly these bytes. */
export function judgeFile(answer: Answer | null, hash: string): FileVerdict {
  const { hash: told } = (answer?.body ?? {}) as { hash?: unknown }
  const isHeld = (answer?.status === 200 || answer?.status === 201) && told === hash
  if (isHeld) return { kind: 'held' }
  const verdict = judgeOne(answer, { id: '', hash: '' })
  if (verdict.kind === 'received') return reached
  // What did not come whole, or before the response that names it, goes again: nothing is wrong with the file itself.
  const again = ['file.part-wrong', 'file.incomplete', 'file.unexpected']
  return verdict.kind === 'refused' && again.includes(verdict.problem.code) ? reached : verdict
}

/** The files that the server holds of those that were asked after; null when it did not say. */
export function heldIn(answer: Answer | null): ReadonlySet<string> | null {
  const { rows } = (answer?.body ?? {}) as { rows?: unknown }
  if (answer?.status !== 200 || !Array.isArray(rows)) return null
  const told = rows as { hash?: unknown; isHeld?: unknown }[]
  return new Set(told.flatMap(({ hash, isHeld }) => (isHeld === true ? [String(hash)] : [])))
}

function judgeReceipt(body: unknown, sent: Named): Verdict {
  const receipt = (body ?? {}) as Record<string, unknown>
  if (receipt.id !== sent.id) return notReached
  if (receipt.outcome === 'refused') {
    const { code, details } = (receipt.problem ?? {}) as { code?: unknown; details?: unknown }
    const problem = refusalIn({ error: code, details })
    return problem ? { kind: 'refused', problem } : reached
  }
  const isKept = receipt.outcome === 'kept' || receipt.outcome === 'had'
  if (!isKept || receipt.hash !== sent.hash || typeof receipt.receivedAt !== 'string')
    return reached
  return {
    kind: 'received',
    receivedAt: receipt.receivedAt,
    quarantined: receipt.state === 'quarantined',
  }
}

const reached: Later = { kind: 'later', isReached: true, waitMs: null }

function receiptsIn(body: unknown): unknown[] {
  const { receipts } = (body ?? {}) as { receipts?: unknown }
  return Array.isArray(receipts) ? receipts : []
}

function idOf(receipt: unknown): unknown {
  return ((receipt ?? {}) as { id?: unknown }).id
}
