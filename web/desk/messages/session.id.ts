// Words of signing in, in Indonesian.
export const session = {
  title: 'Masuk',
  working: 'Memeriksa tautan masuk…',
  failed: 'Tautan masuk ini tidak berlaku',
  failedWhat:
    'Tautan masuk hanya berlaku sekali dan untuk waktu terbatas. Minta tautan baru kepada pemilik penelitian; di komputer sendiri, tautan pemilik dicetak lagi oleh npm start.',
  offline: 'Server tidak terjangkau',
  offlineWhat: 'Tautan Anda belum terpakai. Periksa jaringan, lalu coba lagi.',
  hint: 'Masuk ke Pedoman',
  hintWhat:
    'Buka tautan masuk yang Anda terima dari pemilik penelitian. Tanpa kata sandi: satu tautan, satu kali pakai.',
}
