// What was coded in the focus group.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const fgdPassages: readonly Passage[] = quotedFrom('fgd', 'fgd-anggota', [
  [
    'karung',
    ['pembentukan', 'motivasi'],
    'Dari 2011 itu kita sudah keliling, sebelum ada yang namanya kelompok. Dasa wisma saja, tidak ada yang bayar.',
  ],
  ['kesal', ['motivasi'], 'Saya ikut karena kesal. Disebut RT paling kotor'],
  [
    'dicari',
    ['keputusan-bersama', 'partisipasi'],
    'Rapat. Semua datang, yang tidak datang dicari.',
  ],
  [
    'tinggal-ikut',
    ['kepemimpinan-ketua', 'keputusan-bersama'],
    'kadang sudah diputuskan dulu, kita tinggal ikut. Yang lomba provinsi itu, sampai di rapat daftar namanya sudah ada di tangan Ibu ketua.',
  ],
  [
    'keberatan',
    ['kepemimpinan-ketua', 'keputusan-bersama'],
    'Kita cuma ditanya ada yang keberatan tidak. Siapa yang mau bilang keberatan di depan orang banyak.',
  ],
  [
    'tidak-jalan',
    ['kepemimpinan-ketua'],
    'kalau tidak begitu ya tidak jalan, Bu. Kita ini kalau disuruh usul diam semua.',
  ],
  [
    'dari-atas',
    ['keputusan-bersama'],
    'Harga, jadwal aduk, itu kita yang atur. Yang besar biasanya dari atas.',
  ],
  [
    'susah-senang',
    ['kekompakan', 'kerja-sama'],
    'Saya sakit pinggang sebulan, bagian saya tetap ada yang kerjakan, tidak ada yang hitung-hitungan.',
  ],
  [
    'pulang',
    ['hampir-bubar', 'semangat-hilang'],
    'Saya termasuk yang pulang. Pikir saya buat apa capek kalau tidak ada hasil.',
  ],
  [
    'berenam',
    ['mengatasi-masalah', 'pemasaran'],
    'Lalu dibagi, lima-lima, jual ke kenalan. Saya jual ke tukang bunga dekat masjid, habis.',
  ],
  [
    'dijemput',
    ['mengatasi-masalah', 'kekompakan'],
    'Terus yang pulang dijemput lagi, dibawakan uang bagiannya. Ya balik semua.',
  ],
  ['macam-macam', ['inovasi-usaha', 'pendapatan'], 'Terasa waktu produknya macam-macam.'],
  ['menabung', ['tabungan'], 'Saya bisa menabung, sedikit, sejak dapat bagian media tanam.'],
  [
    'belum-nabung',
    ['tabungan'],
    'Saya belum bisa nabung, habis buat cucu. Tapi tidak pinjam ke warung lagi.',
  ],
  [
    'musim-hujan',
    ['pendapatan', 'pemasaran'],
    'Naik iya, tapi musim hujan turun lagi, orang tidak menanam.',
  ],
  [
    'janji',
    ['iks'],
    'IKS itu tidak boleh dipakai usaha, itu sudah janji. Dipakai kalau ada yang sakit, melahirkan, meninggal.',
  ],
  [
    'ditalangi',
    ['iks', 'kerja-sama'],
    'Semua bayar, yang belum bisa ditalangi dulu sama temannya.',
  ],
  [
    'tidak-keliling',
    ['transparansi'],
    'dibacakan saja angkanya. Bukunya tidak pernah keliling. Saya tidak curiga, cuma kalau ditanya rinciannya saya tidak tahu.',
  ],
])
