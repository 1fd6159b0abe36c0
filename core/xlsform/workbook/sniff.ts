// What kind of file the bytes are, whatever the file is called.

export type FileKind = 'zip' | 'xls' | 'encrypted' | 'text' | 'unknown'

export function sniff(bytes: Uint8Array): FileKind {
  if (opens(bytes, [0x50, 0x4b, 0x03, 0x04])) return 'zip'
  if (opens(bytes, compoundFile)) return isEncryptedPackage(bytes) ? 'encrypted' : 'xls'
  // Before Excel 5 a BIFF stream stood alone: a BOF record of version 2, 3 or 4.
  if (opens(bytes, [0x09]) && [0x00, 0x02, 0x04].includes(bytes[1] ?? -1)) return 'xls'
  if (opens(bytes, [0x25, 0x50, 0x44, 0x46])) return 'unknown'
  // A web page or an XML file under the name of a workbook is a table to the eye only.
  return /^(?:\xEF\xBB\xBF)?\s*</.test(String.fromCharCode(...bytes.subarray(0, 64)))
    ? 'unknown'
    : 'text'
}

// [MS-CFB] 2.2: "Identification signature for the compound file structure"
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

function opens(bytes: Uint8Array, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/** [MS-OFFCRYPTO] 2.3.4.4: a workbook with a password lies whole in a stream of this name. */
function isEncryptedPackage(bytes: Uint8Array): boolean {
  const name = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0])
  // [MS-CFB] 2.6.1: directory entries are 128 bytes, the name first, its length with the final zero at byte 64.
  for (let at = 512; at + 128 <= bytes.length; at += 128)
    if (bytes[at + 64] === name.length + 2 && name.every((byte, i) => bytes[at + i] === byte))
      return true
  return false
}
