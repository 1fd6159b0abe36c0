// Archives beyond what 32 bits can tell: more than 65,535 entries, and places beyond 4 GB, which nobody holds in memory.
import { expect, test } from 'vitest'
import { openRanged } from '../../core/zip/ranged.ts'
import { ZipFault } from '../../core/zip/read.ts'
import { type ZipState, zipWriter } from '../../core/zip/write.ts'
import { zipOf } from '../zips.ts'

const utf8 = new TextEncoder()

/** What stands at the far end of an archive whose beginning nobody wrote. */
function reader(bytes: Uint8Array, offset = 0) {
  const read = async (start: number, end: number) => {
    const slice = new Uint8Array(end - start)
    slice.set(
      bytes.subarray(Math.max(0, start - offset), end - offset),
      Math.max(0, offset - start),
    )
    return slice
  }
  return openRanged(offset + bytes.length, read, { entries: 200_000 })
}

function written(from: ZipState | undefined, names: string[]): Uint8Array {
  const out: Uint8Array[] = []
  const zip = zipWriter((bytes) => out.push(bytes.slice()), from)
  for (const name of names) {
    zip.open(name, 0)
    zip.push(utf8.encode(`words of ${name}`))
    zip.close()
  }
  zip.end()
  return new Uint8Array(Buffer.concat(out))
}

async function wordsIn(zip: Awaited<ReturnType<typeof reader>>, name: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of zip.pieces(name)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

test('an entry behind 4 GB is found where it lies', async () => {
  const offset = 5_000_000_000
  const zip = await reader(written({ offset, entries: [], open: null }, ['a', 'b']), offset)
  expect([...zip.entries.keys()]).toEqual(['a', 'b'])
  expect(await wordsIn(zip, 'b')).toBe('words of b')
})

test('more entries than 16 bits count are listed and each is read', async () => {
  const names = Array.from({ length: 65_600 }, (_, n) => `files/${n}`)
  const zip = await reader(written(undefined, names))
  expect(zip.entries.size).toBe(65_600)
  expect(await wordsIn(zip, 'files/65599')).toBe('words of files/65599')
})

test('an entry that is not what the directory tells is not taken for it', async () => {
  const honest = [{ name: 'a', text: 'words' }]
  expect(await wordsIn(await reader(zipOf(honest)), 'a')).toBe('words')
  const fault = async (lie: object) => {
    const zip = await reader(zipOf([{ name: 'a', text: 'words', lie }]))
    return wordsIn(zip, 'a').catch((error: unknown) => (error as ZipFault).reason)
  }
  expect(await fault({ size: 4 })).toBe('zip-size')
  expect(await fault({ size: 6 })).toBe('zip-size')
  expect(await fault({ crc: 1 })).toBe('zip-broken')
  await expect(reader(zipOf(honest, { count: 0xffff }))).rejects.toThrow(ZipFault)
  await expect(reader(zipOf([{ name: '../a', text: '' }]))).rejects.toThrow('zip-name')
  const [one] = honest
  await expect(reader(zipOf(one ? [one, one] : []))).rejects.toThrow('zip-duplicate')
})
