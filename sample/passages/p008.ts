// What was coded in the interview with P-008.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const p008Passages: readonly Passage[] = quotedFrom('p008', 'wawancara-p008', [
  [
    'tersinggung',
    ['motivasi', 'pembentukan'],
    'Yang saya temui bukan kelompok usaha, tapi ibu-ibu yang tersinggung karena kampungnya dicap kotor.',
  ],
  ['berkas', ['pembentukan'], 'Dinas mensyaratkan bentuk KUBE, jadi kami bantu susun berkasnya.'],
  [
    'lima-tahun',
    ['peran-pendamping', 'kemitraan-inti'],
    'Setelah April 2014 kami tidak pergi, kami tetap mendampingi lima tahun berikutnya.',
  ],
  [
    'menanyai',
    ['keputusan-bersama', 'kekompakan', 'partisipasi'],
    'Mereka punya kebiasaan menanyai yang belum bicara. Kelompok lain yang saya dampingi memutuskan lebih cepat, tapi bulan berikutnya separuh tidak datang.',
  ],
  [
    'membagi',
    ['kepemimpinan-ketua'],
    'Setiap lomba beliau yang membagi orang, dan hasilnya tepat, karena beliau hafal siapa bisa apa.',
  ],
  [
    'sudah-selesai',
    ['kepemimpinan-ketua', 'konflik'],
    'dua kali sudah selesai sebelum saya sampai. Beliau mendatangi rumahnya malam itu juga.',
  ],
  [
    'menagih',
    ['perencanaan', 'peran-pendamping'],
    'Tugas saya menagih, tiap semester kami buka lagi lembarnya dan mereka menilai diri sendiri.',
  ],
  [
    'mundur',
    ['peran-pendamping', 'kompetensi-anggota'],
    'Pembukuan tiga bulan saya tunggui, bulan keempat saya hanya memeriksa. Yang dulu tidak berani pegang pena sekarang mengajar kelompok lain.',
  ],
  ['csr', ['pendamping-csr'], 'Teman dari CSR itu kuat di alat dan pasar, saya di orangnya.'],
  [
    'pintu',
    ['jaringan-kemitraan', 'kemitraan-inti', 'modal', 'pemasaran'],
    'Pintu pasar dan alat dibuka oleh perusahaan, pintu dinas dibuka oleh prestasi mereka.',
  ],
  [
    'penyangga',
    ['letak', 'kemitraan-inti'],
    'Membantu, karena mereka di kawasan penyangga, jadi masuk binaan.',
  ],
  [
    'mengetuk',
    ['letak'],
    'tetangga RT-nya juga di kawasan penyangga dan tidak jadi apa-apa. Kelompok yang jauh pun bisa kalau mau mengetuk pintu.',
  ],
  [
    'angka',
    ['inovasi-usaha', 'pendapatan'],
    'Ternyata pembeli tanaman hias mau, dan angkanya naik jauh dibanding tahun sebelumnya.',
  ],
  [
    'stok',
    ['hampir-bubar', 'mengatasi-masalah'],
    'saya cuma minta yang tersisa menghitung stok. Dari hitungan itu mereka sadar barangnya ada, pembelinya yang belum dicari.',
  ],
  [
    'belum-merata',
    ['kompetensi-anggota', 'manajemen-kelompok'],
    'Teknik kompos merata, administrasi masih di tangan empat lima orang. Itu tumbuh kalau kelompoknya hidup, bukan syarat di depan.',
  ],
  [
    'bilang-tidak',
    ['kemandirian'],
    'Kelompok yang mandiri itu bukan yang tidak punya mitra, tapi yang bisa bilang tidak kepada mitranya.',
  ],
])
