// Words of sources, coding, the codebook and memos, in English.
import type { coding as indonesian } from './coding.id.ts'

export const coding: typeof indonesian = {
  sources: 'Sources',
}
