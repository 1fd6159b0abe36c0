// Words of the study's first screen, in Indonesian.
import type { Waiting } from '../../../../core/wire/overview.ts'

const most = (n: number) => (n >= 100 ? '100 atau lebih' : String(n))
const waiting: Record<Waiting, (n: number) => string> = {
  review: (n) => `${most(n)} respons belum ditelaah`,
  queries: (n) => `${most(n)} pertanyaan sudah dijawab telepon`,
  quarantine: (n) => `${most(n)} respons di karantina`,
  unopened: (n) => `${most(n)} respons tersegel yang tidak terbuka`,
  declined: (n) => `${most(n)} tugas tidak bisa dikerjakan`,
  overdue: (n) => `${most(n)} tugas lewat batas`,
  phones: (n) => `${most(n)} telepon perlu dilihat`,
  unfit: (n) => `${most(n)} koding kehilangan kata-katanya`,
  weigh: (n) => `${most(n)} putaran koding siap ditimbang`,
}

export const overview = {
  title: 'Ikhtisar',
  chain: 'Dari instrumen ke temuan',
  links: {
    instruments: 'Instrumen',
    responses: 'Respons',
    sources: 'Sumber',
    segments: 'Segmen',
    findings: 'Temuan',
  },
  people: (n: number) => `untuk ${n} partisipan`,
  toReview: (n: number) => (n === 0 ? 'semua sudah ditelaah' : `${most(n)} belum ditelaah`),
  coded: (n: number) => `${n} sudah dikode`,
  codes: (n: number) => `dengan ${n} kode`,
  supported: (n: number) => `${n} didukung`,
  waitingTitle: 'Yang menunggu Anda',
  waiting,
  nothing: 'Tidak ada yang menunggu.',
  rounds: 'Putaran koding',
  roundDone: (done: number, parts: number, to: string) => `${done} dari ${parts}, sampai ${to}`,
  plan: 'Lapangan terhadap rencana',
  planned: (n: number, target: number) => `${n} dari ${target}`,
  noPlan:
    'Belum ada rencana. Tetapkan berapa yang ingin dicapai, per instrumen, tempat, atau peran.',
  toPlan: 'Lihat seluruh kemajuan',
  about: 'Tentang penelitian ini',
  begin: 'Mulai dari sini',
  steps: {
    instruments: {
      title: 'Buat instrumen',
      what: 'Panduan wawancara, lembar pengamatan, catatan FGD, daftar dokumen atau formulir skor; dari nol, dari contoh, atau dari berkas XLSForm.',
    },
    phones: {
      title: 'Daftarkan telepon dan undang tim',
      what: 'Peneliti lapangan memindai satu kode, lalu bekerja tanpa jaringan.',
    },
    sources: {
      title: 'Tambah sumber',
      what: 'Transkrip, dokumen atau rekaman yang sudah ada bisa langsung dibaca dan dikode.',
    },
  },
}
