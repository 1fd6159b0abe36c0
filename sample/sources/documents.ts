// Two documents: the income table and a summary of the plan. Figures and facts follow the article; wording is ours.
import type { Paragraph } from '../transcript.ts'

export type YearlyIncome = { year: number; group: number; member: number }

/** In rupiah; the article's table 1. */
export const incomes: readonly YearlyIncome[] = [
  { year: 2015, group: 1_410_000, member: 335_000 },
  { year: 2016, group: 11_405_000, member: 475_000 },
  { year: 2017, group: 12_155_000, member: 650_000 },
]

export const incomeTable: readonly Paragraph[] = [
  [
    'isi',
    'Profil kelompok, bagian pendapatan. Disalin sebagai teks untuk studi sampel; angka menurut artikel rujukan.',
  ],
  ...incomes.map(
    ({ year, group, member }): Paragraph => [
      'pendapatan_kelompok',
      `Tahun ${year}: pendapatan kelompok ${rupiah(group)}, rata-rata per anggota ${rupiah(member)}.`,
    ],
  ),
  [
    'produk',
    'Usaha 2014–2015: kompos padat. Sesudahnya bertambah pestisida nabati, kompos organik cair, media tanam, dan sekam bakar.',
  ],
  [
    'isi',
    'Capaian: KUBE terbaik tingkat provinsi dan nasional pada 2016, berstatus mandiri pada 2017.',
  ],
]

export const strategicPlan: readonly Paragraph[] = [
  [
    'isi',
    'Ringkasan fakta RENSTRA 2015–2019, disusun untuk studi sampel. Dokumen aslinya tidak disalin.',
  ],
  [
    'isi',
    'Kurun rencana: lima tahun, 2015 sampai 2019. Tujuan akhir yang ditetapkan sejak kelompok berdiri: mandiri.',
  ],
  [
    'isi',
    'Mitra dibagi tiga menurut gunanya: pendampingan yang menetap, koordinasi untuk acara dan program seperti Rumah Pangan Lestari, konsultasi teknis seperti pendirian koperasi.',
  ],
  [
    'isi',
    'Pendampingan dipegang Yayasan Bikal Karya Lestari serta PT Pupuk Kaltim; keduanya sudah bersama kelompok sejak masa KPMS tahun 2013.',
  ],
  [
    'isi',
    'Rencana dipakai untuk mengenali kekuatan dan kekurangan kelompok, dan menjadi pegangan kegiatan tiap tahun.',
  ],
]

function rupiah(amount: number): string {
  return `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`
}
