// What stands in a project.qde, in its own words and as it counts: what it means is said in project-bundle.ts.
import type { FileCode } from '../coding/import-plan.ts'

export type Audit = { by: string | null; at: string | null }
export type QdeCoding = Audit & { guid: string | null; code: string | null; notes: string[] }

/** Where something is marked. Places in texts are as the file counts them. */
export type Where =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'sync'; from: string | null; to: string | null }
  | { kind: 'picture' | 'pdf' | 'media' }

export type QdeSelection = Audit & {
  guid: string | null
  name: string
  description: string
  where: Where
  codings: QdeCoding[]
  notes: string[]
}
export type QdeValue = { variable: string | null; value: string }
export type SyncPoint = { guid: string | null; timeMs: number | null; at: number }

/** Words of a source, or of a note: in the file itself, or at a path of the archive. */
export type QdeText = {
  content: string | null
  plainPath: string | null
  richPath: string | null
  selections: QdeSelection[]
  sync: SyncPoint[]
}

export type SourceKind = 'text' | 'picture' | 'pdf' | 'audio' | 'video'
export type QdeSource = Audit & {
  kind: SourceKind
  guid: string | null
  name: string
  /** Of a picture, a PDF, a recording. */
  path: string | null
  description: string
  texts: QdeText[]
  /** Those that are not in a text. */
  selections: QdeSelection[]
  /** On the source as a whole. */
  codings: QdeCoding[]
  notes: string[]
  values: QdeValue[]
}

export type QdeCase = {
  guid: string | null
  name: string
  description: string
  values: QdeValue[]
  sources: string[]
  selections: string[]
}
export type QdeLink = {
  guid: string | null
  name: string
  direction: string
  from: string | null
  to: string | null
  notes: string[]
}

export type Qde = {
  name: string
  origin: string
  by: string | null
  description: string
  notes: string[]
  users: { guid: string; name: string }[]
  codes: FileCode[]
  /** By code: the notes on it. */
  codeNotes: Map<string, string[]>
  variables: Map<string, string>
  cases: QdeCase[]
  sources: QdeSource[]
  noteList: QdeSource[]
  links: QdeLink[]
  sets: { guid: string | null; name: string; sources: number }[]
  graphs: QdeGraph[]
}

export type QdeGraph = {
  name: string
  vertices: { of: string | null; x: number | null; y: number | null }[]
}
