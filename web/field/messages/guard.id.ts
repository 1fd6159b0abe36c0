// Kata-kata untuk PIN, penjelasan keamanan, dan keluar dari studi.
export const guardId = {
  unlock: {
    title: 'Draf terkunci',
    what: 'Masukkan PIN untuk membuka draf dan mengisi. Yang sudah selesai tetap terkirim tanpa PIN.',
    open: 'Buka',
    wrong: 'PIN salah.',
    wait: (wait: string) => `Terlalu banyak PIN salah. Coba lagi setelah ${wait}.`,
    forgot: 'PIN lupa?',
    lost: 'Tanpa PIN, draf di telepon ini tidak bisa dibuka siapa pun, juga tidak oleh penyelia. Draf yang sudah dicadangkan ke server masih ada di sana. Respons yang sudah selesai tidak hilang.',
    drop: (drafts: number) =>
      drafts === 0 ? 'Lanjut tanpa PIN' : `Hapus ${drafts} draf dan lanjut tanpa PIN`,
  },
  seconds: (n: number) => `${n} detik`,
  minutes: (n: number) => `${n} menit`,
  title: 'Keamanan',
  pin: {
    title: 'PIN untuk draf',
    none: 'Draf di telepon ini belum memakai PIN.',
    has: 'Draf di telepon ini dikunci dengan PIN.',
    early: 'PIN bisa dipasang setelah telepon ini terhubung ke server satu kali lagi.',
    now: 'PIN sekarang',
    next: 'PIN baru, paling sedikit 6 angka',
    again: 'PIN baru sekali lagi',
    set: 'Pasang PIN',
    change: 'Ganti PIN',
    remove: 'Lepas PIN',
    lock: 'Kunci sekarang',
    short: 'PIN paling sedikit 6 angka.',
    guessable: 'PIN ini yang pertama dicoba orang. Pilih angka lain.',
    differ: 'Kedua PIN tidak sama.',
    isSet: 'PIN terpasang. Setelah 5 menit tidak dipakai, draf terkunci.',
    isRemoved: 'PIN dilepas.',
  },
  help: {
    title: 'Apa yang terlindung, apa yang tidak',
    yes: 'Terlindung',
    protects: [
      'Respons yang sudah selesai disegel dengan kunci studi. Telepon ini sendiri tidak bisa membukanya lagi, begitu juga foto dan rekamannya. Hanya server yang bisa.',
      'Draf, foto dan rekaman di dalamnya, serta catatan kasus dari kunjungan sebelumnya tersimpan tersandi. Dengan PIN, kuncinya hanya ada selama aplikasi dipakai; 5 menit di latar belakang menutupnya lagi.',
      'Rekaman yang sedang berjalan tidak pernah terputus oleh kunci ini.',
    ],
    no: 'Tidak terlindung',
    exposes: [
      'Daftar respons selesai memperlihatkan instrumen, kode peserta atau kasus, dan tanggal.',
      'Instrumen, kode peserta, kasus, dan tugas tersimpan terbuka, sebab telepon memerlukannya. Nama orang tidak ada di antaranya.',
      'Tanpa PIN, kunci draf tersimpan di telepon ini juga: siapa yang menyalin isi penyimpanannya bisa membuka draf.',
      'PIN 6 angka menahan orang yang memegang telepon ini, bukan ahli yang menyalin penyimpanannya: sejuta PIN habis dicoba dalam hitungan jam. PIN yang lebih panjang lebih kuat. Pasang PIN sebelum draf pertama.',
      'Selama draf terbuka di layar, siapa pun yang memegang telepon bisa membacanya. Kunci layar telepon tetap perlu.',
    ],
    lost: 'Bila PIN lupa',
    costs: [
      'Draf di telepon ini hilang, kecuali yang sudah dicadangkan ke server.',
      'Respons yang sudah selesai tidak hilang dan tetap terkirim: mengirim tidak memerlukan PIN.',
    ],
  },
  leave: {
    title: 'Keluar dari studi',
    link: 'Keluar dan kosongkan telepon ini',
    what: 'Semua data studi di telepon ini dihapus, dan telepon ini tidak dikenal server lagi. Untuk memakainya lagi perlu kode QR baru.',
    not: 'Belum bisa keluar: masih ada yang hanya tersimpan di telepon ini.',
    unsent: (n: number) => `${n} respons belum sampai di server.`,
    refused: (n: number) =>
      `${n} respons ditolak server dan hanya ada di sini. Tanyakan kepada penyelia.`,
    deeds: (n: number) => `${n} peserta atau persetujuan belum sampai di server.`,
    drafts: (n: number) => `${n} draf belum selesai. Selesaikan atau hapus di beranda.`,
    send: 'Kirim sekarang',
    busy: 'Mengirim …',
    handOver: 'Serahkan dalam satu berkas',
    handed: (n: number) =>
      `${n} hal ada di berkas yang Anda serahkan; server belum mengabarkan menerimanya. Pastikan berkas itu sudah dimasukkan.`,
    sure: 'Semua sudah diterima server. Tidak ada yang hilang.',
    go: 'Keluar dan kosongkan telepon',
    going: 'Mengosongkan telepon …',
    unreached:
      'Server tidak terjangkau, jadi telepon ini masih dikenal di sana. Coba lagi bila ada sinyal, atau kosongkan sekarang dan minta penyelia mencabut akses telepon ini.',
    anyway: 'Kosongkan tanpa memberi tahu server',
    failed: 'Penyimpanan telepon belum bisa dikosongkan. Tutup tab Pedoman lain, lalu coba lagi.',
  },
}

export type GuardMessages = typeof guardId
