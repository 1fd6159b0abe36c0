// What was finished about each case before: this phone's own entries at once, those of others as the server tells them.
import type { CaseDiary } from '../../../core/wire/diary.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Earlier, EarlierOfCase } from './shape.ts'
import { unveil, unveilJson, veil, veilJson } from './vault.ts'

/** So many of a case stay; more would be a shelf, not a memory. */
const mostEach = 16

/** Newest first. */
export async function readEarlier(study: string, about: string): Promise<Earlier[]> {
  const row = await (await store()).get('earlier', [study, about])
  return row ? opened(row) : []
}

export async function keepOwn(study: string, about: string, entry: Earlier): Promise<void> {
  await inTurn(async () => {
    const db = await store()
    const before = await db.get('earlier', [study, about])
    const others = before ? (await opened(before)).filter(({ id }) => id !== entry.id) : []
    const row = await closed(study, about, before?.tag ?? '', newest([entry, ...others]))
    await db.put('earlier', row)
  })
  announce()
}

/** The tag of what is here, by case: the server then tells only what is other. */
export async function tagsOf(
  study: string,
  cases: readonly string[],
): Promise<Map<string, string>> {
  const rows = await (await store()).getAll(
    'earlier',
    IDBKeyRange.bound([study, ''], [study, '\uffff']),
  )
  const wanted = new Set(cases)
  return new Map(rows.flatMap((row) => (wanted.has(row.case) ? [[row.case, row.tag]] : [])))
}

/** What the server tells of a case stands for what it told before; what it was never told stays. */
export async function takeTold(study: string, told: readonly CaseDiary[]): Promise<void> {
  if (told.length === 0) return
  await inTurn(async () => {
    for (const { case: about, tag, entries } of told) {
      const before = await readEarlier(study, about)
      const known = new Map(before.map((one) => [one.id, one]))
      const fresh = entries.map((one): Earlier => {
        const { photos = [], score = null } = known.get(one.id) ?? {}
        return { ...one, isTold: true, photos, score }
      })
      const names = new Set(entries.map(({ id }) => id))
      const untold = before.filter((one) => !one.isTold && !names.has(one.id))
      const row = await closed(study, about, tag, newest([...fresh, ...untold]))
      await (await store()).put('earlier', row)
    }
  })
  announce()
}

/** Encrypting takes longer than a transaction waits, so one tab at a time goes from what was to what is. */
function inTurn(work: () => Promise<void>): Promise<void> {
  return navigator.locks.request('pedoman-earlier', work)
}

async function closed(
  study: string,
  about: string,
  tag: string,
  entries: readonly Earlier[],
): Promise<EarlierOfCase> {
  const pictures = entries.flatMap(({ id, photos }) =>
    photos.map(async ({ ref, picture }) => ({
      id,
      ref,
      type: picture.type,
      veiled: await veil(pictureName(id, ref), await picture.arrayBuffer()),
    })),
  )
  const bare = entries.map((entry) => ({ ...entry, photos: [] }))
  return {
    study,
    case: about,
    tag,
    veiled: await veilJson(rowName(study, about), bare),
    pictures: await Promise.all(pictures),
  }
}

async function opened({ study, case: about, veiled, pictures }: EarlierOfCase): Promise<Earlier[]> {
  const entries = await unveilJson<Earlier[]>(rowName(study, about), veiled)
  const photos = await Promise.all(
    pictures.map(async ({ id, ref, type, veiled: bytes }) => ({
      id,
      ref,
      picture: new Blob([await unveil(pictureName(id, ref), bytes)], { type }),
    })),
  )
  return entries.map((entry) => ({
    ...entry,
    photos: photos.flatMap(({ id, ...photo }) => (id === entry.id ? [photo] : [])),
  }))
}

function rowName(study: string, about: string): string {
  return `earlier/${study}/${about}`
}

function pictureName(id: string, ref: string): string {
  return `earlier-picture/${id}/${ref}`
}

function newest(entries: readonly Earlier[]): Earlier[] {
  const when = ({ occurredOn, finalisedAt }: Earlier) => `${occurredOn} ${finalisedAt}`
  return [...entries].sort((a, b) => when(b).localeCompare(when(a))).slice(0, mostEach)
}
