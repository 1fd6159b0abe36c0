// Everything that a draft's screens need, once it is there: the draft, its version, and its form, open.
import { useEffect, useState } from 'react'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { FieldKit, Version } from '../../../core/wire/field.ts'
import type { Answers, Response } from '../../../core/wire/response.ts'
import { listOutbox } from '../store/outbox.ts'
import { gather, type Outside } from './outside.ts'
import { type Shelf, storedShelf } from './shelf.ts'

export type Ground = { version: Version; outside: Outside; shelf: Shelf }

/**
 * Null until it is gathered. It stays as it was when the draft was opened: a kit that comes in meanwhile must not open
 * the form anew under the researcher's fingers.
 */
export function useGround(kit: FieldKit, version: Version | undefined): Ground | null {
  const [ground, setGround] = useState<Ground | null>(null)
  const isFor = version?.hash
  // biome-ignore lint/correctness/useExhaustiveDependencies: gathered once for a version
  useEffect(() => {
    if (!version) return
    let isGone = false
    groundOf(kit, version).then((found) => {
      if (!isGone) setGround(found)
    })
    return () => {
      isGone = true
    }
  }, [isFor])
  return ground
}

export async function groundOf(kit: FieldKit, version: Version): Promise<Ground> {
  const { instrument } = version
  const shelf = storedShelf(instrument)
  const last: Answers | null = await lastAnswers(kit, instrument)
  return { version, shelf, outside: await gather(instrument, kit, shelf, last) }
}

/** The answers that were finished last on this phone, of any version of the same instrument. */
async function lastAnswers(kit: FieldKit, instrument: Instrument): Promise<Answers | null> {
  if (!JSON.stringify(instrument).includes('last-saved')) return null
  const versions = new Set(
    kit.versions
      .filter((version) => version.instrument.slug === instrument.slug)
      .map(({ hash }) => hash),
  )
  const row = (await listOutbox()).find((one) => versions.has(one.version))
  return row ? (JSON.parse(row.text) as Response).answers : null
}
