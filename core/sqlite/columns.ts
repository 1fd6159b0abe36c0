// The names of a table's columns, off the CREATE TABLE statement that the file keeps.

export type Columns = {
  names: string[]
  /** The column that is another name for the rowid, which a record leaves empty; -1 where there is none. */
  rowid: number
}

/**
 * sqlite.org/lang_createtable.html: columns come before the table's constraints; INTEGER PRIMARY KEY, said at the column
 * or below, makes a column the rowid.
 */
export function tableColumns(sql: string): Columns {
  const parts = partsOf(sql.slice(sql.indexOf('(') + 1))
  const names: string[] = []
  let rowid = -1
  let integers = new Set<number>()
  for (const part of parts) {
    const [name = '', ...rest] = part
    if (/^(constraint|primary|unique|check|foreign)$/i.test(name)) {
      const said = part.join(' ')
      const key = /primary key \( (\S+)(?: asc)? \)/i.exec(said)?.[1]
      const place = key === undefined ? -1 : names.indexOf(unquoted(key))
      if (integers.has(place)) rowid = place
      continue
    }
    if (/^integer$/i.test(rest[0] ?? '')) integers = integers.add(names.length)
    if (/^integer\b.*\bprimary key\b(?! desc)/i.test(rest.join(' '))) rowid = names.length
    names.push(unquoted(name))
  }
  return { names, rowid }
}

const token =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|[(),]|[^\s(),'"`[]+/g

/** What stands between the commas of the outermost brackets, as words. */
function partsOf(body: string): string[][] {
  const parts: string[][] = [[]]
  let depth = 0
  for (const [word] of body.matchAll(token)) {
    if (word.startsWith('--') || word.startsWith('/*')) continue
    if (word === ')' && depth === 0) break
    if (word === ',' && depth === 0) {
      parts.push([])
      continue
    }
    if (word === '(') depth++
    if (word === ')') depth--
    parts.at(-1)?.push(word)
  }
  return parts.filter((part) => part.length > 0)
}

function unquoted(name: string): string {
  const [mark] = name
  if (mark === '[') return name.slice(1, -1)
  if (mark === '"' || mark === '`' || mark === "'")
    return name.slice(1, -1).replaceAll(mark + mark, mark)
  return name
}
