// How long to wait before trying again: doubling up to five minutes, spread so that a village's phones, which all
// find the network in the same moment, do not all come in the same second.

const firstMs = 4_000
const mostMs = 300_000

/**
 * `random` lies in [0, 1): the wait lies between half and all of the step. A server that asked to be left alone is left
 * alone that long first.
 */
export function waitMs(failures: number, random: number, asked: number | null = null): number {
  const step = Math.min(firstMs * 2 ** Math.max(failures - 1, 0), mostMs)
  return Math.round((asked ?? 0) + step * (0.5 + random / 2))
}
