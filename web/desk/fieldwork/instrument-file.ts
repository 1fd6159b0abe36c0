// Reads an instrument from a JSON file: the instrument, or everything that is wrong with it, where and why.
import * as v from 'valibot'
import { Instrument } from '../../../core/instrument/model.ts'
import { soundness } from '../../../core/instrument/sound.ts'
import { problemOf } from '../../../core/wire/refuse.ts'

export type Fault = { at: string; reason: string }
export type Read = { instrument: Instrument } | { faults: Fault[] } | 'not-json'

export function readInstrument(text: string): Read {
  const json = parsed(text)
  if (json === undefined) return 'not-json'
  const checked = v.safeParse(Instrument, json)
  if (!checked.success) return { faults: checked.issues.map((issue) => faultOf(problemOf(issue))) }
  const unsound = soundness(checked.output)
  return unsound.length > 0 ? { faults: unsound.map(faultOf) } : { instrument: checked.output }
}

/** The place in the file, and the reason as a code that the messages know. */
export function faultOf(problem: { code: string; details: Record<string, unknown> }): Fault {
  const { at, reason } = problem.details
  return { at: String(at ?? ''), reason: String(reason ?? problem.code) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The only thing to know is that it is not JSON; where it breaks differs from browser to browser.
    return undefined
  }
}
