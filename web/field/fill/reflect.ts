// A reflexive note after a talk: kept on the phone while it is written, then a deed that goes after its response.
import type { MemoVoice } from '../../../core/wire/memo.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { keepDeed, listDeeds } from '../store/deeds.ts'
import { store } from '../store/open.ts'
import type { Deed } from '../store/shape.ts'
import { unveilJson, veilJson } from '../store/vault.ts'
import { withRoom } from '../store/with-room.ts'
import { sync } from '../sync/run.ts'

/** `voice` is what was said, in the phone's storage until the note is kept. */
export type Note = { text: string; open: boolean; voice?: MemoVoice | null }

// Among what the phone remembers for the next time, under a name that no instrument can have.
const slugOf = (response: string) => `memo/${response}`

export async function readNote(response: string): Promise<Note> {
  const slug = slugOf(response)
  const row = await (await store()).get('last', slug)
  return row ? unveilJson<Note>(slug, row.veiled) : { text: '', open: false }
}

export async function writeNote(response: string, note: Note): Promise<void> {
  const slug = slugOf(response)
  const row = {
    slug,
    veiled: await veilJson(slug, note),
    ...(note.voice && { files: [note.voice.file] }),
  }
  const db = await store()
  await withRoom(() => db.put('last', row))
}

/** One note for one response: whoever keeps it twice has kept it. */
export async function keepNote(
  study: string,
  response: string,
  { text, open, voice }: Note,
): Promise<void> {
  await navigator.locks.request(slugOf(response), async () => {
    if (!(await noteOf(response))) {
      const [id, madeAt] = [uuidv7(), new Date().toISOString()]
      const body = { response, text: text.trim(), ...(voice && { voice }), open, madeAt }
      const files = voice ? [{ hash: voice.file, sizeBytes: voice.sizeBytes }] : []
      const act = { kind: 'memo', participant: null, response } as const
      await keepDeed({ id, study, path: `/memos/${id}`, body, act }, madeAt, files)
    }
    await (await store()).delete('last', slugOf(response))
  })
  void sync()
}

export async function noteOf(response: string): Promise<Deed | null> {
  const deeds = await listDeeds()
  return deeds.find(({ act }) => act.kind === 'memo' && act.response === response) ?? null
}
