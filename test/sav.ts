// An SPSS file as an independent reader finds it: sav-reader, which was written after PSPP's description of the format.
import { createRequire } from 'node:module'

type Reader = {
  open(): Promise<unknown>
  readAllRows(): Promise<Record<string, unknown>[]>
  meta: {
    header: Record<string, unknown>
    /** Where the first case begins. */
    firstRecordPosition: number
    sysvars: { name: string; label: string; type: number; missing: unknown }[]
    getValueLabels(name: string): { val: unknown; label: string }[] | null
  }
}

/** Required by name: the package offers itself to `require` only. */
export async function readSav(
  bytes: Uint8Array,
): Promise<Reader['meta'] & { rows: Record<string, unknown>[] }> {
  const { SavBufferReader } = createRequire(import.meta.url)('sav-reader') as {
    SavBufferReader: new (bytes: Buffer) => Reader
  }
  const reader = new SavBufferReader(Buffer.from(bytes))
  await reader.open()
  const { meta } = reader
  const rows = await reader.readAllRows()
  const { header, sysvars, firstRecordPosition } = meta
  return {
    header,
    sysvars,
    firstRecordPosition,
    getValueLabels: (name) => meta.getValueLabels(name),
    rows,
  }
}

/** The bytes of the cases without their compression, by the words of PSPP's guide: "Bytecode compression". */
export function caseBytes(bytes: Uint8Array, from: number): Uint8Array {
  const out: number[] = []
  const number = new DataView(new ArrayBuffer(8))
  for (let at = from; at < bytes.length; ) {
    const opcodes = bytes.subarray(at, at + 8)
    at += 8
    for (const code of opcodes) {
      if (code === 0) continue
      if (code === 253) {
        out.push(...bytes.subarray(at, at + 8))
        at += 8
      } else if (code === 254) out.push(...Array<number>(8).fill(0x20))
      else {
        number.setFloat64(0, code === 255 ? -Number.MAX_VALUE : code - 100, true)
        out.push(...new Uint8Array(number.buffer))
      }
    }
  }
  return Uint8Array.from(out)
}

/** A text of more than 255 bytes: each of its segments takes 256 bytes and holds 255. */
export function longText(places: Uint8Array): string {
  const segments: Uint8Array[] = []
  for (let at = 0; at < places.length; at += 256) segments.push(places.subarray(at, at + 255))
  return Buffer.concat(segments).toString('utf8').trimEnd()
}
