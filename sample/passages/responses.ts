// What was coded in the words of the responses. The FGD notes are left for whoever opens the sample to code.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const responsePassages: readonly Passage[] = [
  ...quotedFrom('p002', 'wawancara-p002', [
    ['ember', ['pembentukan'], 'dua ember, satu gerobak pinjaman, dan diejek anak muda di gardu'],
    [
      'terpal',
      ['modal', 'pembentukan'],
      'Uang bantuan masuk dua hari setelah berdiri; dibelikan terpal, sekop, timbangan.',
    ],
    [
      'tuntas',
      ['keputusan-bersama'],
      'Dibicarakan sampai tuntas. Bendahara tidak boleh keluarkan uang kalau rapat belum bilang iya.',
    ],
    [
      'menengahi',
      ['kepemimpinan-ketua', 'konflik'],
      'Ketua yang mengingatkan setoran dan menengahi kalau hitungan dipertanyakan orang.',
    ],
    [
      'januari',
      ['perencanaan'],
      'RENSTRA dibuka tiap Januari. Target yang meleset ditulis ulang, tidak dihapus.',
    ],
    [
      'harga-pokok',
      ['peran-pendamping', 'pendamping-csr', 'kompetensi-anggota'],
      'Yayasan mengajar buku kas. Pendamping perusahaan membantu hitung harga pokok supaya tidak jual rugi.',
    ],
    [
      'lima',
      ['inovasi-usaha', 'pendapatan'],
      'Dari satu produk jadi lima. Yang paling cepat berputar media tanam',
    ],
    [
      'kas-tinggal',
      ['hampir-bubar', 'kekompakan'],
      'Kas pernah tinggal dua puluh ribu. Tidak ada yang minta haknya waktu itu.',
    ],
    ['terpisah', ['iks'], 'Dua ribu tiap kumpul, bukunya terpisah dari kas usaha.'],
  ]),
  ...quotedFrom('p004', 'wawancara-p004', [
    ['ipar', ['motivasi'], 'Diajak kakak ipar. Katanya cuma sebentar, ternyata sampai sekarang.'],
    ['sepuluh', ['pembentukan'], 'Termasuk sepuluh nama yang pertama didaftarkan.'],
    ['buntu', ['keputusan-bersama'], 'Kalau buntu, pulang dulu, masak, nanti sore lanjut lagi.'],
    [
      'besi',
      ['peran-pendamping', 'kompetensi-anggota'],
      'Diajari mengaduk yang benar dan mengukur panasnya pakai besi.',
    ],
    [
      'botol',
      ['inovasi-usaha', 'pemasaran'],
      'Sejak ada botol kecil, anak sekolah pun beli untuk tugas menanam.',
    ],
    [
      'kasihan',
      ['hampir-bubar', 'kekompakan'],
      'Waktu karung menggunung. Bertahan karena kasihan sama yang tua.',
    ],
    [
      'melahirkan',
      ['iks'],
      'Pernah dibantu waktu melahirkan. Tidak ditanya kapan gantinya, memang bukan pinjaman.',
    ],
  ]),
  ...quotedFrom('daun', 'amatan-panen-daun', [
    ['regu', ['kerja-sama', 'kekompakan'], 'Regu yang selesai dulu membantu regu sebelah.'],
    [
      'takaran',
      ['keputusan-bersama', 'inovasi-usaha'],
      'Takaran air diubah setelah dua orang mencium baunya; semua mengangguk.',
    ],
  ]),
  ...quotedFrom('tamu', 'amatan-tamu', [
    [
      'pos',
      ['manajemen-kelompok', 'partisipasi'],
      'Anggota berdiri di lima pos tanpa pengarahan, tiap pos satu produk.',
    ],
    [
      'pengurus',
      ['kompetensi-anggota'],
      'Pos pembukuan dijaga pengurus. Pos lain dijaga anggota biasa dan lancar.',
    ],
    [
      'kotak',
      ['iks'],
      'Kotak di meja depan untuk IKS, terisi uang kecil dari tamu; dihitung bertiga sesudahnya.',
    ],
  ]),
  ...quotedFrom('sekam', 'amatan-sekam', [
    ['piket', ['partisipasi'], 'Yang piket datang lengkap, satu diganti anaknya.'],
    [
      'api',
      ['keputusan-bersama'],
      'Api dimatikan lebih cepat karena jemuran tetangga; tidak ada yang membantah.',
    ],
  ]),
  ...quotedFrom('cek2015', 'dokumen-2015', [
    ['kelompok', ['pendapatan'], '1410000'],
    ['produk', ['inovasi-usaha'], 'Baru kompos padat.'],
  ]),
  ...quotedFrom('cek2016', 'dokumen-2016', [
    ['kelompok', ['pendapatan'], '11405000'],
    ['produk', ['inovasi-usaha'], 'Kompos padat dan produk turunan.'],
  ]),
  ...quotedFrom('cek2017', 'dokumen-2017', [
    ['kelompok', ['pendapatan'], '12155000'],
    ['produk', ['inovasi-usaha'], 'Lima macam produk.'],
  ]),
  ...reasons([
    ['001', 'kemandirian', 'Dinilai dari wawancara, pengamatan, dan tabel pendapatan.'],
    ['002', 'partisipasi', 'Rajin berkumpul, usaha jalan di tempat.'],
    ['003', 'transparansi', 'Pasar tetap, catatan uang kurang terbuka.'],
    ['004', 'partisipasi', 'Tinggal tiga orang yang aktif.'],
    ['005', 'inovasi-usaha', 'Produk baru tiap musim, belum ada rencana tertulis.'],
    ['006', 'pembentukan', 'Baru setahun berdiri.'],
    ['007', 'kemandirian', 'Mandiri menurut pengurusnya; pembukuan lengkap.'],
    ['008', 'kepemimpinan-ketua', 'Dua kali ganti ketua, tetap jalan.'],
    ['009', 'modal', 'Alat bantuan belum dipakai.'],
    ['010', 'perencanaan', 'Rencana tidak bisa diperlihatkan saat kunjungan.'],
    ['011', 'pendapatan', 'Pendapatan musiman.'],
    ['012', 'iks', 'Kuat di iuran dan kehadiran.'],
  ]),
]

/** What each rating of the scoring form was said to rest on. */
function reasons(
  rows: readonly (readonly [group: string, code: string, quote: string])[],
): Passage[] {
  return rows.flatMap(([group, code, quote]) =>
    quotedFrom(`skor-${group}`, `skor-${group}`, [['alasan', [code], quote]]),
  )
}
