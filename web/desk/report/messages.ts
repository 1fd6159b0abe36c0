// The report screen's words in both languages.
import { useWords } from '../../kit/language.ts'

const id = {
  title: 'Laporan',
  what: 'Berkas tiap temuan (klaim, putusan, bukti dengan rantainya) dan lampiran metode menurut COREQ. Nama disamarkan; kata-kata tanpa izin kutip tidak ikut.',
  language: 'Bahasa laporan',
  languages: { id: 'Indonesia', en: 'Inggris' },
  findings: 'Temuan',
  all: 'Semua temuan',
  supported: 'Hanya yang didukung',
  none: 'Tanpa temuan',
  methods: 'Lampiran metode',
  make: 'Susun laporan',
  making: (done: number, all: number) => `Menyusun bagian ${done} dari ${all}…`,
  cancel: 'Hentikan',
  html: 'Unduh HTML',
  docx: 'Unduh Word',
  print: 'Cetak',
  preview: 'Pratinjau',
  empty:
    'Pilih bagian laporan, lalu susun. Setelah itu laporan bisa dibaca di sini, dicetak, atau diunduh.',
  saturation: (base: number, run: number, threshold: string, outcome: string) =>
    `Dasar ${base} peristiwa, putaran ${run}, ambang ${threshold} (Guest, Namey & Chen 2020): ${outcome}.`,
  reached: (event: number) => `tercapai pada peristiwa ke-${event}`,
  notReached: 'belum tercapai',
  agreement: (round: string, coders: number, sources: number, codes: number, values: string) =>
    `Putaran “${round}” (${coders} pengode, ${sources} sumber, ${codes} kode, satuan giliran): ${values}.`,
  noAgreement: 'kesepakatan tidak dapat dihitung',
  formulas: {
    percent: 'sepakat',
    'alpha-nominal': 'alfa Krippendorff',
    cohen: 'kappa Cohen',
    fleiss: 'kappa Fleiss',
  } as Record<string, string>,
}

const en: typeof id = {
  title: 'Report',
  what: 'A dossier of each finding (claim, verdict, evidence with its chain) and the methods appendix after COREQ. Names are masked; words without consent to quote stay out.',
  language: 'Language of the report',
  languages: { id: 'Indonesian', en: 'English' },
  findings: 'Findings',
  all: 'All findings',
  supported: 'Only those supported',
  none: 'No findings',
  methods: 'Methods appendix',
  make: 'Put it together',
  making: (done, all) => `Part ${done} of ${all}…`,
  cancel: 'Stop',
  html: 'Download HTML',
  docx: 'Download Word',
  print: 'Print',
  preview: 'Preview',
  empty:
    'Choose the parts and put the report together. Then it can be read here, printed or downloaded.',
  saturation: (base, run, threshold, outcome) =>
    `Base of ${base} events, run of ${run}, threshold ${threshold} (Guest, Namey & Chen 2020): ${outcome}.`,
  reached: (event) => `reached at event ${event}`,
  notReached: 'not reached',
  agreement: (round, coders, sources, codes, values) =>
    `Round “${round}” (${coders} coders, ${sources} sources, ${codes} codes, by turns): ${values}.`,
  noAgreement: 'agreement cannot be reckoned',
  formulas: {
    percent: 'agreement',
    'alpha-nominal': 'Krippendorff’s alpha',
    cohen: 'Cohen’s kappa',
    fleiss: 'Fleiss’ kappa',
  },
}

export const reportScreenWords = { id, en }

export function useReportWords(): typeof id {
  return useWords(reportScreenWords)
}
