// Pedoman dokumentasi: where a document comes from, how far it may be trusted, and the figures it holds.
import type { Instrument } from '../../core/instrument/model.ts'

export const documentChecklist = {
  slug: 'pedoman-dokumentasi',
  kind: 'document',
  technique: 'document',
  title: { id: 'Pedoman dokumentasi', en: 'Document checklist' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    {
      type: 'group',
      name: 'asal_dokumen',
      label: { id: 'Asal dokumen', en: 'Where it comes from' },
      items: [
        {
          type: 'text',
          name: 'judul',
          label: { id: 'Judul dokumen', en: 'Title of the document' },
          required: true,
        },
        {
          type: 'selectOne',
          name: 'asal',
          label: { id: 'Dari siapa?', en: 'Whose is it?' },
          required: true,
          choices: [
            { name: 'kelompok', label: { id: 'Kelompok sendiri', en: 'The group itself' } },
            { name: 'pemerintah', label: { id: 'Pemerintah', en: 'Government' } },
            {
              name: 'mitra',
              label: { id: 'Perusahaan atau yayasan', en: 'Company or foundation' },
            },
            { name: 'berita', label: { id: 'Berita daring', en: 'Online news' } },
            { name: 'penelitian', label: { id: 'Penelitian', en: 'Research' } },
          ],
        },
        {
          type: 'date',
          name: 'tanggal_dokumen',
          label: { id: 'Tanggal dokumen', en: 'Date of the document' },
        },
        {
          type: 'text',
          name: 'alamat',
          label: { id: 'Alamat atau tempat simpan', en: 'Address, or where it is kept' },
        },
        {
          type: 'date',
          name: 'dilihat_pada',
          label: { id: 'Dilihat pada', en: 'Seen on' },
          required: true,
          constraint: '. <= today()',
          constraintMessage: {
            id: 'Tanggal ini belum terjadi.',
            en: 'This day has not come yet.',
          },
        },
        {
          type: 'selectOne',
          name: 'keadaan',
          label: { id: 'Keadaan', en: 'Condition' },
          choices: [
            { name: 'utuh', label: { id: 'Utuh dan terbaca', en: 'Whole and legible' } },
            { name: 'sebagian', label: { id: 'Sebagian hilang', en: 'Partly missing' } },
            { name: 'rusak', label: { id: 'Rusak', en: 'Damaged' } },
          ],
        },
      ],
    },
    {
      type: 'repeat',
      name: 'halaman',
      label: { id: 'Halaman yang difoto', en: 'Pages photographed' },
      items: [
        {
          type: 'image',
          name: 'foto_halaman',
          label: { id: 'Foto halaman', en: 'Photo of the page' },
        },
      ],
    },
    {
      type: 'group',
      name: 'kritik_sumber',
      label: { id: 'Kritik sumber', en: 'Source criticism' },
      items: [
        {
          type: 'selectOne',
          name: 'keaslian',
          label: { id: 'Asli atau turunan?', en: 'Original or derived?' },
          choices: [
            { name: 'asli', label: { id: 'Asli', en: 'Original' } },
            { name: 'salinan', label: { id: 'Salinan', en: 'A copy' } },
            { name: 'kutipan', label: { id: 'Dikutip pihak lain', en: 'Quoted by others' } },
          ],
        },
        {
          type: 'text',
          long: true,
          name: 'tujuan_penulis',
          label: {
            id: 'Siapa menulis, untuk siapa, dan supaya apa?',
            en: 'Who wrote it, for whom, and to what end?',
          },
        },
        {
          type: 'text',
          long: true,
          name: 'pembanding',
          label: {
            id: 'Sumber lain mana yang menguatkan atau membantah?',
            en: 'Which other source confirms or denies it?',
          },
        },
      ],
    },
    {
      type: 'group',
      name: 'isi_dokumen',
      label: { id: 'Isi', en: 'Contents' },
      items: [
        {
          type: 'text',
          long: true,
          name: 'isi',
          label: { id: 'Pokok isi', en: 'What it says' },
          aims: ['perencanaan', 'manajemen-kelompok', 'jaringan-kemitraan', 'kemandirian'],
        },
        {
          type: 'selectOne',
          name: 'memuat_pendapatan',
          label: { id: 'Memuat pendapatan setahun?', en: 'Does it give a yearly income?' },
          required: true,
          choices: [
            { name: 'ya', label: { id: 'Ya', en: 'Yes' } },
            { name: 'tidak', label: { id: 'Tidak', en: 'No' } },
          ],
        },
        {
          type: 'group',
          name: 'pendapatan_tahunan',
          label: { id: 'Pendapatan setahun', en: 'Yearly income' },
          relevant: "${memuat_pendapatan} = 'ya'",
          items: [
            {
              type: 'integer',
              name: 'tahun',
              label: { id: 'Tahun', en: 'Year' },
              required: true,
              min: 2011,
              max: 2030,
            },
            {
              type: 'integer',
              name: 'pendapatan_kelompok',
              label: { id: 'Pendapatan kelompok (Rp)', en: 'Income of the group (Rp)' },
              min: 0,
              max: 1_000_000_000,
              aims: ['pendapatan'],
            },
            {
              type: 'integer',
              name: 'pendapatan_anggota',
              label: {
                id: 'Rata-rata pendapatan anggota (Rp)',
                en: 'Mean income of a member (Rp)',
              },
              min: 0,
              max: 1_000_000_000,
              constraint: '. <= ${pendapatan_kelompok}',
              constraintMessage: {
                id: 'Rata-rata anggota tidak mungkin melebihi pendapatan kelompok.',
                en: 'The mean of a member cannot exceed the income of the group.',
              },
              aims: ['pendapatan'],
            },
          ],
        },
        {
          type: 'text',
          long: true,
          name: 'produk',
          label: {
            id: 'Produk atau usaha baru apa yang disebut?',
            en: 'Which new products or trades does it name?',
          },
          aims: ['inovasi-usaha'],
        },
      ],
    },
  ],
} satisfies Instrument
