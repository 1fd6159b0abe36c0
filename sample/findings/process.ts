// Findings on the way: how it began, how it was planned, how it nearly ended.
import type { FindingEntry } from '../findings.ts'

const question = 'Bagaimana jalan kelompok ini dari awal sampai mandiri?'

export const processFindings: readonly FindingEntry[] = [
  {
    key: 'malu',
    claim: 'Kelompok lahir dari rasa malu atas cap kotor tahun 2011, bukan dari bantuan.',
    question,
    scope: 'Masa sebelum April 2014.',
    rival: 'Ingatan dibentuk oleh keberhasilan sesudahnya; saat itu bantuan sudah diharapkan.',
    codes: ['pembentukan', 'motivasi'],
    state: 'supported',
    evidence: [
      ['p001.malu', 'motivasi', 'supports', 3],
      ['p001.keliling', 'pembentukan', 'supports', 2],
      ['p003.malu', 'motivasi', 'supports', 3],
      ['p008.tersinggung', 'motivasi', 'supports', 3],
      ['fgd.karung', 'pembentukan', 'supports', 3, 'Tidak dibayar siapa pun.'],
      ['fgd.kesal', 'motivasi', 'supports', 2],
    ],
  },
  {
    key: 'rencana',
    claim: 'Rencana lima tahun dipakai sebagai alat menilai diri, tidak hanya disimpan.',
    question,
    scope: 'Pengelola dan pendamping. Anggota biasa ditanya, dan mengenal papan jadwal saja.',
    rival: 'RENSTRA disusun untuk memenuhi syarat mitra.',
    codes: ['perencanaan'],
    state: 'draft',
    evidence: [
      ['p001.renstra', 'perencanaan', 'supports', 3],
      ['p002.januari', 'perencanaan', 'supports', 3],
      ['p008.menagih', 'perencanaan', 'supports', 3],
      ['renstra.tujuan', 'perencanaan', 'supports', 2],
      ['renstra.pegangan', 'perencanaan', 'supports', 2],
    ],
  },
  {
    key: 'hampir-bubar',
    claim: 'Kelompok nyaris bubar ketika karung tidak laku, dan pulih lewat penjualan eceran.',
    question,
    scope: 'Satu masa sulit; tahunnya tidak disepakati para informan.',
    rival: 'Yang memulihkan adalah pembelian oleh perusahaan.',
    codes: ['hampir-bubar', 'mengatasi-masalah', 'semangat-hilang'],
    state: 'supported',
    evidence: [
      ['p001.karung', 'hampir-bubar', 'supports', 3],
      ['p001.eceran', 'mengatasi-masalah', 'supports', 3],
      ['p002.kas-tinggal', 'hampir-bubar', 'supports', 2],
      ['p003.capek', 'semangat-hilang', 'supports', 2],
      ['p003.balik', 'mengatasi-masalah', 'supports', 3],
      ['p008.stok', 'mengatasi-masalah', 'supports', 2],
      ['fgd.pulang', 'hampir-bubar', 'supports', 3],
      ['fgd.berenam', 'mengatasi-masalah', 'supports', 3],
      ['fgd.dijemput', 'mengatasi-masalah', 'supports', 2],
    ],
  },
]
