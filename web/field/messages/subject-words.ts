// The words of the list of people and cases, and of a case's page, loaded with them.
import type { Words } from '../../kit/language.ts'

const id = {
  title: 'Partisipan dan kasus',
  field: 'Cari kode, peran, kelompok',
  none: 'Tidak ada yang cocok. Coba lebih sedikit huruf; yang baru didaftarkan di meja datang dengan “Kirim dan perbarui”.',
  more: (n: number) => `dan ${n} lagi; ketik lebih banyak`,
  case: 'kasus',
  gone: 'Tidak ada di telepon ini. Perbarui di beranda.',
  members: (n: number) => `${n} partisipan`,
  start: 'Yang bisa dimulai',
  nothing: 'Tidak ada instrumen yang bisa dimulai di sini.',
  done: 'Di telepon ini',
  untouched: 'Belum ada respons di telepon ini.',
  draft: 'draf, lanjutkan',
}
const en: typeof id = {
  title: 'People and cases',
  field: 'Search code, role, group',
  none: 'Nothing fits. Try fewer letters; who was added at the desk comes with “Send and refresh”.',
  more: (n: number) => `and ${n} more; type more letters`,
  case: 'case',
  gone: 'Not on this phone. Refresh on the home screen.',
  members: (n: number) => `${n} ${n === 1 ? 'participant' : 'participants'}`,
  start: 'What can be started',
  nothing: 'No instrument can be started here.',
  done: 'On this phone',
  untouched: 'Nothing has been filled in on this phone yet.',
  draft: 'draft, go on',
}
export const subjectWords: Words<typeof id> = { id, en }
