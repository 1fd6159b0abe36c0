// The study itself: where its facts come from, and what in it was made up.
import type * as v from 'valibot'
import type { NewStudy } from '../core/wire/people.ts'

export const doi = 'https://doi.org/10.30872/psd.v1i2.22'

export const citation = `Damayanti, P. & Nanang, M. (2020). Jaringan sosial kelompok KUBE Mekar Sari Kelurahan Guntung, Kota Bontang. ${doi} (CC BY)`

/** Stands in every transcript's title, so nobody takes its words for anybody's. */
export const invented = 'kutipan rekaan untuk studi sampel'

export const study = {
  slug: 'kube-mekar-sari',
  title: 'KUBE Mekar Sari',
  description: [
    'Studi sampel: satu kelompok usaha bersama perempuan di RT 07 Guntung, Kota Bontang, dari lingkungan yang dicap kotor sampai menjadi kelompok mandiri.',
    'Fakta, tahun, dan angka pendapatan diambil dari artikel berikut, kalimatnya tidak.',
    `${citation}.`,
    'Semua kutipan, nama orang, tanggal turun lapangan, dan kelompok "KUBE contoh" direka untuk sampel ini; tidak ada yang pernah diucapkan oleh seorang informan.',
  ].join('\n'),
  zone: 'Asia/Makassar',
  language: 'id',
} satisfies v.InferOutput<typeof NewStudy>
