// By which technique a document came about, where only its title can tell.
import type { Technique } from '../wire/words.ts'
import { plainHeading } from './columns.ts'

const words: readonly [Technique, RegExp][] = [
  ['fgd', /\b(fgd|focus group|diskusi (kelompok|terarah))\b/],
  ['observation', /\b(obs|observasi|observation|pengamatan|catatan lapangan|field ?notes?)\b/],
  ['interview', /\b(wawancara|interview|wwcr|transkrip|transcript)\b/],
  [
    'document',
    /\b(dokumen|document|notulen|minutes|laporan|report|surat|letter|artikel|article)\b/,
  ],
]

/** "Wawancara P-003", "FGD dusun 2": what the title says, else what was chosen for all. */
export function techniqueOf(title: string, otherwise: Technique): Technique {
  const plain = plainHeading(title)
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? otherwise
}
