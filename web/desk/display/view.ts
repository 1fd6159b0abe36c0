// What every display is given: the segments that passed the filters, the codes in their tree, and where its own choices stand.
import type { CodedSegment } from '../../../core/display/coded.ts'
import type { Branch } from '../codebook/branches.ts'
import type { Behind } from './passages.tsx'
import type { Coded } from './reads.ts'

export type ViewProps = {
  /** What two coders said alike is in it once. */
  segments: readonly CodedSegment[]
  /** All layers beside each other: what is counted coder by coder. */
  layered: readonly CodedSegment[]
  coded: Coded
  /** The codes that a segment counts for: its own, or its branch. */
  codesOf: (code: string) => string[]
  /** A code with all above it. */
  branchOf: (code: string) => string[]
  lines: readonly Branch[]
  params: URLSearchParams
  onSet: (name: string, value: string) => void
  onBehind: (behind: Behind) => void
  /** A group's name as people read it: a technique has a word, a case its code. */
  groupWord: (grouping: string, name: string) => string
}
