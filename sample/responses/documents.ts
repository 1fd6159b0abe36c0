// Three document checklists, one for each year of the income table. The figures are the article's (table 1).
import { documentChecklist } from '../instruments/document.ts'
import type { SampleResponse } from '../responses.ts'
import { incomes } from '../sources/documents.ts'
import { citation } from '../study.ts'
import { filled } from './filled.ts'

const seen = [
  { at: '2018-06-05', from: '02:00', to: '02:20', products: 'Baru kompos padat.' },
  { at: '2018-06-05', from: '02:22', to: '02:41', products: 'Kompos padat dan produk turunan.' },
  { at: '2018-06-05', from: '02:45', to: '03:04', products: 'Lima macam produk.' },
] as const

export const documentResponses: readonly SampleResponse[] = incomes.flatMap((income, at) => {
  const visit = seen[at]
  if (!visit) return []
  return filled({
    key: `dokumen-${income.year}`,
    instrument: documentChecklist.slug,
    occurredOn: visit.at,
    from: visit.from,
    to: visit.to,
    answers: {
      judul: `Profil kelompok, pendapatan tahun ${income.year}`,
      asal: 'kelompok',
      alamat: `Arsip kelompok; angka menurut ${citation}`,
      dilihat_pada: visit.at,
      keadaan: 'utuh',
      keaslian: 'kutipan',
      tujuan_penulis:
        'Ditulis pengurus untuk memperkenalkan kelompok; cenderung menonjolkan capaian.',
      pembanding: 'Wawancara P-001 dan FGD menguatkan arah naiknya, bukan angkanya.',
      isi: `Satu baris tabel: pendapatan kelompok dan rata-rata anggota tahun ${income.year}.`,
      memuat_pendapatan: 'ya',
      tahun: income.year,
      pendapatan_kelompok: income.group,
      pendapatan_anggota: income.member,
      produk: visit.products,
    },
  })
})
