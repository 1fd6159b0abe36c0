// Words of bringing in, in Indonesian.
import type { LeftKind, OffsetRule } from '../../../../core/import/bundle.ts'
import type { OutReason } from '../../../../core/wire/import.ts'
import type { ImportKind } from '../../../../core/wire/import-rows.ts'
import type { ReaderName } from '../readers.ts'

const n = (value: number) => value.toLocaleString('id-ID', { useGrouping: 'min2' })

const kinds: Record<ImportKind, string> = {
  case: 'Kasus',
  participant: 'Partisipan',
  coder: 'Pengode',
  code: 'Kode',
  source: 'Sumber',
  coding: 'Koding',
  memo: 'Memo',
  relation: 'Relasi',
  place: 'Letak di jaringan',
  finding: 'Temuan',
  evidence: 'Bukti',
  instrument: 'Instrumen',
  response: 'Respons',
}

const reasons: Record<OutReason, string> = {
  'consent-withdrawn': 'orangnya sudah menarik persetujuannya',
  'participant-unknown': 'partisipannya tidak ada di studi ini maupun di berkas',
  'case-unknown': 'kasusnya tidak ada di studi ini maupun di berkas',
  'text-differs': 'teksnya di sini sudah diperbaiki, jadi letaknya tidak cocok lagi',
  'rests-on-nothing': 'sumber, kode, atau pengodenya tidak ikut masuk',
  'code-retired': 'kodenya sudah tidak dipakai di sini',
  'coder-blind': 'pengodenya sedang mengode buta; tunggu sampai putarannya selesai',
  'id-taken': 'tanda pengenalnya sudah dipakai',
  'original-missing': 'berkas aslinya belum sampai',
  'instrument-clash': 'di sini jenis jawabannya lain, dan sudah ada responsnya',
  'response-changed': 'jawabannya di sini sudah diubah atau berbeda',
}

const left: Record<LeftKind, string> = {
  'picture-source': 'gambar',
  'picture-coding': 'koding pada gambar',
  'media-source': 'rekaman',
  'media-coding': 'koding pada rekaman',
  'media-missing': 'berkas di luar proyek',
  'text-missing': 'sumber tanpa teks',
  'text-long': 'sumber yang terlalu panjang (lebih dari 1,2 MB)',
  'pdf-coding': 'koding pada wilayah halaman',
  'coding-unfit': 'koding yang letaknya tidak ditemukan',
  'source-coding': 'koding pada sumber seutuhnya',
  set: 'kumpulan',
  variable: 'variabel',
  case: 'kasus',
  link: 'tautan',
  graph: 'bagan',
  note: 'catatan',
  question: 'pertanyaan',
  answer: 'jawaban',
  attachment: 'lampiran',
  row: 'baris',
  other: 'hal lain',
}

const readers: Record<ReaderName, { name: string; what: string }> = {
  project: {
    name: 'Proyek dari ATLAS.ti, NVivo, MAXQDA, QualCoder, atau Quirkos',
    what: 'satu berkas .qdpx (REFI-QDA): sumber, kode, koding, memo, kasus, pengode',
  },
  taguette: {
    name: 'Proyek Taguette',
    what: 'satu berkas .sqlite3: dokumen, tag, sorotan, siapa yang membuatnya dan kapan',
  },
  collected: {
    name: 'KoboToolbox, ODK Central',
    what: 'ekspor jawaban: XLSX, CSV, JSON, XML, atau .zip; bersama XLSForm dan fotonya bila ada',
  },
  tables: {
    name: 'Tabel segmen terkode, kode, partisipan, atau kasus',
    what: 'CSV atau Excel: segmen dari Taguette, Dedoose, MAXQDA, Delve; buku kode; daftar partisipan atau kasus dengan atributnya',
  },
  answers: {
    name: 'Lembar kerja berisi jawaban',
    what: 'Excel atau CSV dengan satu baris tiap jawaban, dari formulir mana pun',
  },
  codebook: {
    name: 'Buku kode (REFI-QDA)',
    what: 'satu berkas .qdc dari program analisis mana pun',
  },
  texts: {
    name: 'Dokumen',
    what: 'banyak sekaligus, satu map, atau satu arsip .zip: Word, PDF, teks, takarir, halaman web',
  },
}

