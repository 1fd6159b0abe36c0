// The words for connecting a phone from inside the app, loaded when there is no study yet.
import type { Words } from '../../kit/language.ts'

const id = {
  title: 'Telepon ini belum terhubung ke studi mana pun.',
  what: 'Minta kode QR atau tautan dari meja: Tim & telepon, lalu “Daftarkan telepon”.',
  scan: 'Pindai kode QR',
  stop: 'Berhenti memindai',
  looking: 'Arahkan kamera ke kode QR…',
  denied:
    'Kamera tidak bisa dipakai. Izinkan di pengaturan peramban, atau tempel tautannya di bawah.',
  field: 'Tautan atau kode',
  connect: 'Hubungkan',
  unknown: 'Ini bukan tautan atau kode untuk menghubungkan telepon.',
  elsewhere: (host: string) => `Kode ini milik server lain, ${host}.`,
  goThere: 'Buka di sana',
}
const en: typeof id = {
  title: 'This phone is not connected to any study yet.',
  what: 'Ask the desk for a QR code or a link: People & phones, then “Enrol a phone”.',
  scan: 'Scan the QR code',
  stop: 'Stop scanning',
  looking: 'Point the camera at the QR code…',
  denied:
    'The camera cannot be used. Allow it in the settings of the browser, or paste the link below.',
  field: 'Link or code',
  connect: 'Connect',
  unknown: 'This is no link or code for connecting a phone.',
  elsewhere: (host) => `This code belongs to another server, ${host}.`,
  goThere: 'Open it there',
}
export const connectWords: Words<typeof id> = { id, en }
