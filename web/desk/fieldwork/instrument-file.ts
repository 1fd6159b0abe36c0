// Reads an instrument from a JSON file: the instrument, or everything that is wrong with it, where and why.
import type { Instrument } from '../../../core/instrument/model.ts'
import { type ReadFault, readInstrument } from '../../../core/instrument/read.ts'

export type FileRead = { instrument: Instrument } | { faults: ReadFault[] } | 'not-json'

export function readInstrumentFile(text: string): FileRead {
  const json = parsed(text)
  if (json === undefined) return 'not-json'
  const { instrument, faults } = readInstrument(json)
  return instrument && faults.length === 0 ? { instrument } : { faults }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The only thing to know is that it is not JSON; where it breaks differs from browser to browser.
    return undefined
  }
}
