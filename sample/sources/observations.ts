// Two entries of the observation diary. The scenes are invented for the sample.
import type { Paragraph } from '../transcript.ts'

export const productionDay: readonly Paragraph[] = [
  [
    'uraian',
    'Gudang RT 07, pukul 07.40. Empat belas anggota sudah ada sebelum pintu dibuka. Tidak ada yang membagi tugas; mereka melihat papan lalu bergerak. Dua orang di mesin cacah, lima mengaduk, sisanya mengayak dan mengemas.',
  ],
  [
    'uraian',
    'Pukul 09.15 seorang anggota datang terlambat sambil menggendong cucu. Anggota di bagian ayak pindah ke tempatnya yang lebih berat tanpa diminta, yang baru datang mengambil kursi dan melabeli botol.',
  ],
  [
    'uraian',
    'Menjelang siang tersusun 31 karung kompos padat dan 48 botol kompos cair. Sekam dibakar di luar, dijaga bergantian tiap lima belas menit.',
  ],
  [
    'keputusan_kecil',
    'Label botol ternyata kurang. Mereka berhenti, berdiri melingkar, dan menimbang: menunggu cetakan baru atau menulis tangan. Setiap orang ditanya satu per satu. Dipilih menulis tangan, sembilan lawan lima, dan yang lima ikut menulis.',
  ],
  [
    'belajar',
    'Anggota yang lebih tua mengajari dua anggota muda membaca termometer kompos. Pendamping tidak ada sepanjang hari. Buku suhu diisi sendiri oleh yang muda, angkanya diperiksa ulang oleh temannya.',
  ],
  [
    'iuran',
    'Kaleng biru beredar saat istirahat. Dua orang belum membawa uang, temannya memasukkan untuk mereka. Seseorang menulis di buku kecil, buku itu lalu kembali ke laci.',
  ],
  [
    'catatan_diri',
    'Saya ikut mengayak sejak pagi. Setelah setengah jam mereka berhenti menjelaskan dan mulai bergurau lagi.',
  ],
]

export const trainingDay: readonly Paragraph[] = [
  [
    'uraian',
    'Balai RT, pukul 13.30. Dua puluh tiga orang, sebelas di antaranya tamu dari kelompok lain. Yang mengajar bukan pendamping, melainkan tiga anggota Mekar Sari. Pendamping yayasan duduk di baris belakang.',
  ],
  [
    'uraian',
    'Seorang anggota menjelaskan pestisida nabati dengan suara pelan, berhenti, tertawa, lalu mulai lagi. Temannya di sampingnya memegang botol dan menyambung kalimat yang macet.',
  ],
  [
    'keputusan_kecil',
    'Tamu meminta harga khusus. Anggota yang mengajar tidak menjawab sendiri; ia memanggil empat temannya ke sudut, lima menit kemudian mereka kembali dengan satu harga.',
  ],
  [
    'belajar',
    'Pada sesi pembukuan hanya dua orang yang maju, keduanya pengurus. Ketika tamu bertanya kepada anggota lain cara mengisi buku kas, ia menunjuk ke pengurus.',
  ],
  [
    'belajar',
    'Orang CSR perusahaan membawa timbangan baru. Ia memakainya sekali, menyerahkannya kepada bendahara, lalu ikut antre makan seperti tamu.',
  ],
  [
    'belajar',
    'Pendamping baru berbicara di akhir: menanyakan apa yang akan diperbaiki kalau acara ini diulang. Anggota menyebut tiga hal, pendamping mencatat dan tidak menambah.',
  ],
  [
    'catatan_diri',
    'Saya diminta memotret. Dua anggota meminta wajahnya tidak diambil, dan itu saya turuti.',
  ],
]
