// The codebook: the article's factors and signs of success as a tree. Parents stand before their children.
// Definitions and examples were written for the sample; the examples are invented.
import { type CodeEntry, group } from './codebook-entry.ts'
import { dynamicFactors, mainFactors, otherFactors } from './codebook-factors.ts'
import { problemCodes, processCodes, successCodes } from './codebook-outcomes.ts'

export const codebook: readonly CodeEntry[] = [
  group('faktor-dinamis', 'Faktor dinamis', 0, 'Yang membuat kelompok terus bergerak dan berubah.'),
  ...dynamicFactors,
  group('faktor-utama', 'Faktor utama', 3, 'Yang paling kuat menopang keberhasilan kelompok.'),
  ...mainFactors,
  group('faktor-sekunder', 'Faktor sekunder', 7, 'Yang membantu tetapi tidak menentukan.'),
  group('prasyarat', 'Prasyarat', 8, 'Yang dianggap harus ada di kelompok mana pun.'),
  ...otherFactors,
  group('proses', 'Proses', 9, 'Langkah yang ditempuh kelompok dari awal sampai mandiri.'),
  ...processCodes,
  group(
    'keberhasilan-sosial',
    'Keberhasilan sosial',
    4,
    'Tanda berhasil di antara orang-orangnya.',
  ),
  group('keberhasilan-ekonomi', 'Keberhasilan ekonomi', 5, 'Tanda berhasil pada uangnya.'),
  ...successCodes,
  group('masalah', 'Masalah', 11, 'Yang menghambat atau mengancam kelompok.'),
  ...problemCodes,
]
