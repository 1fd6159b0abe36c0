// The arrows that the article tells of, by the names of their codes, with the passages that state them, or none yet.
import type * as v from 'valibot'
import type { RelationBody } from '../../core/wire/finding.ts'

type Relation = v.InferOutput<typeof RelationBody>

export type Arrow = readonly [
  from: string,
  type: Relation['type'],
  sign: Relation['sign'],
  to: string,
  note: string,
  evidence: readonly (readonly [passage: string, code: string])[],
]

export const arrows: readonly Arrow[] = [
  // The six that carry it to independence, each told of by two roles and met by two techniques at least.
  [
    'peran-pendamping',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p001.cocok', 'peran-pendamping'],
      ['p008.mundur', 'peran-pendamping'],
      ['pelatihan.mengajar', 'kemandirian'],
    ],
  ],
  [
    'jaringan-kemitraan',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p001.tiga-mitra', 'jaringan-kemitraan'],
      ['p008.bilang-tidak', 'kemandirian'],
      ['renstra.tiga', 'jaringan-kemitraan'],
    ],
  ],
  [
    'kekompakan',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p001.ditunda', 'kekompakan'],
      ['p003.punya-sendiri', 'kekompakan'],
      ['fgd.susah-senang', 'kekompakan'],
      ['produksi.pindah', 'kekompakan'],
    ],
  ],
  [
    'manajemen-kelompok',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p001.tanpa-pendamping', 'kemandirian'],
      ['p003.urusan-pengurus', 'manajemen-kelompok'],
      ['produksi.papan', 'manajemen-kelompok'],
    ],
  ],
  [
    'kepemimpinan-ketua',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p001.mesin', 'kepemimpinan-ketua'],
      ['p008.membagi', 'kepemimpinan-ketua'],
      ['fgd.tidak-jalan', 'kepemimpinan-ketua'],
    ],
  ],
  [
    'inovasi-usaha',
    'conditions',
    '+',
    'kemandirian',
    'Satu dari enam faktor utama.',
    [
      ['p008.angka', 'inovasi-usaha'],
      ['p003.jajan', 'inovasi-usaha'],
      ['fgd.macam-macam', 'inovasi-usaha'],
      ['pendapatan.produk', 'inovasi-usaha'],
    ],
  ],
  // What they do to one another and to the outcome.
  [
    'peran-pendamping',
    'causes',
    '+',
    'kompetensi-anggota',
    'Melatih, lalu mundur.',
    [
      ['p001.cocok', 'peran-pendamping'],
      ['p003.tangan-dingin', 'peran-pendamping'],
      ['p008.mundur', 'peran-pendamping'],
    ],
  ],
  [
    'peran-pendamping',
    'causes',
    '+',
    'perencanaan',
    'Menemani menyusun, lalu menagih.',
    [
      ['p001.renstra', 'perencanaan'],
      ['p008.menagih', 'peran-pendamping'],
    ],
  ],
  [
    'jaringan-kemitraan',
    'causes',
    '+',
    'modal',
    'Bantuan dan alat.',
    [
      ['p001.mesin-cacah', 'modal'],
      ['p008.pintu', 'modal'],
    ],
  ],
  [
    'jaringan-kemitraan',
    'causes',
    '+',
    'pemasaran',
    'Pembeli tetap dan pameran.',
    [
      ['p001.mesin-cacah', 'pemasaran'],
      ['p003.pameran', 'pemasaran'],
      ['p008.pintu', 'pemasaran'],
    ],
  ],
  [
    'inovasi-usaha',
    'causes',
    '+',
    'pendapatan',
    'Sesudah produk beragam, uang masuk naik.',
    [
      ['p001.macam', 'pendapatan'],
      ['p003.jajan', 'pendapatan'],
      ['p008.angka', 'pendapatan'],
      ['fgd.macam-macam', 'pendapatan'],
    ],
  ],
  [
    'manajemen-kelompok',
    'conditions',
    '+',
    'perencanaan',
    'Kerja yang teratur memudahkan langkah berikutnya.',
    [['renstra.pegangan', 'manajemen-kelompok']],
  ],
  [
    'kepemimpinan-ketua',
    'causes',
    '+',
    'kekompakan',
    'Menguatkan kelompok; anggota di FGD tidak sependapat soal caranya.',
    [
      ['p001.rumah', 'kepemimpinan-ketua'],
      ['p003.telaten', 'kepemimpinan-ketua'],
    ],
  ],
  [
    'kepemimpinan-ketua',
    'causes',
    '+',
    'partisipasi',
    'Menggerakkan kegiatan dan mengarahkan anggota.',
    [
      ['p001.mesin', 'kepemimpinan-ketua'],
      ['p008.membagi', 'kepemimpinan-ketua'],
    ],
  ],
  [
    'kepemimpinan-ketua',
    'inhibits',
    '-',
    'konflik',
    'Mendatangi, menengahi.',
    [
      ['p001.rumah', 'konflik'],
      ['p003.telaten', 'konflik'],
      ['p008.sudah-selesai', 'konflik'],
    ],
  ],
  [
    'keputusan-bersama',
    'causes',
    '+',
    'kekompakan',
    'Yang ikut bicara ikut memiliki.',
    [
      ['p001.ditunda', 'kekompakan'],
      ['p003.punya-sendiri', 'kekompakan'],
      ['produksi.label', 'kekompakan'],
    ],
  ],
  // The two secondary factors.
  [
    'letak',
    'conditions',
    '+',
    'kemitraan-inti',
    'Kawasan penyangga membuat kelompok masuk binaan.',
    [['p008.penyangga', 'letak']],
  ],
  [
    'letak',
    'associated',
    '?',
    'kemandirian',
    'Membantu, tidak menentukan.',
    [['p008.mengetuk', 'letak']],
  ],
  [
    'kompetensi-anggota',
    'associated',
    '+',
    'kemandirian',
    'Tumbuh bersama enam faktor, bukan syarat di awal.',
    [['p008.belum-merata', 'kompetensi-anggota']],
  ],
  // The two that are taken for granted in any group.
  [
    'motivasi',
    'precedes',
    '+',
    'pembentukan',
    'Rasa malu mendahului kelompok.',
    [
      ['p001.malu', 'motivasi'],
      ['p003.malu', 'motivasi'],
      ['p008.tersinggung', 'motivasi'],
    ],
  ],
  ['motivasi', 'conditions', '+', 'kemandirian', 'Dianggap harus ada di kelompok mana pun.', []],
  ['partisipasi', 'conditions', '+', 'kemandirian', 'Dianggap harus ada di kelompok mana pun.', []],
  // What stands against it.
  [
    'pemasaran',
    'causes',
    '+',
    'hampir-bubar',
    'Barang menumpuk, orang pergi.',
    [['p001.karung', 'hampir-bubar']],
  ],
]
