// What an expression gives with the answers that stand in the preview: it is put into the instrument as one more
// calculation, and the form itself works it out.
import { openForm } from '../../../core/answer/form.ts'
import { bare } from '../../../core/answer/surroundings.ts'
import { parse } from '../../../core/expression/parse.ts'
import { matches } from '../../../core/expression/pattern.ts'
import type { Instrument } from '../../../core/instrument/model.ts'
import type { Answers } from '../../../core/wire/response.ts'
import { holderOf, itemAt, put } from './place.ts'

export type Sample = { truth: boolean; text: string }

const name = '__sample'

/** Null when it cannot be worked out: not read, or asked in a row when there is none yet. */
export function sampleOf(
  instrument: Instrument,
  of: string,
  expression: string,
  answers: Answers,
  now: string,
): Sample | null {
  if (!parse(expression).ok) return null
  const own = itemAt(instrument, of)?.name
  const text = own === undefined ? expression : withOwnName(expression, own)
  const repeat = repeatAround(instrument, of)
  const rows = repeat === null ? null : answers[repeat.name]
  const row = Array.isArray(rows) && typeof rows[0] === 'object' ? rows[0].id : null
  if (repeat !== null && row === null) return null
  const list = repeat === null ? 'items' : `${repeat.at}.items`
  const ref = repeat === null ? name : `${repeat.name}/${row}/${name}`
  const worked = (calculation: string) =>
    openForm(withCalculation(instrument, list, calculation), answers, bare(now, { matches })).at(
      ref,
    )?.value
  const truth = worked(`if(${text}, 'true', 'false')`)
  return truth === undefined ? null : { truth: truth === 'true', text: String(worked(text) ?? '') }
}

function withCalculation(instrument: Instrument, list: string, calculation: string): Instrument {
  const holder = list === 'items' ? instrument : itemAt(instrument, list.slice(0, -6))
  const items = holder && 'items' in holder ? holder.items : []
  return put(instrument, list, [...items, { type: 'calculate', name, calculation }])
}

/** The only repeat that an item lies in; of rows in rows nobody could say which is meant. */
function repeatAround(instrument: Instrument, of: string): { at: string; name: string } | null {
  const around: { at: string; name: string }[] = []
  for (let at = of === '' ? null : holderOf(of); at !== null; at = holderOf(at)) {
    const holder = itemAt(instrument, at)
    if (holder?.type === 'repeat') around.push({ at, name: holder.name })
  }
  return around.at(-1) ?? null
}

/** `.` is the answer of its own question, by whatever name. */
function withOwnName(expression: string, own: string): string {
  return expression
    .split(/("[^"]*"|'[^']*')/)
    .map((part) =>
      /^["']/.test(part) ? part : part.replaceAll(/(?<![\w.\])/}])\.(?![\w./])/g, `\${${own}}`),
    )
    .join('')
}
