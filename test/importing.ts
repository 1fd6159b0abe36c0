// How tests bring a bundle in: in parts, as the desk does.

import { type Bundle, emptyBundle as newBundle } from '../core/import/bundle.ts'
import { partsOf } from '../core/import/parts.ts'
import type { ImportHead, ImportPlan } from '../core/wire/import.ts'
import { must, newId } from './analysis.ts'
import type { Client } from './client.ts'

export const emptyBundle = newBundle('qdpx', 'Lain 1.0')

export const fileHash = 'ab'.repeat(32)

/** Lays it aside and gives its id. */
export async function stage(
  who: Client,
  bundle: Bundle,
  hash = fileHash,
  id = newId(),
): Promise<string> {
  const { head, parts } = partsOf(bundle, { name: 'lain.qdpx', hash }, new Map())
  must(await who.put(`/imports/${id}`, head satisfies ImportHead))
  for (const [n, part] of parts.entries())
    must(await who.raw('PUT', `/imports/${id}/parts/${n}`, part))
  return id
}

export async function plan(who: Client, id: string): Promise<ImportPlan> {
  return must(await who.get(`/imports/${id}/plan`)).json as ImportPlan
}

/** The whole way; how many of each kind came in. */
export async function bringIn(
  who: Client,
  bundle: Bundle,
  hash = fileHash,
): Promise<{ id: string; added: Record<string, number> }> {
  const id = await stage(who, bundle, hash)
  const { added } = must(await who.post(`/imports/${id}/apply`, {})).json as {
    added: Record<string, number>
  }
  return { id, added }
}
