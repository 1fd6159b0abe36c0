// What files from elsewhere the desk can read. Each reader knows its files by what is in them, and is loaded when somebody
// brings one. The first that knows a file reads it, so those that know exactly stand before those that take much.
import type { ComponentType } from 'react'
import type { Bundle } from '../../../core/import/bundle.ts'
import type { RowKind } from '../../../core/import/tables/rows.ts'

/** What somebody chose or dropped. */
export type Offered = {
  files: readonly File[]
  /** The first 64 kB of the first file. */
  head: Uint8Array
  study: string
  /** Whoever brings it may read identities. */
  mayName: boolean
  /** What somebody says a table is, in place of what it was taken for. */
  as: TableAs | null
  /** Aborted when nothing more is asked of these files: whatever a reader holds open for them ends with it. */
  until: AbortSignal
}

/** What the rows of a table are, and of which of its sheets that have headings. */
export type TableAs = {
  rows: RowKind
  sheet: number
  /** Somebody said so; otherwise only the sheet was chosen, and its headings say it. */
  isSaid: boolean
}

/** How far it is: `share` 0 to 1, or null where nobody knows. */
export type Progress = (share: number | null) => void

/** A file that is known and open: what it asks before it can be read, and the reading. */
export type Opened<Answers> = {
  /** As it is read out: the program that wrote it and its name for itself, where the file says so; else empty. */
  product: string
  answers: Answers
  /** Asks for what the file cannot say; without it there is nothing to ask. */
  Ask?: ComponentType<AskProps<Answers>>
  /** Whether it can be read with these answers. */
  isWhole?(answers: Answers): boolean
  /** Throws `Unreadable` with words for the eye. */
  read(answers: Answers, progress: Progress, signal: AbortSignal): Promise<Bundle>
  /** The bytes of an original that the bundle names by its entry. */
  original(entry: string): Promise<Blob | null>
}

export type AskProps<Answers> = {
  answers: Answers
  change(answers: Answers): void
  /** The same file, for whoever reads tables of that kind. */
  readAs(as: TableAs): void
}

/** Why a file cannot be read, in the language of the interface, by whoever knows. */
export class Unreadable extends Error {}

export type ReaderModule = {
  /** Null when it is no file of theirs. Throws `Unreadable` when it is one, and broken. */
  open(offered: Offered): Promise<Opened<unknown> | null>
}

type Reader = { name: ReaderName; load(): Promise<ReaderModule> }

/** What its files are called on the screen: words/bring.*.ts. */
export type ReaderName =
  | 'project'
  | 'taguette'
  | 'collected'
  | 'tables'
  | 'answers'
  | 'codebook'
  | 'texts'

const readers: readonly Reader[] = [
  { name: 'project', load: async () => (await import('./project/reader.ts')).project },
  { name: 'taguette', load: async () => (await import('./taguette/reader.ts')).taguette },
  { name: 'collected', load: async () => (await import('./collected/reader.ts')).collected },
  { name: 'tables', load: async () => (await import('./tables/reader.ts')).tables },
  // Takes any table.
  { name: 'answers', load: async () => (await import('./collected/reader.ts')).answers },
  { name: 'codebook', load: async () => (await import('./codebook/reader.ts')).codebook },
  // Takes any document, so it is asked last.
  { name: 'texts', load: async () => (await import('./texts/reader.ts')).texts },
]

export type Known = { name: ReaderName; opened: Opened<unknown> }

export async function recognise(offered: Offered): Promise<Known | null> {
  for (const { name, load } of readers) {
    const opened = await (await load()).open(offered)
    if (opened) return { name, opened }
  }
  return null
}

/** What can be brought, for the list on the screen. */
export const readerNames: readonly ReaderName[] = readers.map(({ name }) => name)

const headBytes = 65_536

export async function offer(
  files: readonly File[],
  about: Pick<Offered, 'study' | 'mayName' | 'as' | 'until'>,
): Promise<Offered> {
  const head = new Uint8Array((await files[0]?.slice(0, headBytes).arrayBuffer()) ?? [])
  return { files, head, ...about }
}

/** With `Answers` of its own inside, and anybody's outside. */
export function opened<Answers>(one: Opened<Answers>): Opened<unknown> {
  return one as Opened<unknown>
}
