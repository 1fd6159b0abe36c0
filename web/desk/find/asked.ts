// The question of the segments' screen, as it stands in the address.
import * as v from 'valibot'
import { Retrieval } from '../../../core/wire/retrieval.ts'

/** A question that is still being put together: its sets of codes may be empty. */
export type Drafted = Retrieval

export const blank: Drafted = {
  of: { codes: [], below: true },
  clauses: [],
  show: 'segment',
  where: {},
}

/** What was typed into the address by hand is not trusted to be a question. */
export function readAsked(text: string | null, code: string | null): Drafted {
  const start = code ? { ...blank, of: { codes: [code], below: true } } : blank
  if (text === null) return start
  try {
    const asked: unknown = JSON.parse(text)
    return asked !== null && typeof asked === 'object' ? { ...blank, ...asked } : start
  } catch {
    // Cut off on its way through a message: the screen begins anew.
    return start
  }
}

/** What the server can be asked: conditions without a code wait. Null while no code is named. */
export function askable(asked: Drafted): Retrieval | null {
  const ready = { ...asked, clauses: asked.clauses.filter((one) => one.of.codes.length > 0) }
  const read = v.safeParse(Retrieval, ready)
  return read.success ? read.output : null
}
