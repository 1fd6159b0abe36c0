// How the codebook's codes look, in a shape that only changes when the looks do.
import { useMemo } from 'react'
import type { Code } from '../../../core/wire/coding.ts'
import type { CodeLook } from './look.ts'

/** Label and hue of every code, as the same map while only counts change: a map that changes draws every row again. */
export function useLooks(codes: readonly Code[]): ReadonlyMap<string, CodeLook> {
  const written = codes.map(({ id, label, hue }) => `${id} ${hue} ${label}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written of the codes stands for them
  return useMemo(
    () => new Map(codes.map(({ id, label, hue }): [string, CodeLook] => [id, { label, hue }])),
    [written],
  )
}
