// One server to a folder: two over the same database would each believe it theirs alone.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Halt } from './halt.ts'

/** Kept here, so that it stays open for as long as this process lives. */
const held: DatabaseSync[] = []

/**
 * Holds the folder for this process, or says that another one has it. The lock is the operating system's own, which SQLite takes:
 * it goes with the process, however that ends, so a crash leaves nothing to clear away.
 */
export function holdState(state: string): void {
  const lock = new DatabaseSync(join(state, 'served.lock'))
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if (!/database is locked/.test(String(error))) throw error
    throw new Halt(
      `Another Pedoman is already serving ${state}. End it first, or choose another folder with --state DIR.`,
    )
  }
  held.push(lock)
}
