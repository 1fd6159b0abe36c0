// One file on its way: small ones whole, larger ones part by part, going on where the server says it stopped.

import { problems } from '../../../core/problem.ts'
import { leastPartBytes, partAt, partCountOf } from '../../../core/upload/parts.ts'
import { digestBytes } from '../../kit/digest.ts'
import { digestBlob } from '../media/digest-blob.ts'
import { readFile } from '../store/files.ts'
import { call } from './call.ts'
import { type FileVerdict, judgeFile, type Later, notReached } from './judge.ts'
import { stopped } from './preference.ts'

type File = { hash: string; sizeBytes: number }

/** It was put aside for something smaller, or by the researcher: what is there already stays there. */
const aside: Later = { kind: 'later', isReached: true, waitMs: null }

/** How long joining a recording may take the server: 4 MB each second at the least. */
const joinedBytesPerMs = 4_000

export async function upload(
  token: string,
  file: File,
  hasNews: () => boolean,
  tell: (sentBytes: number) => void,
): Promise<FileVerdict> {
  const { hash, sizeBytes } = file
  const blob = await readFile(hash)
  if (!blob || blob.size !== sizeBytes) return { kind: 'refused', problem: problems.fileLost({}) }
  tell(0)
  if (sizeBytes <= leastPartBytes)
    return mended(
      file,
      blob,
      judgeFile(await call('PUT', `/field/files/${hash}`, token, blob), hash),
    )
  const held = partsIn(await call('GET', `/field/files/${hash}/parts`, token))
  if (!held) return notReached
  let sentBytes = [...held].reduce((sum, part) => sum + lengthOf(sizeBytes, part), 0)
  tell(sentBytes)
  for (let part = 0; part < partCountOf(sizeBytes); part++) {
    if (held.has(part)) continue
    if (hasNews() || stopped().aborted) return aside
    const verdict = await sendPart(token, file, blob, part)
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
  return mended(file, blob, judgeFile(answer, hash))
}

/** Null when the server has it. */
async function sendPart(
  token: string,
  { hash, sizeBytes }: File,
  blob: Blob,
  part: number,
): Promise<FileVerdict | null> {
  const { start, end } = partAt(sizeBytes, part)
  const bytes = new Uint8Array(await blob.slice(start, end).arrayBuffer())
  const path = `/field/files/${hash}/parts/${part}?sizeBytes=${sizeBytes}&sha256=${await digestBytes(bytes)}`
  const answer = await call('PUT', path, token, bytes, { signal: stopped() })
  const { part: told } = (answer?.body ?? {}) as { part?: unknown }
  if (answer?.status === 201 && told === part) return null
  if (stopped().aborted) return aside
  const verdict = judgeFile(answer, hash)
  return verdict.kind === 'held' ? aside : verdict
}

/** "Not what its name says" is believed only when it is so here as well: otherwise it came to harm on its way. */
async function mended({ hash }: File, blob: Blob, verdict: FileVerdict): Promise<FileVerdict> {
  if (verdict.kind !== 'refused' || verdict.problem.code !== 'file.hash-wrong') return verdict
  return (await digestBlob(blob)) === hash ? aside : verdict
}

function lengthOf(sizeBytes: number, part: number): number {
  const { start, end } = partAt(sizeBytes, part)
  return end - start
}

function partsIn(answer: Awaited<ReturnType<typeof call>>): Set<number> | null {
  const { rows } = (answer?.body ?? {}) as { rows?: unknown }
  return answer?.status === 200 && Array.isArray(rows) ? new Set(rows as number[]) : null
}
