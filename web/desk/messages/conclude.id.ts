// Words of the findings, the matrix, the network and the timeline, in Indonesian.
import type { EvidenceBody, FindingBody, Relation, StudyEvent } from '../../../core/wire/finding.ts'
import type { MatrixRow, Silence, Verdict } from '../../../core/wire/triangulation.ts'
import type { Stance } from '../../../core/wire/words.ts'

const states: Record<FindingBody['state'], string> = {
  draft: 'rancangan',
  supported: 'didukung',
  contested: 'diperdebatkan',
  rejected: 'ditolak',
}
const stances: Record<Stance, string> = {
  supports: 'mendukung',
  qualifies: 'membatasi',
  contradicts: 'membantah',
  context: 'konteks',
}
const strengths: Record<EvidenceBody['strength'], string> = { 1: 'lemah', 2: 'sedang', 3: 'kuat' }
const overall: Record<MatrixRow['overall'], string> = {
  agreement: 'sepakat',
  partial: 'sebagian',
  dissonance: 'bertentangan',
  silence: 'belum ada suara',
  'one-sided': 'satu sisi',
}
/** One or two signs for a cell: the colour and the pattern say it again. */
const letters: Record<Exclude<Verdict, 'silence'> | Silence, string> = {
  agreement: 'S',
  partial: '½',
  dissonance: 'T',
  'nothing-said': '–',
  'not-asked': 'tt',
  'not-coded': 'bk',
  silent: '',
}
const cells: Record<Exclude<Verdict, 'silence'> | Silence, string> = {
  agreement: 'sepakat',
  partial: 'sebagian',
  dissonance: 'bertentangan',
  'nothing-said': 'ditanya, tiada jawaban',
  'not-asked': 'tidak ditanya',
  'not-coded': 'belum dikode',
  silent: 'tidak ada suara',
}
const relationTypes: Record<Relation['type'], string> = {
  causes: 'menyebabkan',
  conditions: 'mensyaratkan',
  'part-of': 'bagian dari',
  associated: 'berkaitan',
  precedes: 'mendahului',
  inhibits: 'menghambat',
}
const signs: Record<Relation['sign'], string> = {
  '+': 'menaikkan',
  '-': 'menurunkan',
  '?': 'arah belum jelas',
}
const precisions: Record<StudyEvent['precision'], string> = {
  day: 'tepat hari',
  month: 'tepat bulan',
  year: 'tepat tahun',
  about: 'sekitar',
}

