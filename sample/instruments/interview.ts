// Pedoman wawancara: four themes, eleven open prompts with probes, one choice, numbers and a skip.
import type { Instrument } from '../../core/instrument/model.ts'

export const interviewGuide = {
  slug: 'pedoman-wawancara',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Pedoman wawancara', en: 'Interview guide' },
  languages: ['id', 'en'],
  about: 'participant',
  roles: ['pengelola', 'anggota', 'pendamping'],
  needs: ['archive'],
  items: [
    {
      type: 'group',
      name: 'asal',
      label: { id: 'Asal-usul kelompok', en: 'How the group began' },
      goalMinutes: 15,
      items: [
        {
          type: 'text',
          long: true,
          name: 'asal_mula',
          label: {
            id: 'Bisa diceritakan bagaimana kelompok ini bermula?',
            en: 'Could you tell me how this group began?',
          },
          hint: {
            id: 'Biarkan bercerita menurut urutannya sendiri.',
            en: 'Let the story run in its own order.',
          },
          probes: [
            {
              name: 'keadaan_rt',
              label: { id: 'Keadaan RT waktu itu', en: 'The neighbourhood at that time' },
            },
            { name: 'siapa_mulai', label: { id: 'Siapa yang memulai?', en: 'Who started it?' } },
            {
              name: 'mengapa_ikut',
              label: { id: 'Mengapa mau ikut?', en: 'Why did you join?' },
            },
          ],
          aims: ['pembentukan', 'motivasi'],
        },
        {
          type: 'text',
          long: true,
          name: 'jadi_kube',
          label: {
            id: 'Bagaimana ceritanya sampai menjadi KUBE?',
            en: 'How did it become a KUBE?',
          },
          probes: [
            { name: 'syarat', label: { id: 'Syarat dari dinas', en: 'Conditions of the office' } },
            {
              name: 'modal_awal',
              label: { id: 'Modal pertama', en: 'The first capital' },
            },
          ],
          aims: ['pembentukan', 'modal'],
        },
        {
          type: 'integer',
          name: 'tahun_kenal',
          label: {
            id: 'Sejak tahun berapa Ibu/Bapak terlibat dengan kelompok ini?',
            en: 'Since which year have you been involved with the group?',
          },
          min: 2011,
          max: 2030,
        },
      ],
    },
    {
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
    },
    {
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
    },
    {
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
    },
  ],
} satisfies Instrument
