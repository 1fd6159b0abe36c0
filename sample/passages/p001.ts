// What was coded in the interview with P-001.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const p001Passages: readonly Passage[] = quotedFrom('p001', 'wawancara-p001', [
  [
    'malu',
    ['pembentukan', 'motivasi'],
    'mulanya dari malu. Tahun 2011 itu RT 07 disebut paling jorok se-Bontang.',
  ],
  [
    'keliling',
    ['pembentukan', 'partisipasi'],
    'Kami keliling, ketuk pintu satu-satu, ajak buang sampah di tempatnya. Hampir tiga tahun begitu terus.',
  ],
  [
    'kpms',
    ['pembentukan'],
    'Tahun 2013 ada yang mengajari bikin kompos. Gagal dulu, bau, dimarahi tetangga. Setelah jadi, kami bentuk kelompok perempuan, KPMS namanya.',
  ],
  [
    'syarat',
    ['pembentukan', 'modal'],
    'Ternyata bantuannya hanya untuk kelompok yang bentuknya KUBE. Ya sudah, bulan April 2014 kami berganti nama.',
  ],
  ['cair', ['pembentukan', 'modal'], 'Dua hari kemudian uangnya cair'],
  [
    'sepuluh',
    ['pembentukan'],
    'sepuluh nama dulu yang maju, sesudah itu yang sepuluh lagi menyusul masuk',
  ],
  ['kumpul', ['keputusan-bersama'], 'Kumpul dulu, semua. Tidak ada keputusan lewat telepon.'],
  [
    'ditunda',
    ['keputusan-bersama', 'kekompakan'],
    'sesudah itu tidak ada yang mengomel di belakang, karena dia sendiri ikut bicara. Itu yang bikin kami rapat, bukan uangnya.',
  ],
  [
    'mesin',
    ['kepemimpinan-ketua'],
    'Beliau itu mesinnya. Kalau ada lomba, beliau yang bagi tugas, siapa masak, siapa jaga stan.',
  ],
  [
    'rumah',
    ['kepemimpinan-ketua', 'konflik'],
    'Ibu ketua datangi rumah yang satu, lalu rumah yang lain, baru dua-duanya diajak makan di gudang. Selesai.',
  ],
  [
    'renstra',
    ['perencanaan'],
    'Kami susun bareng pendamping, dua malam di balai. Di situ sudah tertulis maunya mandiri.',
  ],
  [
    'papan',
    ['manajemen-kelompok'],
    'Sehari-harinya ada papan di gudang. Siapa piket, siapa catat karung keluar, siapa pegang kas.',
  ],
  [
    'cocok',
    ['peran-pendamping', 'kompetensi-anggota'],
    'Dia tidak mau mengerjakan, dia duduk saja di samping sampai hitungan kami cocok. Sekarang saya bisa bikin laporan sendiri.',
  ],
  [
    'tiga-mitra',
    ['jaringan-kemitraan', 'manajemen-kelompok'],
    'Kami pisahkan tiga. Yang mendampingi terus, itu yayasan dan perusahaan.',
  ],
  [
    'mesin-cacah',
    ['jaringan-kemitraan', 'kemitraan-inti', 'modal', 'pemasaran'],
    'Mesin itu kalau beli sendiri entah kapan. Lalu perusahaan ambil kompos kami untuk tanamannya, jadi ada pembeli yang pasti.',
  ],
  ['macam', ['inovasi-usaha', 'pendapatan'], 'Sejak macamnya banyak, pemasukan naik.'],
  [
    'karung',
    ['hampir-bubar', 'pemasaran'],
    'Gudang penuh, kas kosong, yang datang tinggal enam orang. Saya sudah pikir bubar saja ini.',
  ],
  [
    'eceran',
    ['mengatasi-masalah'],
    'Yang tersisa itu lalu sepakat jual eceran ke penjual bunga, dibagi per orang lima karung.',
  ],
  [
    'kaleng',
    ['iks'],
    'Tiap pertemuan, dikumpulkan di kaleng biru. Terakhir keluar untuk yang suaminya opname.',
  ],
  [
    'dibacakan',
    ['transparansi'],
    'Catatannya saya bacakan tiap bulan, siapa mau lihat bukunya silakan.',
  ],
  [
    'tanpa-pendamping',
    ['kemandirian'],
    'Kalau pendamping tidak datang sebulan, dan gudang tetap jalan. Tahun 2017 kami dinyatakan mandiri',
  ],
])
