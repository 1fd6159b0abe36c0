// The places on a range: counted from its beginning, so that it may run down as well as up and no step is lost to
// the binary fractions of 0.1.

export type Range = { min: number; max: number; step: number }

/** How many steps lie between the beginning and the end; what is left over at the end is no place. */
export function lastStep({ min, max, step }: Range): number {
  return Math.floor(Math.abs(max - min) / step + 1e-9)
}

export function valueAt(range: Range, index: number): number {
  const { min, max, step } = range
  const value = min + (max < min ? -1 : 1) * step * index
  return Number(value.toFixed(Math.max(decimals(min), decimals(step))))
}

/** The nearest place to a value. */
export function indexOf(range: Range, value: number): number {
  const index = Math.round(Math.abs(value - range.min) / range.step)
  return Math.min(Math.max(index, 0), lastStep(range))
}

function decimals(value: number): number {
  return String(value).split('.')[1]?.length ?? 0
}
