// An in-depth interview with people in several roles: how it began, how it is run, who helps, what came of it.
import type { Instrument } from '../../../../core/instrument/model.ts'
import type { Probe, Question } from '../../../../core/instrument/question.ts'

const probe = (name: string, id: string, en: string): Probe => ({ name, label: { id, en } })

function prompt(name: string, id: string, en: string, probes: Probe[]): Question {
  return { type: 'text', name, label: { id, en }, long: true, probes }
}

export const interviewTemplate: Instrument = {
  slug: 'wawancara-mendalam',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Pedoman wawancara mendalam', en: 'Guide for an in-depth interview' },
  languages: ['id', 'en'],
  about: 'participant',
  roles: [],
  needs: ['archive'],
  items: [
    {
      type: 'group',
      name: 'pembuka',
      label: { id: 'Pembuka', en: 'Opening' },
      goalMinutes: 5,
      items: [
        {
          type: 'note',
          name: 'ingatkan',
          label: {
            id: 'Perkenalkan diri, ulangi tujuan penelitian, dan tanyakan apakah rekaman boleh dinyalakan.',
            en: 'Introduce yourself, repeat what the study is for, and ask whether you may record.',
          },
        },
        {
          type: 'selectOne',
          name: 'boleh_rekam',
          label: { id: 'Rekaman diizinkan?', en: 'May this be recorded?' },
          required: true,
          choices: [
            { name: 'ya', label: { id: 'Ya', en: 'Yes' } },
            { name: 'tidak', label: { id: 'Tidak, catat saja', en: 'No, take notes only' } },
          ],
        },
        prompt(
          'peran_diri',
          'Apa kegiatan Anda di kelompok ini?',
          'What do you do in this group?',
          [
            probe('sejak_kapan', 'Sejak kapan?', 'Since when?'),
            probe('ajakan', 'Siapa yang mengajak?', 'Who asked you to join?'),
          ],
        ),
      ],
    },
    {
      type: 'group',
      name: 'terbentuk',
      label: { id: 'Bagaimana kelompok terbentuk', en: 'How the group came about' },
      goalMinutes: 15,
      items: [
        prompt(
          'asal_mula',
          'Ceritakan masa sebelum kelompok ini ada sampai berdiri.',
          'Tell me about the time before the group, up to its founding.',
          [
            probe('masalah', 'Masalah apa yang ingin diatasi?', 'Which problem was to be solved?'),
            probe('pemrakarsa', 'Siapa yang memulai?', 'Who started it?'),
            probe('bantuan', 'Bantuan apa yang datang?', 'What help came?'),
          ],
        ),
        {
          type: 'integer',
          name: 'tahun_berdiri',
          label: { id: 'Tahun berapa berdiri?', en: 'In which year was it founded?' },
          hint: { id: 'Perkiraan boleh.', en: 'A guess will do.' },
          min: 1950,
          max: 2100,
        },
      ],
    },
    {
      type: 'group',
      name: 'berjalan',
      label: { id: 'Bagaimana kelompok dijalankan', en: 'How the group is run' },
      goalMinutes: 20,
      items: [
        prompt(
          'memutuskan',
          'Bagaimana keputusan diambil? Beri satu contoh terakhir.',
          'How are decisions made? Give a recent example.',
          [
            probe('hadir', 'Siapa yang hadir?', 'Who was there?'),
            probe('beda_pendapat', 'Bila berbeda pendapat?', 'And when people disagreed?'),
          ],
        ),
        {
          type: 'selectMany',
          name: 'mitra',
          label: { id: 'Siapa saja yang membantu?', en: 'Who helps?' },
          other: true,
          choices: [
            { name: 'pemerintah', label: { id: 'Kantor pemerintah', en: 'A public office' } },
            { name: 'perusahaan', label: { id: 'Perusahaan', en: 'A company' } },
            { name: 'yayasan', label: { id: 'Yayasan', en: 'A foundation' } },
            {
              name: 'tidak_ada',
              label: { id: 'Tidak ada', en: 'Nobody' },
              exclusive: true,
            },
          ],
        },
        {
          ...prompt('pendampingan', 'Apa yang mereka lakukan?', 'What do they do?', [
            probe('berubah', 'Apa yang berubah karenanya?', 'What changed because of it?'),
          ]),
          relevant: "${mitra} != '' and not(selected(${mitra}, 'tidak_ada'))",
        },
      ],
    },
    {
      type: 'group',
      name: 'hasil',
      label: { id: 'Apa hasilnya', en: 'What came of it' },
      goalMinutes: 15,
      items: [
        prompt(
          'perubahan',
          'Apa yang berubah bagi Anda dan keluarga?',
          'What has changed for you and your family?',
          [
            probe('penghasilan', 'Penghasilan', 'Income'),
            probe('lain', 'Selain uang', 'Besides money'),
          ],
        ),
        prompt('sulit', 'Masa apa yang paling sulit?', 'Which time was the hardest?', [
          probe('bertahan', 'Mengapa tetap bertahan?', 'Why did you stay?'),
        ]),
        prompt(
          'penutup',
          'Apa yang belum saya tanyakan, tetapi penting?',
          'What have I not asked that matters?',
          [],
        ),
      ],
    },
  ],
}
