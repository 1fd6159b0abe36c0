// Words of the builder's frame in Indonesian: head, outline, preview, problems, two people at one draft, files.
const names = new Intl.DisplayNames('id', { type: 'language', fallback: 'code' })

export const frame = {
  languageName: (tag: string) => {
    try {
      return names.of(tag) ?? tag
    } catch {
      // A tag that is still being typed has no name.
      return tag
    }
  },
  head: {
    back: 'Kembali ke daftar instrumen',
    untitled: 'Instrumen tanpa judul',
    writing: 'Menulis dalam',
    undo: 'Urungkan',
    redo: 'Ulangi',
    publish: 'Terbitkan …',
    saved: 'Tersimpan di server',
    savedAt: (time: string) => `Tersimpan di server, ${time}`,
    saving: 'Menyimpan …',
    waiting: 'Tanpa jaringan: tersimpan di peramban ini, dikirim begitu ada jaringan',
    conflict: 'Orang lain juga mengubah rancangan ini',
    refused: 'Belum tersimpan di server.',
    again: 'Coba lagi',
  },
  panes: { title: 'Bagian layar', outline: 'Susunan', edit: 'Isi', preview: 'Pratinjau' },
  outline: {
    parts: {
      about: 'Tentang instrumen',
      languages: 'Bahasa',
      scoring: 'Penskoran',
      lists: 'Daftar dan berkas',
    },
    tree: 'Susunan pertanyaan',
    filter: 'Saring pertanyaan',
    nothing: 'Tidak ada yang cocok.',
    emptyWhat: 'Belum ada pertanyaan. Tambahkan satu, atau ambil dari pustaka.',
    keys: 'Panah untuk berpindah, Alt dengan panah untuk memindahkan, Enter menambah di bawah, Delete menghapus, spasi membuka isinya, huruf untuk menyaring.',
    addQuestion: '+ Pertanyaan',
    addGroup: '+ Tema',
    addRepeat: '+ Ulangan',
    library: 'Dari pustaka',
    removed: (what: string) => `“${what}” dihapus.`,
    unnamed: 'Belum ada teks',
    conditional: 'Muncul hanya dengan syarat',
    conditionMark: 'bersyarat',
    troubled: 'ada yang perlu dibenahi',
  },
  preview: {
    title: 'Di telepon',
    frame: 'Pratinjau di telepon',
    language: 'Bahasa pratinjau',
    restart: 'Mulai ulang',
    empty: 'Begitu ada pertanyaan, pratinjaunya tampil di sini.',
  },
  problems: {
    title: (n: number) =>
      n === 0 ? 'Tidak ada yang menghalangi penerbitan' : `${n} hal menghalangi penerbitan`,
    none: 'Instrumen ini dapat diterbitkan.',
    letter: (n: number) => `Pada huruf ke-${n}.`,
    more: (n: number) => `dan ${n} lagi`,
  },
  conflict: {
    title: 'Rancangan ini juga diubah orang lain',
    who: (name: string, when: string) =>
      `${name} menyimpan perubahan pada ${when}. Perubahan Anda masih ada di peramban ini. Pilih untuk setiap bagian yang berbeda; tidak ada yang ditimpa sebelum Anda memutuskan.`,
    allTheirs: 'Pakai semua miliknya',
    allMine: 'Pakai semua milik saya',
    sides: {
      theirs: (name: string) => name,
      mine: (_name: string) => 'Saya',
    },
    deeds: { same: 'tidak mengubah', changed: 'mengubah', added: 'menambah', removed: 'menghapus' },
    decide: (n: number) => `Putuskan dulu ${n} bagian`,
    settle: 'Gabungkan dan lanjutkan',
  },
  library: {
    title: 'Ambil pertanyaan dari instrumen lain',
    close: 'Tutup pustaka',
    from: 'Instrumen',
    filter: 'Saring pertanyaan pustaka',
    versions: 'Yang sudah terbit',
    drafts: 'Rancangan lain',
    templates: 'Contoh bawaan',
    insert: (n: number) => (n === 0 ? 'Pilih yang mau disalin' : `Salin ${n} ke sini`),
  },
  transfer: {
    menu: 'Berkas',
    saveJson: 'Simpan sebagai JSON',
    saveXlsForm: 'Simpan sebagai XLSForm (Excel)',
    saveXForm: 'Simpan sebagai XForm (ODK Collect)',
    replace: 'Ganti isi dari berkas …',
    paper: 'Cetak pedoman kertas',
    report: (name: string) => `Isi berkas ${name}`,
    holds: (title: string, n: number, languages: string) =>
      `“${title}”, ${n} pertanyaan, bahasa: ${languages}.`,
    unusable: 'Berkas ini belum dapat dipakai.',
    where: 'Letak',
    what: 'Keterangan',
    whole: 'seluruh berkas',
    fault: 'Salah:',
    warning: 'Perhatikan:',
    take: 'Pakai instrumen ini',
    leave: 'Jangan pakai',
    reading: 'Membaca berkas …',
    cell: (sheet: string, row: number, column: string) =>
      [sheet && `lembar ${sheet}`, row > 0 && `baris ${row}`, column && `kolom ${column}`]
        .filter(Boolean)
        .join(', '),
  },
  begin: {
    title: 'Instrumen baru',
    blank: 'Mulai dari kosong',
    blankWhat: 'Pilih jenisnya; semuanya dapat diubah nanti.',
    templates: 'Mulai dari contoh',
    templatesWhat: 'Contoh lengkap dalam bahasa Indonesia dan Inggris, untuk diubah sesuka Anda.',
    versions: 'Lanjutkan dari yang sudah terbit',
    versionsWhat: 'Rancangan baru dari versi terbaru; versi yang terbit tetap utuh.',
    versionsNone: 'Belum ada instrumen yang terbit.',
    file: 'Mulai dari berkas',
    fileWhat:
      'XLSForm (Excel), XForm, atau JSON. Isinya diperiksa dulu sebelum dibuatkan rancangan.',
    fileLabel: 'Pilih berkas instrumen',
    contents: (questions: number, themes: number) =>
      themes > 0 ? `${questions} pertanyaan, ${themes} tema` : `${questions} pertanyaan`,
    version: (n: number) => `versi ${n}`,
    making: 'Membuat rancangan …',
  },
  paper: {
    title: 'Pedoman kertas',
    back: 'Kembali',
    language: 'Bahasa',
    print: 'Cetak',
    date: 'Tanggal',
    place: 'Tempat',
    code: 'Kode partisipan',
    case: 'Kode kasus',
    researcher: 'Peneliti',
    minutes: (n: number) => `${n} menit`,
    covered: 'ditanyakan',
    row: (n: number) => `Baris ${n}`,
    points: (n: number) => `(${n})`,
    total: 'Jumlah skor',
    consent: (scopes: string) => `Persetujuan: ${scopes}`,
    seat: (n: number) => `Kursi ${n}`,
    seats: 'Peserta',
    file: 'Nomor berkas',
  },
}
