// The words of the running score, loaded with it.
import type { Words } from '../../kit/language.ts'

const id = {
  total: 'Skor',
  of: (total: string, max: string) => `${total} dari ${max}`,
  open: 'belum bisa dihitung',
  noBand: 'di bawah semua golongan',
  item: (points: string) => `Butir ini: ${points}`,
  weighted: (points: string, weight: string, product: string) =>
    `Butir ini: ${points} × bobot ${weight} = ${product}`,
  reversed: 'skala dibalik',
  none: 'Butir ini belum dinilai',
  parts: 'Rincian skor',
  product: (points: string, weight: string, product: string) =>
    `${points} × ${weight} = ${product}`,
  unrated: 'belum dinilai',
  lacking: (part: string, missing: number) => `${part}: ${missing} butir lagi perlu dinilai.`,
  zero: 'Butir yang belum dinilai dihitung nol.',
  prorate: 'Butir yang kosong diisi menurut rata-rata butir lain di bagiannya.',
  bands: 'Golongan',
  from: (least: string) => `mulai ${least}`,
  before: (day: string) => `Penilaian Anda sebelumnya, ${day}`,
}
const en: typeof id = {
  total: 'Score',
  of: (total, max) => `${total} of ${max}`,
  open: 'cannot be computed yet',
  noBand: 'below every band',
  item: (points) => `This item: ${points}`,
  weighted: (points, weight, product) => `This item: ${points} × weight ${weight} = ${product}`,
  reversed: 'reversed scale',
  none: 'This item is not rated yet',
  parts: 'Parts of the score',
  product: (points, weight, product) => `${points} × ${weight} = ${product}`,
  unrated: 'not rated yet',
  lacking: (part, missing) => `${part}: ${missing} more to be rated.`,
  zero: 'Items that are not rated count as zero.',
  prorate: 'Items left out are filled in from the others of their part.',
  bands: 'Bands',
  from: (least) => `from ${least}`,
  before: (day) => `Your rating before, ${day}`,
}
export const scoreWords: Words<typeof id> = { id, en }
