// What was returned, for the screens that show it.
import { useCallback } from 'react'
import { useStored } from '../store/changes.ts'
import { type Kept, readReturn } from '../store/returns.ts'

export function useReturn(id: string): Kept | null | undefined {
  return useStored(useCallback(() => readReturn(id), [id]))
}
