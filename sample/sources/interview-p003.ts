// Interview with a member. Every word of it is invented for the sample.
import type { Turn } from '../transcript.ts'

export const interviewP003: readonly Turn[] = [
  ['Peneliti', '00:22', 'Ibu ikut kelompok ini sejak kapan, dan kenapa mau ikut?', 'asal_mula'],
  [
    'P-003',
    '00:30',
    'Dari zaman masih KPMS, 2013. Jujur waktu itu saya di rumah saja, anak sudah sekolah. Diajak tetangga kumpul sampah, saya ikut karena malu kampung kita disebut begitu di koran.',
  ],
  ['Peneliti', '00:58', 'Malu bagaimana, Bu?'],
  [
    'P-003',
    '01:02',
    'Ya malu. Ke pasar ditanya, rumahnya yang jorok itu ya? Dari situ ibu-ibu bilang, sudah, kita buktikan. Jadi bukan karena ada bantuan. Bantuan belakangan datangnya.',
  ],
  ['Peneliti', '01:40', 'Waktu jadi KUBE, Ibu termasuk yang sepuluh pertama?', 'jadi_kube'],
  [
    'P-003',
    '01:46',
    'Tidak, saya gelombang kedua. Yang sepuluh dulu, lalu kami digabung jadi dua puluh. Namanya saja yang ganti, orangnya itu-itu juga.',
  ],
  ['Peneliti', '02:21', 'Kalau memutuskan sesuatu, bagaimana caranya?', 'keputusan'],
  [
    'P-003',
    '02:27',
    'Duduk melingkar di gudang, semua ditanya. Saya yang pendiam pun disuruh bicara. Waktu mau bikin kompos cair itu ramai, ada yang takut rugi, tapi akhirnya kami coba satu tong dulu.',
  ],
  ['Peneliti', '03:05', 'Kalau Ibu sendiri tidak setuju, boleh?'],
  [
    'P-003',
    '03:09',
    'Boleh. Saya pernah tidak setuju soal seragam. Ya ditunda seragamnya. Enaknya begitu, kita jadi merasa ini punya sendiri, jadi kalau ada yang sakit ya otomatis diganti piketnya.',
  ],
  ['Peneliti', '03:50', 'Peran Ibu ketua menurut Ibu bagaimana?', 'ketua'],
  [
    'P-003',
    '03:56',
    'Rajin orangnya, semua digerakkan. Tapi kadang kita datang rapat itu sudah ada keputusannya, tinggal angkat tangan. Bukan tiap kali ya. Soal lomba biasanya begitu.',
  ],
  ['Peneliti', '04:31', 'Kalau ada yang berselisih?'],
  [
    'P-003',
    '04:35',
    'Nah itu beliau telaten. Didatangi, diajak bicara. Saya akui, kalau bukan beliau mungkin sudah pecah dua.',
  ],
  ['Peneliti', '05:10', 'RENSTRA itu Ibu tahu isinya?', 'rencana'],
  [
    'P-003',
    '05:15',
    'Dengar saja. Itu urusan pengurus sama pendamping. Kalau saya tahunya jadwal di papan.',
  ],
  ['Peneliti', '05:42', 'Pendamping mengajari apa saja?', 'pendamping'],
  [
    'P-003',
    '05:48',
    'Bikin kompos, ukur suhunya, kemas. Ada juga latihan bicara di depan orang, tangan saya dingin sekali waktu itu. Sekarang kalau ada tamu saya yang menerangkan di bagian ayak.',
  ],
  ['Peneliti', '06:29', 'Kalau pembukuan?'],
  [
    'P-003',
    '06:33',
    'Diajari semua, tapi yang bisa betul cuma pengurus. Kami yang lain ya lupa lagi, soalnya tidak pernah pegang.',
  ],
  ['Peneliti', '07:04', 'Mitra kelompok siapa saja yang Ibu tahu?', 'mitra'],
  [
    'P-003',
    '07:09',
    'Perusahaan sama yayasan. Yang lain saya kurang tahu. Yang saya tahu, kalau ada pameran kita dapat meja, di situ larisnya.',
  ],
  ['Peneliti', '07:40', 'Hasil usahanya terasa di rumah?', 'usaha'],
  [
    'P-003',
    '07:46',
    'Terasa sejak ada yang cair sama media tanam. Dulu waktu kompos padat saja, sebulan belum tentu kebagian. Sekarang paling tidak buat jajan anak dan pulsa tidak minta suami.',
  ],
  ['Peneliti', '08:25', 'Pernah ingin berhenti?', 'masa_sulit'],
  [
    'P-003',
    '08:30',
    'Pernah, tahun 2015. Capek, bau, uangnya tidak ada. Beberapa teman pulang satu-satu. Saya bertahan karena yang tua-tua masih datang, malu kalau yang muda menghilang.',
  ],
  ['Peneliti', '09:02', 'Lalu apa yang membuat jalan lagi?'],
  [
    'P-003',
    '09:06',
    'Kami bagi karung untuk dijual sendiri-sendiri ke tetangga dan penjual bunga. Begitu laku pertama, yang pulang tadi balik lagi.',
  ],
  ['Peneliti', '09:44', 'Kalau IKS, Ibu pernah merasakan?', 'iks'],
  [
    'P-003',
    '09:49',
    'Pernah, waktu ibu saya meninggal. Besoknya langsung diantar, tidak pakai surat-surat. Dari situ saya tidak pernah bolong iurannya.',
  ],
  ['Peneliti', '10:18', 'Catatan uangnya bisa dilihat?'],
  [
    'P-003',
    '10:22',
    'Dibacakan tiap bulan. Kalau mau lihat buku boleh, tapi terus terang saya belum pernah buka, percaya saja.',
  ],
  ['Peneliti', '10:55', 'Tabungan sendiri ada, Bu?', 'punya_tabungan'],
  [
    'P-003',
    '11:00',
    'Ada, sedikit. Sisihkan dari pembagian, dititip di bendahara. Lebaran kemarin saya ambil buat beli mesin jahit bekas.',
  ],
]
