// Lembar pengamatan: one dated entry of the observation diary, about the same group each time.
import type { Instrument } from '../../core/instrument/model.ts'

export const observationSheet = {
  slug: 'lembar-pengamatan',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Lembar pengamatan', en: 'Observation sheet' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'group',
      name: 'tempat_waktu',
      label: { id: 'Peristiwa', en: 'The occasion' },
      items: [
        {
          type: 'selectOne',
          name: 'peristiwa',
          label: { id: 'Apa yang diamati?', en: 'What is being observed?' },
          required: true,
          choices: [
            { name: 'rapat', label: { id: 'Rapat kelompok', en: 'A group meeting' } },
            { name: 'produksi', label: { id: 'Kerja produksi', en: 'Production' } },
            { name: 'pelatihan', label: { id: 'Pelatihan', en: 'Training' } },
            { name: 'kunjungan', label: { id: 'Kunjungan tamu', en: 'A visit by guests' } },
            { name: 'lain', label: { id: 'Lainnya', en: 'Something else' } },
          ],
        },
        {
          type: 'text',
          name: 'tempat',
          label: { id: 'Di mana?', en: 'Where?' },
        },
        {
          type: 'integer',
          name: 'hadir',
          label: { id: 'Berapa anggota hadir?', en: 'How many members are there?' },
          min: 0,
          max: 200,
        },
      ],
    },
    {
      type: 'group',
      name: 'catatan',
      label: { id: 'Yang terlihat dan terdengar', en: 'What was seen and heard' },
      hint: {
        id: 'Tulis yang terjadi, bukan penilaiannya. Orang disebut dengan kode.',
        en: 'Write what happens, not what to think of it. People are named by code.',
      },
      items: [
        {
          type: 'text',
          long: true,
          name: 'uraian',
          label: { id: 'Urutan kejadian', en: 'What happened, in order' },
          required: true,
          aims: ['partisipasi', 'kerja-sama'],
        },
        {
          type: 'text',
          long: true,
          name: 'keputusan_kecil',
          label: {
            id: 'Keputusan kecil apa yang diambil, dan bagaimana?',
            en: 'Which small decisions were taken, and how?',
          },
          aims: ['keputusan-bersama', 'kekompakan'],
        },
        {
          type: 'text',
          long: true,
          name: 'pimpinan_rapat',
          label: {
            id: 'Siapa membuka, memimpin, dan menutup keputusan di rapat?',
            en: 'Who opens the meeting, leads it and closes the decisions?',
          },
          relevant: "${peristiwa} = 'rapat'",
          aims: ['kepemimpinan-ketua', 'konflik'],
        },
        {
          type: 'text',
          long: true,
          name: 'belajar',
          label: {
            id: 'Siapa mengajari siapa, dan apa yang sudah bisa dikerjakan sendiri?',
            en: 'Who teaches whom, and what can be done without help?',
          },
          aims: ['peran-pendamping', 'kompetensi-anggota'],
        },
        {
          type: 'text',
          long: true,
          name: 'iuran',
          label: {
            id: 'Apa yang terlihat tentang iuran, uang, dan catatannya?',
            en: 'What could be seen of dues, money and the books?',
          },
          aims: ['iks', 'transparansi'],
        },
        {
          type: 'text',
          long: true,
          name: 'catatan_diri',
          label: {
            id: 'Bagaimana kehadiran peneliti ikut memengaruhi?',
            en: 'How did the presence of the researcher matter?',
          },
        },
      ],
    },
  ],
} satisfies Instrument
