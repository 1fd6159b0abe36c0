// Sari coded two interviews blind beside the owner: mostly alike, and apart where the codebook leaves room. So the agreement
// board has something true to show: two readings of one passage, codes that are taken for each other, one that is left out.
import type { RoundBody } from '../core/wire/round.ts'
import { codeId } from './codebook-entry.ts'
import { codePassage, codings, type SampleCoding } from './codings.ts'
import { idOf } from './id.ts'
import { p001Passages } from './passages/p001.ts'
import { p003Passages } from './passages/p003.ts'
import { texts } from './texts.ts'

export const secondCoder = 'Sari'

/** Where she read otherwise than the owner; of every other passage she gave the same codes. */
const otherwise: Record<string, readonly string[]> = {
  // Shame is why they began, not how the group was formed.
  'p001.malu': ['motivasi'],
  'p001.keliling': ['partisipasi'],
  'p001.syarat': ['modal'],
  'p001.cair': ['modal'],
  'p001.kumpul': ['keputusan-bersama', 'partisipasi'],
  'p001.ditunda': ['kekompakan'],
  'p001.cocok': ['kompetensi-anggota'],
  'p001.tiga-mitra': ['jaringan-kemitraan'],
  'p001.mesin-cacah': ['jaringan-kemitraan', 'modal'],
  'p001.karung': ['hampir-bubar'],
  'p003.malu': ['motivasi'],
  'p003.punya-sendiri': ['kekompakan'],
  'p003.angkat-tangan': ['kepemimpinan-ketua'],
  'p003.urusan-pengurus': [],
  'p003.tangan-dingin': ['kompetensi-anggota'],
  'p003.lupa-lagi': ['kompetensi-anggota'],
  'p003.pameran': ['pemasaran'],
  'p003.capek': ['semangat-hilang'],
}

const readByBoth = [...p001Passages, ...p003Passages]

export const secondCodings: readonly SampleCoding[] = readByBoth.flatMap((passage) =>
  codePassage({ ...passage, codes: otherwise[passage.key] ?? passage.codes }, texts).map(
    (coding) => ({
      ...coding,
      id: idOf('coding', `${secondCoder}/${coding.passage}/${coding.codeName}`),
    }),
  ),
)

export const roundId = idOf('round', 'uji-kesepahaman')

/** The codes that one of the two used in the sources that both read. */
export function roundOf(coders: string[]): RoundBody {
  const sources = [...new Set(secondCodings.map(({ source }) => source))]
  const used = [...codings.filter(({ source }) => sources.includes(source)), ...secondCodings]
  const codes = [...new Set(used.map(({ codeName }) => codeName))].map(codeId)
  return {
    title: 'Uji kesepahaman buku kode',
    mode: 'blind',
    from: '2018-06-04',
    to: '2018-06-15',
    codes,
    sources: sources.map((source) => ({ source, coders })),
    draw: null,
  }
}
