// Every refusal in Indonesian: what happened, where, and what can be done.
import type { ProblemMessages } from '../problem.ts'

// Four digits are not grouped, so that a year stays a year.
const number = (value: number) => value.toLocaleString('id-ID', { useGrouping: 'min2' })
const megabytes = (bytes: number) => number(Math.round(bytes / 100_000) / 10)

export const problemsInIndonesian: ProblemMessages = {
  requestMalformed: (d) =>
    reasons[d.reason] ??
    `Data yang dikirim tidak sesuai bentuknya${d.at ? ` pada “${d.at}”` : ''}.`,
  jsonMalformed: () => 'Kiriman tidak terbaca. Coba kirim lagi.',
  textIllFormed: (d) => `Teks pada “${d.at}” memuat tanda yang rusak. Ketik ulang bagian itu.`,
  requestDamaged: () => 'Kiriman rusak di jalan. Kirim lagi.',
  bodyTooLarge: (d) => `Kiriman terlalu besar; batasnya ${megabytes(d.limitBytes)} MB.`,
  originForeign: () => 'Permintaan ini datang dari situs lain dan ditolak.',
  routeUnknown: () => 'Alamat itu tidak ada.',
  tooManyKnocks: () => 'Terlalu banyak percobaan. Tunggu beberapa menit, lalu coba lagi.',
  serverFailed: () => 'Server sedang bermasalah. Data di sini tetap aman; coba lagi nanti.',
  signInNeeded: () => 'Masuk dulu dengan tautan yang diberikan pemilik studi.',
  signInCodeUnknown: () =>
    'Tautan masuk ini tidak dikenal, sudah dipakai, atau kedaluwarsa. Minta tautan baru.',
  enrolmentCodeUnknown: () =>
    'Kode telepon ini tidak dikenal, sudah dipakai, atau kedaluwarsa. Minta kode QR baru dari meja.',
  tokenUnknown: () => 'Server tidak mengenali telepon atau token ini. Minta kode baru dari meja.',
  deviceRevoked: () => 'Izin telepon ini sudah dicabut. Hubungi penyelia.',
  notAllowed: () => 'Peran Anda tidak mengizinkan tindakan ini.',
  notFound: () => 'Yang dicari tidak ada di studi ini.',
  instrumentUnsound: (d) => `Instrumen belum bisa diterbitkan: ada yang salah pada ${d.at}.`,
  versionUnknown: () => 'Versi instrumen ini tidak dikenal server. Hubungi penyelia.',
  versionRetired: () => 'Versi instrumen ini sudah ditarik. Hubungi penyelia.',
  answerUnknown: (d) => `Tidak ada pertanyaan “${d.question}” di instrumen ini.`,
  answerWrongType: (d) => `Jawaban pada “${d.question}” bukan ${kinds[d.expected] ?? d.expected}.`,
  answerOutOfRange: (d) => `Jawaban pada “${d.question}” harus ${range(d.min, d.max)}.`,
  answerNotAChoice: (d) => `Jawaban pada “${d.question}” tidak ada di daftar pilihan.`,
  answerNotAlone: (d) => `Pilihan “${d.choice}” pada “${d.question}” hanya bisa dipilih sendiri.`,
  answerNotOffered: (d) =>
    `Pilihan pada “${d.question}” tidak lagi ditawarkan setelah jawaban lain berubah.`,
  answerNotRanked: (d) => `Belum semua pilihan pada “${d.question}” diurutkan.`,
  answerCalculationWrong: (d) => `Isi “${d.question}” tidak sama dengan hasil hitungannya.`,
  answerConstraint: (d) => `Jawaban pada “${d.question}” tidak memenuhi syarat pertanyaan itu.`,
  answerRequired: (d) => `“${d.question}” harus dijawab.`,
  answerIrrelevant: (d) => `“${d.question}” terjawab padahal tidak perlu ditanyakan.`,
  expressionFailed: (d) => `Syarat pada “${d.question}” tidak bisa dihitung. Beri tahu penyelia.`,
  responseChanged: () =>
    'Respons ini pernah diterima dengan isi yang lain. Keduanya disimpan; hubungi penyelia.',
  sealKeyUnknown: () =>
    'Respons ini disegel dengan kunci yang tidak dimiliki server. Server menyimpannya apa adanya; beri tahu penyelia.',
  sealBroken: () =>
    'Respons ini rusak setelah disegel, jadi server tidak bisa membukanya. Server menyimpannya apa adanya; beri tahu penyelia.',
  originalUnknown: () =>
    'Respons yang dikoreksi tidak ada di server, atau bukan milik telepon ini.',
  responseReplaced: () => 'Respons ini sudah digantikan koreksinya. Periksa koreksi itu.',
  queryUnknown: () => 'Pertanyaan ini tidak ditujukan ke telepon ini.',
  taskUnknown: () => 'Tugas ini bukan untuk telepon ini.',
  commentMissing: () =>
    'Tulis dulu apa yang perlu diperbaiki: komentar pada jawaban, atau catatan.',
  participantUnknown: (d) => `Partisipan ${d.participant} tidak terdaftar di studi ini.`,
  participantMissing: () => 'Respons ini harus menyebut partisipannya.',
  caseUnknown: (d) => `Kasus ${d.case} tidak terdaftar di studi ini.`,
  caseMissing: () => 'Respons ini harus menyebut kasusnya.',
  consentTextUnknown: ({ version }) =>
    `Naskah persetujuan ini bukan milik studi: ${version}. Perbarui isi telepon, lalu minta lagi.`,
  consentMissing: () =>
    'Persetujuan yang diperlukan instrumen ini belum berlaku. Catat persetujuannya lebih dulu.',
  consentScopeUnasked: ({ scope }) => `Naskah persetujuan tidak menanyakan hal ini: ${scope}.`,
  consentEvidenceMissing: ({ kind }) => `Bukti persetujuannya belum ada: ${kind}.`,
  consentUnknown: () => 'Persetujuan ini tidak ada di studi.',
  consentWitnessMissing: () => 'Cara setuju ini butuh saksi.',
  sourceTooLong: (d) =>
    `Teks sumber terlalu panjang; batasnya ${megabytes(d.limitBytes)} MB. Bagi menjadi beberapa sumber.`,
  sourceEmpty: () => 'Sumber ini tidak berisi teks.',
  sourceOfResponse: () =>
    'Kata-kata ini milik sebuah respons. Kembalikan respons itu ke telepon, atau perbaiki responsnya.',
  fileHashWrong: () => 'Berkas berubah di perjalanan. Unggah lagi.',
  fileLost: () => 'Berkasnya tidak ada lagi di telepon ini. Beri tahu penyelia.',
  fileUnexpected: () => 'Tidak ada respons yang menyebut berkas ini. Kirim responsnya lebih dulu.',
  filePartWrong: () => 'Sebagian berkas rusak di jalan. Bagian itu dikirim lagi sendiri.',
  fileIncomplete: () => 'Masih ada bagian berkas yang belum sampai. Dikirim sendiri nanti.',
  segmentOutside: () => 'Bagian yang ditandai berada di luar teks. Muat ulang sumbernya.',
  quoteWrong: () => 'Teks sumber sudah berbeda dari yang ditandai. Muat ulang sumbernya.',
  codeFrozen: () =>
    'Anda sedang mengode buta dalam satu putaran: kodenya tetap sampai putaran itu ditutup.',
  codeInRound: (d) =>
    d.round === ''
      ? `“${d.code}” sedang dipakai dalam satu putaran; tunggu sampai putaran itu ditutup.`
      : `“${d.code}” sedang dipakai dalam putaran “${d.round}”; tutup putaran itu lebih dulu.`,
  changeKept: (d) => keptChange[d.reason],
  // A newer server may know a reason that this page does not.
  roundUnsound: (d) => unsoundRound[d.what] ?? 'Putaran ini belum bisa disimpan seperti ini.',
  roundClosed: () =>
    'Putaran ini sudah ditutup. Minta penyelia membukanya kembali untuk sumber ini.',
  machineSilent: () => 'Mesin transkripsi tidak menjawab. Coba lagi nanti.',
  codeRetired: () => 'Kode itu sudah tidak dipakai. Pilih kode lain.',
  nameTaken: (d) => `“${d.name}” sudah dipakai. Pilih yang lain.`,
  idTaken: () => 'Tanda pengenal itu sudah dipakai untuk hal lain.',
  changedMeanwhile: () =>
    'Orang lain baru saja mengubahnya. Muat ulang, lalu ulangi perubahan Anda.',
  signInStale: ({ minutes }) =>
    `Ekspor dengan nama perlu masuk ulang: keluar, masuk lagi, lalu pesan dalam ${minutes} menit.`,
  exportNotRunning: () => 'Ekspor ini sudah tidak berjalan.',
  archiveUnfit: (d) =>
    ({
      format: 'Berkas ini bukan arsip yang dapat dibaca versi Pedoman ini.',
      newer:
        'Arsip ini dari versi Pedoman yang lebih baru. Perbarui dulu yang di sini, lalu pulihkan.',
    })[d.reason] ?? 'Arsip ini berisi tabel atau kolom yang tidak dikenal Pedoman.',
  archiveStudyHere: (d) =>
    `Penelitian ini sudah ada di sini, sebagai "${d.slug}". Pemulihan tidak pernah menulis ke penelitian yang sudah ada.`,
  archiveRowWrong: (d) =>
    `Satu baris ${d.table}${d.line === null ? '' : ` (baris ${d.line})`} tidak sebagaimana mestinya: ${d.at}. Arsip ini diubah atau rusak.`,
  archiveIdsTaken: (d) =>
    `Arsip ini memuat hal di ${d.table} yang juga dimiliki penelitian lain di sini. Tidak dapat dipulihkan di sampingnya.`,
  archiveIncomplete: (d) => `Belum semuanya tiba: ${d.what} masih kurang. Lanjutkan pemulihan.`,
  exportGone: () => 'Berkas ekspor ini sudah tidak disimpan. Buat ekspornya lagi.',
  importTooLarge: (d) =>
    d.what === 'bytes'
      ? `Berkas ini membawa lebih dari ${megabytes(d.limit)} MB sekaligus. Bagi menjadi beberapa berkas.`
      : `Berkas ini membawa lebih dari ${number(d.limit)} ${importThings[d.what] ?? d.what}. Bagi menjadi beberapa berkas.`,
  importIncomplete: () =>
    'Belum semua bagian berkas ini sampai. Kirim lagi; yang sudah ada tidak diulang.',
  importOver: () => 'Berkas ini sudah dibawa masuk atau sudah dibatalkan.',
  importUndecided: () => 'Ada kode yang namanya sudah dipakai. Pilih dulu kode mana yang berlaku.',
  importKept: (d) =>
    `Tidak bisa dibatalkan, sebab sudah dipakai sesudah dibawa masuk: ${Object.entries(d)
      .map(([what, n]) => `${number(n)} ${builtOn[what] ?? what}`)
      .join(', ')}.`,
  findingUnsupported: (d) => unsupported[d.reason],
}

