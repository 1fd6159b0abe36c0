// Another code for somebody whose own was taken meanwhile: in what was made about them, in drafts, and in finished
// responses that lie here in the clear, which wait and have been seen by nobody. Those are frozen anew, under their ids.
import { canonical } from '../../../core/instrument/canonical.ts'
import type { Response } from '../../../core/wire/response.ts'
import { digest } from '../../kit/digest.ts'
import { announce } from './changes.ts'
import { listDeeds, personOf } from './deeds.ts'
import { closed, listDrafts } from './drafts.ts'
import { store } from './open.ts'
import { listOutbox } from './outbox.ts'
import type { Act, Deed, Sealed } from './shape.ts'

/** False, and nothing has changed, when a response about them is sealed: this phone cannot write in it any more. */
export async function recode(from: string, to: string): Promise<boolean> {
  const deeds = (await listDeeds()).map((deed) => recodedDeed(deed, from, to))
  const about = (await listOutbox()).filter((row) => row.participant === from && !row.receipt)
  if (about.some((row) => row.key !== undefined || row.text === '')) return false
  const rows = await Promise.all(about.map((row) => recodedRow(row, to)))
  const open = (await listDrafts()).filter((draft) => draft.participant === from)
  const drafts = await Promise.all(open.map((draft) => closed({ ...draft, participant: to })))
  // All of it or nothing: what is slow, digests and the vault, was done before.
  const writing = (await store()).transaction(['deeds', 'drafts', 'outbox'], 'readwrite', {
    durability: 'strict',
  })
  await Promise.all([
    ...deeds.map((deed) => writing.objectStore('deeds').put(deed)),
    ...drafts.map((draft) => writing.objectStore('drafts').put(draft)),
    ...rows.map((row) => writing.objectStore('outbox').put(row)),
    writing.done,
  ])
  announce()
  return true
}

/** Its text may be sealed, so the new code is told beside it. */
function recodedDeed(deed: Deed, from: string, to: string): Deed {
  const { act } = deed
  if (personOf(deed) !== from || act.participant === null) return deed
  const next: Act =
    act.kind === 'participant'
      ? { ...act, participant: { ...act.participant, code: to } }
      : { ...act, participant: to }
  return { ...deed, act: next, path: `${deed.path.split('?')[0]}?code=${to}` }
}

async function recodedRow(row: Sealed, to: string): Promise<Sealed> {
  const response = JSON.parse(row.text) as Response
  const text = canonical({ ...response, participant: to })
  return { ...row, participant: to, text, hash: await digest(text) }
}
