// Words of the findings, the matrix, the network and the timeline, in English.
import type { conclude as indonesian } from './conclude.id.ts'

export const conclude: typeof indonesian = {
  title: 'Findings',
}
