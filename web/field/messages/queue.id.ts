// The page of what is on its way, in Indonesian.

export const queueId = {
  title: 'Kiriman',
  none: 'Belum ada respons yang selesai di telepon ini.',
  waiting: (n: number, size: string) => `${n} respons menunggu, ${size} berkas.`,
  done: 'Tidak ada yang menunggu.',
  files: (held: number, all: number, size: string) =>
    `${held} dari ${all} berkas terkirim, ${size}`,
  finished: (moment: string) => `selesai ${moment}`,
  words: 'hanya kata-kata',
  handed: (moment: string) => `Ada di berkas yang diserahkan ${moment}; server belum mengabarkan.`,
  first: 'Kirim ini dulu',
  isFirst: 'dikirim paling dulu',
  drop: 'Hapus dari telepon',
  dropped: 'Dihapus. Isinya tetap ada di berkas yang diserahkan.',
  moving: (percent: number) => `Berkas sedang dikirim: ${percent}%`,
  wifi: 'Berkas besar hanya lewat Wi-Fi',
  pause: 'Tahan berkas besar',
  freed: (size: string, moment: string) =>
    `Telepon penuh: ${size} yang sudah diterima server dikosongkan, terakhir ${moment}.`,
  policy:
    'Yang sudah diterima server dihapus sendiri dari telepon ini: berkasnya sesudah sehari, kata-katanya sesudah 30 hari.',
  send: 'Kirim sekarang',
  busy: 'Mengirim…',
  lost: {
    title: 'Ada yang terhapus',
    what: (n: number) =>
      `Sistem telepon menghapus penyimpanan Pedoman. ${n} respons yang ada di dalamnya belum pernah diterima server. Penyelia sudah diberi tahu; tanyakan apa yang harus diulang.`,
    read: 'Saya mengerti',
  },
  hand: {
    title: 'Tanpa jaringan sama sekali?',
    what: 'Semua yang belum diterima bisa dijadikan satu berkas dan diserahkan dengan cara apa pun: kabel, kartu, pesan. Isinya tersegel; hanya server yang bisa membukanya. Di telepon ini tidak ada yang hilang.',
    make: 'Jadikan satu berkas',
    packing: (done: number, all: number) => `Menyiapkan berkas ${done} dari ${all}…`,
    share: 'Bagikan berkasnya',
    save: 'Simpan berkasnya',
    made: (responses: number, files: number, size: string) =>
      `${responses} respons dan ${files} berkas, ${size}. Serahkan kepada penyelia; ia memasukkannya di layar Lapangan, bagian Telepon.`,
    left: (n: number) =>
      `${n} hal belum bisa ikut: draf terkunci, atau telepon belum pernah mendapat kunci studi.`,
    nothing: 'Tidak ada yang perlu diserahkan.',
    tooLarge: 'Lebih dari 3,5 GB: terlalu besar untuk satu berkas. Kirim sebagian lewat jaringan.',
    failed: 'Berkas tidak bisa dibuat: ruang telepon tidak cukup. Tidak ada yang hilang.',
  },
}
export type QueueMessages = typeof queueId
