// What an author is told of a workbook: where, why, and about what. All of it at once. Words are in web/kit/messages.
import type { FaultReason } from '../instrument/fault.ts'

/** Stops the import. */
export type ProblemReason =
  | FaultReason
  | 'sheet.missing'
  | 'sheet.empty'
  | 'column.missing'
  | 'column.twice'
  | 'cell.error'
  | 'type.missing'
  | 'type.unknown'
  | 'type.not-here'
  | 'name.missing'
  | 'group.not-closed'
  | 'group.not-open'
  | 'group.mixed'
  | 'group.too-deep'
  | 'list.missing'
  | 'list.not-there'
  | 'list.file-form'
  | 'choice.name-missing'
  | 'choice.name-form'
  | 'parameter.value'
  | 'reference.ambiguous'
  | 'reference.unknown'
  | 'calculation.missing'
  | 'value.number'
  | 'value.word'
  | 'loop.nested'
  | 'loop.too-long'
  | 'probe.unknown-question'
  | 'limit.passed'

/** Something was changed, guessed or left aside; the import goes on. */
export type WarningReason =
  | 'sheet.near-miss'
  | 'sheet.first-taken'
  | 'sheet.unread'
  | 'sheet.kept'
  | 'column.lost'
  | 'row.disabled'
  | 'type.kept'
  | 'name.changed'
  | 'name.made'
  | 'label.none'
  | 'translation.missing'
  | 'translation.borrowed'
  | 'translation.two'
  | 'language.unnamed'
  | 'language.default-unknown'
  | 'choice.twice-in-list'
  | 'loop.expanded'
  | 'expression.mended'
  | 'setting.slug'
  | 'group.end-name'
  | 'list.external'
  | 'file.not-attached'
  | 'expression.surveycto'
  | 'expression.not-here'

export type Remark<Reason extends string = string> = {
  sheet: string
  /** As the spreadsheet numbers it; null when it speaks of the whole sheet. */
  row: number | null
  /** The letters over the column, and what stands at its head; null when there is no such column. */
  column: string | null
  header: string | null
  reason: Reason
  /** The name, the text or the place in an expression that it speaks of. */
  about: string
}

export type Where = {
  sheet: string
  row: number | null
  column?: string | null
  header?: string | null
}

/** Gathers remarks; every reader of a part is given it. */
export type Report = {
  refuse(where: Where, reason: ProblemReason, about?: string): void
  warn(where: Where, reason: WarningReason, about?: string): void
  hasRefused(where: Where): boolean
}

export function newReport(): Report & {
  problems: Remark<ProblemReason>[]
  warnings: Remark<WarningReason>[]
} {
  const problems: Remark<ProblemReason>[] = []
  const warnings: Remark<WarningReason>[] = []
  return {
    problems,
    warnings,
    refuse: (where, reason, about = '') => problems.push(remark(where, reason, about)),
    warn: (where, reason, about = '') => warnings.push(remark(where, reason, about)),
    hasRefused: ({ sheet, row, column = null }) =>
      problems.some((one) => one.sheet === sheet && one.row === row && one.column === column),
  }
}

function remark<R extends string>(where: Where, reason: R, about: string): Remark<R> {
  const { sheet, row, column = null, header = null } = where
  // A cell's text may be long; what is needed is enough to find it.
  return { sheet, row, column, header, reason, about: about.slice(0, 200) }
}
