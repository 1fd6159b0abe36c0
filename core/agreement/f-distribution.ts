// Quantiles of the F distribution, for the intervals of the intraclass correlation.

/** The x below which the share `p` of F(a, b) lies, found by halving: exact to the last digits that anybody prints. */
export function fQuantile(p: number, a: number, b: number): number {
  let low = 0
  let high = 1
  while (fBelow(high, a, b) < p && high < 1e12) high *= 2
  for (let step = 0; step < 200 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2
    if (fBelow(middle, a, b) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Abramowitz and Stegun 26.6.2: P(F ≤ x) is an incomplete beta. */
export function fBelow(x: number, a: number, b: number): number {
  return x <= 0 ? 0 : incompleteBeta((a * x) / (a * x + b), a / 2, b / 2)
}

/** Regularised incomplete beta by its continued fraction (DLMF 8.17.22), on the side where it converges fast. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(
    a * Math.log(x) + b * Math.log1p(-x) + logGamma(a + b) - logGamma(a) - logGamma(b),
  )
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b
}

/** Lentz's way of working out a continued fraction from the front, as Thompson and Barnett 1986 mended it. */
function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let whole = d
  for (let m = 1; m < 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    let change = 1
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d)
      c = away(1 + term / c)
      change = d * c
      whole *= change
    }
    if (Math.abs(change - 1) < 1e-16) break
  }
  return whole
}

/** Lanczos's approximation with g = 7 and nine terms (Godfrey's coefficients): 15 digits. */
function logGamma(z: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
    -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
    1.5056327351493116e-7,
  ]
  if (z < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * z)) - logGamma(1 - z)
  const sum = terms.reduce((so, term, at) => (at === 0 ? term : so + term / (z - 1 + at)), 0)
  const t = z + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (z - 0.5) * Math.log(t) - t + Math.log(sum)
}
