// The files of what the server has the words of, responses and deeds alike: over the whole queue the small ones first, long recordings
// last. The server says first what it holds, so that nothing travels twice over a weak signal.
import { listDeeds, markDeed, markDeedsHeld } from '../store/deeds.ts'
import { advance, advanceHeld, unsentOf } from '../store/outbox.ts'
import type { Device, Sealed } from '../store/shape.ts'
import { call } from './call.ts'
import { heldIn, isEnd, type Later, notReached, type Pushed } from './judge.ts'
import { mayGoNow, preference } from './preference.ts'
import { setStatus } from './status.ts'
import { upload } from './upload.ts'

/** A file, and the responses and deeds that wait for it. */
type Wanted = { hash: string; sizeBytes: number; ids: string[] }

const askedAtOnce = 500

export async function pushFiles(device: Device, hasNews: () => boolean): Promise<Pushed> {
  const asked = await wanted(device.study)
  const held = await heldOf(device.token, asked)
  if ('kind' in held) return held
  const ids = new Set(asked.flatMap((file) => (held.has(file.hash) ? file.ids : [])))
  if (ids.size > 0) await markHeld(ids, held)
  let all: Pushed = { kind: 'done' }
  for (const file of asked) {
    if (held.has(file.hash) || !mayGoNow(file.sizeBytes)) continue
    // What was finished meanwhile is small and goes before the next recording.
    if (hasNews()) return { kind: 'done' }
    const pushed = await pushFile(device.token, file, hasNews)
    if (isEnd(pushed)) return pushed
    if (pushed.kind === 'later') all = pushed
  }
  return all
}

async function pushFile(token: string, file: Wanted, hasNews: () => boolean): Promise<Pushed> {
  const { hash, sizeBytes, ids } = file
  try {
    const verdict = await upload(token, file, hasNews, (sentBytes) =>
      setStatus({ transit: { hash, sentBytes, sizeBytes } }),
    )
    if (verdict.kind === 'refused') {
      await markRefused(ids, verdict.problem)
      return { kind: 'done' }
    }
    if (verdict.kind !== 'held') return verdict
    await markHeld(ids, new Set([hash]))
    return { kind: 'done' }
  } finally {
    setStatus({ transit: null })
  }
}

// An id is a response's or a deed's: whoever has no such row passes it over.
async function markHeld(ids: Iterable<string>, hashes: ReadonlySet<string>): Promise<void> {
  await Promise.all([advanceHeld(ids, hashes), markDeedsHeld(ids, hashes)])
}

async function markRefused(
  ids: Iterable<string>,
  problem: NonNullable<Sealed['problem']>,
): Promise<void> {
  await advance(ids, (row) => (row.state === 'files' ? { state: 'refused', problem } : {}))
  for (const id of ids) await markDeed(id, { state: 'refused', problem })
}

/** Smallest first; before them all what the researcher wants first. */
async function wanted(study: string): Promise<Wanted[]> {
  const found = new Map<string, Wanted>()
  const waiting = [...(await unsentOf(study)), ...(await listDeeds())].filter(
    (row) => row.state === 'files' && row.study === study,
  )
  for (const { id, files = [] } of waiting)
    for (const { hash, sizeBytes, isHeld } of files) {
      if (isHeld) continue
      const known = found.get(hash) ?? { hash, sizeBytes, ids: [] }
      known.ids.push(id)
      found.set(hash, known)
    }
  const { first } = preference()
  const place = ({ ids }: Wanted) => Number(first === null || !ids.includes(first))
  return [...found.values()].sort((a, b) => place(a) - place(b) || a.sizeBytes - b.sizeBytes)
}

async function heldOf(
  token: string,
  files: readonly Wanted[],
): Promise<ReadonlySet<string> | Later> {
  const all = new Set<string>()
  for (let at = 0; at < files.length; at += askedAtOnce) {
    const hashes = files.slice(at, at + askedAtOnce).map(({ hash }) => hash)
    const answer = await call('POST', '/field/files/held', token, JSON.stringify({ hashes }))
    const held = heldIn(answer)
    if (!held) return answer ? { ...notReached, waitMs: answer.waitMs } : notReached
    for (const hash of held) all.add(hash)
  }
  return all
}
