// The third theme of the guide: mentors, partners and the place.
// Prompts are open; probes stand in the order in which an interviewer may need them.
import type { Group } from '../../core/instrument/model.ts'

export const partners = {
  type: 'group',
  name: 'kemitraan',
  label: { id: 'Pendamping dan mitra', en: 'Mentors and partners' },
  goalMinutes: 15,
  items: [
    {
      type: 'text',
      long: true,
      name: 'pendamping',
      label: {
        id: 'Siapa yang mendampingi, dan apa yang mereka lakukan?',
        en: 'Who mentors the group, and what do they do?',
      },
      probes: [
        {
          name: 'diajarkan',
          label: { id: 'Apa yang diajarkan?', en: 'What was taught?' },
        },
        {
          name: 'berubah',
          label: { id: 'Apa yang berubah sesudahnya?', en: 'What changed afterwards?' },
        },
      ],
      aims: ['peran-pendamping', 'pendamping-csr', 'kompetensi-anggota'],
    },
    {
      type: 'text',
      long: true,
      name: 'mitra',
      label: {
        id: 'Dengan pihak mana saja kelompok bekerja sama, dan untuk apa?',
        en: 'With whom does the group work, and what for?',
      },
      probes: [
        {
          name: 'modal_pasar',
          label: { id: 'Modal, tempat menjual', en: 'Capital, places to sell' },
        },
        {
          name: 'beda_mitra',
          label: { id: 'Beda mitra satu dan lainnya', en: 'How partners differ' },
        },
      ],
      aims: ['jaringan-kemitraan', 'kemitraan-inti', 'modal', 'pemasaran'],
    },
    {
      type: 'text',
      long: true,
      name: 'letak',
      label: {
        id: 'Apa artinya tinggal dekat pabrik bagi kelompok ini?',
        en: 'What does living near the factory mean for this group?',
      },
      probes: [
        {
          name: 'jika_jauh',
          label: { id: 'Seandainya jauh dari pabrik?', en: 'What if it were far away?' },
        },
      ],
      aims: ['letak'],
    },
  ],
} satisfies Group
