// What a found segment says in each column, as a person reads it: for the table, for copying, and for the file.
import { useMemo } from 'react'
import type { Cell } from '../../../core/table/csv.ts'
import type { FoundSegment } from '../../../core/wire/retrieval.ts'
import { dayOf } from '../../kit/format.ts'
import type { CodeLook } from '../coding/look.ts'
import { useLanguage } from '../shell/language.tsx'
import { useStudy } from '../shell/study.tsx'

export const columnNames = [
  'quote',
  'code',
  'with',
  'source',
  'technique',
  'participant',
  'role',
  'case',
  'speaker',
  'question',
  'turn',
  'coder',
  'weight',
  'note',
  'findings',
  'madeAt',
] as const
export type ColumnName = (typeof columnNames)[number]

export type Cells = (row: FoundSegment) => Record<ColumnName, Cell>

export function useCells(looks: ReadonlyMap<string, CodeLook>): Cells {
  const { m, language } = useLanguage()
  const { study } = useStudy()
  return useMemo(() => {
    const label = (code: string) => looks.get(code)?.label ?? ''
    return (row) => ({
      quote: row.quote,
      code: label(row.code),
      with: row.with.map(label).join(', '),
      source: row.source.title,
      technique: m.shell.techniques[row.source.technique],
      participant: row.participant,
      role: row.role,
      case: row.case,
      speaker: row.speaker,
      question: row.question,
      turn: row.turn,
      coder: row.coder,
      weight: row.weight,
      note: row.note,
      findings: row.findings.join(', '),
      madeAt: dayOf(row.madeAt, study.zone, language),
    })
  }, [looks, m, language, study.zone])
}
