// What was coded in the interview with P-003.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const p003Passages: readonly Passage[] = quotedFrom('p003', 'wawancara-p003', [
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
])
