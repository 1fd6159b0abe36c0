// Words that look as if they had an affix and have none that matters: taken apart they would meet strangers (ketua, tua).
export const wholeWords: ReadonlySet<string> = new Set(
  (
    'ketua kepala keluarga kelompok kepada kemudian kecuali kecewa kenapa kemarin kereta kebaya kelapa ' +
    'sekolah setelah sebelum sesudah sendiri seperti sekali sederhana sejarah selesai sementara semangat serikat sepeda ' +
    'sepatu semua selalu sekarang sekretaris setuju sedia selama segera sedikit senang ' +
    'dia diri dinas dinding disiplin diskusi dimensi digital ' +
    'terima terutama tertib ternak terang teras tetapi tentara tentang ' +
    'berapa berani berita beras beda berkat berlian ' +
    'perempuan percaya perintah periksa pertama perlu periode permisi perusahaan perhatian ' +
    'pelihara pemuda penuh pesisir petani pegawai pedoman peserta pendapat pengaruh penduduk ' +
    'makan makna malam masa masalah masyarakat mana mata meja menteri merdeka mereka meski media memang memori menit ' +
    'milik minggu minta mitra modal mohon mulai mungkin musim musyawarah ' +
    'nama nanti nasi nasib nilai nikah niat nomor ' +
    'kami kita mari hari pagi sore lagi padi kali tadi pasti kaki laki tani jadi beli bagi pergi cari lari mati isi ' +
    'ini itu arti inti anti nanti bukti kursi posisi kondisi situasi organisasi produksi komunikasi informasi partisipasi ' +
    'ekonomi energi strategi materi kopi sapi api kami bayi industri negeri santri polisi ' +
    'jalan bulan makan ikan bukan akan dengan depan dan teman tangan hutan pasangan badan papan lapangan ' +
    'jaman zaman alasan pekan musuhan ' +
    'ilmu buku waktu tamu kamu perlu ibu satu bahu tahu baku suku laku saku paku aku kaku mampu lampu ' +
    'sekalipun maupun walaupun meskipun adalah ialah sekolah masalah setelah jumlah salah lelah istilah tanah hanya punya ' +
    'tanya biaya karya kaya budaya percaya upaya daya bahaya'
  ).split(' '),
)
