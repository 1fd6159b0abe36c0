// What a project that is being written remembers between two of its pages: plain JSON, as it is laid down in R2.
import type { QdeState, Section } from '../../../core/refi/project-write.ts'
import type { Withheld } from '../../../core/wire/export.ts'
import type { ZipState } from '../../../core/zip/write.ts'

export type State = {
  stage: number
  cursor: string | null
  zip: ZipState
  qde: QdeState
  /** By `participant P-003` or `case KUBE-1`: the sources that are theirs, and the turns that are in others'. */
  theirs: Record<string, { sources: string[]; turns: string[] }>
  /** By name, with the sources in each. */
  sets: Record<string, string[]>
  /** Memos that something in a source refers to. */
  noted: string[]
  findings: string[]
  /** What findings rest on, of what is in a source. */
  evidence: {
    id: string
    finding: string
    stance: string
    selection: string
    /** Where the selection bears several. */
    coding: string
    strength: number
    theory: string
    note: string
  }[]
  /** The codes that findings speak of. */
  about: { finding: string; code: string }[]
  codings: number
  weights: number[]
  onProject: string[]
  withheld: Withheld
  left: Record<LeftOut, number>
}

/** What is counted while sources are written. */
export const leftOut = ['moments', 'questions', 'weights', 'changed'] as const
export type LeftOut = (typeof leftOut)[number]

export type Out = {
  /** A file of its own, while no section is open. */
  file(path: string, bytes: Uint8Array): void
  put(section: Section, xml: string): void
}

export function begun(zip: ZipState): State {
  return {
    stage: 0,
    cursor: null,
    zip,
    qde: null,
    theirs: {},
    sets: {},
    noted: [],
    findings: [],
    evidence: [],
    about: [],
    codings: 0,
    weights: [],
    onProject: [],
    withheld: { quotes: 0, withdrawn: 0 },
    left: { moments: 0, questions: 0, weights: 0, changed: 0 },
  }
}
