// What was coded in the two documents.
import type { Passage } from '../codings.ts'

export const documentPassages: readonly Passage[] = [
  {
    key: 'pendapatan.2015',
    source: 'dok-pendapatan',
    codes: ['pendapatan'],
    quote: 'Tahun 2015: pendapatan kelompok Rp1.410.000, rata-rata per anggota Rp335.000.',
  },
  {
    key: 'pendapatan.2016',
    source: 'dok-pendapatan',
    codes: ['pendapatan'],
    quote: 'Tahun 2016: pendapatan kelompok Rp11.405.000, rata-rata per anggota Rp475.000.',
  },
  {
    key: 'pendapatan.2017',
    source: 'dok-pendapatan',
    codes: ['pendapatan'],
    quote: 'Tahun 2017: pendapatan kelompok Rp12.155.000, rata-rata per anggota Rp650.000.',
  },
  {
    key: 'pendapatan.produk',
    source: 'dok-pendapatan',
    codes: ['inovasi-usaha'],
    quote:
      'Usaha 2014–2015: kompos padat. Sesudahnya bertambah pestisida nabati, kompos organik cair, media tanam, dan sekam bakar.',
  },
  {
    key: 'pendapatan.capaian',
    source: 'dok-pendapatan',
    codes: ['kemandirian'],
    quote: 'KUBE terbaik tingkat provinsi dan nasional pada 2016, berstatus mandiri pada 2017.',
  },
  {
    key: 'renstra.tujuan',
    source: 'dok-renstra',
    codes: ['perencanaan', 'kemandirian'],
    quote: 'Tujuan akhir yang ditetapkan sejak kelompok berdiri: mandiri.',
  },
  {
    key: 'renstra.tiga',
    source: 'dok-renstra',
    codes: ['jaringan-kemitraan', 'manajemen-kelompok'],
    quote: 'Mitra dibagi tiga menurut gunanya',
  },
  {
    key: 'renstra.inti',
    source: 'dok-renstra',
    codes: ['kemitraan-inti', 'peran-pendamping'],
    quote:
      'Pendampingan dipegang Yayasan Bikal Karya Lestari dan PT Pupuk Kaltim; keduanya sudah bersama kelompok sejak masa KPMS tahun 2013.',
  },
  {
    key: 'renstra.pegangan',
    source: 'dok-renstra',
    codes: ['perencanaan', 'manajemen-kelompok'],
    quote:
      'Rencana dipakai untuk mengenali kekuatan dan kekurangan kelompok, dan menjadi pegangan kegiatan tiap tahun.',
  },
]