export const bring = {
  title: 'Bawa masuk',
  lead: 'Bawa pekerjaan dari program lain ke studi ini. Berkas dibaca di komputer Anda; sebelum apa pun masuk, Anda melihat dulu apa yang akan terjadi.',
  choose: 'Pilih berkas',
  chooseFolder: 'Pilih map',
  canRead: 'Yang bisa dibaca',
  readers,
  codebook:
    'Buku kode saja juga bisa dibawa masuk di layar buku kode; di sana tiap perubahannya diperlihatkan.',
  recognising: 'Mengenali berkas…',
  steps: {
    reading: 'Membaca berkas',
    sending: 'Mengirim untuk diperiksa',
    bringing: 'Membawa masuk',
  },
  filesOf: (name: string, more: number) => (more > 0 ? `${name} dan ${n(more)} berkas lain` : name),
  ask: 'Sebelum dibaca',
  read: 'Baca',
  technique: 'Teknik, kalau judulnya tidak menyebutnya',
  stop: 'Berhenti',
  other: 'Pilih berkas lain',
  goesOn: 'Yang sudah terkirim tidak diulang.',
  goOn: 'Lanjutkan',
  wrong: {
    unknown: 'Berkas ini tidak dikenal. Lihat daftar yang bisa dibaca di bawah.',
    archive: 'Arsip ini rusak atau terkunci.',
    project: 'Isi proyek ini rusak atau terlalu besar untuk dibaca.',
    nothing: 'Tidak ada yang bisa dibawa masuk dari berkas ini.',
  },
  plan: {
    title: 'Yang akan terjadi',
    still: 'Belum ada yang masuk ke studi.',
    kinds,
    fates: { new: 'baru', here: 'sudah ada', out: 'tidak masuk' },
    count: (kind: string, fresh: number, here: number, out: number) =>
      `${kind}: ${n(fresh)} baru, ${n(here)} sudah ada, ${n(out)} tidak bisa masuk`,
    out: 'Yang tidak bisa masuk',
    reasons,
    left: 'Yang ada di berkas, tetapi tidak punya tempat di sini',
    leftKinds: left,
    such: (names: string, more: number) => (more > 0 ? `${names}, dan ${n(more)} lagi` : names),
    rule: ({ unit, lineEnd }: OffsetRule) =>
      `Yang dihitung: ${unit === 'utf-16' ? 'satuan UTF-16' : 'huruf'}, ${{ 'as-is': 'dan ganti baris seperti di berkasnya', one: 'dan ganti baris sebagai satu', two: 'dan ganti baris sebagai dua' }[lineEnd]}.`,
    hits: (hits: number, of: number) =>
      `Letak koding dibaca menurut aturan yang paling cocok: ${n(hits)} dari ${n(of)} segmen mulai dan berakhir di tepi kata.`,
    unasked: (count: number) =>
      `${n(count)} partisipan masuk tanpa catatan persetujuan. Kata-kata mereka tampil seperti milik partisipan yang belum ditanya; catat persetujuannya di layar partisipan.`,
    nothingNew: 'Semua isi berkas ini sudah ada di studi.',
  },
  choices: {
    clash: 'Nama kode yang sudah dipakai',
    first: 'Pilih dulu kode mana yang berlaku.',
    clashes: (count: number) =>
      `${n(count)} kode di berkas bernama sama dengan kode lain di sini. Mana yang berlaku?`,
    clashChoices: {
      ours: 'Pakai kode di sini; koding dari berkas masuk ke kode itu',
      theirs: 'Pakai kata-kata berkas untuk kode di sini',
      both: 'Simpan keduanya; kode dari berkas mendapat nama lain',
    },
    wordings: (count: number) => `${n(count)} kode sudah ada di sini dengan rumusan lain`,
    wordingChoices: { ours: 'Biarkan rumusan di sini', theirs: 'Ganti dengan rumusan berkas' },
    twice: (labels: string) =>
      `Berkas menyebut kode yang sama dua kali: ${labels}. Perbaiki dulu di program asalnya.`,
    cut: (count: number) => `${n(count)} kode terlalu panjang teksnya dan akan dipotong.`,
    coders: 'Pengode',
    codersWhat:
      'Setiap pengode dari berkas menjadi orang yang tidak bisa masuk, dengan lapisannya sendiri. Pilih anggota kalau ia orang yang sama.',
    coder: 'Di berkas',
    is: 'Di sini',
    codings: 'Koding',
    outside: 'Orang baru, tidak bisa masuk',
    earlier: (name: string) => `${name}, dari berkas sebelumnya`,
    techniques: 'Teknik tiap sumber',
    techniquesWhat: 'Dibaca dari berkas atau judulnya. Betulkan yang keliru.',
    all: 'Semua',
    source: 'Sumber',
    technique: 'Teknik',
    moreSources: (count: number, left: number) => `Tampilkan ${n(count)} lagi dari ${n(left)}`,
  },
  bring: 'Bawa masuk',
  done: {
    title: 'Sudah masuk',
    nothing: 'Tidak ada yang baru; studi tetap seperti semula.',
    counts: (kind: string, count: number) => `${kind}: ${n(count)}`,
    sources: 'Buka sumber',
    codebook: 'Buka buku kode',
    participants: 'Buka partisipan',
    responses: 'Buka respons',
    undo: 'Batalkan',
    again: 'Bawa masuk berkas lain',
    undone: 'Sudah dibatalkan; studi seperti sebelum berkas itu masuk.',
  },
  history: {
    title: 'Yang pernah dibawa masuk',
    none: 'Belum ada berkas yang dibawa masuk.',
    at: 'Waktu',
    by: 'Oleh',
    file: 'Berkas',
    brought: 'Yang masuk',
    state: 'Keadaan',
    states: { staged: 'belum dibawa masuk', done: 'masuk', undone: 'dibatalkan' },
    giveUp: 'Lepaskan',
    older: 'Yang lebih lama',
  },
}
