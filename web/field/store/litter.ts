// Which stored bytes nobody needs: those that nothing names, after a while, and those that the server has acknowledged,
// when the phone is full. Only this decides; store/sweep.ts reads and deletes.
import type { Deed, Sealed } from './shape.ts'

/** When the last of it was written; what earlier versions wrote does not say, and is old. */
type Kept = { name: string; keptAt?: string | undefined }

export type Stored = {
  /** By hash: the row of a draft's file, its parts, and the parts that are sealed to be sent. */
  files: readonly Kept[]
  fileParts: readonly Kept[]
  sealedParts: readonly Kept[]
  /** Recordings that lie in pieces, `DRAFT/…`. */
  recordings: readonly Kept[]
  drafts: readonly { id: string; files: readonly string[] }[]
  outbox: readonly Pick<Sealed, 'state' | 'files'>[]
  deeds: readonly Pick<Deed, 'state' | 'files'>[]
}

export type Litter = {
  files: string[]
  fileParts: string[]
  sealedParts: string[]
  recordings: string[]
}

/**
 * What was just taken may not be in an answer yet, what is just sealed not in the outbox, and a deleted draft may be
 * brought back: another tab may be in the middle of each.
 */
export const youngMs = 86_400_000

export function litterIn(stored: Stored, now: number): Litter {
  const named = new Set([
    ...stored.drafts.flatMap(({ files }) => files),
    ...[...stored.outbox, ...stored.deeds].flatMap(toSend),
  ])
  const rows = new Set(stored.files.map(({ name }) => name))
  const open = new Set(stored.drafts.map(({ id }) => id))
  const isOld = ({ keptAt }: Kept) => keptAt === undefined || Date.parse(keptAt) <= now - youngMs
  const files = namesOf(stored.files.filter((one) => isOld(one) && !named.has(one.name)))
  const gone = new Set(files)
  return {
    files,
    // A row stands before its parts: parts without one are of a file that is gone.
    fileParts: namesOf(stored.fileParts.filter(({ name }) => gone.has(name) || !rows.has(name))),
    sealedParts: namesOf(stored.sealedParts.filter((one) => isOld(one) && !named.has(one.name))),
    recordings: namesOf(
      stored.recordings.filter((one) => isOld(one) && !open.has(one.name.split('/')[0] ?? '')),
    ),
  }
}

/** The files that the server has said it holds, and that nothing else here still needs. */
export function acknowledgedIn({
  drafts,
  outbox,
  deeds,
}: Pick<Stored, 'drafts' | 'outbox' | 'deeds'>): Set<string> {
  const isHeld = (state: string, file: { isHeld: boolean }) => state === 'received' || file.isHeld
  const held = new Set<string>()
  const needed = new Set(drafts.flatMap(({ files }) => files))
  for (const { state, files = [] } of [...outbox, ...deeds])
    for (const file of files) (isHeld(state, file) ? held : needed).add(file.hash)
  return new Set([...held].filter((hash) => !needed.has(hash)))
}

function toSend({ state, files = [] }: Pick<Sealed, 'state' | 'files'>): string[] {
  return state === 'received' ? [] : files.map(({ hash }) => hash)
}

function namesOf(kept: readonly Kept[]): string[] {
  return kept.map(({ name }) => name)
}
