// Catatan FGD: who sat there, five prompts for the circle, and how evenly the voices fell.
import type { Instrument } from '../../core/instrument/model.ts'

export const fgdNotes = {
  slug: 'catatan-fgd',
  kind: 'fgd',
  technique: 'fgd',
  title: { id: 'Catatan FGD', en: 'FGD notes' },
  languages: ['id', 'en'],
  about: 'case',
  roles: ['anggota'],
  needs: ['archive'],
  items: [
    {
      type: 'group',
      name: 'peserta',
      label: { id: 'Peserta', en: 'Participants' },
      items: [
        {
          type: 'integer',
          name: 'jumlah_peserta',
          label: { id: 'Berapa peserta?', en: 'How many participants?' },
          min: 3,
          max: 15,
          required: true,
        },
        {
          type: 'text',
          name: 'kode_peserta',
          label: {
            id: 'Kode peserta, menurut tempat duduk',
            en: 'Codes of participants, as seated',
          },
        },
      ],
    },
    {
      type: 'group',
      name: 'putaran',
      label: { id: 'Putaran bicara', en: 'Rounds of talk' },
      goalMinutes: 60,
      items: [
        {
          type: 'text',
          long: true,
          name: 'mula',
          label: {
            id: 'Apa yang paling diingat dari masa awal kelompok?',
            en: 'What do you remember most of the early days?',
          },
          aims: ['pembentukan', 'motivasi'],
        },
        {
          type: 'text',
          long: true,
          name: 'memutuskan',
          label: {
            id: 'Kalau kelompok harus memutuskan sesuatu, apa yang terjadi?',
            en: 'When the group has to decide something, what happens?',
          },
          probes: [
            {
              name: 'ketua',
              label: { id: 'Tempat ketua di dalamnya', en: 'The place of the chair in it' },
            },
            {
              name: 'yang_diam',
              label: { id: 'Yang belum bicara', en: 'Those who have not spoken' },
            },
          ],
          aims: ['keputusan-bersama', 'kepemimpinan-ketua', 'partisipasi', 'kekompakan', 'konflik'],
        },
        {
          type: 'text',
          long: true,
          name: 'guncangan',
          label: {
            id: 'Pernahkah kelompok hampir berhenti?',
            en: 'Did the group ever come close to stopping?',
          },
          aims: ['hampir-bubar', 'semangat-hilang', 'mengatasi-masalah'],
        },
        {
          type: 'text',
          long: true,
          name: 'hasil_usaha',
          label: {
            id: 'Apa yang berubah di rumah dari hasil usaha ini?',
            en: 'What has the business changed at home?',
          },
          aims: ['pendapatan', 'inovasi-usaha', 'tabungan'],
        },
        {
          type: 'text',
          long: true,
          name: 'uang_bersama',
          label: {
            id: 'Bagaimana uang bersama dan iuran dijaga?',
            en: 'How are the common money and the dues looked after?',
          },
          aims: ['iks', 'transparansi', 'kerja-sama'],
        },
      ],
    },
    {
      type: 'selectOne',
      name: 'keseimbangan',
      label: { id: 'Seberapa merata suara peserta?', en: 'How evenly did the voices fall?' },
      choices: [
        { name: 'merata', label: { id: 'Merata', en: 'Evenly' } },
        { name: 'sebagian', label: { id: 'Dua atau tiga menguasai', en: 'Two or three led' } },
        { name: 'satu', label: { id: 'Satu orang menguasai', en: 'One person led' } },
      ],
    },
    {
      type: 'text',
      long: true,
      name: 'catatan_pemandu',
      label: { id: 'Catatan pemandu', en: "Moderator's notes" },
    },
  ],
} satisfies Instrument
