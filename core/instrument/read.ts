// From JSON to an instrument that may be published, or everything that stands in the way, where and why.
import * as v from 'valibot'
import { problemOf } from '../wire/refuse.ts'
import { Instrument } from './model.ts'
import { soundness } from './sound.ts'

/** The reason is a `FaultReason`, a form's own code, or the kind of valibot's issue where only the shape is wrong. */
export type ReadFault = { at: string; reason: string }
export type Read = { instrument: Instrument | null; faults: ReadFault[] }

/** With an instrument, the faults are those of its soundness; without one its shape is not there yet. */
export function readInstrument(json: unknown): Read {
  const checked = v.safeParse(Instrument, json)
  if (!checked.success)
    return { instrument: null, faults: checked.issues.map((issue) => faultOf(problemOf(issue))) }
  return { instrument: checked.output, faults: soundness(checked.output).map(faultOf) }
}

/** The place in the JSON, and the reason as a code that the messages know. */
export function faultOf(problem: { code: string; details: Record<string, unknown> }): ReadFault {
  const { at, reason } = problem.details
  return { at: String(at ?? ''), reason: String(reason ?? problem.code) }
}
