// How long a talk is meant to be: what its themes take, an hour at least.
import type { Instrument } from '../../../core/instrument/model.ts'

const leastMs = 3_600_000

/** What is recorded already need not find room again. */
export function plannedMs({ items }: Pick<Instrument, 'items'>, recordedMs: number): number {
  const minutes = items.reduce(
    (sum, item) => sum + (item.type === 'group' ? (item.goalMinutes ?? 0) : 0),
    0,
  )
  return Math.max(Math.max(minutes * 60_000, leastMs) - recordedMs, leastMs / 6)
}
