// An archive into an instance, part by part. Whatever came is not sent again, so it can be broken off anywhere and begun
// anew; the instance shows nothing before the end.
import { joined } from '../bytes.ts'
import { largestPartBytes, partBytesOf, partCountOf } from '../upload/parts.ts'
import { sha256Stream } from '../upload/sha256.ts'
import type { RestoreProgress } from '../wire/archive.ts'
import { fileOf, linesOf } from './manifest.ts'
import { ArchiveFault, type OpenArchive, wholeOf } from './open.ts'
import { tables } from './tables/all.ts'

/** Asks the instance, below /api; a refusal is thrown. */
export type Call = (
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  body?: Uint8Array<ArrayBuffer> | object,
) => Promise<unknown>

export type Brought = { doneBytes: number; ofBytes: number; what: 'rows' | 'files' | 'end' }

const linesAtOnce = 900_000
const wholeBytes = 4_000_000
/** So many requests at once: on a far instance each waits longer than it works. */
const together = 4

/** The short name by which the study is known there. `id` is the restore's, where none was begun before. */
export async function bring(
  archive: OpenArchive,
  { slug, id }: { slug: string; id: string },
  call: Call,
  onProgress: (brought: Brought) => void,
): Promise<string> {
  const { manifest } = archive
  const begun = (await call('PUT', `/restores/${id}`, { slug, manifest })) as { id: string }
  const path = `/restores/${begun.id}`
  const there = (await call('GET', path)) as RestoreProgress
  const ofBytes =
    manifest.files.sizeBytes + manifest.tables.reduce((sum, one) => sum + one.sizeBytes, 0)
  let doneBytes = there.tables.reduce((sum, one) => sum + one.sizeBytes, 0)
  const more = (bytes: number, what: Brought['what']) => {
    doneBytes += bytes
    onProgress({ doneBytes, ofBytes, what })
  }
  more(0, 'rows')
  for (const { name } of tables) {
    const told = manifest.tables.find((one) => one.name === name)
    const done = there.tables.find((one) => one.name === name)?.sizeBytes ?? 0
    if (told && done < told.sizeBytes)
      await bringTable(archive, name, done, call, path, (bytes) => more(bytes, 'rows'))
  }
  await bringFiles(archive, call, path, (bytes) => more(bytes, 'files'))
  onProgress({ doneBytes: ofBytes, ofBytes, what: 'end' })
  const ended = (await call('POST', `${path}/finish`, {})) as { slug: string }
  return ended.slug
}

async function bringTable(
  { zip }: OpenArchive,
  name: string,
  done: number,
  call: Call,
  path: string,
  more: (bytes: number) => void,
): Promise<void> {
  let from = done
  for await (const lines of wholeLines(zip.pieces(linesOf(name)), done)) {
    const { sizeBytes } = (await call('PUT', `${path}/tables/${name}?from=${from}`, lines)) as {
      sizeBytes: number
    }
    // It has another part than this one: the file is not the one that the restore was begun with.
    if (sizeBytes !== from + lines.length) throw new ArchiveFault('broken')
    from = sizeBytes
    more(lines.length)
  }
}

/** Parts of whole lines, of about a megabyte, without the bytes that are there already. */
async function* wholeLines(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  skipped: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let left = skipped
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    const rest = piece.subarray(Math.min(left, piece.length))
    left -= piece.length - rest.length
    held.push(rest)
    size += rest.length
    while (size >= linesAtOnce) {
      const whole = joined(held)
      // The last line that ends within the part; a line that is longer than a part goes by itself.
      const within = whole.lastIndexOf(newline, linesAtOnce)
      const end = within >= 0 ? within : whole.indexOf(newline, linesAtOnce)
      held = [whole]
      if (end < 0) break
      yield whole.slice(0, end + 1)
      held = [whole.subarray(end + 1)]
      size = whole.length - end - 1
    }
  }
  if (size > 0) yield joined(held)
}

const newline = 0x0a

async function bringFiles(
  archive: OpenArchive,
  call: Call,
  path: string,
  more: (bytes: number) => void,
): Promise<void> {
  for (;;) {
    const { missing } = (await call('GET', `${path}/files`)) as { missing: string[] }
    if (missing.length === 0) return
    const sending = inFlight(together)
    for (const hash of missing) {
      const size = archive.zip.entries.get(fileOf(hash))?.size
      if (size === undefined) throw new ArchiveFault('broken')
      if (size > wholeBytes) {
        await bringParts(archive, hash, size, call, `${path}/files/${hash}`)
        more(size)
        continue
      }
      const bytes = await wholeOf(archive.zip, fileOf(hash))
      await sending.go(async () => {
        await call('PUT', `${path}/files/${hash}`, bytes)
        more(size)
      })
    }
    await sending.over()
  }
}

/** As large files come from phones: those parts that are not there, then all joined. */
async function bringParts(
  { zip }: OpenArchive,
  hash: string,
  size: number,
  call: Call,
  path: string,
): Promise<void> {
  const { rows: there } = (await call('GET', `${path}/parts`)) as { rows: number[] }
  const partBytes = partBytesOf(size)
  if (partBytes > largestPartBytes) throw new ArchiveFault('broken')
  const sending = inFlight(together)
  let part = 0
  for await (const bytes of cut(zip.pieces(fileOf(hash)), partBytes)) {
    const sha = sha256Stream()
    sha.add(bytes)
    const at = `${path}/parts/${part}?sizeBytes=${size}&sha256=${sha.hex()}`
    if (!there.includes(part)) await sending.go(() => call('PUT', at, bytes))
    part++
  }
  await sending.over()
  if (part !== partCountOf(size)) throw new ArchiveFault('broken')
  await call('POST', `${path}/commit`, { sizeBytes: size })
}

/** Begins work as soon as fewer than so many pieces of it are under way; the first that fails is thrown. */
function inFlight(most: number) {
  const under = new Set<Promise<unknown>>()
  return {
    async go(work: () => Promise<unknown>): Promise<void> {
      const one: Promise<unknown> = work().finally(() => under.delete(one))
      // Whoever waits for it hears of it; nobody may.
      one.catch(() => undefined)
      under.add(one)
      if (under.size >= most) await Promise.race(under)
    },
    async over(): Promise<void> {
      await Promise.all(under)
    },
  }
}

async function* cut(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  partBytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const piece of pieces) {
    held.push(piece)
    size += piece.length
    if (size < partBytes) continue
    let whole = joined(held)
    for (; whole.length >= partBytes; whole = whole.slice(partBytes))
      yield whole.slice(0, partBytes)
    held = [whole]
    size = whole.length
  }
  if (size > 0) yield joined(held)
}
