// A deed is sealed as it is made: a name, a signature, a voice that agrees are for the server alone.
import { readKit } from '../store/kit.ts'
import type { SealedFile } from '../store/shape.ts'
import { sealedText, sealingFor } from './seal.ts'
import { sealFiles } from './sealed-files.ts'

export type SealedDeed = {
  text: string
  /** Whether its files need not stay as they were. */
  isSealed: boolean
}

/** In the clear only as long as the phone has no key of the study, which the first word with the server brings. */
export async function sealDeed(
  { id, study, body }: { id: string; study: string; body: unknown },
  files: readonly SealedFile[],
): Promise<SealedDeed> {
  const text = JSON.stringify(body)
  const kept = await readKit()
  const key = kept?.kit.study.slug === study ? kept.kit.key : undefined
  if (!key) return { text, isSealed: false }
  const sealing = await sealingFor(key)
  const isSealed = await sealFiles(files, sealing)
  const bytes = await sealing.seal({ deed: id }, new TextEncoder().encode(text))
  return { text: sealedText(id, bytes), isSealed }
}
