// The words of documents of many pages, loaded with them.
import type { Words } from '../../kit/language.ts'

const id = {
  empty: 'Belum ada halaman. Ambil satu per satu; kamera tetap terbuka, dan urutannya bisa diubah.',
  count: (n: number) => `${n} halaman`,
  page: (n: number, all: number) => `Halaman ${n} dari ${all}`,
  take: 'Ambil halaman',
  native: 'Kamera telepon',
  choose: 'Pilih gambar',
  open: (n: number, all: number) => `Buka halaman ${n} dari ${all}`,
  earlier: 'Pindah ke depan',
  later: 'Pindah ke belakang',
  rotate: 'Putar',
  retake: 'Ambil ulang',
  remove: 'Hapus',
  removed: (n: number) => `Halaman ${n} dihapus.`,
  close: 'Tutup',
}
const en: typeof id = {
  empty:
    'No pages yet. Take one after another; the camera stays open, and the order can be changed.',
  count: (n) => (n === 1 ? '1 page' : `${n} pages`),
  page: (n, all) => `Page ${n} of ${all}`,
  take: 'Take a page',
  native: 'Phone’s camera',
  choose: 'Choose pictures',
  open: (n, all) => `Open page ${n} of ${all}`,
  earlier: 'Move forward',
  later: 'Move back',
  rotate: 'Turn',
  retake: 'Take again',
  remove: 'Delete',
  removed: (n) => `Page ${n} deleted.`,
  close: 'Close',
}
export const pageWords: Words<typeof id> = { id, en }
