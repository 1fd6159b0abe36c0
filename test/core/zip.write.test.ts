// Archives written piece by piece: laid down and taken up again, they open everywhere and are the same bytes each time.

import * as fc from 'fast-check'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { ownPacking, type Packing } from '../../core/zip/packing.ts'
import { openZip } from '../../core/zip/read.ts'
import { emptyZip, type ZipState, zipWriter } from '../../core/zip/write.ts'
import { packing } from '../../worker/store/packing.ts'

// Small ones are packed together, a large one at once.
const large = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at) % 251)
const piece = fc.oneof(
  { weight: 9, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  { weight: 1, arbitrary: fc.constant(large) },
)
const entries = fc.uniqueArray(
  fc.record({ name: fc.stringMatching(/^[a-z]{1,8}$/), pieces: fc.array(piece, { maxLength: 6 }) }),
  { selector: (entry) => entry.name, maxLength: 4 },
)

const levels = fc.constantFrom(0 as const, 4 as const)
const packings = fc.constantFrom(ownPacking, packing)

test('an archive that is laid down after every piece holds what was put in', () => {
  fc.assert(
    fc.property(entries, levels, packings, (wanted, level, by) => {
      const bytes = written(wanted, level, by)
      expect(Buffer.from(written(wanted, level, by)).equals(bytes)).toBe(true)
      const found = unzipSync(bytes)
      for (const { name, pieces } of wanted)
        expect(Buffer.from(found[name] ?? []).equals(Buffer.concat(pieces))).toBe(true)
      const zip = openZip(bytes, { entries: 10, inflatedBytes: 2_000_000 })
      expect(zip.names).toEqual(wanted.map((entry) => entry.name))
      for (const { name, pieces } of wanted) {
        const poured: Uint8Array[] = []
        zip.pour(name, (part) => poured.push(part.slice()))
        expect(Buffer.concat(poured).equals(Buffer.concat(pieces))).toBe(true)
      }
    }),
  )
})

function written(
  wanted: { name: string; pieces: Uint8Array[] }[],
  level: 0 | 4,
  by: Packing,
): Uint8Array {
  const out: Uint8Array[] = []
  let state: ZipState = emptyZip
  const step = (work: (zip: ReturnType<typeof zipWriter>) => void) => {
    const zip = zipWriter((bytes) => out.push(bytes.slice()), state, by)
    work(zip)
    state = JSON.parse(JSON.stringify(zip.pause()))
  }
  for (const { name, pieces } of wanted) {
    step((zip) => zip.open(name, level))
    for (const bytes of pieces) step((zip) => zip.push(bytes))
    step((zip) => zip.close())
  }
  zipWriter((bytes) => out.push(bytes), state, by).end()
  return new Uint8Array(Buffer.concat(out))
}
