// Columns that several datasets have.
import type { Label } from '../../../core/instrument/names.ts'
import type { Column } from '../../../core/table/table.ts'
import type { Technique } from '../../../core/wire/words.ts'

export function text(name: string, en: string, id: string): Column {
  return { name, label: { id, en }, type: 'text', measure: 'nominal' }
}

export function count(name: string, en: string, id: string): Column {
  return { name, label: { id, en }, type: 'integer', measure: 'scale' }
}

export const techniqueLabels: Record<Technique, Label> = {
  interview: { id: 'wawancara', en: 'interview' },
  observation: { id: 'observasi', en: 'observation' },
  fgd: { id: 'FGD', en: 'focus group' },
  document: { id: 'dokumen', en: 'document' },
  score: { id: 'skor', en: 'score' },
}
