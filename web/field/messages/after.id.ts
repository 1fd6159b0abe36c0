// What is read after the first question, in Indonesian: the review, what became of it, the end of a trial.

export const afterId = {
  list: {
    openOnly: 'hanya yang belum',
    nothingOpen: 'Semua sudah tersentuh.',
  },
  review: {
    title: 'Periksa respons',
    problems: (n: number) => `${n} hal perlu diperbaiki`,
    sound: 'Semua syarat terpenuhi.',
    untouched: (n: number) => `${n} pertanyaan belum tersentuh; boleh dibiarkan.`,
    edit: 'Ubah:',
    empty: 'tidak ada jawaban',
    finish: 'Selesai dan kirim',
    frozen: 'Sesudah selesai, respons ini dibekukan dan tidak bisa diubah di telepon.',
    backToFill: 'Lanjut mengisi',
    failed: 'Belum bisa diselesaikan: penyimpanan telepon menolak. Draf masih ada.',
    rows: (n: number) => `${n} baris`,
    probes: (done: number, all: number) => `${done} dari ${all} pendalaman`,
  },
  sent: {
    finished: 'Respons selesai',
    waiting: 'Tersimpan di telepon ini. Terkirim sendiri begitu ada jaringan.',
    sending: 'Sedang dikirim.',
    files: (n: number) =>
      `Respons diterima server; ${n} berkas masih menunggu dikirim dari telepon ini.`,
    received: (moment: string) => `Diterima server ${moment}.`,
    quarantined: (moment: string) =>
      `Diterima server ${moment}, dan ditahan sampai penyelia memeriksanya.`,
    refused: 'Server menolak respons ini. Isinya tetap tersimpan di telepon.',
    again: (instrument: string) => `Mulai ${instrument} lagi`,
  },
  memo: {
    title: 'Catatan refleksi',
    what: 'Apa yang Anda pikirkan dan rasakan sesudahnya, dan apa pengaruh kehadiran Anda? Boleh dikosongkan.',
    open: 'Boleh dibaca seluruh tim',
    private:
      'Tanpa centang, di meja kerja hanya yang menghubungkan telepon ini yang bisa membacanya.',
    speak: 'Ucapkan catatannya',
    speaking: 'merekam catatan',
    stop: 'Berhenti dan simpan',
    spoken: (length: string) => `Catatan lisan, ${length}`,
    dropVoice: 'Hapus rekaman ini',
    denied:
      'Telepon menolak mikrofon. Buka setelan situs di peramban dan izinkan Mikrofon, atau ketik catatannya.',
    full: 'Rekaman belum tersimpan: ruang telepon kurang. Kosongkan ruang, lalu buka halaman ini lagi.',
    keep: 'Simpan catatan',
    waiting: 'Catatan tersimpan di telepon ini. Terkirim sesudah responsnya.',
    received: 'Catatan sudah sampai di server.',
    refused: 'Server menolak catatan ini.',
    drop: 'Singkirkan',
    failed: 'Belum tersimpan: penyimpanan telepon menolak. Kosongkan ruang, lalu coba lagi.',
  },
  preview: {
    waiting: 'Menunggu instrumen dari meja.',
    end: 'Akhir instrumen',
    endWhat:
      'Di telepon, di sini respons diperiksa lalu diselesaikan. Pratinjau tidak menyimpan apa pun.',
    again: 'Mulai lagi dari awal',
  },
}
export type AfterMessages = typeof afterId
