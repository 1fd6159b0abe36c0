// The words that phone and desk share, in Indonesian. Their shape is what every other language must fill.

export const id = {
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  language: 'Bahasa',
  save: 'Simpan',
  cancel: 'Batal',
  close: 'Tutup',
  undo: 'Urungkan',
  back: 'Kembali',
  tryAgain: 'Coba lagi',
  online: 'daring',
  offline: 'luring',
  networkLost: 'Tidak ada jaringan.',
  techniques: {
    interview: 'wawancara',
    observation: 'pengamatan',
    fgd: 'FGD',
    document: 'dokumen',
    score: 'skor',
  },
  scopes: { record: 'rekam', quote: 'kutip', archive: 'simpan', share: 'bagikan' },
}
export type KitMessages = typeof id
