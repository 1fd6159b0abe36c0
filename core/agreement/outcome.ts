// What a coefficient comes to: a number, or the named reason why there is none. Never a 0 or a 1 that stands for "undefined".

export const reasons = [
  /** Nobody can agree with nobody. */
  'one-coder',
  /** The formula compares exactly two coders. */
  'two-coders-only',
  /** Fewer than two units were rated by two coders. */
  'too-few-units',
  /** Only one value was ever used, so chance explains everything: percent agreement still says something. */
  'no-variation',
  /** The scale asks for numbers and the values are names. */
  'not-numbers',
  /** Within one coder's layer, two values of the set lie over the same stretch. */
  'overlap',
  /** Nobody coded anything here. */
  'nothing-coded',
  /** No stretch was coded by two coders. */
  'nothing-shared',
] as const
export type Reason = (typeof reasons)[number]

export type Outcome = { value: number; reason: null } | { value: null; reason: Reason }

export function come(value: number): Outcome {
  return { value, reason: null }
}

export function undefinedFor(reason: Reason): Outcome {
  return { value: null, reason }
}

/** What is left of agreement when chance is taken off; without a difference from chance there is nothing to take. */
export function beyondChance(observed: number, expected: number): Outcome {
  return 1 - expected < 1e-12
    ? undefinedFor('no-variation')
    : come((observed - expected) / (1 - expected))
}
