// What is visited again and again with the same instrument: one case of the study.
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Draft } from '../store/shape.ts'

export type Unit = { study: string; case: string; instrument: string }

/** Null where the response is about no case. */
export function unitOf(
  { slug }: Pick<Instrument, 'slug'>,
  { study, case: about }: Pick<Draft, 'study' | 'case'>,
): Unit | null {
  return about === null ? null : { study, case: about, instrument: slug }
}
