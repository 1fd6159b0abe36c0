// Addresses that lead into a text: to a coding, or to an offset.
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'wouter'
import type { Coding, Source } from '../../../core/wire/coding.ts'
import { blockAt } from './by-block.ts'

/** `?coding=ID` or `?at=OFFSET` opens the text at that place, once. */
export function useDeepLink(
  source: Source,
  codings: readonly Coding[],
  isReady: boolean,
  look: (found: readonly Coding[]) => void,
  goTo: (index: number) => void,
): void {
  const [asked] = useSearchParams()
  const followed = useRef('')
  useEffect(() => {
    const id = asked.get('coding')
    const at = asked.get('at')
    const wish = `${id} ${at}`
    if (!isReady || followed.current === wish || (id === null && at === null)) return
    followed.current = wish
    const found = codings.filter((one) => one.id === id)
    if (found.length > 0) look(found)
    else if (at !== null) goTo(blockAt(source.blocks, Number(at)))
  }, [asked, codings, goTo, isReady, look, source.blocks])
}