export const conclude = {
  states,
  stances,
  strengths,
  overall,
  letters,
  cells,
  relationTypes,
  signs,
  precisions,
  download: 'Unduh data',
  edit: 'Ubah',
  remove: 'Hapus',
  removed: (name: string) => `Dihapus: ${name}`,
  save: 'Simpan',
  picture: 'Lihat gambarnya',
  saved: 'Tersimpan.',
  findings: {
    title: 'Temuan',
    number: (n: number) => `Temuan ${n}`,
    add: 'Temuan baru',
    choose: 'Pilih satu temuan untuk membaca buktinya.',
    empty: 'Belum ada temuan',
    emptyWhat:
      'Temuan adalah klaim penelitian beserta bukti yang mendukung, membatasi atau membantahnya. Tulis klaim pertama, lalu lampirkan penggalan yang sudah dikode.',
    claim: 'Klaim',
    state: 'Keadaan',
    evidence: 'Bukti',
    count: (n: number) => `${n} bukti`,
    question: 'Pertanyaan penelitian',
    scope: 'Cakupan',
    scopeHint: 'Untuk siapa, kapan dan di mana klaim ini berlaku',
    rival: 'Penjelasan tandingan',
    rivalHint: 'Apa lagi yang dapat menjelaskan hal yang sama',
    codes: 'Kode',
    codesHint: 'Dari kode inilah “tidak ditanya” dan “belum dikode” dinilai.',
    toMatrix: 'Lihat triangulasi',
    changed:
      'Temuan ini diubah orang lain sementara itu. Isinya dimuat lagi; periksa lalu simpan ulang.',
  },
  evidence: {
    none: 'Belum ada bukti. Lampirkan penggalan dari kode temuan ini.',
    attach: 'Lampirkan bukti',
    fromCode: 'Kode',
    chooseCode: 'Pilih kode',
    segments: 'Penggalan',
    noSegments: 'Belum ada penggalan dengan kode ini. Kode dulu sebuah sumber.',
    attached: 'sudah terlampir',
    attachAs: 'Lampirkan sebagai',
    attachNow: (stance: string, quote: string) => `Lampirkan sebagai ${stance}: ${quote}`,
    added: 'Bukti dilampirkan.',
    removed: 'Bukti dilepas.',
    notQuotable: 'Kata-katanya tidak ditampilkan: persetujuannya tidak mencakup kutipan.',
    remove: 'Lepas',
    stance: 'Sikap',
    strength: 'Kekuatan',
    note: 'Catatan',
    correctedWords: 'Landasan hilang: kata-kata yang ditumpunya sudah dikoreksi di lapangan.',
    removedCoding: 'Landasan hilang: pengodean yang ditumpunya sudah dihapus.',
    returned: 'Untuk sementara tidak dihitung: responsnya dikembalikan untuk diperbaiki.',
    unmetScore: (score: string) =>
      `Landasan hilang: skornya ${score}, jadi yang dikatakan tentangnya tidak terpenuhi.`,
    voidScore:
      'Landasan hilang: butir yang dijawab terlalu sedikit untuk skor ini, jadi yang dikatakan tentangnya tidak terpenuhi.',
    withheld: (n: number) =>
      `${n} bukti lain tidak ditampilkan dan tidak dihitung: yang berbicara di sana menarik persetujuannya.`,
    score: 'Lampirkan skor',
    scoreOf: 'Respons berskor',
    noScores: 'Belum ada respons berskor.',
    scoreSentence: 'Skor dinilai',
    scoreSaid: (of: string, op: string, value: number) =>
      `${of === 'total' ? 'jumlah skor' : of} ${op === '>=' ? '≥' : '≤'} ${value}`,
    ofTotal: 'jumlah',
    atLeast: 'paling sedikit',
    atMost: 'paling banyak',
    value: 'Nilai',
  },
  chain: {
    title: 'Rantai bukti',
    finding: 'Temuan',
    segment: 'Penggalan',
    score: 'Skor',
    source: 'Sumber',
    question: 'Pertanyaan',
    instrument: 'Instrumen',
    consent: 'Persetujuan',
    span: (start: number) => `mulai karakter ${start}`,
    noQuestion: 'tidak lewat pertanyaan instrumen',
    noInstrument: 'tanpa instrumen',
    noConsent: 'tidak tercatat',
    consentText: (scopes: string, version: string) => `${scopes}; naskah ${version}`,
  },
  matrix: {
    title: 'Triangulasi',
    tabs: { matrix: 'Temuan × sumber', coverage: 'Cakupan lapangan' },
    finding: 'Temuan',
    byRole: 'Sumber',
    overall: 'Simpulan',
    keys: 'Pindah antarsel dengan tombol panah; Enter membuka bukti di sampingnya.',
    key: 'Kunci',
    cell: (group: string, said: string, segments: number, informants: number) =>
      segments > 0
        ? `${group}: ${said}, ${segments} penggalan, ${informants} informan`
        : `${group}: ${said}`,
    choose: 'Pilih satu baris untuk melihat bukti dan celahnya.',
    empty: 'Belum ada yang ditriangulasi',
    emptyWhat: 'Matriks membandingkan apa kata tiap sumber dan tiap teknik tentang tiap temuan.',
    only: (group: string) => `Hanya ${group}`,
    everything: 'Tampilkan semua',
    nothingHere: 'Tidak ada bukti dari kelompok ini.',
    derived: (verdict: string) => `diturunkan: ${verdict}`,
    overrideTitle: 'Ganti simpulan',
    overrideWhat:
      'Simpulan diturunkan dari bukti. Penggantian hanya sah dengan alasan, dan alasan itu tampil di sampingnya.',
    verdict: 'Simpulan',
    reason: 'Alasan',
    override: 'Ganti simpulan',
    overridden: 'Simpulan diganti.',
    restore: 'Kembalikan ke turunan',
    restored: 'Simpulan kembali ke turunan.',
    overrideBy: (by: string) => `diganti oleh ${by}`,
    coverageClaim: (n: number, target: number, coded: number) =>
      target === 0
        ? `${n} sumber, ${coded} sudah dikode`
        : `${n} dari ${target} sumber yang direncanakan, ${coded} sudah dikode`,
    coveragePlan: 'Atur rencana',
    coveragePlanDone: 'Selesai',
    coveragePlanWhat:
      'Tulis berapa sumber yang direncanakan untuk tiap peran dan teknik; 0 menghapusnya dari rencana.',
    coverageCell: (n: number, target: number | null, coded: number) =>
      `${n}${target === null ? '' : ` dari ${target}`} sumber, ${coded} sudah dikode`,
    coverageCoded: (n: number) => `${n} dikode`,
    coverageRole: 'Peran lain',
    coverageWhat:
      'Banyaknya sumber menurut peran dan teknik. Sel kosong adalah tempat yang belum didatangi.',
    coverageEmpty: 'Belum ada sumber.',
    noRole: 'tanpa peran',
    sources: (n: number) => `${n} sumber`,
  },
  gap: {
    title: {
      role: {
        'not-asked': (group: string) => `Celah: ${group} belum ditanya`,
        'nothing-said': (group: string) => `Celah: ${group} ditanya, tetapi tidak menjawab`,
        'not-coded': (group: string) => `Celah: kata ${group} belum dikode`,
      },
      technique: {
        'not-asked': (group: string) => `Celah: belum ada ${group}`,
        'nothing-said': (group: string) => `Celah: ${group} tidak memuatnya`,
        'not-coded': (group: string) => `Celah: ${group} belum dikode`,
      },
    },
    code: 'Buka sumber untuk dikode',
    noInstrument:
      'Belum ada instrumen yang menuju kode temuan ini. Terbitkan instrumen dengan pertanyaan yang menujunya.',
    toInstruments: 'Ke instrumen',
    assign: 'Tugaskan ke telepon',
    instrument: 'Instrumen',
    what: 'Yang perlu ditanyakan atau diamati',
    due: 'Paling lambat',
    send: 'Kirim tugas',
    sent: 'Tugas terkirim. Telepon menerimanya saat terhubung lagi.',
    taskStates: {
      open: 'Ditugaskan, belum dikerjakan',
      begun: 'Sedang dikerjakan',
      declined: 'Tidak bisa dikerjakan, kata peneliti',
      done: 'Tugas selesai',
      withdrawn: 'Tugas ditarik',
    },
    dueOn: (day: string) => `paling lambat ${day}`,
  },
  network: {
    byHand: 'Geser kotak dengan tetikus atau tombol panah; letaknya tersimpan.',
    move: (factor: string) => `Geser ${factor} dengan tombol panah`,
    moved: 'Letak tersimpan.',
    letGo: 'Kembali ke tata letak otomatis',
    letGone: 'Tata letak otomatis dipakai lagi.',
    title: 'Jaringan faktor',
    claim: (n: number, into: string) => `${n} hubungan menuju ${into}`,
    key: 'Tebal garis: banyaknya informan. Putus-putus: belum ada bukti. + menaikkan, − menurunkan, ? belum jelas.',
    empty: 'Belum ada hubungan',
    emptyWhat:
      'Hubungan adalah panah dari satu faktor (kode) ke faktor lain, bertanda dan berbukti. Jaringan terbaca dari kiri ke hasil di kanan.',
    add: 'Hubungan baru',
    from: 'Dari',
    to: 'Ke',
    type: 'Jenis',
    sign: 'Tanda',
    note: 'Catatan',
    informants: 'Informan',
    evidence: 'Bukti',
    table: 'Hubungan antarfaktor',
    quotes: (n: number) => `${n} kutipan`,
    unsupported: 'belum ada bukti',
    same: 'Panah harus menuju faktor lain.',
    scroll: 'Gambar jaringan, dapat digeser',
  },
  timeline: {
    tabs: { happened: 'Yang terjadi', series: 'Deret angka' },
    series: {
      title: 'Deret angka',
      empty: 'Belum ada deret angka',
      emptyWhat:
        'Catat peristiwa dengan angkanya, misalnya pendapatan setahun: nama, satuan, dan jumlah.',
    },
    figure: {
      title: 'Angka',
      what: 'Bila peristiwa ini menyebut jumlah: angka dengan nama dan satuan yang sama menjadi satu deret.',
      of: 'Nama angka',
      unit: 'Satuan',
      value: 'Jumlah',
    },
    title: 'Linimasa',
    key: 'Panjang batang menunjukkan ketepatan: hari, bulan, tahun, atau sekitar (bergaris).',
    empty: 'Belum ada peristiwa',
    emptyWhat:
      'Catat peristiwa yang bertanggal, setepat yang diketahui: hari, bulan, tahun, atau sekitar.',
    add: 'Peristiwa baru',
    label: 'Peristiwa',
    from: 'Mulai',
    to: 'Sampai',
    toHint: 'Kosongkan bila hanya satu saat',
    precision: 'Ketepatan',
    list: 'Peristiwa menurut waktu',
    evidence: 'Bukti',
    scroll: 'Gambar linimasa, dapat digeser',
    backwards: 'Akhirnya mendahului mulainya.',
  },
}
