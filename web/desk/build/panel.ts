// What every panel of the builder is given: the instrument as it stands, the language that is being written, and one way
// to change it.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Edit } from './history.ts'
import { put } from './place.ts'

/** With `typing`, changes at one place in a row are one step back. */
export type Change = (edit: Edit, typing?: string) => void

export type Panel = {
  instrument: Instrument
  /** The language that texts are written in now. */
  tongue: string
  /** Names that published versions know, of questions and as `question/choice`. */
  frozen: ReadonlySet<string>
  onChange: Change
}

/** Changes one value; undefined takes it away. */
export function change(onChange: Change, at: string, value: unknown): void {
  onChange(({ instrument }) => put(instrument, at, value))
}

/** The same for a field that is typed in. */
export function type(onChange: Change, at: string, value: unknown): void {
  onChange(({ instrument }) => put(instrument, at, value), at)
}
