// Kata-kata untuk proyek Taguette dan tabel dari program lain.
const n = (value: number) => value.toLocaleString('id-ID', { useGrouping: 'min2' })

export const tables = {
  project: 'Proyek di berkas ini',
  projectOf: (one: { name: string; documents: number; tags: number; highlights: number }) =>
    `${one.name || '—'}: ${n(one.documents)} dokumen, ${n(one.tags)} tag, ${n(one.highlights)} sorotan`,
  levels: (mark: string) => `“${mark}” dalam nama kode memisahkan kode dari kode di atasnya`,
  admin: 'Siapa yang menyorot',
  adminWhat:
    'Taguette menyebut siapa pun yang bekerja sendiri “admin”, begitu juga dalam proyek yang diekspor. Tulis nama pengodenya, supaya berkas dua pengode tidak tercampur.',
  faults: {
    'sqlite-not': 'Berkas ini bukan proyek Taguette.',
    'sqlite-broken':
      'Berkas basis data ini rusak atau terpotong. Ekspor proyeknya sekali lagi dari Taguette.',
    'sqlite-large': 'Berkas ini lebih besar dari 300 MB.',
    'not-taguette': 'Ini basis data, tetapi bukan proyek Taguette.',
  },
  rowsAre: 'Satu baris adalah',
  kinds: {
    passages: 'segmen yang diberi kode',
    participants: 'partisipan',
    cases: 'kasus',
  },
  parts: {
    document: 'Dokumen',
    code: 'Kode',
    quote: 'Kutipan',
    coder: 'Pengode',
    note: 'Catatan pengode',
    weight: 'Bobot (1–100)',
    date: 'Tanggal pengodean',
  },
  peopleParts: {
    code: 'Kode',
    role: 'Peran',
    case: 'Kasus (kode atau nama)',
    label: 'Nama kasus',
    name: 'Nama orang (disimpan terpisah)',
    'also-called': 'Nama lain',
    attribute: 'Atribut',
  },
  split: 'Beberapa kode dalam satu sel dipisahkan oleh',
  splits: { none: 'tidak ada; satu sel satu kode', line: 'baris baru' },
  coder: 'Pengode, kalau tabel tidak menyebutkan',
  searching: 'Mencari kutipan di sumber studi ini…',
  found: (found: number, of: number) =>
    `${n(found)} dari ${n(of)} kutipan ditemukan di sumber studi ini.`,
  unplaced: 'Yang tidak masuk',
  row: 'Baris',
  document: 'Dokumen',
  why: 'Sebab',
  reasons: {
    'not-found': 'kata-katanya tidak ada di sumber mana pun yang dimaksud',
    twice: 'kata-katanya ada di beberapa tempat',
    'no-code': 'barisnya tidak punya kode',
    'too-long': 'kutipannya terlalu panjang',
    'no-document': 'terlalu banyak untuk dicari tanpa nama dokumen',
  },
  noSources: 'Belum ada sumber di studi ini. Bawa masuk dokumennya dahulu, lalu tabel ini.',
  more: (count: number) => `dan ${n(count)} lagi`,
  role: 'Peran, kalau barisnya tidak menyebutkan',
  takesProposed: 'Kode yang tidak memenuhi bentuknya masuk dengan usulan di bawah',
  makesCases: 'Buat kasus yang disebut dan belum ada',
  coming: (count: number) => `${n(count)} baris bisa masuk.`,
  troubles: 'Yang perlu dilihat',
  code: 'Kode',
  troubleWords: {
    'no-code': 'tidak punya kode; tidak masuk',
    'code-form': 'bukan bentuk kode',
    twice: 'kode ini sudah ada di baris lain; tidak masuk',
    here: 'sudah ada di studi ini; tidak diubah',
    'case-unknown': 'kasusnya belum ada',
    'no-role': 'tidak punya peran; tidak masuk',
    cut: 'ada isi yang terlalu panjang dan dipotong',
  },
  about: (text: string) => `→ ${text}`,
  names: (columns: string) =>
    `Kolom “${columns}” berisi nama orang. Hanya yang boleh membaca identitas yang dapat membawanya masuk; kolom itu tidak dibawa.`,
  noTable: 'Tidak ada tabel dengan baris judul di berkas ini.',
}