const importThings: Record<string, string> = {
  case: 'kasus',
  participant: 'partisipan',
  coder: 'pengode',
  code: 'kode',
  source: 'sumber',
  coding: 'koding',
  memo: 'memo',
  relation: 'relasi',
}

const builtOn: Record<string, string> = {
  codings: 'koding lain',
  memos: 'memo',
  findings: 'bukti temuan',
  network: 'relasi, peristiwa, atau ringkasan',
  rounds: 'putaran',
  texts: 'perbaikan teks, rekaman, atau penutur',
  codes: 'perubahan kode',
  codebooks: 'versi buku kode',
  people: 'persetujuan, respons, atau tugas',
  sources: 'sumber lain',
}

const keptChange: Record<'codes' | 'codings' | 'things' | 'used' | 'round', string> = {
  codes: 'Kodenya sudah diubah sesudah itu; perubahan ini tidak bisa dibatalkan seutuhnya.',
  codings:
    'Kodingnya sudah dipindahkan sesudah itu; perubahan ini tidak bisa dibatalkan seutuhnya.',
  things: 'Memo, bukti, temuan, atau relasi yang ikut pindah sudah diubah sesudah itu.',
  used: 'Kode yang dibuatnya sudah dipakai.',
  round: 'Salah satu kodenya sedang dipakai dalam satu putaran.',
}

