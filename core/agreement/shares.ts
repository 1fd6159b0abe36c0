// What the many-coder coefficients share: each unit's agreement, and how often each value is used.
import { missing, type Tally } from './tally.ts'

export type Shares = {
  /** Units that two coders or more rated. */
  units: number
  /** Mean over those units of the share of coder pairs that agree. */
  agreed: number
  /** Mean over the units that anybody rated of the share of each value there. */
  use: Float64Array
}

/** Gwet 2014, "Handbook of inter-rater reliability", 4th edition, chapter 2 and 3: means over units, so that missing values have their place. */
export function sharesOf({ coders, values, patterns, counts }: Tally): Shares {
  const use = new Float64Array(values.length)
  const here = new Float64Array(values.length)
  let rated = 0
  let units = 0
  let agreed = 0
  for (let pattern = 0; pattern < counts.length; pattern++) {
    const count = counts[pattern] ?? 0
    if (count === 0) continue
    const from = pattern * coders
    let given = 0
    for (let coder = 0; coder < coders; coder++) {
      const value = patterns[from + coder] ?? missing
      if (value === missing) continue
      here[value] = (here[value] ?? 0) + 1
      given++
    }
    if (given === 0) continue
    rated += count
    let pairs = 0
    // Only this unit's own values are visited: the scale may be as long as the table.
    for (let coder = 0; coder < coders; coder++) {
      const value = patterns[from + coder] ?? missing
      const times = value === missing ? 0 : (here[value] ?? 0)
      if (times === 0) continue
      use[value] = (use[value] ?? 0) + (count * times) / given
      pairs += times * (times - 1)
      here[value] = 0
    }
    if (given < 2) continue
    units += count
    agreed += (count * pairs) / (given * (given - 1))
  }
  if (rated > 0) for (let c = 0; c < use.length; c++) use[c] = (use[c] ?? 0) / rated
  return { units, agreed: units === 0 ? 0 : agreed / units, use }
}
