// The earlier entries of a draft's case, from the same instrument, newest first.
import { useCallback, useEffect, useState } from 'react'
import { useStored } from '../store/changes.ts'
import { readEarlier } from '../store/earlier.ts'
import type { Earlier } from '../store/shape.ts'
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
  const entries = useEarlier(unit)
  const picture = entries?.flatMap(({ photos }) => photos).find((one) => one.ref === ref)?.picture
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (!picture) return setUrl(null)
    const made = URL.createObjectURL(picture)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  return url
}
