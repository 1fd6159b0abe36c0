// Keeps an original file with the study, under the SHA-256 of its bytes: the same file twice is kept once.
import { send } from '../../kit/api.ts'

export async function keepFile(
  study: string,
  file: File,
  signal: AbortSignal,
): Promise<{ hash: string; name: string }> {
  const bytes = await file.arrayBuffer()
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const hash = [...new Uint8Array(digest)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  await send(`/api/studies/${study}/files/${hash}`, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': file.type || 'application/octet-stream' },
    signal,
  })
  return { hash, name: file.name.slice(-200) }
}
