// What was finished about each case before: this phone's own entries at once, those of others as the server tells them.
import type { CaseDiary } from '../../../core/wire/diary.ts'
import { announce } from './changes.ts'
import { store } from './open.ts'
import type { Earlier } from './shape.ts'

/** So many of a case stay; more would be a shelf, not a memory. */
const mostEach = 16

/** Newest first. */
export async function readEarlier(study: string, about: string): Promise<Earlier[]> {
  return (await (await store()).get('earlier', [study, about]))?.entries ?? []
}

export async function keepOwn(study: string, about: string, entry: Earlier): Promise<void> {
  const writing = (await store()).transaction('earlier', 'readwrite')
  const before = await writing.store.get([study, about])
  const others = (before?.entries ?? []).filter(({ id }) => id !== entry.id)
  const entries = newest([entry, ...others])
  await writing.store.put({ study, case: about, tag: before?.tag ?? '', entries })
  await writing.done
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
  const writing = (await store()).transaction('earlier', 'readwrite')
  for (const { case: about, tag, entries } of told) {
    const before = (await writing.store.get([study, about]))?.entries ?? []
    const known = new Map(before.map((one) => [one.id, one]))
    const fresh = entries.map((one): Earlier => {
      const { photos = [], score = null } = known.get(one.id) ?? {}
      return { ...one, isTold: true, photos, score }
    })
    const names = new Set(entries.map(({ id }) => id))
    const untold = before.filter((one) => !one.isTold && !names.has(one.id))
    await writing.store.put({ study, case: about, tag, entries: newest([...fresh, ...untold]) })
  }
  await writing.done
  announce()
}

function newest(entries: readonly Earlier[]): Earlier[] {
  const when = ({ occurredOn, finalisedAt }: Earlier) => `${occurredOn} ${finalisedAt}`
  return [...entries].sort((a, b) => when(b).localeCompare(when(a))).slice(0, mostEach)
}