const kinds: Record<string, string> = {
  text: 'teks',
  integer: 'bilangan bulat',
  decimal: 'bilangan',
  range: 'bilangan',
  date: 'tanggal',
  time: 'jam',
  dateTime: 'tanggal dan jam',
  selectOne: 'satu pilihan',
  selectMany: 'daftar pilihan',
  rank: 'urutan pilihan',
  geopoint: 'titik lokasi',
  geotrace: 'garis lokasi',
  geoshape: 'bidang lokasi',
  image: 'foto',
  audio: 'rekaman suara',
  video: 'video',
  file: 'berkas',
  signature: 'tanda tangan',
  barcode: 'kode batang',
  acknowledge: 'tanda setuju',
  tally: 'hitungan kejadian',
}

const unsoundRound = {
  coder:
    'Putaran hanya dapat diberikan kepada pengode, penyelia, dan pemilik studi ini. Pilih ulang pengodenya.',
  source: 'Ada sumber putaran yang tidak ada lagi dalam studi ini. Pilih ulang sumbernya.',
  code: 'Ada kode putaran yang tidak ada dalam studi ini. Pilih ulang kodenya.',
  codebook:
    'Ada kode putaran yang tidak ada dalam versi buku kodenya. Pilih ulang kodenya atau versinya.',
}

