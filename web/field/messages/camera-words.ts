// The words of the camera inside the page, loaded with it.
import type { Words } from '../../kit/language.ts'

const id = {
  finder: 'Yang dilihat kamera',
  shoot: 'Ambil gambar',
  done: 'Selesai',
  denied:
    'Telepon menolak kamera. Buka setelan situs di peramban, izinkan Kamera, lalu coba lagi; atau pakai kamera telepon.',
  ghost: 'Bayangan foto lalu',
  ghostPicture: 'Foto terakhir dari tempat ini',
}
const en: typeof id = {
  finder: 'What the camera sees',
  shoot: 'Take the picture',
  done: 'Done',
  denied:
    'The phone refuses the camera. Open the site’s settings in the browser, allow Camera and try again; or use the phone’s own camera.',
  ghost: 'Shadow of the last photo',
  ghostPicture: 'The last photo from this place',
}
export const cameraWords: Words<typeof id> = { id, en }
