// The indicators of success that the study names, social and economic, with the codes and the scored items behind each.
import type { IndicatorBody } from '../core/wire/finding.ts'
import { codeId } from './codebook-entry.ts'
import { idOf } from './id.ts'
import { scoringForm } from './instruments/scoring.ts'

type Entry = [name: string, definition: string, level: string, code: string, item: string]

const entries: readonly Entry[] = [
  [
    'Kerja sama anggota',
    'Tugas kelompok dikerjakan bersama dan saling mengisi.',
    'sosial',
    'kerja-sama',
    'kerja_sama',
  ],
  ['Iuran kesetiakawanan terjaga', 'IKS dibayar dan dikelola dengan baik.', 'sosial', 'iks', 'iks'],
  [
    'Partisipasi tinggi',
    'Anggota ikut dalam rapat dan kegiatan.',
    'sosial',
    'partisipasi',
    'partisipasi',
  ],
  ['Usaha terencana', 'Usaha dijalankan menurut rencana.', 'sosial', 'perencanaan', 'perencanaan'],
  [
    'Mampu mengatasi masalah',
    'Masalah dari dalam dan dari luar diselesaikan.',
    'sosial',
    'mengatasi-masalah',
    'masalah_macet',
  ],
  ['Inovasi', 'Produk atau cara baru dicoba.', 'sosial', 'inovasi-usaha', 'inovasi'],
  ['Modal bertambah', 'Modal kelompok bertambah tiap tahun.', 'ekonomi', 'modal', 'modal'],
  [
    'Pendapatan naik',
    'Pendapatan kelompok dan anggota naik.',
    'ekonomi',
    'pendapatan',
    'pendapatan',
  ],
  [
    'Anggota punya tabungan',
    'Ada tabungan dari hasil kelompok.',
    'ekonomi',
    'tabungan',
    'tabungan',
  ],
  [
    'Transparansi',
    'Catatan uang terbuka bagi semua anggota.',
    'ekonomi',
    'transparansi',
    'transparansi',
  ],
]

export const indicators: readonly { id: string; body: IndicatorBody }[] = entries.map(
  ([name, definition, level, code, of], position) => ({
    id: idOf('indicator', code),
    body: {
      name,
      definition,
      level,
      codes: [codeId(code)],
      items: [{ instrument: scoringForm.slug, of }],
      position,
    },
  }),
)
