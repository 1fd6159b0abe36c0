// A scoring form for business groups: social and economic signs, weights, one item that runs the other way, three bands.
import type { Instrument } from '../../../../core/instrument/model.ts'
import type { Question } from '../../../../core/instrument/question.ts'

function item(name: string, id: string, en: string): Question {
  return { type: 'selectOne', name, label: { id, en }, choices: 'derajat' }
}

export const scoringTemplate: Instrument = {
  slug: 'skor-perkembangan',
  kind: 'scoring',
  technique: 'score',
  title: { id: 'Skor perkembangan kelompok usaha', en: 'How far a business group has come' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  lists: {
    derajat: {
      from: 'choices',
      choices: [
        { name: 'tidak_pernah', label: { id: 'Tidak pernah', en: 'Never' }, points: 0 },
        { name: 'kadang', label: { id: 'Kadang-kadang', en: 'At times' }, points: 1 },
        { name: 'sering', label: { id: 'Sering', en: 'Often' }, points: 2 },
        { name: 'selalu', label: { id: 'Selalu', en: 'Always' }, points: 3 },
      ],
    },
  },
  items: [
    {
      type: 'group',
      name: 'sosial',
      label: { id: 'Tanda sosial', en: 'Social signs' },
      appearance: 'field-list',
      items: [
        item('gotong_royong', 'Anggota bekerja bersama', 'Members work together'),
        item('kehadiran', 'Anggota hadir dalam pertemuan', 'Members come to meetings'),
        item('rencana_tertulis', 'Kegiatan berjalan menurut rencana', 'Activities follow a plan'),
        item('pertengkaran', 'Anggota bertengkar', 'Members quarrel'),
      ],
    },
    {
      type: 'group',
      name: 'ekonomi',
      label: { id: 'Tanda ekonomi', en: 'Economic signs' },
      appearance: 'field-list',
      items: [
        item('modal_tumbuh', 'Modal bertambah setiap tahun', 'Capital grows every year'),
        item('tabungan_anggota', 'Anggota menabung', 'Members save'),
        item(
          'kas_terbuka',
          'Uang kas diumumkan kepada anggota',
          'The cash is shown to the members',
        ),
      ],
    },
  ],
  scoring: {
    subscales: [
      {
        name: 'skor_sosial',
        label: { id: 'Sosial', en: 'Social' },
        items: [
          { question: 'gotong_royong', weight: 2 },
          { question: 'kehadiran' },
          { question: 'rencana_tertulis' },
          { question: 'pertengkaran', reversed: true },
        ],
      },
      {
        name: 'skor_ekonomi',
        label: { id: 'Ekonomi', en: 'Economic' },
        items: [
          { question: 'modal_tumbuh', weight: 2 },
          { question: 'tabungan_anggota' },
          { question: 'kas_terbuka' },
        ],
      },
    ],
    missing: { rule: 'prorate', atLeast: 2 },
    decimals: 1,
    bands: [
      { name: 'tumbuh', label: { id: 'Tumbuh', en: 'Growing' }, from: 0, tone: 'low' },
      {
        name: 'pengembangan',
        label: { id: 'Pengembangan', en: 'Developing' },
        from: 10,
        tone: 'middle',
      },
      { name: 'mandiri', label: { id: 'Mandiri', en: 'Independent' }, from: 20, tone: 'high' },
    ],
  },
}
