// How many of n draws hit, drawn at once: so that resampling a million units costs as many draws as there are patterns.

/** Exact for any n. Kachitvichyanukul and Schmeiser 1988 (inversion) where few hit, Hörmann 1993 (BTRS) where many do. */
export function binomial(n: number, p: number, random: () => number): number {
  if (n <= 0 || p <= 0) return 0
  if (p >= 1) return n
  if (p > 0.5) return n - binomial(n, 1 - p, random)
  return n * p < 10 ? byInversion(n, p, random) : byRejection(n, p, random)
}

function byInversion(n: number, p: number, random: () => number): number {
  const odds = p / (1 - p)
  let left = random()
  let chance = Math.exp(n * Math.log1p(-p))
  for (let hits = 0; hits < n; hits++) {
    if (left < chance) return hits
    left -= chance
    chance *= (odds * (n - hits)) / (hits + 1)
  }
  return n
}

/** Transformed rejection with squeeze, algorithm BTRS of the paper, its constants as printed there. */
function byRejection(n: number, p: number, random: () => number): number {
  const spread = Math.sqrt(n * p * (1 - p))
  const b = 1.15 + 2.53 * spread
  const a = -0.0873 + 0.0248 * b + 0.01 * p
  const centre = n * p + 0.5
  const squeeze = 0.92 - 4.2 / b
  const odds = p / (1 - p)
  const hat = (2.83 + 5.1 / b) * spread
  const mode = Math.floor((n + 1) * p)
  for (;;) {
    const u = random() - 0.5
    const v = random()
    const us = 0.5 - Math.abs(u)
    const hits = Math.floor(((2 * a) / us + b) * u + centre)
    if (us >= 0.07 && v <= squeeze) return hits
    if (hits < 0 || hits > n) continue
    const height =
      (mode + 0.5) * Math.log((mode + 1) / (odds * (n - mode + 1))) +
      (n + 1) * Math.log((n - mode + 1) / (n - hits + 1)) +
      (hits + 0.5) * Math.log((odds * (n - hits + 1)) / (hits + 1)) +
      stirlingTail(mode) +
      stirlingTail(n - mode) -
      stirlingTail(hits) -
      stirlingTail(n - hits)
    if (Math.log((v * hat) / (a / us ** 2 + b)) <= height) return hits
  }
}

/** What Stirling's formula misses of log k!, by its series; the first ten as they are. */
function stirlingTail(k: number): number {
  const firsts = [
    0.08106146679532726, 0.0413406959554093, 0.02767792568499834, 0.02079067210376509,
    0.0166446911898212, 0.01387612882307075, 0.01189670994589177, 0.01041126526197209,
    0.00925546218271273, 0.00833056343336287,
  ]
  const first = firsts[k]
  if (first !== undefined) return first
  const next = k + 1
  return (1 / 12 - (1 / 360 - 1 / 1260 / next ** 2) / next ** 2) / next
}
