// Whose codings, and whose names, an answer may show to the one who asks.
import type { Context } from 'hono'
import { problems, Refusal } from '../../core/problem.ts'
import type { App } from '../env.ts'
import { alsoMay, personOf } from '../gate.ts'
import type { Eyes } from '../store/layers.ts'
import { maskedIn, masker } from '../store/mask.ts'
import { holdsNames } from '../store/named.ts'

/** Who supervises sees every layer; who codes, their own and the consensus. */
export function eyesOf(c: Context<App>): Eyes {
  const { role } = c.var.study
  return { person: personOf(c), all: role === 'owner' || role === 'supervisor' }
}

/** Texts from before names were replaced are for those who may read names. */
export async function mustReadNames(
  c: Context<App>,
  source: string,
  version: number | undefined,
): Promise<void> {
  if (version === undefined || alsoMay(c, 'identity.read')) return
  if (await holdsNames(c.var.db, c.var.study.id, source, version))
    throw new Refusal(problems.notAllowed({ permission: 'identity.read' }))
}

/** What people said, with everybody by code for whoever may not read names. */
export async function inCodes<T>(c: Context<App>, said: T): Promise<T> {
  if (alsoMay(c, 'identity.read')) return said
  return maskedIn(said, await masker(c.var.db, c.var.study.id))
}
