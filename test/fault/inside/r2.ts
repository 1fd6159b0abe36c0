// A bucket in memory that reckons the hash of what it is given and keeps nothing when it differs, as R2 does.
import { createHash } from 'node:crypto'

type Put = { sha256?: string; onlyIf?: { etagDoesNotMatch?: string } }

export class R2 {
  private readonly objects = new Map<string, { bytes: Uint8Array<ArrayBuffer>; sha256: string }>()

  async put(key: string, body: BodyInit, { sha256, onlyIf }: Put = {}) {
    const bytes = new Uint8Array(await new Response(body).arrayBuffer())
    if (onlyIf?.etagDoesNotMatch === '*' && this.objects.has(key)) return null
    const found = createHash('sha256').update(bytes).digest('hex')
    if (sha256 !== undefined && sha256 !== found)
      throw new Error('put: the checksum differs (10037)')
    this.objects.set(key, { bytes, sha256: found })
    return { key, size: bytes.length }
  }

  async head(key: string) {
    const found = this.objects.get(key)
    return found ? { key, size: found.bytes.length } : null
  }

  async get(key: string, asked: { range?: { offset: number; length: number } } = {}) {
    const found = this.objects.get(key)
    if (!found) return null
    const { offset = 0, length = found.bytes.length } = asked.range ?? {}
    const blob = new Blob([found.bytes.subarray(offset, offset + length)])
    return { key, size: found.bytes.length, body: blob.stream() }
  }

  async delete(keys: string | string[]): Promise<void> {
    for (const key of [keys].flat()) this.objects.delete(key)
  }

  /** The SHA-256 of everything below `prefix`. */
  sumsOf(prefix: string): Map<string, string> {
    const below = [...this.objects].filter(([key]) => key.startsWith(prefix))
    return new Map(below.map(([key, { sha256 }]) => [key.slice(prefix.length), sha256]))
  }
}
