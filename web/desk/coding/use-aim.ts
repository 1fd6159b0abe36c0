// Where the reading column is to go next: to a turn one chose, or along with what is heard.
import { useCallback, useState } from 'react'
import type { Source } from '../../../core/wire/coding.ts'
import type { Aim } from './reading.tsx'

export function useAim(source: Source) {
  const [aim, setAim] = useState<Aim | null>(null)
  /** The block one is at. */
  const [current, setCurrent] = useState(0)
  const [offset, setOffset] = useState(0)
  const reveal = useCallback((block: number) => {
    setCurrent(block)
    setAim({ block, withFocus: true })
  }, [])

  /** Where the recording is: the text comes along, the focus stays. */
  const follow = useCallback(
    (index: number) => {
      setCurrent(index)
      setOffset(source.blocks[index]?.start ?? 0)
      setAim({ block: index, withFocus: false })
    },
    [source.blocks],
  )

  const goTo = useCallback(
    (index: number) => {
      setOffset(source.blocks[index]?.start ?? 0)
      reveal(index)
    },
    [reveal, source.blocks],
  )
  return { aim, setAim, current, setCurrent, offset, setOffset, reveal, follow, goTo }
}
