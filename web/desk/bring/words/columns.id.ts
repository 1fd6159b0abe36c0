// Kata-kata untuk mencocokkan kolom tabel orang lain.
export const columns = {
  legend: 'Kolom apa berisi apa',
  column: 'Kolom di berkas',
  first: 'Baris pertama',
  is: 'Isinya',
  leftOut: 'tidak dibawa',
  empty: '(kosong)',
  moved: (part: string, from: string) =>
    `“${part}” tadinya kolom “${from}”; kolom itu kini tidak dibawa.`,
  missing: (parts: string) => `Tunjukkan dulu kolom untuk: ${parts}.`,
  rows: (n: number) => `${n} baris`,
  sheet: 'Lembar',
  encoding:
    'Berkas ini tidak ditulis dalam UTF-8 dan dibaca sebagai Windows-1252. Periksa huruf beraksen di baris pertama.',
  rowsAre: 'Satu baris adalah',
  kinds: {
    passages: 'segmen yang diberi kode',
    codebook: 'sebuah kode dari buku kode',
    participants: 'partisipan',
    cases: 'kasus',
    responses: 'jawaban (satu orang atau satu pengamatan)',
  },
  because: (headings: string) => `Ditebak dari judul kolom: “${headings}”.`,
  becauseNothing:
    'Judul kolomnya tidak cukup menunjukkan hal lain, jadi tiap baris dianggap satu jawaban.',
}
