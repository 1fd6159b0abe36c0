// One file on its way: small ones whole, larger ones part by part, going on where the server says it stopped.

import { problems } from '../../../core/problem.ts'
import { sealedType } from '../../../core/seal/envelope.ts'
import { leastPartBytes, partAt, partCountOf } from '../../../core/upload/parts.ts'
import { digestBytes } from '../../kit/digest.ts'
import { digestBlob } from '../media/digest-blob.ts'
import { bytesOf, type Outgoing, outgoing, type Piece } from '../seal/sealed-files.ts'
import { type Answer, call, refusalIn } from './call.ts'
import { type FileVerdict, judgeFile, type Later, notReached } from './judge.ts'
import { stopped } from './preference.ts'

type File = { hash: string; sizeBytes: number }

/** It was put aside for something smaller, or by the researcher: what is there already stays there. */
const aside: Later = { kind: 'later', isReached: true, waitMs: null }

const lost: FileVerdict = { kind: 'refused', problem: problems.fileLost({}) }

/** How long joining a recording may take the server: 4 MB each second at the least. */
const joinedBytesPerMs = 4_000

export async function upload(
  token: string,
  file: File,
  hasNews: () => boolean,
  tell: (sentBytes: number) => void,
  pack: typeof outgoing = outgoing,
): Promise<FileVerdict> {
  const { hash, sizeBytes } = file
  const parcel = await pack(hash, sizeBytes)
  if (!parcel) return lost
  if (parcel === 'locked') return aside
  tell(0)
  if (sizeBytes <= leastPartBytes) {
    const whole = await parcel.part(0)
    if (!whole) return lost
    const { headers } = typeOf(parcel)
    const answer = await call('PUT', `/field/files/${hash}`, token, whole.bytes, {
      headers: { ...headers, 'x-body-sha256': whole.sum },
    })
    if (isDoubtful(answer) && !(await isSound(whole))) return lost
    return mended(hash, parcel, judgeFile(answer, hash))
  }
  const held = partsIn(await call('GET', `/field/files/${hash}/parts`, token))
  if (!held) return notReached
  let sentBytes = [...held].reduce((sum, part) => sum + lengthOf(sizeBytes, part), 0)
  tell(sentBytes)
  for (let part = 0; part < partCountOf(sizeBytes); part++) {
    if (held.has(part)) continue
    if (hasNews() || stopped().aborted) return aside
    const verdict = await sendPart(token, file, parcel, part)
    if (verdict !== null) return verdict
    sentBytes += lengthOf(sizeBytes, part)
    tell(sentBytes)
  }
  const answer = await call(
    'POST',
    `/field/files/${hash}/commit`,
    token,
    JSON.stringify({ sizeBytes }),
    { patienceMs: sizeBytes / joinedBytesPerMs },
  )
  return mended(hash, parcel, judgeFile(answer, hash))
}

/** Null when the server has it. */
async function sendPart(
  token: string,
  { hash, sizeBytes }: File,
  parcel: Outgoing,
  part: number,
): Promise<FileVerdict | null> {
  const piece = await parcel.part(part)
  if (!piece) return lost
  const { bytes, sum } = piece
  const path = `/field/files/${hash}/parts/${part}?sizeBytes=${sizeBytes}&sha256=${sum}`
  const answer = await call('PUT', path, token, bytes, { ...typeOf(parcel), signal: stopped() })
  const { part: told } = (answer?.body ?? {}) as { part?: unknown }
  if (answer?.status === 201 && told === part) return null
  if (stopped().aborted) return aside
  if (isDoubtful(answer) && !(await isSound(piece))) return lost
  const verdict = judgeFile(answer, hash)
  return verdict.kind === 'held' ? aside : verdict
}

/**
 * "Not what its name says" is believed only when it is so here as well: otherwise it came to harm on its way. What is
 * sealed cannot come to harm there unnoticed.
 */
async function mended(hash: string, parcel: Outgoing, verdict: FileVerdict): Promise<FileVerdict> {
  if (verdict.kind !== 'refused' || verdict.problem.code !== 'file.hash-wrong') return verdict
  return parcel.blob && (await digestBlob(parcel.blob)) === hash ? aside : verdict
}

/** Nothing came back, or what arrived was not what was said: either the way harmed it, or this phone's storage did. */
function isDoubtful(answer: Answer | null): boolean {
  const code = answer && refusalIn(answer.body)?.code
  return answer === null || code === 'file.part-wrong' || code === 'request.damaged'
}

async function isSound(piece: Piece): Promise<boolean> {
  return bytesOf(piece)
    .then(digestBytes)
    .then(
      (sum) => sum === piece.sum,
      () => false,
    )
}

function typeOf({ blob }: Outgoing): { headers: Record<string, string> } {
  return { headers: blob ? {} : { 'content-type': sealedType } }
}

function lengthOf(sizeBytes: number, part: number): number {
  const { start, end } = partAt(sizeBytes, part)
  return end - start
}

function partsIn(answer: Awaited<ReturnType<typeof call>>): Set<number> | null {
  const { rows } = (answer?.body ?? {}) as { rows?: unknown }
  return answer?.status === 200 && Array.isArray(rows) ? new Set(rows as number[]) : null
}
