// The kit that the phone took along. A version that a draft was begun with stays, even when the study has dropped it.
import type { InstrumentKind } from '../../../core/instrument/model.ts'
import type { Version } from '../../../core/wire/field.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { KeptKit } from './shape.ts'

export async function readKit(): Promise<KeptKit | undefined> {
  return (await store()).get('kit', 'kit')
}

/** The kit, with whom this phone added and what they said here. */
export async function readStudy(): Promise<KeptKit | undefined> {
  const kept = await readKit()
  const deeds = kept ? await (await store()).getAll('deeds') : []
  if (!kept || deeds.length === 0) return kept
  const { withDeeds } = await import('../people/overlay.ts')
  return withDeeds(kept, deeds)
}

export async function keepKit(next: KeptKit): Promise<void> {
  const writing = (await store()).transaction(['kit', 'drafts'], 'readwrite')
  const before = await writing.objectStore('kit').get('kit')
  const drafts = await writing.objectStore('drafts').getAll()
  const used = new Set(drafts.map((draft) => draft.version))
  const has = new Set(next.kit.versions.map((version) => version.hash))
  const dropped = (before?.kit.versions ?? [])
    .filter((version) => used.has(version.hash) && !has.has(version.hash))
    .map((version): Version => ({ ...version, state: 'retired' }))
  const kit = { ...next.kit, versions: [...next.kit.versions, ...dropped] }
  await writing.objectStore('kit').put({ ...next, kit }, 'kit')
  await writing.done
  announce()
}

/** What a new response begins with: the newest published version of each instrument, in the order of the work. */
export function currentVersions(versions: readonly Version[]): Version[] {
  const newest = new Map<string, Version>()
  for (const version of versions) {
    const known = newest.get(version.instrument.slug)
    if (version.state === 'published' && (!known || known.number < version.number))
      newest.set(version.instrument.slug, version)
  }
  const place = (version: Version) => kindOrder[version.instrument.kind]
  return [...newest.values()].sort((a, b) => place(a) - place(b))
}

const kindOrder: Record<InstrumentKind, number> = {
  interview: 0,
  observation: 1,
  fgd: 2,
  document: 3,
  scoring: 4,
  survey: 5,
}
