// Keeps an original file with the study, under the SHA-256 of its bytes: the same file twice is kept once.
import { send } from '../../kit/api.ts'
import { digestBytes } from '../../kit/digest.ts'

export async function keepFile(
  study: string,
  file: File,
  signal: AbortSignal,
): Promise<{ hash: string; name: string }> {
  const bytes = await file.arrayBuffer()
  const hash = await digestBytes(bytes)
  await send(`/api/studies/${study}/files/${hash}`, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': file.type || 'application/octet-stream' },
    signal,
  })
  return { hash, name: file.name.slice(-200) }
}
