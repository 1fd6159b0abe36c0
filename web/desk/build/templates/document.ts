// A checklist for one document: where it comes from, what it shows, how far it can be believed.
import type { Instrument } from '../../../../core/instrument/model.ts'

export const documentTemplate: Instrument = {
  slug: 'daftar-dokumen',
  kind: 'document',
  technique: 'document',
  title: { id: 'Daftar periksa dokumen', en: 'Document checklist' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'selectOne',
      name: 'jenis',
      label: { id: 'Jenis dokumen', en: 'Kind of document' },
      required: true,
      other: true,
      choices: [
        { name: 'rencana', label: { id: 'Rencana kerja', en: 'Work plan' } },
        { name: 'kas', label: { id: 'Buku kas', en: 'Cash book' } },
        { name: 'notulen', label: { id: 'Notulen', en: 'Minutes' } },
        { name: 'berita', label: { id: 'Berita daring', en: 'News on the web' } },
        { name: 'foto', label: { id: 'Foto', en: 'Photo' } },
      ],
    },
    {
      type: 'selectOne',
      name: 'keberadaan',
      label: { id: 'Apakah ada?', en: 'Is it there?' },
      required: true,
      choices: [
        { name: 'dilihat', label: { id: 'Ada dan dilihat', en: 'There, and seen' } },
        { name: 'disebut', label: { id: 'Disebut, tidak dilihat', en: 'Spoken of, not seen' } },
        { name: 'ditolak', label: { id: 'Tidak boleh dilihat', en: 'Not allowed to be seen' } },
        { name: 'tidak_ada', label: { id: 'Tidak ada', en: 'Does not exist' } },
      ],
    },
    {
      type: 'group',
      name: 'keterangan',
      label: { id: 'Keterangan dokumen', en: 'About the document' },
      relevant: "${keberadaan} = 'dilihat'",
      items: [
        {
          type: 'text',
          name: 'judul',
          label: { id: 'Judul', en: 'Title' },
          required: true,
          records: 'title',
        },
        {
          type: 'text',
          name: 'asal',
          label: { id: 'Siapa yang membuat?', en: 'Who made it?' },
          records: 'origin',
        },
        {
          type: 'date',
          name: 'tanggal_dokumen',
          label: { id: 'Tanggal dokumen', en: 'Date of the document' },
          records: 'date',
        },
        {
          type: 'text',
          name: 'alamat',
          label: { id: 'Alamat web', en: 'Web address' },
          relevant: "${jenis} = 'berita'",
          records: 'address',
        },
        {
          type: 'date',
          name: 'dilihat_pada',
          label: { id: 'Dilihat pada', en: 'Seen on' },
          default: { expression: 'today()' },
          records: 'seenOn',
        },
        {
          type: 'selectOne',
          name: 'kondisi',
          label: { id: 'Keadaannya', en: 'Its condition' },
          records: 'condition',
          choices: [
            { name: 'utuh', label: { id: 'Utuh', en: 'Whole' } },
            { name: 'sebagian', label: { id: 'Sebagian', en: 'In part' } },
            { name: 'rusak', label: { id: 'Sulit dibaca', en: 'Hard to read' } },
          ],
        },
        {
          type: 'repeat',
          name: 'halaman',
          label: { id: 'Halaman', en: 'Pages' },
          items: [
            {
              type: 'image',
              name: 'foto_halaman',
              label: { id: 'Foto halaman', en: 'Photo of the page' },
              records: 'photo',
            },
          ],
        },
      ],
    },
    {
      type: 'group',
      name: 'isi',
      label: { id: 'Isi dan kritik sumber', en: 'Content and source criticism' },
      relevant: "${keberadaan} = 'dilihat'",
      items: [
        {
          type: 'text',
          name: 'pokok_isi',
          long: true,
          label: { id: 'Yang penting bagi penelitian', en: 'What matters to the study' },
        },
        {
          type: 'text',
          name: 'kritik',
          long: true,
          label: {
            id: 'Untuk siapa dibuat, dan seberapa dapat dipercaya?',
            en: 'For whom was it made, and how far can it be believed?',
          },
          records: 'criticism',
        },
      ],
    },
  ],
}
