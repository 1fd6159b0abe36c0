// The words of earlier entries, loaded with them.
import type { Words } from '../../kit/language.ts'

const id = {
  title: (n: number) => `Catatan sebelumnya (${n})`,
  none: 'Belum ada catatan sebelumnya tentang kasus ini di telepon ini.',
  latest: (day: string, ago: string) => `terakhir ${day}, ${ago}`,
  own: 'catatan telepon ini',
  other: 'catatan peneliti lain',
  cut: 'Dipotong karena panjang; lengkapnya ada di meja kerja.',
  empty: 'Tidak ada kata-kata di catatan ini.',
  lastTime: (day: string) => `Terakhir, ${day}:`,
  ownRound: (day: string) => `Putaran Anda sebelumnya, ${day}`,
}
const en: typeof id = {
  title: (n) => `Earlier entries (${n})`,
  none: 'No earlier entries about this case on this phone yet.',
  latest: (day, ago) => `last on ${day}, ${ago}`,
  own: 'written on this phone',
  other: 'by another researcher',
  cut: 'Cut, being long; the whole of it is at the desk.',
  empty: 'There are no words in this entry.',
  lastTime: (day) => `Last time, ${day}:`,
  ownRound: (day) => `Your last round, ${day}`,
}
export const earlierWords: Words<typeof id> = { id, en }
