// Interview with a mentor. Every word of it is invented for the sample.
import type { Turn } from '../transcript.ts'

export const interviewP008: readonly Turn[] = [
  [
    'Peneliti',
    '00:15',
    'Bapak mendampingi sejak kapan, dan seperti apa kelompoknya waktu itu?',
    'asal_mula',
  ],
  [
    'P-008',
    '00:24',
    'Sejak 2013, waktu mereka masih kelompok perempuan. Yang saya temui bukan kelompok usaha, tapi ibu-ibu yang tersinggung karena kampungnya dicap kotor. Itu bahan bakar yang tidak bisa kami bawa dari luar.',
  ],
  ['Peneliti', '01:03', 'Perubahan menjadi KUBE itu dari siapa idenya?', 'jadi_kube'],
  [
    'P-008',
    '01:10',
    'Kebutuhan modal dari mereka, jalurnya dari kami. Dinas mensyaratkan bentuk KUBE, jadi kami bantu susun berkasnya. Setelah April 2014 kami tidak pergi, kami tetap mendampingi lima tahun berikutnya.',
  ],
  ['Peneliti', '01:52', 'Di rapat kelompok, apa yang Bapak lihat?', 'keputusan'],
  [
    'P-008',
    '01:58',
    'Rapatnya lama, dan memang harus lama. Mereka punya kebiasaan menanyai yang belum bicara. Kelompok lain yang saya dampingi memutuskan lebih cepat, tapi bulan berikutnya separuh tidak datang.',
  ],
  ['Peneliti', '02:44', 'Kalau ketuanya?', 'ketua'],
  [
    'P-008',
    '02:49',
    'Kuat. Kalau beliau bilang jalan, jalan. Setiap lomba beliau yang membagi orang, dan hasilnya tepat, karena beliau hafal siapa bisa apa.',
  ],
  [
    'P-008',
    '03:14',
    'Dua kali saya datang karena dengar ada yang bertengkar, dua kali sudah selesai sebelum saya sampai. Beliau mendatangi rumahnya malam itu juga.',
  ],
  ['Peneliti', '03:50', 'Rencana strategisnya bagaimana disusun?', 'rencana'],
  [
    'P-008',
    '03:56',
    'Kami mulai dari pertanyaan: lima tahun lagi mau jadi apa. Jawabannya mandiri. Dari situ diturunkan per tahun. Tugas saya menagih, tiap semester kami buka lagi lembarnya dan mereka menilai diri sendiri.',
  ],
  ['Peneliti', '04:38', 'Apa yang sebenarnya Bapak kerjakan sebagai pendamping?', 'pendamping'],
  [
    'P-008',
    '04:44',
    'Melatih, lalu mundur selangkah. Pembukuan tiga bulan saya tunggui, bulan keempat saya hanya memeriksa. Yang dulu tidak berani pegang pena sekarang mengajar kelompok lain.',
  ],
  ['Peneliti', '05:20', 'Pendamping dari perusahaan bagaimana?'],
  [
    'P-008',
    '05:25',
    'Teman dari CSR itu kuat di alat dan pasar, saya di orangnya. Kami bagi begitu supaya ibu-ibu tidak disuruh dua orang sekaligus.',
  ],
  ['Peneliti', '05:58', 'Jaringan mitranya luas. Mana yang menentukan?', 'mitra'],
  [
    'P-008',
    '06:04',
    'Yang menetap cuma dua, yayasan dan perusahaan. Yang lain datang sesuai keperluan, dan kelompok sendiri yang mengelompokkannya. Pintu pasar dan alat dibuka oleh perusahaan, pintu dinas dibuka oleh prestasi mereka.',
  ],
  ['Peneliti', '06:49', 'Apakah karena dekat pabrik?', 'letak'],
  [
    'P-008',
    '06:55',
    'Membantu, karena mereka di kawasan penyangga, jadi masuk binaan. Tapi tetangga RT-nya juga di kawasan penyangga dan tidak jadi apa-apa. Kelompok yang jauh pun bisa kalau mau mengetuk pintu.',
  ],
  ['Peneliti', '07:37', 'Soal produk, siapa yang mendorong perubahan?', 'usaha'],
  [
    'P-008',
    '07:43',
    'Mereka sendiri. Saya malah sempat menahan waktu mau ke cair, takut terlalu cepat. Ternyata pembeli tanaman hias mau, dan angkanya naik jauh dibanding tahun sebelumnya.',
  ],
  ['Peneliti', '08:21', 'Pernah hampir berhenti?', 'masa_sulit'],
  [
    'P-008',
    '08:26',
    'Pernah. Yang datang tinggal beberapa. Saya tidak membawa uang waktu itu, saya cuma minta yang tersisa menghitung stok. Dari hitungan itu mereka sadar barangnya ada, pembelinya yang belum dicari.',
  ],
  ['Peneliti', '09:10', 'Kemampuan anggota merata?'],
  [
    'P-008',
    '09:15',
    'Belum. Teknik kompos merata, administrasi masih di tangan empat lima orang. Itu tumbuh kalau kelompoknya hidup, bukan syarat di depan.',
  ],
  ['Peneliti', '09:52', 'Apa tandanya mereka sudah mandiri?', 'arti_mandiri'],
  [
    'P-008',
    '09:58',
    'Mereka menolak saran saya dan benar. Kelompok yang mandiri itu bukan yang tidak punya mitra, tapi yang bisa bilang tidak kepada mitranya.',
  ],
]
