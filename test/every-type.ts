// One long form that asks in every way there is, with rows in rows, a grid and a cascade.
import type { Instrument } from '../core/instrument/model.ts'

const choice = (name: string, id: string, more = {}) => ({ name, label: { id, en: id }, ...more })

export const everyType: Instrument = {
  slug: 'every-type',
  kind: 'survey',
  technique: 'observation',
  title: { id: 'Semua jenis', en: 'Every type' },
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  lists: {
    villages: {
      from: 'choices',
      choices: Array.from({ length: 3_000 }, (_, n) =>
        choice(`v${n}`, `Desa nomor ${n}`, {
          columns: { district: n < 1_500 ? 'north' : 'south' },
        }),
      ),
    },
  },
  items: [
    {
      type: 'note',
      name: 'welcome',
      label: { id: 'Selamat datang', en: 'Welcome' },
      hint: { id: 'Bacakan pelan-pelan.', en: 'Read it slowly.' },
      guidance: { id: 'Boleh diulang.', en: 'It may be repeated.' },
    },
    { type: 'text', name: 'name', label: { id: 'Nama', en: 'Name' } },
    {
      type: 'integer',
      name: 'age',
      label: { id: 'Umur ${name}', en: 'Age of ${name}' },
      constraint: '. >= 18',
      constraintMessage: { id: 'Hanya orang dewasa.', en: 'Adults only.' },
    },
    { type: 'decimal', name: 'weight', label: { id: 'Berat', en: 'Weight' } },
    { type: 'range', name: 'pain', label: { id: 'Sakit', en: 'Pain' }, min: 0, max: 10, step: 1 },
    {
      type: 'selectOne',
      name: 'district',
      label: { id: 'Kecamatan', en: 'District' },
      choices: [choice('north', 'Utara'), choice('south', 'Selatan')],
      appearance: 'quick',
    },
    {
      type: 'selectOne',
      name: 'village',
      label: { id: 'Desa', en: 'Village' },
      choices: 'villages',
      choiceFilter: 'district = ${district}',
    },
    {
      type: 'selectMany',
      name: 'crops',
      label: { id: 'Tanaman', en: 'Crops' },
      choices: [
        choice('rice', 'Padi'),
        choice('corn', 'Jagung'),
        choice('none', 'Tidak ada', { exclusive: true }),
      ],
      other: true,
    },
    {
      type: 'rank',
      name: 'needs',
      label: { id: 'Urutkan kebutuhan', en: 'Rank the needs' },
      choices: [choice('water', 'Air'), choice('road', 'Jalan'), choice('light', 'Listrik')],
    },
    { type: 'date', name: 'day', label: { id: 'Hari', en: 'Day' } },
    { type: 'time', name: 'clock', label: { id: 'Jam', en: 'Clock' } },
    { type: 'dateTime', name: 'moment', label: { id: 'Saat', en: 'Moment' } },
    { type: 'geopoint', name: 'home', label: { id: 'Rumah', en: 'Home' }, captureAccuracy: 20 },
    { type: 'geotrace', name: 'path', label: { id: 'Jalur', en: 'Path' } },
    { type: 'geoshape', name: 'field', label: { id: 'Kebun', en: 'Field' } },
    { type: 'image', name: 'photo', label: { id: 'Foto rumah', en: 'Photo' }, maxPixels: 64 },
    { type: 'audio', name: 'voice', label: { id: 'Suara', en: 'Voice' }, quality: 'low' },
    { type: 'file', name: 'letter', label: { id: 'Surat', en: 'Letter' } },
    { type: 'signature', name: 'signed', label: { id: 'Tanda tangan', en: 'Signature' } },
    { type: 'barcode', name: 'card', label: { id: 'Kartu', en: 'Card' } },
    { type: 'acknowledge', name: 'agreed', label: { id: 'Sudah dijelaskan', en: 'Explained' } },
    {
      type: 'tally',
      name: 'seen',
      label: { id: 'Yang terlihat', en: 'What is seen' },
      choices: [choice('talk', 'Bicara'), choice('help', 'Menolong')],
    },
    {
      type: 'group',
      name: 'views',
      label: { id: 'Pendapat', en: 'Views' },
      appearance: 'table-list',
      items: ['fair', 'safe'].map((name) => ({
        type: 'selectOne' as const,
        name,
        label: { id: `Pendapat ${name}`, en: `View ${name}` },
        choices: [choice('yes', 'Ya'), choice('no', 'Tidak')],
        appearance: 'likert',
      })),
    },
    {
      type: 'repeat',
      name: 'members',
      label: { id: 'Anggota', en: 'Members' },
      items: [
        { type: 'text', name: 'called', label: { id: 'Panggilan', en: 'Called' } },
        {
          type: 'repeat',
          name: 'jobs',
          label: { id: 'Pekerjaan', en: 'Jobs' },
          items: [
            { type: 'text', name: 'job', label: { id: 'Kerja ${called}', en: 'Job of ${called}' } },
          ],
        },
      ],
    },
    {
      type: 'calculate',
      name: 'size',
      calculation: 'count(${members})',
    },
    {
      type: 'note',
      name: 'end',
      label: { id: 'Ada ${size} anggota.', en: 'There are ${size} members.' },
    },
  ],
}
