// An archive from this computer's disk into the instance, by requests that wait for the network when it is gone.
import { type Brought, bring, type Call } from '../../../core/archive/bring.ts'
import { type OpenArchive, openArchive } from '../../../core/archive/open.ts'
import { NetworkLost, send } from '../../kit/api.ts'
import { uuidv7 } from '../../kit/uuid.ts'

export function openFile(file: File): Promise<OpenArchive> {
  return openArchive(
    file.size,
    async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  )
}

export type Wish = {
  slug: string
  signal: AbortSignal
  onProgress: (brought: Brought) => void
  /** Whether it waits for the network. */
  onWait: (isWaiting: boolean) => void
}

/** The slug under which the study is open now. */
export function restoreFile(archive: OpenArchive, wish: Wish): Promise<string> {
  return bring(archive, { slug: wish.slug, id: uuidv7() }, calling(wish), wish.onProgress)
}

const longestWaitMs = 30_000

function calling({ signal, onWait }: Pick<Wish, 'signal' | 'onWait'>): Call {
  return async (method, path, body) => {
    for (let waitMs = 1_000; ; waitMs = Math.min(2 * waitMs, longestWaitMs)) {
      try {
        const answer = await asked(method, path, body, signal)
        onWait(false)
        return answer
      } catch (error) {
        // Whatever was sent may be sent again: what came is not taken twice.
        if (!(error instanceof NetworkLost) || signal.aborted) throw error
        onWait(true)
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }
}

const asked = async (
  method: string,
  path: string,
  body: Parameters<Call>[2],
  signal?: AbortSignal,
): Promise<unknown> => {
  const isBytes = body instanceof Uint8Array
  const answer = await send(`/api${path}`, {
    method,
    headers: { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' },
    ...(body === undefined ? {} : { body: isBytes ? body : JSON.stringify(body) }),
    ...(signal && { signal }),
  })
  return answer.json()
}

export async function takeAway(id: string): Promise<void> {
  for (;;) {
    const { isGone } = (await asked('DELETE', `/restores/${id}`, undefined)) as { isGone: boolean }
    if (isGone) return
  }
}
