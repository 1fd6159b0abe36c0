// Interview with a manager. Every word of it is invented for the sample.
import type { Turn } from '../transcript.ts'

export const interviewP001: readonly Turn[] = [
  [
    'Peneliti',
    '00:18',
    'Terima kasih sudah mau meluangkan waktu, Bu. Boleh diceritakan dulu, mulanya kelompok ini bagaimana?',
    'asal_mula',
  ],
  [
    'P-001',
    '00:31',
    'Kalau mau jujur, mulanya dari malu. Tahun 2011 itu RT 07 disebut paling jorok se-Bontang. Suami saya sampai tidak mau bilang rumahnya di mana. Sampah di parit, di belakang rumah, di mana-mana.',
  ],
  ['Peneliti', '01:06', 'Lalu siapa yang bergerak lebih dulu?'],
  [
    'P-001',
    '01:12',
    'Ibu-ibu dasa wisma. Kami keliling, ketuk pintu satu-satu, ajak buang sampah di tempatnya. Hampir tiga tahun begitu terus. Ada yang banting pintu juga, tapi minggu depannya kami datang lagi. Dari situ sebenarnya kami jadi akrab.',
  ],
  ['Peneliti', '01:58', 'Dari sampah ke kompos itu ceritanya bagaimana?'],
  [
    'P-001',
    '02:04',
    'Sampahnya sudah terkumpul, lha mau diapakan? Tahun 2013 ada yang mengajari bikin kompos. Gagal dulu, bau, dimarahi tetangga. Setelah jadi, kami bentuk kelompok perempuan, KPMS namanya. Belum ada KUBE waktu itu.',
  ],
  ['Peneliti', '02:49', 'Jadi KUBE-nya kapan, Bu?', 'jadi_kube'],
  [
    'P-001',
    '02:54',
    'Kami butuh modal, jadi ajukan proposal ke dinas sosial. Yayasan yang menunjukkan jalannya. Ternyata bantuannya hanya untuk kelompok yang bentuknya KUBE. Ya sudah, bulan April 2014 kami berganti nama.',
  ],
  [
    'P-001',
    '03:27',
    'Aturannya waktu itu paling banyak sepuluh orang. Padahal kami dua puluh. Jadi sepuluh nama dulu yang maju, sesudah itu yang sepuluh lagi menyusul masuk. Dua hari kemudian uangnya cair, saya yang tanda tangan, gemetar saya.',
  ],
  [
    'Peneliti',
    '04:12',
    'Sekarang soal memutuskan. Kalau ada yang harus diputuskan, caranya bagaimana?',
    'keputusan',
  ],
  [
    'P-001',
    '04:20',
    'Kumpul dulu, semua. Tidak ada keputusan lewat telepon. Mau naikkan harga karung seribu saja kami rapatkan, karena nanti yang ditanya pembeli kan bukan cuma pengurus.',
  ],
  ['Peneliti', '04:47', 'Kalau tidak sepakat?'],
  [
    'P-001',
    '04:51',
    'Ditunda. Pernah tiga kali pertemuan cuma bahas jadwal aduk. Tapi sesudah itu tidak ada yang mengomel di belakang, karena dia sendiri ikut bicara. Itu yang bikin kami rapat, bukan uangnya.',
  ],
  ['Peneliti', '05:36', 'Peran Ibu ketua di situ bagaimana?', 'ketua'],
  [
    'P-001',
    '05:41',
    'Beliau itu mesinnya. Kalau ada lomba, beliau yang bagi tugas, siapa masak, siapa jaga stan. Kalau tidak didorong begitu ya kami jalan di tempat.',
  ],
  ['Peneliti', '06:10', 'Ada contoh waktu ada yang berselisih?'],
  [
    'P-001',
    '06:15',
    'Ada. Dua anggota tidak bertegur sapa gara-gara timbangan. Ibu ketua datangi rumah yang satu, lalu rumah yang lain, baru dua-duanya diajak makan di gudang. Selesai. Besoknya mengaduk bareng lagi.',
  ],
  ['Peneliti', '07:02', 'Rencana kerja, siapa yang menyusun?', 'rencana'],
  [
    'P-001',
    '07:08',
    'Ada RENSTRA, dari 2015 sampai 2019. Kami susun bareng pendamping, dua malam di balai. Di situ sudah tertulis maunya mandiri. Tiap awal tahun dibuka lagi, mana yang sudah, mana yang belum.',
  ],
  [
    'P-001',
    '07:44',
    'Sehari-harinya ada papan di gudang. Siapa piket, siapa catat karung keluar, siapa pegang kas. Kalau tidak ditulis, pasti ada yang merasa kerja paling banyak.',
  ],
  ['Peneliti', '08:20', 'Pendampingnya dari mana saja?', 'pendamping'],
  [
    'P-001',
    '08:25',
    'Dari yayasan yang paling lama, dari perusahaan ada juga. Yang dari yayasan itu cerewet soal pembukuan. Dia tidak mau mengerjakan, dia duduk saja di samping sampai hitungan kami cocok. Sekarang saya bisa bikin laporan sendiri.',
  ],
  ['Peneliti', '09:14', 'Selain pendamping, kelompok bermitra dengan siapa?', 'mitra'],
  [
    'P-001',
    '09:20',
    'Kami pisahkan tiga. Yang mendampingi terus, itu yayasan dan perusahaan. Yang koordinasi kalau ada acara, misalnya ketahanan pangan. Yang ketiga tempat bertanya soal teknis, contohnya dinas koperasi waktu kami mau bikin koperasi.',
  ],
  ['Peneliti', '10:01', 'Yang paling terasa manfaatnya apa?'],
  [
    'P-001',
    '10:06',
    'Mesin cacah dan tempat jualan. Mesin itu kalau beli sendiri entah kapan. Lalu perusahaan ambil kompos kami untuk tanamannya, jadi ada pembeli yang pasti.',
  ],
  ['Peneliti', '10:52', 'Produknya berubah bagaimana sampai sekarang?', 'usaha'],
  [
    'P-001',
    '10:58',
    'Dua tahun pertama cuma kompos padat. Orang beli sekali, tahan lama, tidak balik-balik. Lalu air lindinya kami olah jadi kompos cair, ada pestisida dari daun, media tanam, sekam bakar. Sejak macamnya banyak, pemasukan naik.',
  ],
  ['Peneliti', '11:47', 'Masa paling sulit kapan, Bu?', 'masa_sulit'],
  [
    'P-001',
    '11:53',
    'Waktu karung menumpuk tidak laku, akhir 2014 itu. Gudang penuh, kas kosong, yang datang tinggal enam orang. Saya sudah pikir bubar saja ini. Yang tersisa itu lalu sepakat jual eceran ke penjual bunga, dibagi per orang lima karung.',
  ],
  ['Peneliti', '12:40', 'Iuran kesetiakawanan itu jalannya bagaimana?', 'iks'],
  [
    'P-001',
    '12:46',
    'Tiap pertemuan, dikumpulkan di kaleng biru. Terakhir keluar untuk yang suaminya opname. Catatannya saya bacakan tiap bulan, siapa mau lihat bukunya silakan.',
  ],
  ['Peneliti', '13:25', 'Menurut Ibu, kapan kelompok bisa disebut mandiri?', 'arti_mandiri'],
  [
    'P-001',
    '13:31',
    'Kalau pendamping tidak datang sebulan, dan gudang tetap jalan. Tahun 2017 kami dinyatakan mandiri, tapi rasanya sudah dari sebelum itu kami tidak menunggu disuruh.',
  ],
]
