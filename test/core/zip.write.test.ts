// Archives written piece by piece: laid down and taken up again, they open everywhere and are the same bytes each time.

import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { openZip } from '../../core/zip/read.ts'
import { emptyZip, type ZipState, zipWriter } from '../../core/zip/write.ts'

const piece = fc.uint8Array({ maxLength: 400 })
const entries = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{1,8}$/), pieces: fc.array(piece, { maxLength: 6 }) }),
  { selector: (entry) => entry.name, maxLength: 4 },
)

test('an archive that is laid down after every piece holds what was put in', () => {
  fc.assert(
    fc.property(entries, fc.constantFrom(0 as const, 4 as const), (wanted, level) => {
      const bytes = written(wanted, level)
      expect(written(wanted, level)).toEqual(bytes)
      const found = unzipSync(bytes)
      for (const { name, pieces } of wanted)
        expect(Buffer.from(found[name] ?? [])).toEqual(Buffer.concat(pieces))
      const zip = openZip(bytes, { entries: 10, inflatedBytes: 100_000 })
      expect(zip.names).toEqual(wanted.map((entry) => entry.name))
      for (const { name, pieces } of wanted) {
        const poured: Uint8Array[] = []
        zip.pour(name, (part) => poured.push(part.slice()))
        expect(Buffer.concat(poured)).toEqual(Buffer.concat(pieces))
      }
    }),
  )
})

function written(wanted: { name: string; pieces: Uint8Array[] }[], level: 0 | 4): Uint8Array {
  const out: Uint8Array[] = []
  let state: ZipState = emptyZip
  const step = (work: (zip: ReturnType<typeof zipWriter>) => void) => {
    const zip = zipWriter((bytes) => out.push(bytes.slice()), state)
    work(zip)
    state = JSON.parse(JSON.stringify(zip.pause()))
  }
  for (const { name, pieces } of wanted) {
    step((zip) => zip.open(name, level))
    for (const bytes of pieces) step((zip) => zip.push(bytes))
    step((zip) => zip.close())
  }
  zipWriter((bytes) => out.push(bytes), state).end()
  return new Uint8Array(Buffer.concat(out))
}
