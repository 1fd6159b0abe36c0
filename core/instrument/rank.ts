// The order in which slots can be worked out: each after all that it waits for (Kahn's algorithm).
import type { Slot } from './slot.ts'

/** The tangled ones, which wait for themselves or for one that does, come last, in reading order. */
export function ranked(
  slots: readonly Slot[],
  waitsFor: (slot: Slot) => readonly Slot[],
): { order: Slot[]; tangled: Slot[] } {
  const waiting = new Map<Slot, number>()
  const waiters = new Map<Slot, Slot[]>()
  for (const slot of slots) {
    const needs = waitsFor(slot)
    waiting.set(slot, needs.length)
    for (const need of needs) {
      const others = waiters.get(need)
      if (others) others.push(slot)
      else waiters.set(need, [slot])
    }
  }
  const order = slots.filter((slot) => waiting.get(slot) === 0)
  // The array grows while it is walked.
  for (const done of order) {
    for (const waiter of waiters.get(done) ?? []) {
      const left = (waiting.get(waiter) ?? 0) - 1
      waiting.set(waiter, left)
      if (left === 0) order.push(waiter)
    }
  }
  const placed = new Set(order)
  const tangled = slots.filter((slot) => !placed.has(slot))
  return { order: [...order, ...tangled], tangled }
}
