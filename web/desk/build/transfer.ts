// A file becomes an instrument, or a list of what is wrong with it and where.
import type { Instrument } from '../../../core/instrument/model.ts'
import { readInstrumentFile } from '../fieldwork/instrument-file.ts'

export type Imported = {
  name: string
  instrument: Instrument | null
  remarks: { where: string; reason: string; gravity: 'fault' | 'warning' }[]
}

export async function readFile(file: File): Promise<Imported> {
  const read = readInstrumentFile(await file.text())
  if (read === 'not-json')
    return {
      name: file.name,
      instrument: null,
      remarks: [{ where: '', reason: 'not-json', gravity: 'fault' }],
    }
  if ('instrument' in read) return { name: file.name, instrument: read.instrument, remarks: [] }
  return {
    name: file.name,
    instrument: null,
    remarks: read.faults.map(({ at, reason }) => ({ where: at, reason, gravity: 'fault' })),
  }
}
