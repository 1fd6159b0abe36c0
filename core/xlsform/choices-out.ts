// The lists of an instrument, and what its questions have of their own, as rows of the choices sheet.
import type { Choice, ChoiceList } from '../instrument/choices.ts'
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import { readHeader } from './header.ts'
import { numberCell, type OutRow } from './sheet-out.ts'
import { putLabel, putMedia, type Tongues } from './text-out.ts'

/** The name of the list that holds a question's own choices, by the question's name. */
export function ownLists(instrument: Instrument): Map<string, string> {
  const taken = new Set(Object.keys(instrument.lists ?? {}))
  const names = new Map<string, string>()
  for (const { question } of walk(instrument)) {
    if (!('choices' in question) || typeof question.choices === 'string') continue
    let name: string = question.name
    for (let number = 2; taken.has(name); number++)
      name = `${question.name.slice(0, 120)}_${number}`
    taken.add(name)
    names.set(question.name, name)
  }
  return names
}

export function choiceRows(
  instrument: Instrument,
  own: ReadonlyMap<string, string>,
  tongues: Tongues,
): OutRow[] {
  const shared = Object.entries(instrument.lists ?? {}).flatMap(([name, list]) =>
    listRows(name, list, tongues),
  )
  const others = walk(instrument).flatMap(({ question }) => {
    const name = own.get(question.name)
    if (name === undefined || !('choices' in question) || typeof question.choices === 'string')
      return []
    return question.choices.map((choice) => choiceRow(name, choice, tongues))
  })
  return [...shared, ...others]
}

function listRows(name: string, list: ChoiceList, tongues: Tongues): OutRow[] {
  if (list.from === 'choices') return list.choices.map((choice) => choiceRow(name, choice, tongues))
  if (list.from === 'file') return []
  // Other programs know no cases and participants: one choice keeps the list from being empty there.
  const stand = (role: string | null, index: number): OutRow => {
    const row: OutRow = new Map([
      ['list_name', name],
      ['name', index === 0 ? '-' : `-${index + 1}`],
      ['pedoman_from', list.from],
      ['pedoman_role', role],
    ])
    putLabel(row, tongues, 'label', { [tongues.tags[0] ?? 'id']: '-' })
    return row
  }
  const roles = list.from === 'participants' ? list.roles : []
  return roles.length > 0 ? roles.map(stand) : [stand(null, 0)]
}

function choiceRow(list: string, choice: Choice, tongues: Tongues): OutRow {
  const row: OutRow = new Map([
    ['list_name', list],
    ['name', choice.name],
  ])
  putLabel(row, tongues, 'label', choice.label)
  putMedia(row, tongues, choice.media)
  if (choice.points !== undefined) row.set('points', numberCell(choice.points))
  if (choice.exclusive !== undefined) row.set('pedoman_exclusive', choice.exclusive ? 'yes' : 'no')
  for (const [column, text] of Object.entries(choice.columns ?? {})) {
    const isFree = readHeader('choices', column).key === null
    row.set(isFree ? column : `pedoman_column_${column}`, text)
  }
  return row
}
