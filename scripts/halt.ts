// A script that cannot go on says one clear sentence and exits with 1; a stack is only for what nobody foresaw.

/** Thrown with the sentence that the person at the terminal reads. */
export class Halt extends Error {}

const known: [RegExp, string][] = [
  [
    /ENOSPC|SQLITE_FULL|disk is full/i,
    'The disk is full: free some space and start again; what was saved is kept.',
  ],
  [
    /EDQUOT/,
    'Your disk quota is used up: free some space and start again; what was saved is kept.',
  ],
  [
    /EROFS/,
    'The folder cannot be written to: its file system is read-only. Choose another with --state DIR.',
  ],
  [
    /EACCES|EPERM/,
    'A file or folder may not be written to. Check who owns it, or choose another with --state DIR.',
  ],
]

/** The sentence for an error that is not ours, or null when it is a fault worth its stack. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof Halt) return error.message
  const told =
    error instanceof Error
      ? `${(error as NodeJS.ErrnoException).code ?? ''} ${error.message}`
      : String(error)
  return known.find(([pattern]) => pattern.test(told))?.[1] ?? null
}

/** Runs a script's main function and turns its end into an exit code. */
export async function main(work: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    const sentence = sentenceFor(error)
    if (sentence === null) throw error
    console.error(sentence)
    // What was begun (a runtime, a watcher) must not keep a failed script alive.
    process.exit(1)
  }
}
