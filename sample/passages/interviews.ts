// What was coded in the three interviews.
import type { Passage } from '../codings.ts'

export const interviewPassages: readonly Passage[] = [
  ...quoted('p001', [
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
  ]),
  ...quoted('p003', [
    [
      'malu',
      ['motivasi', 'pembentukan'],
      'Dari situ ibu-ibu bilang, sudah, kita buktikan. Jadi bukan karena ada bantuan.',
    ],
    [
      'melingkar',
      ['keputusan-bersama', 'partisipasi'],
      'Duduk melingkar di gudang, semua ditanya. Saya yang pendiam pun disuruh bicara.',
    ],
    [
      'punya-sendiri',
      ['keputusan-bersama', 'kekompakan'],
      'Enaknya begitu, kita jadi merasa ini punya sendiri, jadi kalau ada yang sakit ya otomatis diganti piketnya.',
    ],
    [
      'angkat-tangan',
      ['kepemimpinan-ketua', 'keputusan-bersama'],
      'kadang kita datang rapat itu sudah ada keputusannya, tinggal angkat tangan. Bukan tiap kali ya.',
    ],
    [
      'telaten',
      ['kepemimpinan-ketua', 'konflik'],
      'Nah itu beliau telaten. Didatangi, diajak bicara. Saya akui, kalau bukan beliau mungkin sudah pecah dua.',
    ],
    ['urusan-pengurus', ['manajemen-kelompok'], 'Kalau saya tahunya jadwal di papan.'],
    [
      'tangan-dingin',
      ['peran-pendamping', 'kompetensi-anggota'],
      'Ada juga latihan bicara di depan orang, tangan saya dingin sekali waktu itu. Sekarang kalau ada tamu saya yang menerangkan di bagian ayak.',
    ],
    [
      'lupa-lagi',
      ['peran-pendamping', 'kompetensi-anggota'],
      'Diajari semua, tapi yang bisa betul cuma pengurus. Kami yang lain ya lupa lagi',
    ],
    [
      'pameran',
      ['jaringan-kemitraan', 'pemasaran'],
      'kalau ada pameran kita dapat meja, di situ larisnya',
    ],
    [
      'jajan',
      ['inovasi-usaha', 'pendapatan'],
      'Terasa sejak ada yang cair sama media tanam. Dulu waktu kompos padat saja, sebulan belum tentu kebagian.',
    ],
    [
      'capek',
      ['hampir-bubar', 'semangat-hilang'],
      'Capek, bau, uangnya tidak ada. Beberapa teman pulang satu-satu.',
    ],
    ['balik', ['mengatasi-masalah'], 'Begitu laku pertama, yang pulang tadi balik lagi.'],
    [
      'diantar',
      ['iks'],
      'Besoknya langsung diantar, tidak pakai surat-surat. Dari situ saya tidak pernah bolong iurannya.',
    ],
    [
      'percaya',
      ['transparansi'],
      'Kalau mau lihat buku boleh, tapi terus terang saya belum pernah buka, percaya saja.',
    ],
    [
      'mesin-jahit',
      ['tabungan'],
      'Sisihkan dari pembagian, dititip di bendahara. Lebaran kemarin saya ambil buat beli mesin jahit bekas.',
    ],
  ]),
  ...quoted('p008', [
    [
      'tersinggung',
      ['motivasi', 'pembentukan'],
      'Yang saya temui bukan kelompok usaha, tapi ibu-ibu yang tersinggung karena kampungnya dicap kotor.',
    ],
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
  ]),
]

type Row = readonly [name: string, codes: readonly string[], quote: string]

function quoted(who: string, rows: readonly Row[]): Passage[] {
  return rows.map(([name, codes, quote]) => ({
    key: `${who}.${name}`,
    source: `wawancara-${who}`,
    codes,
    quote,
  }))
}
