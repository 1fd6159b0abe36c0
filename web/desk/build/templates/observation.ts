// One dated entry of a long participant observation, with a count of who speaks.
import type { Instrument } from '../../../../core/instrument/model.ts'

export const observationTemplate: Instrument = {
  slug: 'catatan-observasi',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Catatan observasi', en: 'Observation entry' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'group',
      name: 'saat',
      label: { id: 'Saat dan tempat', en: 'When and where' },
      items: [
        {
          type: 'selectOne',
          name: 'kegiatan',
          label: { id: 'Kegiatan apa?', en: 'Which activity?' },
          required: true,
          other: true,
          choices: [
            { name: 'rapat', label: { id: 'Rapat', en: 'Meeting' } },
            { name: 'kerja', label: { id: 'Kerja bersama', en: 'Work together' } },
            { name: 'latihan', label: { id: 'Pelatihan', en: 'Training' } },
          ],
        },
        { type: 'time', name: 'mulai', label: { id: 'Mulai pukul', en: 'Begins at' } },
        { type: 'time', name: 'selesai', label: { id: 'Selesai pukul', en: 'Ends at' } },
        { type: 'geopoint', name: 'letak', label: { id: 'Letak', en: 'Place' } },
        {
          type: 'integer',
          name: 'jumlah_hadir',
          label: { id: 'Berapa orang hadir?', en: 'How many people are there?' },
          min: 0,
          max: 500,
        },
      ],
    },
    {
      type: 'group',
      name: 'terlihat',
      label: { id: 'Yang terlihat dan terdengar', en: 'What was seen and heard' },
      hint: {
        id: 'Tulis kejadian, bukan penilaian. Sebut orang dengan kodenya.',
        en: 'Write what happened, not what it is worth. Name people by their code.',
      },
      items: [
        {
          type: 'text',
          name: 'kejadian',
          long: true,
          label: { id: 'Urutan kejadian', en: 'What happened, in order' },
          required: true,
        },
        {
          type: 'tally',
          name: 'berbicara',
          label: { id: 'Siapa berbicara?', en: 'Who speaks?' },
          choices: [
            { name: 'pengelola', label: { id: 'Pengelola', en: 'A manager' } },
            { name: 'anggota', label: { id: 'Anggota', en: 'A member' } },
            { name: 'pendamping', label: { id: 'Pendamping', en: 'A mentor' } },
          ],
        },
        {
          type: 'text',
          name: 'kutipan',
          long: true,
          label: { id: 'Ucapan yang ingin diingat', en: 'Words worth remembering' },
        },
        {
          type: 'image',
          name: 'foto',
          label: { id: 'Foto suasana, tanpa wajah', en: 'A photo of the scene, without faces' },
        },
      ],
    },
    {
      type: 'group',
      name: 'peneliti',
      label: { id: 'Tentang diri peneliti', en: 'About the researcher' },
      items: [
        {
          type: 'selectOne',
          name: 'peran_peneliti',
          label: { id: 'Seberapa jauh Anda ikut?', en: 'How far did you take part?' },
          choices: [
            { name: 'melihat', label: { id: 'Hanya melihat', en: 'Only watched' } },
            { name: 'membantu', label: { id: 'Sesekali membantu', en: 'Helped now and then' } },
            { name: 'ikut', label: { id: 'Ikut sepenuhnya', en: 'Took full part' } },
          ],
        },
        {
          type: 'text',
          name: 'dugaan',
          long: true,
          label: {
            id: 'Dugaan sementara, dan apa yang perlu diperiksa',
            en: 'What you suppose so far, and what to check',
          },
        },
      ],
    },
  ],
}
