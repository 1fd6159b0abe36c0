// The earlier entries of a draft's case, from the same instrument, newest first.
import { useCallback } from 'react'
import { useStored } from '../store/changes.ts'
import { readEarlier, readGhost } from '../store/earlier.ts'
import type { Earlier } from '../store/shape.ts'
import { useBlobUrl } from './scene.ts'
import type { Unit } from './unit.ts'

const none: readonly Earlier[] = []

/** Undefined until read; nothing where there is no case. */
export function useEarlier(unit: Unit | null): readonly Earlier[] | undefined {
  const { study = '', case: about = '', instrument = '' } = unit ?? {}
  const read = useCallback(
    async () =>
      about === ''
        ? none
        : (await readEarlier(study, about)).filter((one) => one.instrument === instrument),
    [study, about, instrument],
  )
  return useStored(read)
}

/** The photo that this phone took at this question last time, as an address to show; null when there is none. */
export function useGhost(unit: Unit | null, ref: string): string | null {
  const { study = '', case: about = '', instrument = '' } = unit ?? {}
  const read = useCallback(
    (place: string) => readGhost(study, about, instrument, place),
    [study, about, instrument],
  )
  return useBlobUrl(read, about === '' ? undefined : ref) ?? null
}
