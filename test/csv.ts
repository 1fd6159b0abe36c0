// Reads CSV back, strictly and by nobody's code but its own, so that tests see what a spreadsheet would.

/** A reader after the grammar of RFC 4180 § 2, written apart from the writer; it takes CRLF between records only. */
export function readCsv(file: string): string[][] {
  const records: string[][] = []
  let at = 0
  const field = () => {
    if (file[at] !== '"') {
      const end = file.slice(at).search(/,|\r\n/)
      const text = file.slice(at, at + end)
      if (/["\r\n]/.test(text)) throw new Error('an escape is missing')
      at += end
      return text
    }
    let text = ''
    for (at++; file[at] !== '"' || file[at + 1] === '"'; at++) {
      if (file[at] === undefined) throw new Error('a quote is not closed')
      if (file[at] === '"') at++
      text += file[at]
    }
    at++
    return text
  }
  while (at < file.length) {
    const record = [field()]
    while (file[at] === ',') {
      at++
      record.push(field())
    }
    if (file.slice(at, at + 2) !== '\r\n') throw new Error('a record does not end with CRLF')
    at += 2
    records.push(record)
  }
  return records
}

/** Each record by the names in the first one. */
export function readTable(file: string): Record<string, string>[] {
  const [names = [], ...records] = readCsv(file)
  return records.map((record) =>
    Object.fromEntries(names.map((name, at) => [name, record[at] ?? ''])),
  )
}
