// What was coded in the two documents.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const documentPassages: readonly Passage[] = [
  ...quotedFrom('pendapatan', 'dok-pendapatan', [
    [
      '2015',
      ['pendapatan'],
      'Tahun 2015: pendapatan kelompok Rp1.410.000, rata-rata per anggota Rp335.000.',
    ],
    [
      '2016',
      ['pendapatan'],
      'Tahun 2016: pendapatan kelompok Rp11.405.000, rata-rata per anggota Rp475.000.',
    ],
    [
      '2017',
      ['pendapatan'],
      'Tahun 2017: pendapatan kelompok Rp12.155.000, rata-rata per anggota Rp650.000.',
    ],
    [
      'produk',
      ['inovasi-usaha'],
      'Usaha 2014–2015: kompos padat. Sesudahnya bertambah pestisida nabati, kompos organik cair, media tanam, dan sekam bakar.',
    ],
    [
      'capaian',
      ['kemandirian'],
      'KUBE terbaik tingkat provinsi dan nasional pada 2016, berstatus mandiri pada 2017.',
    ],
  ]),
  ...quotedFrom('renstra', 'dok-renstra', [
    [
      'tujuan',
      ['perencanaan', 'kemandirian'],
      'Tujuan akhir yang ditetapkan sejak kelompok berdiri: mandiri.',
    ],
    ['tiga', ['jaringan-kemitraan', 'manajemen-kelompok'], 'Mitra dibagi tiga menurut gunanya'],
    [
      'inti',
      ['kemitraan-inti', 'peran-pendamping'],
      'Pendampingan dipegang Yayasan Bikal Karya Lestari serta PT Pupuk Kaltim; keduanya sudah bersama kelompok sejak masa KPMS tahun 2013.',
    ],
    [
      'pegangan',
      ['perencanaan', 'manajemen-kelompok'],
      'Rencana dipakai untuk mengenali kekuatan dan kekurangan kelompok, dan menjadi pegangan kegiatan tiap tahun.',
    ],
  ]),
]
