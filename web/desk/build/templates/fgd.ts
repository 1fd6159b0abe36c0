// Notes of a focus group: rounds of talk with what was agreed and what was not.
import type { Instrument } from '../../../../core/instrument/model.ts'
import type { Question } from '../../../../core/instrument/question.ts'

function round(name: string, id: string, en: string): Question {
  return {
    type: 'text',
    name,
    long: true,
    label: { id, en },
    probes: [
      {
        name: 'yang_diam',
        label: { id: 'Tanyakan kepada yang diam', en: 'Ask those who are silent' },
      },
      {
        name: 'lain_pendapat',
        label: { id: 'Siapa yang melihatnya berbeda?', en: 'Who sees it differently?' },
      },
    ],
  }
}

export const fgdTemplate: Instrument = {
  slug: 'diskusi-kelompok',
  kind: 'fgd',
  technique: 'fgd',
  title: { id: 'Catatan diskusi kelompok terarah', en: 'Notes of a focus group' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: ['archive'],
  seats: 12,
  items: [
    {
      type: 'group',
      name: 'aturan',
      label: { id: 'Pembuka', en: 'Opening' },
      goalMinutes: 10,
      items: [
        {
          type: 'note',
          name: 'aturan_bicara',
          label: {
            id: 'Sampaikan: tidak ada jawaban benar atau salah, satu orang bicara pada satu waktu, yang diucapkan di sini tetap di sini.',
            en: 'Say: no answer is right or wrong, one person speaks at a time, what is said here stays here.',
          },
        },
        {
          type: 'acknowledge',
          name: 'sudah_setuju',
          label: { id: 'Semua peserta sudah setuju', en: 'Everybody has agreed' },
          required: true,
        },
      ],
    },
    {
      type: 'group',
      name: 'putaran',
      label: { id: 'Putaran bicara', en: 'Rounds of talk' },
      goalMinutes: 60,
      items: [
        round(
          'ingatan',
          'Apa yang paling Anda ingat dari awal kelompok?',
          'What do you remember most of the early days?',
        ),
        round(
          'bertahan',
          'Apa yang membuat kelompok bertahan saat sulit?',
          'What kept the group together in hard times?',
        ),
        round('terpenting', 'Faktor apa yang paling penting?', 'Which factor matters most?'),
        {
          type: 'rank',
          name: 'urutan_faktor',
          label: { id: 'Urutan yang disepakati', en: 'The order that was agreed' },
          choices: [
            { name: 'kekompakan', label: { id: 'Kekompakan', en: 'Cohesion' } },
            { name: 'ketua', label: { id: 'Ketua', en: 'The chair' } },
            { name: 'pendamping', label: { id: 'Pendamping', en: 'The mentor' } },
            { name: 'mitra', label: { id: 'Mitra', en: 'Partners' } },
          ],
        },
      ],
    },
    {
      type: 'group',
      name: 'jalannya',
      label: { id: 'Jalannya diskusi', en: 'How it went' },
      items: [
        {
          type: 'selectOne',
          name: 'keseimbangan',
          label: { id: 'Seberapa merata suara peserta?', en: 'How evenly did people speak?' },
          choices: [
            { name: 'merata', label: { id: 'Merata', en: 'Evenly' } },
            { name: 'beberapa', label: { id: 'Beberapa menonjol', en: 'Some stood out' } },
            { name: 'satu', label: { id: 'Dikuasai satu orang', en: 'One person led' } },
          ],
        },
        {
          type: 'text',
          name: 'sepakat',
          long: true,
          label: { id: 'Yang disepakati', en: 'What was agreed' },
        },
        {
          type: 'text',
          name: 'tidak_sepakat',
          long: true,
          label: { id: 'Yang tidak disepakati', en: 'What was not' },
        },
      ],
    },
  ],
}
