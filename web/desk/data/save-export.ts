// Fetches an export while telling how much has come, and hands it to the browser as a file.
import { send } from '../../kit/api.ts'

export type ExportFile = 'segments.csv' | 'responses.csv' | 'findings.csv'
export type Wish = {
  study: string
  file: ExportFile
  /** What the export is narrowed by; empty values are left out. */
  query: Record<string, string>
  signal: AbortSignal
  onProgress: (receivedBytes: number) => void
}

/** The file's name and its size, once it is saved. */
export async function saveExport(wish: Wish): Promise<{ name: string; sizeBytes: number }> {
  const wanted = Object.entries(wish.query).filter(([, value]) => value !== '')
  const query = wanted.length > 0 ? `?${new URLSearchParams(wanted)}` : ''
  const path = `/api/studies/${encodeURIComponent(wish.study)}/export/${wish.file}${query}`
  const response = await send(path, { signal: wish.signal })
  const parts: BlobPart[] = []
  let sizeBytes = 0
  for await (const part of chunksOf(response)) {
    parts.push(part)
    sizeBytes += part.byteLength
    wish.onProgress(sizeBytes)
  }
  const name = [wish.study, wish.query.instrument, wish.file].filter(Boolean).join('-')
  const type = response.headers.get('content-type') ?? 'text/csv'
  offer(new Blob(parts, { type }), name)
  return { name, sizeBytes }
}

/** Safari cannot iterate a stream, so it is read by hand. */
async function* chunksOf(response: Response): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = response.body?.getReader()
  if (!reader) return
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** Hands a file to the browser. */
export function offer(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser holds the file by now; the address would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
