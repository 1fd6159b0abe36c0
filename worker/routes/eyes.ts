// Whose codings an answer may show to the one who asks.
import type { Context } from 'hono'
import type { App } from '../env.ts'
import { personOf } from '../gate.ts'
import type { Eyes } from '../store/layers.ts'

/** Who supervises sees every layer; who codes, their own and the consensus. */
export function eyesOf(c: Context<App>): Eyes {
  const { role } = c.var.study
  return { person: personOf(c), all: role === 'owner' || role === 'supervisor' }
}
