// Any workbook file, the old .xls among them: its reader is large and old, so it is fetched only when one is brought.
import type { Workbook } from '../../core/xlsform/workbook/model.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import type { WorkbookRefusal } from '../../core/xlsform/workbook/refusal.ts'

/** The desk and the command line read through this; nothing is thrown. */
export async function readAnyWorkbook(bytes: Uint8Array): Promise<Workbook | WorkbookRefusal> {
  const read = readWorkbook(bytes)
  if (!('refused' in read) || read.refused !== 'legacy-xls') return read
  const { readXls } = await import('./xls.ts')
  return readXls(bytes)
}
