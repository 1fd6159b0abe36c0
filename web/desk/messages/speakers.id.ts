// Kata-kata pembicara: label dalam teks dan siapa yang dimaksud.
export const speakers = {
  title: 'Siapa yang berbicara',
  what: 'Partisipan dan perannya tampil di setiap giliran, dipakai penyaring, dan dihitung dalam triangulasi. Penelitian mengingat label ini untuk sumber berikutnya.',
  ask: 'Label baru: siapa yang dimaksud?',
  known: (n: number) => `${n} label sudah dikenal`,
  label: 'Label',
  turns: 'Giliran',
  who: 'Siapa',
  whoIs: (label: string) => `Siapa ${label}`,
  turnCount: (n: number) => `${n} giliran`,
  meant: {
    researcher: 'Peneliti',
    speaker: 'Orang lain, bukan partisipan',
    nobody: 'Bukan giliran siapa pun',
  },
  participants: 'Partisipan',
  chip: (n: number) => `${n} pembicara`,
  chipAsked: (n: number) => `${n} pembicara belum dikenali`,
  saved: 'Pembicara tersimpan',
  about: 'Ubah keterangan',
  aboutTitle: 'Keterangan sumber',
  aboutSaved: 'Keterangan sumber tersimpan',
}
