// The fourth theme of the guide: the business, the hard time, dues and savings.
// Prompts are open; probes stand in the order in which an interviewer may need them.
import type { Group } from '../../core/instrument/model.ts'

export const results = {
  type: 'group',
  name: 'hasil',
  label: { id: 'Usaha dan hasilnya', en: 'The business and what came of it' },
  goalMinutes: 20,
  items: [
    {
      type: 'text',
      long: true,
      name: 'usaha',
      label: {
        id: 'Bagaimana produk dan pendapatan kelompok berubah?',
        en: 'How did the products and the income of the group change?',
      },
      probes: [
        {
          name: 'produk_baru',
          label: { id: 'Ide produk baru dari siapa?', en: 'Whose ideas were the products?' },
        },
        { name: 'menjual', label: { id: 'Cara menjual', en: 'How it is sold' } },
      ],
      aims: ['inovasi-usaha', 'pendapatan', 'pemasaran'],
    },
    {
      type: 'text',
      long: true,
      name: 'masa_sulit',
      label: {
        id: 'Kapan masa paling sulit, dan bagaimana melewatinya?',
        en: 'When was the hardest time, and how did you get through it?',
      },
      probes: [
        {
          name: 'bertahan',
          label: { id: 'Mengapa bertahan?', en: 'Why did you stay?' },
        },
      ],
      aims: ['hampir-bubar', 'semangat-hilang', 'mengatasi-masalah'],
    },
    {
      type: 'text',
      long: true,
      name: 'iks',
      label: {
        id: 'Bagaimana iuran kesetiakawanan (IKS) dan uang kelompok dikelola?',
        en: 'How are the solidarity dues (IKS) and the money of the group looked after?',
      },
      probes: [
        {
          name: 'dipakai',
          label: { id: 'Terakhir dipakai untuk apa?', en: 'What were they last used for?' },
        },
        {
          name: 'terbuka',
          label: { id: 'Siapa boleh melihat catatannya?', en: 'Who may see the books?' },
        },
      ],
      aims: ['iks', 'kerja-sama', 'transparansi'],
    },
    {
      type: 'selectOne',
      name: 'punya_tabungan',
      label: {
        id: 'Apakah Ibu/Bapak punya tabungan dari hasil kelompok?',
        en: 'Do you have savings from the work of the group?',
      },
      choices: [
        { name: 'ya', label: { id: 'Ya', en: 'Yes' } },
        { name: 'tidak', label: { id: 'Tidak', en: 'No' } },
        { name: 'bukan_anggota', label: { id: 'Bukan anggota', en: 'Not a member' } },
      ],
      aims: ['tabungan'],
    },
    {
      type: 'integer',
      name: 'jumlah_tabungan',
      label: {
        id: 'Kira-kira berapa rupiah tabungan itu sekarang?',
        en: 'About how many rupiah are these savings now?',
      },
      hint: { id: 'Boleh dilewati.', en: 'May be skipped.' },
      relevant: "${punya_tabungan} = 'ya'",
      min: 0,
      max: 50_000_000,
      constraint: '. mod 500 = 0',
      constraintMessage: {
        id: 'Bulatkan ke kelipatan Rp500.',
        en: 'Round it to a multiple of Rp500.',
      },
      aims: ['tabungan'],
    },
    {
      type: 'text',
      long: true,
      name: 'arti_mandiri',
      label: {
        id: 'Menurut Ibu/Bapak, apa tandanya kelompok sudah mandiri?',
        en: 'How can one tell that a group has become independent?',
      },
      aims: ['kemandirian'],
    },
  ],
} satisfies Group
