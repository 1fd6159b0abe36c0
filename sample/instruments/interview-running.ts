// The second theme of the guide: how the group is run.
// Prompts are open; probes stand in the order in which an interviewer may need them.
import type { Group } from '../../core/instrument/model.ts'

export const running = {
  type: 'group',
  name: 'kelola',
  label: { id: 'Pengelolaan kelompok', en: 'Running the group' },
  goalMinutes: 20,
  items: [
    {
      type: 'text',
      long: true,
      name: 'keputusan',
      label: {
        id: 'Bagaimana kelompok mengambil keputusan?',
        en: 'How does the group take decisions?',
      },
      probes: [
        { name: 'hadir', label: { id: 'Siapa yang hadir?', en: 'Who is there?' } },
        {
          name: 'tidak_sepakat',
          label: { id: 'Kalau tidak sepakat?', en: 'And when you disagree?' },
        },
        {
          name: 'contoh',
          label: { id: 'Contoh keputusan terakhir', en: 'The latest decision as an example' },
        },
      ],
      aims: ['keputusan-bersama', 'kekompakan', 'partisipasi'],
    },
    {
      type: 'text',
      long: true,
      name: 'ketua',
      label: {
        id: 'Apa yang dilakukan ketua ketika kelompok bekerja dan ketika ada perselisihan?',
        en: 'What does the chair do when the group works, and when there is a quarrel?',
      },
      probes: [
        { name: 'contoh', label: { id: 'Minta satu contoh', en: 'Ask for one example' } },
        {
          name: 'tanpa_ketua',
          label: { id: 'Kalau ketua tidak ada?', en: 'And when the chair is away?' },
        },
      ],
      aims: ['kepemimpinan-ketua', 'konflik'],
    },
    {
      type: 'text',
      long: true,
      name: 'rencana',
      label: {
        id: 'Bagaimana rencana kerja kelompok dibuat dan dipakai?',
        en: 'How is the work plan made, and how is it used?',
      },
      probes: [
        { name: 'siapa_menyusun', label: { id: 'Siapa menyusun?', en: 'Who writes it?' } },
        {
          name: 'pembukuan',
          label: { id: 'Pembagian tugas dan pembukuan', en: 'Division of work, bookkeeping' },
        },
      ],
      aims: ['perencanaan', 'manajemen-kelompok'],
    },
    {
      type: 'selectOne',
      name: 'rapat',
      label: {
        id: 'Seberapa sering kelompok berkumpul?',
        en: 'How often does the group meet?',
      },
      choices: [
        { name: 'mingguan', label: { id: 'Setiap minggu', en: 'Every week' } },
        { name: 'bulanan', label: { id: 'Setiap bulan', en: 'Every month' } },
        { name: 'jarang', label: { id: 'Lebih jarang', en: 'Less often' } },
        { name: 'tidak_tahu', label: { id: 'Tidak tahu', en: 'Does not know' } },
      ],
    },
  ],
} satisfies Group
