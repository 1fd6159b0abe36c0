// A correction: a new draft with the answers as they were sent, in the very version they were given in. Its files stay where
// they are, by their hash; its clock stands at the end of the talk, which is over.
import { filesIn } from '../../../core/answer/files.ts'
import type { Response } from '../../../core/wire/response.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { readDevice } from '../store/device.ts'
import { keepDraftAndTell, listDrafts } from '../store/drafts.ts'
import { keepBody, readBody } from '../store/returns.ts'
import type { Draft } from '../store/shape.ts'

/** The draft that corrects it, begun now or before; null while its answers are not on this phone and do not come. */
export async function correct(id: string, at: string): Promise<string | null> {
  const begun = (await listDrafts()).find((draft) => draft.replaces === id)
  if (begun) return begun.id
  const device = await readDevice()
  const body = (await readBody(id)) ?? (device && (await fetched(id)))
  if (!device || !body) return null
  const draft = draftOf(body, device.study, at, new Date().toISOString())
  await keepDraftAndTell(draft)
  return draft.id
}

async function fetched(id: string): Promise<Response | null> {
  const device = await readDevice()
  if (!device) return null
  const { fetchBody } = await import('../sync/take-returns.ts')
  const body = await fetchBody(device, id)
  if (body) await keepBody(id, body)
  return body
}

function draftOf(body: Response, study: string, at: string, now: string): Draft {
  const { id, finalisedAt, app: _, ...said } = body
  return {
    ...said,
    id: uuidv7(),
    replaces: id,
    study,
    at,
    themeMs: {},
    savedAt: now,
    endedAt: finalisedAt,
    held: filesIn(body).map(({ file }) => file),
  }
}
