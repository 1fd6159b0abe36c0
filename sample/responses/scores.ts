// The scoring form for twelve groups: one real in name (Mekar Sari, rated for the sample), eleven wholly invented.
import { scoringForm } from '../instruments/scoring.ts'
import type { SampleResponse } from '../responses.ts'
import { filled } from './filled.ts'

const questions = [
  'kerja_sama',
  'iks',
  'partisipasi',
  'perencanaan',
  'masalah_macet',
  'inovasi',
  'modal',
  'pendapatan',
  'tabungan',
  'transparansi',
] as const

const degrees: Record<string, string> = {
  '1': 'belum',
  '2': 'kadang',
  '3': 'sering',
  '4': 'selalu',
}

/** Invented places about the town, so that the map has something to show: degrees north and east. */
const places = [
  ...['0.1682 117.4711', '0.1325 117.4978', '0.1189 117.4702', '0.1534 117.4895'],
  ...['0.1047 117.4851', '0.1761 117.4622', '0.1411 117.5032', '0.1263 117.4559'],
  ...['0.0921 117.4713', '0.1608 117.4503', '0.1132 117.5014', '0.1473 117.4668'],
]

/** One digit a question, in the order above; `-` was left out. `masalah_macet` runs the other way. */
const rows = [
  ['KUBE-001', '4444144433', 'Dinilai dari wawancara, pengamatan, dan tabel pendapatan.'],
  ['KUBE-002', '3232332222', 'Rajin berkumpul, usaha jalan di tempat.'],
  ['KUBE-003', '4333233332', 'Pasar tetap, catatan uang kurang terbuka.'],
  ['KUBE-004', '2221421111', 'Tinggal tiga orang yang aktif.'],
  ['KUBE-005', '3323223222', 'Produk baru tiap musim, belum ada rencana tertulis.'],
  ['KUBE-006', '2122311212', 'Baru setahun berdiri.'],
  ['KUBE-007', '4434143334', 'Mandiri menurut pengurusnya; pembukuan lengkap.'],
  ['KUBE-008', '3233232323', 'Dua kali ganti ketua, tetap jalan.'],
  ['KUBE-009', '1112411111', 'Alat bantuan belum dipakai.'],
  ['KUBE-010', '334-233332', 'Rencana tidak bisa diperlihatkan saat kunjungan.'],
  ['KUBE-011', '2322322122', 'Pendapatan musiman.'],
  ['KUBE-012', '3343233243', 'Kuat di iuran dan kehadiran.'],
] as const

export const scoreResponses: readonly SampleResponse[] = rows.map(([code, digits, why], at) =>
  filled({
    key: `skor-${code.slice(-3)}`,
    instrument: scoringForm.slug,
    case: code,
    occurredOn: `2018-05-${String(14 + at).padStart(2, '0')}`,
    from: '02:00',
    to: '02:25',
    answers: { ...answersOf(digits), alasan: `${why} (rekaan)`, letak: `${places[at]} 0 8` },
    coverage: digits.includes('-') ? skippedIn(digits) : {},
  }),
)

function answersOf(digits: string): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question, at) => {
      const degree = degrees[digits.charAt(at)]
      return degree ? [[question, degree]] : []
    }),
  )
}

function skippedIn(digits: string): SampleResponse['coverage'] {
  const left = questions.filter((_, at) => digits.charAt(at) === '-')
  return Object.fromEntries(left.map((question) => [question, { how: 'skipped' as const }]))
}