/** Yang bisa diperbaiki orang; alasan lain adalah kesalahan program, dan tempatnya yang menolong. */
const reasons: Record<string, string> = {
  'text.too-long': 'Salah satu teks terlalu panjang.',
  'date.form': 'Salah satu tanggal tidak ada di kalender.',
  'code.form': 'Kode hanya memuat huruf, angka, titik, dan tanda hubung, paling banyak 32.',
  'code-name.form': 'Nama pendek kode hanya memuat huruf kecil, angka, dan tanda hubung.',
  'site.form': 'Tempat ialah sebuah kasus, atau satu ciri kasus.',
  'slug.form': 'Nama pendek hanya memuat huruf kecil, angka, dan tanda hubung.',
  'date.order': 'Akhirnya mendahului awalnya.',
  'list.twice': 'Ada yang tertulis dua kali.',
  'reason.missing': 'Tulis dulu alasannya.',
  'relation.loop': 'Panah harus menuju faktor lain.',
  'event.backwards': 'Peristiwa ini berakhir sebelum mulai.',
  'parent.cycle': 'Kode tidak bisa berada di bawah dirinya sendiri.',
  'parent.unknown': 'Kode di atasnya sudah tidak ada.',
  'score.unknown': 'Respons ini tidak punya skor itu.',
}

const unsupported = {
  'no-evidence': 'Belum bisa “didukung”: belum ada bukti yang mendukung. Lampirkan dulu segmen.',
  'one-source':
    'Belum bisa “didukung”: baru satu kelompok sumber yang berbicara. Cari bukti dari peran lain.',
  'one-technique':
    'Belum bisa “didukung”: baru satu teknik yang dipakai. Cari bukti dari teknik lain.',
  'unanswered-negative':
    'Belum bisa “didukung”: ada bantahan yang belum dijawab. Tulis catatan pada bukti itu, atau batasi klaimnya.',
}

function range(min: number | null, max: number | null): string {
  if (min !== null && max !== null) return `antara ${number(min)} dan ${number(max)}`
  if (min !== null) return `paling sedikit ${number(min)}`
  return max === null ? 'berupa bilangan' : `paling banyak ${number(max)}`
}
