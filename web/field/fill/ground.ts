// Everything that a draft's screens need, once it is there: the draft, its version, and its form, open.
import { useEffect, useState } from 'react'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import { readLast } from '../store/last.ts'
import { gather, type Outside } from './outside.ts'
import { type Shelf, storedShelf } from './shelf.ts'

export type Ground = { version: Version; outside: Outside; shelf: Shelf }

/**
 * Null until it is gathered. It stays as it was when the draft was opened: a kit that comes in meanwhile must not open
 * the form anew under the researcher's fingers.
 */
export function useGround(kit: FieldKit, version: Version | undefined): Ground | null {
  const [ground, setGround] = useState<Ground | null>(null)
  const isFor = version?.hash
  // biome-ignore lint/correctness/useExhaustiveDependencies: gathered once for a version
  useEffect(() => {
    if (!version) return
    let isGone = false
    groundOf(kit, version).then((found) => {
      if (!isGone) setGround(found)
    })
    return () => {
      isGone = true
    }
  }, [isFor])
  return ground
}

export async function groundOf(kit: FieldKit, version: Version): Promise<Ground> {
  const { instrument } = version
  const shelf = storedShelf(instrument)
  const last = await readLast(instrument)
  return { version, shelf, outside: await gather(instrument, kit, shelf, last) }
}
