// A CSV of an instrument as rows by column. The reader comes only to instruments that have one.
import type { Shelf } from './shelf.ts'

/** Null when the phone does not have the file, or it cannot be read: then any name is accepted, and checked later. */
export async function rowsOf(file: string, shelf: Shelf): Promise<Record<string, string>[] | null> {
  const blob = await shelf.shown(file)
  if (!blob) return null
  const { readCsv } = await import('../../../core/xlsform/workbook/csv.ts')
  try {
    const { sheets } = readCsv(new Uint8Array(await blob.arrayBuffer()))
    const [head, ...rows] = sheets[0]?.rows ?? []
    const columns = new Map((head?.cells ?? []).map(({ column, text }) => [column, text.trim()]))
    return rows.map(({ cells }) =>
      Object.fromEntries(
        cells.flatMap(({ column, text }) => {
          const name = columns.get(column)
          return name ? [[name, text] as const] : []
        }),
      ),
    )
  } catch {
    // The author is told of a broken file when the instrument is published, not the researcher in the field.
    return null
  }
}
