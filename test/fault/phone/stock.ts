// Fills the page's own phone with finished responses, as a researcher does over days without a network.
import { newShell, open } from './life.ts'
import type { Kept } from './phone.ts'

const day = 86_400_000

export type Stock = {
  responses: number
  photoBytes: number
  soundBytes: number
  /** Over so many days up to now. */
  days: number
}

/** What the phone then holds. */
export async function stock({ responses, photoBytes, soundBytes, days }: Stock): Promise<Kept[]> {
  const shell = newShell('')
  const life = open(shell)
  for (let n = 1; n <= responses; n++) {
    shell.offsetMs = -Math.round(((responses - n) / responses) * days * day)
    const id = crypto.randomUUID()
    await life.phone.fill(id, n, soundBytes, photoBytes)
    await life.phone.finish(id)
  }
  const kept = await life.phone.kept()
  life.end()
  return kept
}
