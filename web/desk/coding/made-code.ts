// A code that is made where one codes: in the book at once, sent in its turn, before what is coded with it.
import { nameFor } from '../../../core/coding/code-name.ts'
import type { Code, CodeBody } from '../../../core/wire/coding.ts'
import { ApiProblem, api, ask } from '../../kit/api.ts'

export type MadeCode = { kind: 'code'; id: string; body: CodeBody }

/** Somebody made a code of this name meanwhile: one's own stands beside it, under a name that tells them apart. */
export type Clash = { mine: Code; theirs: Code }

/** As it stands in the book before the server tells. */
export function codeOf({ id, body }: Pick<MadeCode, 'id' | 'body'>): Code {
  return {
    ...body,
    id,
    revision: 1,
    retiredAt: null,
    shortcut: null,
    mergedInto: null,
    guid: null,
    codings: 0,
  }
}

/** Two people who think of one name at a time are rare; that a third takes the way out as well is rarer. */
const mostTries = 4
const longestLabel = 120

/** Sent twice it is made once. A name that is taken does not stop what was coded with it. */
export async function deliverCode(study: string, { id, body }: MadeCode): Promise<Clash | null> {
  const codes = api.studies[':study'].codes
  const put = (json: CodeBody) => ask(codes[':id'].$put({ param: { study, id }, query: {}, json }))
  let wanted = body
  for (let tries = 1; ; tries += 1) {
    try {
      await put(wanted)
      if (wanted === body) return null
    } catch (error) {
      const isMet = error instanceof ApiProblem && ['name.taken', 'id.taken'].includes(error.code)
      if (!isMet || tries === mostTries) throw error
    }
    const { rows } = await ask(codes.$get({ param: { study } }))
    const mine = rows.find((one) => one.id === id)
    const theirs = rows.find((one) => one.name === body.name && one.id !== id)
    // An earlier try had arrived, though its answer had not.
    if (mine) return theirs ? { mine, theirs } : null
    wanted = besides(body, rows)
  }
}

/** "Ramai" becomes "Ramai (2)", `ramai-2`. */
function besides(body: CodeBody, rows: readonly Code[]): CodeBody {
  const labels = new Set(rows.map((one) => one.label))
  const names = rows.map((one) => one.name)
  let number = 2
  const labelled = () => `${body.label.slice(0, longestLabel - 6)} (${number})`
  while (labels.has(labelled())) number += 1
  return { ...body, label: labelled(), name: nameFor(`${body.label} ${number}`, names) }
}
