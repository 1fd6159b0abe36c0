// Words of signing in, in Indonesian.
export const session = {
  title: 'Masuk',
  working: 'Memeriksa tautan masuk…',
  failed: 'Tautan masuk ini tidak berlaku',
  failedWhat:
    'Pemilik penelitian dapat membuatkan tautan baru. Bila ini komputer Anda sendiri, jalankan npm start sekali lagi: tautan pemilik yang baru dicetak di baris terakhirnya.',
  offline: 'Server tidak terjangkau',
  offlineWhat: 'Tautan Anda belum terpakai. Periksa jaringan, lalu coba lagi.',
  hint: 'Masuk ke Pedoman',
  hintWhat:
    'Buka tautan masuk yang Anda terima dari pemilik penelitian. Tanpa kata sandi: satu tautan, satu kali pakai.',
}
