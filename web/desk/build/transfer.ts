// A file becomes an instrument, or a list of what is wrong with it and where; an instrument becomes a file. What reads and
// writes workbooks is large, so it is fetched only when one is brought or wanted.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Remark } from '../../../core/xlsform/remark.ts'
import { readInstrumentFile } from '../fieldwork/instrument-file.ts'

/** Where: a cell of a workbook, or a place in the JSON. */
export type FileRemark = {
  where:
    | { sheet: string; row: number | null; column: string | null; header: string | null }
    | string
  reason: string
  /** The name, text or part that it speaks of. */
  about: string
  gravity: 'fault' | 'warning'
}
export type Imported = { name: string; instrument: Instrument | null; remarks: FileRemark[] }

export const takenFiles = '.json,.xlsx,.xlsm,.xls,.csv'

export async function readFile(file: File): Promise<Imported> {
  return /\.json$/i.test(file.name) || file.type === 'application/json'
    ? readJson(file.name, await file.text())
    : readForm(file.name, new Uint8Array(await file.arrayBuffer()))
}

function readJson(name: string, text: string): Imported {
  const read = readInstrumentFile(text)
  if (read === 'not-json') return { name, instrument: null, remarks: [whole('not-json')] }
  if ('instrument' in read) return { name, instrument: read.instrument, remarks: [] }
  return {
    name,
    instrument: null,
    remarks: read.faults.map(({ at, reason }) => ({
      where: at,
      reason,
      about: '',
      gravity: 'fault',
    })),
  }
}

async function readForm(name: string, bytes: Uint8Array): Promise<Imported> {
  const [{ readAnyWorkbook }, { readForm: read }] = await Promise.all([
    import('../../kit/workbook.ts'),
    import('../../../core/xlsform/read.ts'),
  ])
  const workbook = await readAnyWorkbook(bytes)
  if ('refused' in workbook)
    return { name, instrument: null, remarks: [whole(workbook.refused, workbook.at)] }
  const form = read(workbook, name.replace(/\.[^.]+$/, ''))
  return {
    name,
    instrument: form.instrument,
    remarks: [...form.problems.map(inCell('fault')), ...form.warnings.map(inCell('warning'))],
  }
}

const inCell =
  (gravity: 'fault' | 'warning') =>
  ({ sheet, row, column, header, reason, about }: Remark): FileRemark => ({
    where: { sheet, row, column, header },
    reason,
    about,
    gravity,
  })

function whole(reason: string, about = ''): FileRemark {
  return { where: '', reason, about, gravity: 'fault' }
}

export async function formBytes(instrument: Instrument): Promise<Uint8Array<ArrayBuffer>> {
  const { writeForm } = await import('../../../core/xlsform/write.ts')
  return new Uint8Array(writeForm(instrument))
}
