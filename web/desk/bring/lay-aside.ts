// Sends a bundle to the server, where it is laid aside: what is there already is not sent again, so an upload that broke off
// goes on, also after the page was closed, when somebody chooses the same file.

import type { Bundle } from '../../../core/import/bundle.ts'
import { utf8 } from '../../../core/table/utf8.ts'
import { sha256Stream } from '../../../core/upload/sha256.ts'
import { api, ask, NetworkLost, send } from '../../kit/api.ts'
import { digest } from '../../kit/digest.ts'
import { uuidv7 } from '../../kit/uuid.ts'
import { hashOf, sendFile } from '../listen/send-file.ts'
import { inParts } from './pack.ts'
import type { Opened, Progress } from './readers.ts'

const inStudy = api.studies[':study']

export type Chosen = { name: string; hash: string }

/** One name and one hash for all that was chosen, whatever order it was chosen in. */
export async function chosenOf(files: readonly File[], signal: AbortSignal): Promise<Chosen> {
  const [first] = files
  if (first && files.length === 1)
    return { name: first.name.slice(-200), hash: await hashOf(first, signal) }
  const whole = sha256Stream()
  const named = await Promise.all(
    files.map(
      async (file) => `${file.webkitRelativePath || file.name} ${await hashOf(file, signal)}\n`,
    ),
  )
  for (const line of named.sort()) whole.add(utf8(line))
  const folder = first?.webkitRelativePath.split('/')[0] || first?.name || ''
  return { name: folder.slice(-200) || '—', hash: whole.hex() }
}

/** The id of the import that now waits. */
export async function layAside(
  study: string,
  chosen: Chosen,
  bundle: Bundle,
  original: Opened<unknown>['original'],
  progress: Progress,
  signal: AbortSignal,
): Promise<string> {
  const originals = await sendOriginals(
    study,
    bundle,
    original,
    (share) => progress((share ?? 0) / 2),
    signal,
  )
  const { head, parts } = await inParts(bundle, chosen, originals, signal)
  const waiting = await again(signal, () =>
    ask(inStudy.imports.$get({ param: { study }, query: { file: chosen.hash } })),
  )
  const id =
    waiting.rows.find(({ state, format }) => state === 'staged' && format === bundle.format)?.id ??
    uuidv7()
  await again(signal, () => ask(inStudy.imports[':id'].$put({ param: { study, id }, json: head })))
  const held = await again(signal, () => ask(inStudy.imports[':id'].$get({ param: { study, id } })))
  const had = new Map(held.parts.map(({ n, hash }) => [n, hash]))
  for (const [n, part] of parts.entries()) {
    progress(0.5 + n / parts.length / 2)
    const hash = await digest(part)
    if (had.get(n) === hash) continue
    await again(signal, () =>
      send(`/api/studies/${study}/imports/${id}/parts/${n}`, {
        method: 'PUT',
        body: part,
        headers: { 'content-type': 'application/json', 'x-body-sha256': hash },
        signal,
      }),
    )
  }
  return id
}

async function sendOriginals(
  study: string,
  bundle: Bundle,
  original: Opened<unknown>['original'],
  progress: Progress,
  signal: AbortSignal,
): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  const entries = [...new Set(bundle.sources.flatMap(({ file }) => (file ? [file.entry] : [])))]
  for (const [at, entry] of entries.entries()) {
    signal.throwIfAborted()
    progress(at / entries.length)
    const file = await original(entry)
    if (!file) continue
    const hash = await hashOf(file, signal)
    await sendFile(study, hash, file, signal, () => {})
    hashes.set(entry, hash)
  }
  return hashes
}

const mostTries = 4
const pauseMs = 1_500

/** A network that is lost for a moment is waited for; a refusal stays one. */
async function again<T>(signal: AbortSignal, asking: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await asking()
    } catch (error) {
      signal.throwIfAborted()
      if (!(error instanceof NetworkLost) || tries === mostTries) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs * tries))
    }
  }
}
