// Three diary entries and the notes on one FGD, as they came in from the phone. Invented for the sample.
import { fgdNotes } from '../instruments/fgd.ts'
import { observationSheet } from '../instruments/observation.ts'
import type { SampleResponse } from '../responses.ts'
import { filled } from './filled.ts'

export const observationResponses: readonly SampleResponse[] = [
  filled({
    key: 'amatan-panen-daun',
    instrument: observationSheet.slug,
    occurredOn: '2017-11-18',
    from: '00:05',
    to: '02:40',
    answers: {
      peristiwa: 'produksi',
      tempat: 'Lapangan belakang balai RT 07',
      hadir: 11,
      uraian:
        'Mengumpulkan daun mimba untuk pestisida. Dua regu terbentuk begitu saja menurut tetangga dekat. Regu yang selesai dulu membantu regu sebelah.',
      keputusan_kecil: 'Takaran air diubah setelah dua orang mencium baunya; semua mengangguk.',
      belajar: 'Yang paling muda menulis takaran baru di dinding dengan kapur.',
      catatan_diri: 'Kunjungan kedua. Masih disuguhi teh di kursi, belum boleh ikut mengangkat.',
    },
  }),
  filled({
    key: 'amatan-tamu',
    instrument: observationSheet.slug,
    occurredOn: '2018-01-20',
    from: '01:30',
    to: '04:10',
    answers: {
      peristiwa: 'kunjungan',
      tempat: 'Gudang dan halaman depan',
      hadir: 16,
      uraian:
        'Rombongan dari luar kota, 24 orang. Anggota berdiri di lima pos tanpa pengarahan, tiap pos satu produk. Tamu bergiliran.',
      keputusan_kecil:
        'Tamu ingin membeli melebihi stok; dua anggota berunding sebentar, lalu menjatah.',
      belajar: 'Pos pembukuan dijaga pengurus. Pos lain dijaga anggota biasa dan lancar.',
      iuran:
        'Kotak di meja depan untuk IKS, terisi uang kecil dari tamu; dihitung bertiga sesudahnya.',
    },
  }),
  filled({
    key: 'amatan-sekam',
    instrument: observationSheet.slug,
    occurredOn: '2018-03-03',
    from: '00:10',
    to: '00:55',
    answers: {
      peristiwa: 'produksi',
      tempat: 'Tungku sekam',
      hadir: 6,
      uraian:
        'Pembakaran sekam pagi-pagi, sebelum angin. Yang piket datang lengkap, satu diganti anaknya.',
      keputusan_kecil:
        'Api dimatikan lebih cepat karena jemuran tetangga; tidak ada yang membantah.',
    },
    coverage: { belajar: { how: 'skipped' }, iuran: { how: 'skipped' } },
  }),
  filled({
    key: 'fgd-catatan',
    instrument: fgdNotes.slug,
    occurredOn: '2018-05-12',
    from: '05:45',
    to: '07:05',
    answers: {
      jumlah_peserta: 4,
      kode_peserta: 'P-004, P-005, P-006, P-007',
      mula: 'Cerita bau dan karung keluar lebih dulu, disertai tawa.',
      memutuskan:
        'Pecah dua: satu membela ketua, dua merasa hanya diminta setuju. Nada tetap ramah, tetapi ada jeda panjang.',
      guncangan: 'Semua ingat angka enam orang. Yang pernah pergi bercerita sendiri.',
      hasil_usaha: 'Produk yang beragam disebut semua; musim hujan disebut sebagai lawannya.',
      uang_bersama: 'IKS dibicarakan dengan bangga. Kas usaha dibicarakan dengan hati-hati.',
      keseimbangan: 'sebagian',
      catatan_pemandu:
        'P-006 baru bicara setelah ditanya. Ketua tidak hadir; itu disengaja supaya bagian keputusan lebih bebas.',
    },
  }),
]
