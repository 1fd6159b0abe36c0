// What was coded in the observation diary.
import type { Passage } from '../codings.ts'

export const observationPassages: readonly Passage[] = [
  {
    key: 'produksi.papan',
    source: 'amatan-produksi',
    codes: ['manajemen-kelompok', 'partisipasi'],
    quote: 'Tidak ada yang membagi tugas; mereka melihat papan lalu bergerak.',
  },
  {
    key: 'produksi.pindah',
    source: 'amatan-produksi',
    codes: ['kekompakan', 'kerja-sama'],
    quote: 'Anggota di bagian ayak pindah ke tempatnya yang lebih berat tanpa diminta',
  },
  {
    key: 'produksi.label',
    source: 'amatan-produksi',
    codes: ['keputusan-bersama', 'kekompakan'],
    quote:
      'Setiap orang ditanya satu per satu. Dipilih menulis tangan, sembilan lawan lima, dan yang lima ikut menulis.',
  },
  {
    key: 'produksi.suhu',
    source: 'amatan-produksi',
    codes: ['kompetensi-anggota'],
    quote: 'Pendamping tidak ada sepanjang hari. Buku suhu diisi sendiri oleh yang muda',
  },
  {
    key: 'produksi.kaleng',
    source: 'amatan-produksi',
    codes: ['iks', 'kerja-sama'],
    quote: 'Dua orang belum membawa uang, temannya memasukkan untuk mereka.',
  },
  {
    key: 'pelatihan.mengajar',
    source: 'amatan-pelatihan',
    codes: ['kompetensi-anggota', 'peran-pendamping', 'kemandirian'],
    quote:
      'Yang mengajar bukan pendamping, melainkan tiga anggota Mekar Sari. Pendamping yayasan duduk di baris belakang.',
  },
  {
    key: 'pelatihan.harga',
    source: 'amatan-pelatihan',
    codes: ['keputusan-bersama'],
    quote:
      'ia memanggil empat temannya ke sudut, lima menit kemudian mereka kembali dengan satu harga',
  },
  {
    key: 'pelatihan.pengurus',
    source: 'amatan-pelatihan',
    codes: ['kompetensi-anggota', 'manajemen-kelompok'],
    quote: 'Pada sesi pembukuan hanya dua orang yang maju, keduanya pengurus.',
  },
  {
    key: 'pelatihan.mencatat',
    source: 'amatan-pelatihan',
    codes: ['peran-pendamping'],
    quote: 'Anggota menyebut tiga hal, pendamping mencatat dan tidak menambah.',
  },
]
