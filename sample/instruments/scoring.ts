// Formulir skor KUBE: the article's signs of success, social and economic, as ten rated items in three bands.
// The indicators are the study's; wording, points, weights and thresholds were chosen for the sample.
import type { Choice } from '../../core/instrument/choices.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import type { Question } from '../../core/instrument/question.ts'

const degrees: Choice[] = [
  { name: 'belum', label: { id: 'Belum', en: 'Not yet' }, points: 1 },
  { name: 'kadang', label: { id: 'Kadang', en: 'At times' }, points: 2 },
  { name: 'sering', label: { id: 'Sering', en: 'Often' }, points: 3 },
  { name: 'selalu', label: { id: 'Selalu', en: 'Always' }, points: 4 },
]

function item(name: string, aim: string, id: string, en: string): Question {
  return { type: 'selectOne', name, label: { id, en }, choices: degrees, aims: [aim] }
}

export const scoringForm = {
  slug: 'skor-kube',
  kind: 'scoring',
  technique: 'score',
  title: { id: 'Formulir skor KUBE', en: 'KUBE scoring form' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'note',
      name: 'petunjuk',
      label: {
        id: 'Nilai keadaan setahun terakhir. Lewati butir yang tidak bisa dinilai.',
        en: 'Rate the past year. Leave out what cannot be judged.',
      },
    },
    {
      type: 'group',
      name: 'bagian_sosial',
      label: { id: 'Keberhasilan sosial', en: 'Social success' },
      items: [
        item(
          'kerja_sama',
          'kerja-sama',
          'Anggota bekerja sama dalam kegiatan kelompok',
          'Members work together in what the group does',
        ),
        item(
          'iks',
          'iks',
          'Iuran kesetiakawanan (IKS) dikelola',
          'The solidarity dues (IKS) are looked after',
        ),
        item(
          'partisipasi',
          'partisipasi',
          'Anggota ikut dalam rapat dan kegiatan',
          'Members take part in meetings and activities',
        ),
        item(
          'perencanaan',
          'perencanaan',
          'Usaha dijalankan menurut rencana',
          'The business follows a plan',
        ),
        item(
          'masalah_macet',
          'mengatasi-masalah',
          'Masalah dibiarkan berlarut tanpa penyelesaian',
          'Problems drag on without being solved',
        ),
        item(
          'inovasi',
          'inovasi-usaha',
          'Kelompok mencoba produk atau cara baru',
          'The group tries new products or ways',
        ),
      ],
    },
    {
      type: 'group',
      name: 'bagian_ekonomi',
      label: { id: 'Keberhasilan ekonomi', en: 'Economic success' },
      items: [
        item(
          'modal',
          'modal',
          'Modal bertambah dari tahun ke tahun',
          'Capital grows from year to year',
        ),
        item(
          'pendapatan',
          'pendapatan',
          'Pendapatan naik dari tahun ke tahun',
          'Income rises from year to year',
        ),
        item(
          'tabungan',
          'tabungan',
          'Anggota punya tabungan dari hasil kelompok',
          "Members have savings from the group's work",
        ),
        item(
          'transparansi',
          'transparansi',
          'Catatan uang terbuka bagi semua anggota',
          'The books are open to all members',
        ),
      ],
    },
    {
      type: 'text',
      long: true,
      name: 'alasan',
      label: { id: 'Dasar penilaian', en: 'What the rating rests on' },
    },
    {
      type: 'geopoint',
      name: 'letak',
      label: { id: 'Di mana kelompok berkumpul?', en: 'Where does the group meet?' },
      hint: {
        id: 'Boleh dilewati. Di peta tampil dibulatkan.',
        en: 'May be left out. The map shows it rounded.',
      },
    },
  ],
  scoring: {
    subscales: [
      {
        name: 'sosial',
        label: { id: 'Sosial', en: 'Social' },
        items: [
          { question: 'kerja_sama', weight: 2 },
          { question: 'iks' },
          { question: 'partisipasi' },
          { question: 'perencanaan' },
          { question: 'masalah_macet', reversed: true },
          { question: 'inovasi' },
        ],
      },
      {
        name: 'ekonomi',
        label: { id: 'Ekonomi', en: 'Economic' },
        items: [
          { question: 'modal' },
          { question: 'pendapatan', weight: 2 },
          { question: 'tabungan' },
          { question: 'transparansi' },
        ],
      },
    ],
    missing: { rule: 'prorate', atLeast: 3 },
    decimals: 1,
    bands: [
      { name: 'tumbuh', label: { id: 'Tumbuh', en: 'Growing' }, from: 0 },
      { name: 'pengembangan', label: { id: 'Pengembangan', en: 'Developing' }, from: 28 },
      { name: 'mandiri', label: { id: 'Mandiri', en: 'Independent' }, from: 40 },
    ],
  },
} satisfies Instrument
