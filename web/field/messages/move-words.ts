// The words of a draft's way to another version of its instrument, loaded with it.
import type { Words } from '../../kit/language.ts'

const id = {
  newer: (number: number) => `Instrumen ini sudah punya versi ${number}.`,
  moveTo: (number: number) => `Pindah ke versi ${number}`,
  moved: (aside: number) =>
    aside === 0
      ? 'Sudah dipindah; semua respons ikut.'
      : `Sudah dipindah; ${aside} respons disisihkan dan kembali bila versinya kembali.`,
  moveBack: (number: number) => `Kembali ke versi ${number}`,
  openElsewhere: 'Draf ini sedang terbuka di tab lain. Tutup dulu di sana.',
}
const en: typeof id = {
  newer: (number) => `This instrument has a version ${number} now.`,
  moveTo: (number) => `Move to version ${number}`,
  moved: (aside) =>
    aside === 0
      ? 'Moved; everything went along.'
      : `Moved; ${aside} ${aside === 1 ? 'answer is' : 'answers are'} kept aside and come back with their version.`,
  moveBack: (number) => `Back to version ${number}`,
  openElsewhere: 'This draft is open in another tab. Close it there first.',
}
export const moveWords: Words<typeof id> = { id, en }
