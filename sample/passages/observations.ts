// What was coded in the observation diary.
import type { Passage } from '../codings.ts'
import { quotedFrom } from './quoted.ts'

export const observationPassages: readonly Passage[] = [
  ...quotedFrom('produksi', 'amatan-produksi', [
    [
      'papan',
      ['manajemen-kelompok', 'partisipasi'],
      'Tidak ada yang membagi tugas; mereka melihat papan lalu bergerak.',
    ],
    [
      'pindah',
      ['kekompakan', 'kerja-sama'],
      'Anggota di bagian ayak pindah ke tempatnya yang lebih berat tanpa diminta',
    ],
    [
      'label',
      ['keputusan-bersama', 'kekompakan'],
      'Setiap orang ditanya satu per satu. Dipilih menulis tangan, sembilan lawan lima, dan yang lima ikut menulis.',
    ],
    [
      'suhu',
      ['kompetensi-anggota'],
      'Pendamping tidak ada sepanjang hari. Buku suhu diisi sendiri oleh yang muda',
    ],
    [
      'kaleng',
      ['iks', 'kerja-sama'],
      'Dua orang belum membawa uang, temannya memasukkan untuk mereka.',
    ],
  ]),
  ...quotedFrom('pelatihan', 'amatan-pelatihan', [
    [
      'mengajar',
      ['kompetensi-anggota', 'peran-pendamping', 'kemandirian'],
      'Yang mengajar bukan pendamping, melainkan tiga anggota Mekar Sari. Pendamping yayasan duduk di baris belakang.',
    ],
    [
      'harga',
      ['keputusan-bersama'],
      'ia memanggil empat temannya ke sudut, lima menit kemudian mereka kembali dengan satu harga',
    ],
    [
      'pengurus',
      ['kompetensi-anggota', 'manajemen-kelompok'],
      'Pada sesi pembukuan hanya dua orang yang maju, keduanya pengurus.',
    ],
    [
      'timbangan',
      ['pendamping-csr'],
      'Ia memakainya sekali, menyerahkannya kepada bendahara, lalu ikut antre makan seperti tamu.',
    ],
    [
      'mencatat',
      ['peran-pendamping'],
      'Anggota menyebut tiga hal, pendamping mencatat dan tidak menambah.',
    ],
  ]),
]
