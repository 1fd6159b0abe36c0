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

export const takenFiles = '.json,.xlsx,.xlsm,.xls,.csv,.xml'

export async function readFile(file: File): Promise<Imported> {
  if (/\.json$/i.test(file.name) || file.type === 'application/json')
    return readJson(file.name, await file.text())
  const bytes = new Uint8Array(await file.arrayBuffer())
  return isXml(bytes) ? readXml(file.name, bytes) : readForm(file.name, bytes)
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

/** The first sign that is no white space and no byte order mark is `<`. */
function isXml(bytes: Uint8Array): boolean {
  const blank = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf])
  return bytes.find((byte) => !blank.has(byte)) === 0x3c
}

async function readXml(name: string, bytes: Uint8Array): Promise<Imported> {
  const [{ parseForm }, { readXForm }] = await Promise.all([
    import('../../../core/openrosa/parse.ts'),
    import('../../../core/openrosa/read.ts'),
  ])
  const root = parseForm(bytes)
  if ('refused' in root) return { name, instrument: null, remarks: [whole(root.refused, name)] }
  const { instrument, problems, warnings } = readXForm(root)
  const told = (gravity: 'fault' | 'warning') => (one: (typeof problems)[number]) => ({
    where: one.at,
    reason: one.reason,
    about: one.about,
    gravity,
  })
  return {
    name,
    instrument,
    remarks: [...problems.map(told('fault')), ...warnings.map(told('warning'))],
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

/** For ODK Collect, KoboCollect and their like. Named by its content, as a published version is. */
export async function xformText(instrument: Instrument): Promise<string> {
  const [{ writeXForm }, { canonical }, { digest }] = await Promise.all([
    import('../../../core/openrosa/write.ts'),
    import('../../../core/instrument/canonical.ts'),
    import('../../kit/digest.ts'),
  ])
  return writeXForm(instrument, (await digest(canonical(instrument))).slice(0, 12))
}

export async function formBytes(instrument: Instrument): Promise<Uint8Array<ArrayBuffer>> {
  const { writeForm } = await import('../../../core/xlsform/write.ts')
  return new Uint8Array(writeForm(instrument))
}
