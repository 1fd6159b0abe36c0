// The first theme of the guide: how the group began.
// Prompts are open; probes stand in the order in which an interviewer may need them.
import type { Group } from '../../core/instrument/model.ts'

export const beginnings = {
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
} satisfies Group
