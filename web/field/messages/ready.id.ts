// The readiness page in Indonesian.

export const readyId = {
  title: 'Kesiapan telepon',
  yes: 'Siap lima hari tanpa sinyal',
  no: (n: number) => `${n} hal sebelum lima hari tanpa sinyal`,
  app: {
    title: 'Aplikasi',
    looking: 'Memeriksa berkas aplikasi…',
    none: 'Belum tersimpan di telepon. Biarkan terbuka sebentar saat ada sinyal, lalu periksa.',
    whole: (files: number) => `${files} berkas tersimpan dan utuh.`,
    broken: (missing: number, files: number) =>
      `${missing} dari ${files} berkas belum ada atau rusak. Sambungkan ke jaringan.`,
    look: 'Periksa lagi',
    act: 'Ambil lagi',
  },
  kit: {
    title: 'Bahan studi',
    holds: (instruments: number, participants: number, cases: number, tasks: number) =>
      `${instruments} instrumen, ${participants} partisipan, ${cases} kasus, ${tasks} tugas.`,
    shown: (held: number, all: number) => `${held} dari ${all} gambar, suara, dan daftar.`,
    languages: (spoken: string) => `Bahasa pertanyaan: ${spoken}.`,
    age: (days: number) => (days === 0 ? 'Diambil hari ini.' : `Diambil ${days} hari lalu.`),
    act: 'Ambil lagi',
    busy: 'Mengambil…',
  },
  room: {
    title: 'Ruang kosong',
    free: (size: string, hours: string) => `${size}, cukup untuk ${hours}.`,
    hours: (hours: number) => `${hours} jam rekaman`,
    many: (hours: number) => `lebih dari ${hours} jam rekaman`,
    little: 'Hapus foto atau aplikasi lain; yang belum terkirim jangan dihapus.',
    unknown: 'Telepon ini tidak memberi tahu.',
  },
  kept: {
    title: 'Penyimpanan dijaga',
    yes: 'Sistem tidak akan menghapusnya sendiri.',
    no: 'Sistem boleh menghapusnya bila ruang menipis. Pasang ke layar utama, lalu minta dijaga; sampai itu, kirim setiap hari.',
    act: 'Minta dijaga',
  },
  microphone: {
    title: 'Mikrofon',
    granted: 'Diizinkan.',
    denied: 'Ditolak. Izinkan mikrofon untuk situs ini di pengaturan peramban.',
    prompt: 'Belum dicoba.',
    act: 'Rekam satu detik',
    busy: 'Merekam…',
    heard: 'Diizinkan, dan ada suara yang terdengar.',
    silent:
      'Rekamannya sunyi. Lepas penutup, tutup aplikasi lain yang memakai mikrofon, lalu coba lagi.',
    failed: 'Tidak bisa merekam. Izinkan mikrofon untuk situs ini, dan akhiri panggilan.',
    play: 'Rekaman percobaan',
  },
  location: {
    title: 'Lokasi',
    granted: 'Diizinkan.',
    denied: 'Ditolak. Izinkan lokasi untuk situs ini di pengaturan peramban.',
    prompt: 'Belum dicoba.',
    act: 'Cari lokasi',
    busy: 'Mencari…',
    found: (metres: string) => `Ditemukan, tepat sampai ${metres} m.`,
    failed: 'Tidak ditemukan. Nyalakan lokasi telepon, keluar ke tempat terbuka, lalu coba lagi.',
  },
  installing: {
    title: 'Di layar utama',
    installed: 'Terpasang.',
    offered: 'Terpasang di layar utama, penyimpanan lebih aman dan aplikasi lebih cepat dibuka.',
    'by-hand-safari':
      'Di Safari: ketuk Bagikan, lalu “Ke Layar Utama”. Tanpa itu, data dihapus sesudah tujuh hari tidak dibuka.',
    'by-hand': 'Buka menu peramban, lalu pilih “Instal aplikasi” atau “Tambahkan ke layar utama”.',
    act: 'Pasang',
    offer: 'Pasang Pedoman ke layar utama',
    later: 'Nanti',
  },
}
export type ReadyMessages = typeof readyId
