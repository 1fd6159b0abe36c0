// What was finished about each case before: this phone's own entries at once, those of others as the server tells them.
// People's words and photos, so they lie under the vault.
import type { CaseDiary } from '../../../core/wire/diary.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Earlier, EarlierOfCase } from './shape.ts'
import { unveil, unveilJson, veil, veilJson } from './vault.ts'

/** So many of a case stay; more would be a shelf, not a memory. */
const mostEach = 16

export type Ghost = { ref: string; picture: Blob }

/** Newest first. */
export async function readEarlier(study: string, about: string): Promise<Earlier[]> {
  const row = await (await store()).get('earlier', [study, about])
  return row ? unveilJson(nameOf(study, about), row.veiled) : []
}

/** The photo that this phone took last at a question of an instrument, made small. */
export async function readGhost(
  study: string,
  about: string,
  instrument: string,
  ref: string,
): Promise<Blob | undefined> {
  const row = await (await store()).get('earlier', [study, about])
  const place = `${instrument}/${ref}`
  const found = row?.ghosts.find((one) => one.place === place)
  if (!found) return undefined
  return new Blob([await unveil(`${nameOf(study, about)}/${place}`, found.veiled)], {
    type: 'image/jpeg',
  })
}

export function keepOwn(
  study: string,
  about: string,
  entry: Earlier,
  photos: readonly Ghost[],
): Promise<void> {
  return change(study, about, async (before, entries) => {
    const ghosts = await Promise.all(
      photos.map(async ({ ref, picture }) => {
        const place = `${entry.instrument}/${ref}`
        const bytes = await picture.arrayBuffer()
        return { place, veiled: await veil(`${nameOf(study, about)}/${place}`, bytes) }
      }),
    )
    const fresh = new Set(ghosts.map(({ place }) => place))
    return {
      tag: before?.tag ?? '',
      ghosts: [...(before?.ghosts ?? []).filter(({ place }) => !fresh.has(place)), ...ghosts],
      entries: [entry, ...entries.filter(({ id }) => id !== entry.id)],
    }
  })
}

/** The tag of what is here, by case: the server then tells only what is other. */
export async function tagsOf(study: string): Promise<Map<string, string>> {
  const rows = await (await store()).getAll('earlier')
  return new Map(rows.flatMap((row) => (row.study === study ? [[row.case, row.tag]] : [])))
}

/** What the server tells of a case stands for what it told before; what it was never told stays. */
export async function takeTold(study: string, told: readonly CaseDiary[]): Promise<void> {
  for (const { case: about, tag, entries } of told)
    await change(study, about, async (before, here) => {
      const known = new Map(here.map((one) => [one.id, one]))
      const fresh = entries.map(
        (one): Earlier => ({ ...one, isTold: true, score: known.get(one.id)?.score ?? null }),
      )
      const names = new Set(entries.map(({ id }) => id))
      const untold = here.filter((one) => !one.isTold && !names.has(one.id))
      return { tag, ghosts: before?.ghosts ?? [], entries: [...fresh, ...untold] }
    })
}

type Next = Pick<EarlierOfCase, 'tag' | 'ghosts'> & { entries: Earlier[] }

/** Read and written by one tab at a time: what is encrypted cannot be changed within one transaction. */
async function change(
  study: string,
  about: string,
  edit: (before: EarlierOfCase | undefined, entries: Earlier[]) => Promise<Next>,
): Promise<void> {
  await navigator.locks.request('pedoman-earlier', async () => {
    const before = await (await store()).get('earlier', [study, about])
    const next = await edit(before, await readEarlier(study, about))
    const veiled = await veilJson(nameOf(study, about), newest(next.entries))
    const { tag, ghosts } = next
    await (await store()).put('earlier', { study, case: about, tag, ghosts, veiled })
  })
  announce()
}

function newest(entries: readonly Earlier[]): Earlier[] {
  const when = ({ occurredOn, finalisedAt }: Earlier) => `${occurredOn} ${finalisedAt}`
  return [...entries].sort((a, b) => when(b).localeCompare(when(a))).slice(0, mostEach)
}

function nameOf(study: string, about: string): string {
  return `earlier/${study}/${about}`
}
