// The words of a talk at the desk, in Indonesian: its recording, its marks, its turns.

export const talk = {
  title: 'Percakapan',
  recorded: (length: string, files: number) =>
    files === 1 ? `Terekam ${length}` : `Terekam ${length} dalam ${files} berkas`,
  player: 'Rekaman percakapan',
  play: (time: string) => `Putar dari ${time}`,
  fetching: 'Mengambil rekaman…',
  notHere:
    'Rekaman ini belum sampai dari telepon, atau ada yang tidak (lagi) menyetujui perekamannya.',
  failed: 'Rekaman ini tidak bisa diambil.',
  marks: 'Tanda waktu',
  kinds: {
    again: 'muncul lagi',
    important: 'penting',
    mask: 'nama, samarkan',
    note: 'catatan',
  },
  balance: 'Imbangan suara',
  who: 'Siapa',
  turns: 'Giliran',
  time: 'Waktu',
  share: 'Bagian waktu',
  leads: 'pemandu',
  left: (time: string) => `pulang di ${time}`,
  came: (time: string) => `menyusul di ${time}`,
  quiet: (who: string) => `Tidak bicara: ${who}`,
}
