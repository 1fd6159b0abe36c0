// The focus group with four members and the moderator. Every word of it is invented for the sample.
import type { Turn } from '../transcript.ts'

export const fgdMembers: readonly Turn[] = [
  [
    'Peneliti',
    '00:40',
    'Kita mulai santai saja, Ibu-ibu. Dari masa awal, apa yang paling diingat?',
    'mula',
  ],
  ['P-004', '00:52', 'Baunya! Kompos pertama itu satu gang protes.'],
  [
    'P-005',
    '01:00',
    'Saya ingatnya keliling bawa karung. Dari 2011 itu kita sudah keliling, sebelum ada yang namanya kelompok. Dasa wisma saja, tidak ada yang bayar.',
  ],
  [
    'P-007',
    '01:22',
    'Saya ikut karena kesal. Disebut RT paling kotor, padahal yang buang juga orang lewat.',
  ],
  ['P-006', '01:41', 'Saya baru masuk 2014, jadi kebagian enaknya, sudah tidak bau.'],
  [
    'Peneliti',
    '02:10',
    'Kalau kelompok harus memutuskan sesuatu, biasanya bagaimana?',
    'memutuskan',
  ],
  ['P-004', '02:18', 'Rapat. Semua datang, yang tidak datang dicari.'],
  [
    'P-007',
    '02:27',
    'Rapat iya, tapi kadang sudah diputuskan dulu, kita tinggal ikut. Yang lomba provinsi itu, sampai di rapat daftar namanya sudah ada di tangan Ibu ketua.',
  ],
  [
    'P-005',
    '02:51',
    'Betul, daftar piket juga sudah jadi. Kita cuma ditanya ada yang keberatan tidak. Siapa yang mau bilang keberatan di depan orang banyak.',
  ],
  [
    'P-004',
    '03:12',
    'Tapi kalau tidak begitu ya tidak jalan, Bu. Kita ini kalau disuruh usul diam semua.',
  ],
  ['P-007', '03:24', 'Ya tapi jangan dibilang keputusan bersama.'],
  ['Peneliti', '03:35', 'Bu P-006 belum bicara. Menurut Ibu?'],
  [
    'P-006',
    '03:41',
    'Kalau yang kecil-kecil kita bebas. Harga, jadwal aduk, itu kita yang atur. Yang besar biasanya dari atas.',
  ],
  ['Peneliti', '04:15', 'Lalu apa yang membuat Ibu-ibu tetap bersama?'],
  [
    'P-005',
    '04:22',
    'Karena sudah lama bareng, susah senang. Saya sakit pinggang sebulan, bagian saya tetap ada yang kerjakan, tidak ada yang hitung-hitungan.',
  ],
  ['P-004', '04:46', 'Dan karena di gudang itu kita bisa tertawa. Di rumah kan sepi.'],
  ['Peneliti', '05:20', 'Pernah kelompok ini hampir berhenti?', 'guncangan'],
  [
    'P-007',
    '05:27',
    'Pernah, waktu karung tidak laku. Saya termasuk yang pulang. Pikir saya buat apa capek kalau tidak ada hasil.',
  ],
  [
    'P-004',
    '05:49',
    'Yang tinggal kita berenam. Tiap hari hitung karung saja. Lalu dibagi, lima-lima, jual ke kenalan. Saya jual ke tukang bunga dekat masjid, habis.',
  ],
  ['P-005', '06:14', 'Terus yang pulang dijemput lagi, dibawakan uang bagiannya. Ya balik semua.'],
  ['Peneliti', '06:50', 'Hasilnya sekarang terasa di rumah?', 'hasil_usaha'],
  [
    'P-004',
    '06:58',
    'Terasa waktu produknya macam-macam. Kalau kompos padat saja dulu setahun cuma cukup beli beras sekali.',
  ],
  ['P-006', '07:15', 'Saya bisa menabung, sedikit, sejak dapat bagian media tanam.'],
  ['P-005', '07:29', 'Saya belum bisa nabung, habis buat cucu. Tapi tidak pinjam ke warung lagi.'],
  ['P-007', '07:44', 'Naik iya, tapi musim hujan turun lagi, orang tidak menanam.'],
  ['Peneliti', '08:20', 'Uang bersama dan iuran dijaga bagaimana?', 'uang_bersama'],
  [
    'P-005',
    '08:28',
    'IKS itu tidak boleh dipakai usaha, itu sudah janji. Dipakai kalau ada yang sakit, melahirkan, meninggal.',
  ],
  [
    'P-004',
    '08:50',
    'Semua bayar, yang belum bisa ditalangi dulu sama temannya. Tidak pernah ada yang ditagih di depan orang.',
  ],
  [
    'P-007',
    '09:08',
    'Kalau kas usaha, dibacakan saja angkanya. Bukunya tidak pernah keliling. Saya tidak curiga, cuma kalau ditanya rinciannya saya tidak tahu.',
  ],
  ['P-005', '09:31', 'Saya minta lihat pernah, dikasih kok. Cuma tidak paham cara bacanya.'],
  ['Peneliti', '10:02', 'Baik, ada yang mau ditambahkan?'],
  ['P-004', '10:08', 'Tulis saja, kita ini bukan hebat, cuma tidak berhenti.'],
]
