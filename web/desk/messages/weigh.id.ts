// Words of the weighing of evidence: dimensions, meaning and coverage, scores of many cases, member checks, indicators; in Indonesian.
import type { Degree, Dimension, GapStep, Period, Want } from '../../../core/wire/triangulation.ts'

const dimensions: Record<Dimension, string> = {
  role: 'Sumber',
  technique: 'Teknik',
  time: 'Waktu',
  investigator: 'Peneliti',
  theory: 'Teori',
}
const along: Record<Dimension, string> = {
  role: 'Antarsumber',
  technique: 'Antarteknik',
  time: 'Antarwaktu',
  investigator: 'Antarpeneliti',
  theory: 'Antarteori',
}
const noGroups: Record<Dimension, string> = {
  role: 'belum ada peran',
  technique: 'belum ada sumber',
  time: 'belum ada sumber bertanggal',
  investigator: 'belum ada yang mengode',
  theory: 'belum ada bukti berlabel teori',
}
const periods: Record<Period, string> = { year: 'tahun', month: 'bulan' }
const steps: Record<GapStep, string> = {
  sent: 'Tugas dikirim',
  declined: 'Tugas tidak bisa dikerjakan, kata peneliti',
  withdrawn: 'Tugas ditarik',
  'to-code': 'Sudah dijawab; menunggu dikode',
  'to-attach': 'Sudah dijawab dan dikode; belum dilampirkan ke temuan',
  closed: 'Sudah dijawab, dan jawabannya menjadi bukti',
}
const wants: Record<Exclude<Want, 'silent'>, (group: string) => string> = {
  'one-voice': (group) => `Lemah: dari ${group} baru satu informan yang berbicara`,
  partial: (group) => `Lemah: ${group} baru sepakat sebagian`,
}
const degrees: Record<Degree, string> = {
  same: 'sama',
  partly: 'sebagian',
  different: 'berbeda',
  absent: 'tidak ada',
}

export const weigh = {
  dimensions,
  along,
  noGroups,
  periods,
  steps,
  wants,
  noDay: 'tanpa tanggal',
  show: 'Tampilkan',
  period: 'Satu kolom per',
  byHandShort: 'dinilai sendiri',
  weak: (n: number) => `${n} sel lemah yang dapat dikuatkan di lapangan`,
  answered: (group: string) => `${group}: sudah ditanyakan`,
  openSource: 'Buka sumbernya',
  assessment: {
    title: 'Perbandingan kelompok ini dengan klaim',
    meaning: 'Makna',
    examples: 'Cakupan',
    hints: {
      meaning: 'Apakah kelompok ini mengatakan hal yang sama, dan sama pentingnya?',
      examples: 'Apakah contoh yang diceritakannya sama dengan kelompok lain?',
    },
    degrees,
    derived: 'Dari bukti',
    byHand: 'Dinilai sendiri',
    adds: 'Hanya kelompok ini yang menambahkan',
    change: 'Nilai sendiri',
    what: 'Makna diturunkan dari sikap bukti, cakupan dari kode yang sama-sama diberi contoh. Bila turunan itu meleset, nilailah sendiri dengan alasan; keduanya tetap tampil.',
    set: 'Penilaian disimpan.',
    unset: 'Kembali ke turunan dari bukti.',
    restore: 'Kembali ke turunan',
  },
  theory: {
    label: 'Teori',
    hint: 'Teori yang dipakai membaca bukti ini; boleh dikosongkan.',
    read: (theory: string) => `dibaca dengan ${theory}`,
  },
  score: {
    again: 'Tanyakan lagi',
    asked: 'Skor ditanyakan lagi; hasil lama tetap tampil di bawahnya.',
    before: (n: number) => `${n} hasil sebelumnya`,
    value: (score: string) => `skornya ${score}`,
    void: 'skornya kosong',
    met: (met: number, of: number) => `terpenuhi pada ${met} dari ${of} kasus`,
    doesNotHold: 'tidak cukup untuk dihitung',
    on: (moment: string, by: string) => `${moment}, ${by}`,
    inCases: (least: number) => `paling sedikit pada ${least} kasus`,
    tooFew: 'Landasan hilang: kasus yang memenuhinya terlalu sedikit.',
    kind: 'Skor dari',
    oneResponse: 'satu respons',
    manyCases: 'banyak kasus',
    instrument: 'Instrumen',
    of: 'Yang dinilai',
    total: 'jumlah skor',
    least: 'Paling sedikit pada sekian kasus',
    from: 'Dinilai sejak',
    to: 'Dinilai sampai',
    noInstruments: 'Belum ada instrumen penilaian yang terbit.',
  },
}
