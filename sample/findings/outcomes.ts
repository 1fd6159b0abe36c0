// Findings on what came of it, among people and in money.
import type { FindingEntry } from '../findings.ts'
import { scoringForm } from '../instruments/scoring.ts'

const question = 'Apa tanda keberhasilan kelompok, di antara orangnya dan pada uangnya?'

export const outcomeFindings: readonly FindingEntry[] = [
  {
    key: 'inovasi',
    claim: 'Produk yang beragam menaikkan pendapatan kelompok dan anggota, 2015–2017.',
    question,
    scope: 'Tiga tahun yang tercatat. Penjualan turun di musim hujan.',
    rival: 'Kenaikan 2016 datang dari penghargaan dan pameran, bukan dari produk.',
    codes: ['inovasi-usaha', 'pendapatan'],
    state: 'supported',
    evidence: [
      ['p001.macam', 'pendapatan', 'supports', 3],
      ['p002.lima', 'inovasi-usaha', 'supports', 3],
      ['p003.jajan', 'inovasi-usaha', 'supports', 3],
      ['p004.botol', 'inovasi-usaha', 'supports', 2],
      ['p008.angka', 'pendapatan', 'supports', 2],
      ['fgd.macam-macam', 'pendapatan', 'supports', 3],
      ['fgd.musim-hujan', 'pendapatan', 'qualifies', 1, 'Dimasukkan ke cakupan.'],
      ['pendapatan.2015', 'pendapatan', 'supports', 2, 'Titik awal: Rp1.410.000.'],
      ['pendapatan.2016', 'pendapatan', 'supports', 3],
      ['pendapatan.2017', 'pendapatan', 'supports', 3],
      ['pendapatan.produk', 'inovasi-usaha', 'supports', 3],
      {
        response: 'skor-001',
        test: { of: 'ekonomi', op: '>=', value: 16 },
        stance: 'supports',
        strength: 2,
        note: 'Subskala ekonomi, paling tinggi 20.',
      },
    ],
  },
  {
    key: 'iks',
    claim:
      'Iuran kesetiakawanan terjaga karena dipisahkan dari usaha dan tidak mempermalukan siapa pun.',
    question,
    scope: 'IKS saja, tidak termasuk kas usaha.',
    rival: 'Jumlahnya kecil, jadi mudah dijaga.',
    codes: ['iks', 'kerja-sama'],
    state: 'supported',
    evidence: [
      ['p001.kaleng', 'iks', 'supports', 2],
      ['p002.terpisah', 'iks', 'supports', 3, '', 'modal sosial'],
      ['p003.diantar', 'iks', 'supports', 3, '', 'modal sosial'],
      ['p004.melahirkan', 'iks', 'supports', 2],
      ['fgd.janji', 'iks', 'supports', 3],
      ['fgd.ditalangi', 'iks', 'supports', 3],
      ['produksi.kaleng', 'iks', 'supports', 3, 'Terlihat, tidak hanya diceritakan.'],
      {
        response: 'skor-001',
        test: { of: 'sosial', op: '>=', value: 24 },
        stance: 'supports',
        strength: 2,
        note: 'Subskala sosial, paling tinggi 28; IKS salah satu butirnya.',
      },
      {
        scores: {
          instrument: scoringForm.slug,
          test: { of: 'iks', op: '>=', value: 3 },
          least: 6,
          from: null,
          to: null,
        },
        stance: 'context',
        strength: 1,
        note: 'Di kelompok lain pun iuran sering terjaga: 7 dari 12 kelompok contoh.',
      },
    ],
  },
  {
    key: 'terbuka',
    claim: 'Uang kelompok terbuka bagi anggota, dan anggota punya tabungan.',
    question,
    scope: 'Terbuka: dibacakan tiap bulan. Memahami catatan: belum semua.',
    rival: 'Yang ada kepercayaan, bukan keterbukaan.',
    codes: ['transparansi', 'tabungan'],
    state: 'draft',
    evidence: [
      ['p001.dibacakan', 'transparansi', 'supports', 3],
      ['p003.percaya', 'transparansi', 'qualifies', 2],
      ['p003.mesin-jahit', 'tabungan', 'supports', 3],
      ['fgd.tidak-keliling', 'transparansi', 'qualifies', 3],
      ['fgd.belum-nabung', 'tabungan', 'qualifies', 2],
    ],
  },
  {
    key: 'mandiri',
    claim: 'Pada 2017 kelompok mandiri: berjalan tanpa disuruh dan berani menolak mitranya.',
    question,
    scope: 'Pandangan pengelola dan pendamping, status resmi, dan skor.',
    rival: 'Mandiri hanya di atas kertas selama pendampingan lima tahun belum usai.',
    codes: ['kemandirian'],
    state: 'draft',
    evidence: [
      ['p001.tanpa-pendamping', 'kemandirian', 'supports', 3],
      ['p008.bilang-tidak', 'kemandirian', 'supports', 3],
      ['pelatihan.mengajar', 'kemandirian', 'supports', 2],
      ['pendapatan.capaian', 'kemandirian', 'supports', 2],
      {
        response: 'skor-001',
        test: { of: 'total', op: '>=', value: 40 },
        stance: 'supports',
        strength: 3,
        note: 'Batas pita mandiri.',
      },
    ],
  },
]
