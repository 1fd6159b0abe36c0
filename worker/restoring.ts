// The lines of an archived table, each held against the columns that it must have.
import type { ArchivedColumn, ArchivedTable } from '../core/archive/table.ts'
import { problems, Refusal } from '../core/problem.ts'
import { roles } from '../core/wire/people.ts'
import { keptKey } from './seal.ts'
import type { Value } from './store/archive/pages.ts'

type Row = Record<string, Value>

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** D1 takes 2 MB a row; ours leaves room. */
const longestText = 1_500_000
const mostMembers = 5_000

/** Whole lines; `before` rows of the table have come already, so that a refusal tells the line in its file. */
export async function readLines(
  table: ArchivedTable,
  columns: readonly string[],
  bytes: Uint8Array,
  before: number,
  secret: string | undefined,
): Promise<Row[]> {
  const wrong = (line: number | null, at: string) =>
    new Refusal(problems.archiveRowWrong({ table: table.name, line, at }))
  const text = decoded(bytes)
  if (!text?.endsWith('\n')) throw wrong(null, 'line.end')
  const rows = text
    .slice(0, -1)
    .split('\n')
    .map((line, at) => {
      const row = parsed(line)
      const fault = row === null ? 'json' : faultOf(table, columns, row)
      if (row === null || fault !== null) throw wrong(before + at + 1, fault ?? 'json')
      return row
    })
  if (table.name === 'members' && (before > 0 || rows.length > mostMembers))
    throw wrong(before + 1, 'members')
  if (table.name !== 'study_keys') return rows
  return Promise.all(
    rows.map(async (row, at) => {
      // One that nobody could unwrap when it was archived stays as it was.
      if (row.is_wrapped !== 0) return row
      const kept = await keptKey(String(row.id), String(row.private_key), secret)
      if (!kept) throw wrong(before + at + 1, 'private_key')
      return { ...row, private_key: kept.privateKey, is_wrapped: Number(kept.isWrapped) }
    }),
  )
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    // Not UTF-8.
    return null
  }
}

function parsed(line: string): Row | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Row)
      : null
  } catch {
    // Not JSON.
    return null
  }
}

/** The first column that is not as it must be. */
function faultOf(table: ArchivedTable, columns: readonly string[], row: Row): string | null {
  if (Object.keys(row).length !== columns.length) return 'columns'
  for (const name of columns) {
    const column = table.columns.find((one) => one.name === name)
    const value = Object.hasOwn(row, name) ? row[name] : undefined
    if (!column || value === undefined || !fits(column, value)) return name
  }
  const { role } = row
  return table.name === 'members' && !roles.some((one) => one === role) ? 'role' : null
}

function fits({ type, isNullable }: ArchivedColumn, value: unknown): boolean {
  if (value === null) return isNullable
  if (type === 'int') return Number.isSafeInteger(value)
  if (type === 'real') return typeof value === 'number' && Number.isFinite(value)
  if (typeof value !== 'string' || value.length > longestText || !value.isWellFormed()) return false
  return type !== 'json' || isJson(value)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // Which is the question.
    return false
  }
}
