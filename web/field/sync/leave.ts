// Signing out: nothing that is only here may go, the server is told, and then the phone is emptied.
import { deleteDB } from 'idb'
import { isDeedUnsent, listDeeds } from '../store/deeds.ts'
import { readDevice } from '../store/device.ts'
import { countDrafts } from '../store/drafts.ts'
import { store } from '../store/open.ts'
import { isUnsent, listOutbox } from '../store/outbox.ts'
import { call, refusalIn } from './call.ts'
import { forgetCookie } from './pending.ts'

/** `handed`: what lies in a file that somebody carries; it may go, and the researcher is told so. */
export type LeftBehind = {
  unsent: number
  refused: number
  deeds: number
  drafts: number
  handed: number
}

/** What would be lost: it is on this phone and nowhere else. */
export async function leftBehind(): Promise<LeftBehind> {
  const [all, made, drafts] = await Promise.all([listOutbox(), listDeeds(), countDrafts()])
  const rows = all.filter((row) => row.handedAt === undefined)
  const deeds = made.filter((deed) => deed.handedAt === undefined)
  const handed =
    all.filter((row) => row.handedAt !== undefined && row.state !== 'received').length +
    made.filter((deed) => deed.handedAt !== undefined && deed.state !== 'received').length
  const refused = rows.filter((row) => row.state === 'refused' && !isUnsent(row))
  return {
    unsent: rows.filter(isUnsent).length,
    // Of some the server keeps the bytes though it refused them.
    refused: refused.filter(({ problem }) => !laidAside.has(problem?.code ?? '')).length,
    deeds: deeds.filter((deed) => isDeedUnsent(deed) || deed.state === 'refused').length,
    drafts,
    handed,
  }
}

const laidAside = new Set(['response.changed', 'seal.broken', 'seal.key-unknown'])

export function isNothing({ unsent, refused, deeds, drafts }: LeftBehind): boolean {
  return unsent + refused + deeds + drafts === 0
}

export type Left = 'left' | 'unreached' | 'blocked' | 'not-empty'

/** `isTold`: not before the server has said that it knows this phone no more. */
export async function leave(isTold: boolean): Promise<Left> {
  // Nothing is sent or taken along meanwhile.
  return navigator.locks.request('pedoman-sync', async (): Promise<Left> => {
    if (!isNothing(await leftBehind())) return 'not-empty'
    const device = await readDevice()
    if (device && isTold && !(await tell(device.token))) return 'unreached'
    return wipe()
  })
}

/** A server that refuses does not know this phone: it was revoked, or told before. */
async function tell(token: string): Promise<boolean> {
  const answer = await call('POST', '/field/sign-out', token, '{}')
  if (!answer) return false
  return answer.status === 200 || (answer.status < 500 && refusalIn(answer.body) !== null)
}

/** Other tabs let go of the database by themselves, and show that nothing is there. */
async function wipe(): Promise<Left> {
  const db = await store()
  db.close()
  const isDeleted = await new Promise<boolean>((resolve) => {
    deleteDB(db.name, { blocked: () => setTimeout(() => resolve(false), patienceMs) }).then(
      () => resolve(true),
      () => resolve(false),
    )
  })
  if (!isDeleted) return 'blocked'
  localStorage.clear()
  forgetCookie()
  sessionStorage.clear()
  // The app itself may stay, and nothing else is ever cached.
  for (const name of await caches.keys())
    if (!name.startsWith('pedoman-field-')) await caches.delete(name)
  return 'left'
}

/** A tab that is just closing. */
const patienceMs = 3_000
