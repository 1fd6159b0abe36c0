// An instrument for a spreadsheet that has none: each column a question of the kind that all its cells are of. Somebody
// looks at it before anything comes in.
import type { Choice } from '../../instrument/choices.ts'
import type { Instrument, Item } from '../../instrument/model.ts'
import type { Question } from '../../instrument/question.ts'
import { legalName } from '../../xlsform/name.ts'
import { slugOf } from '../../xlsform/settings-in.ts'
import type { Collected } from './grid.ts'
import { dayText, readMoment } from './times.ts'

export type Proposal = { instrument: Instrument; columns: Map<string, string> }

export const proposedKinds = [
  'text',
  'integer',
  'decimal',
  'date',
  'dateTime',
  'selectOne',
] as const
export type ProposedKind = (typeof proposedKinds)[number]

/** So few different answers, each given so often, are choices. */
const mostChoices = 12
const timesEach = 3
const longestChoice = 60
const longestLabel = 500

/** `kinds` are those that somebody has chosen otherwise; columns in `apart` hold what is no answer. */
export function propose(
  { main }: Collected,
  {
    title,
    language,
    apart,
    kinds,
  }: {
    title: string
    language: string
    apart: ReadonlySet<string>
    kinds: ReadonlyMap<string, ProposedKind>
  },
): Proposal {
  const columns = new Map<string, string>()
  const taken = new Set<string>()
  const items = main.columns.flatMap((header, at): Item[] => {
    const said = main.lines.flatMap(({ cells }) => cells[at]?.trim() || [])
    if (apart.has(header) || columns.has(header) || said.length === 0) return []
    const name = freeName(header, taken)
    columns.set(header, name)
    const label = { [language]: header.slice(0, longestLabel) }
    return [questionOf(kinds.get(header) ?? kindOf(said), name, label, said, language)]
  })
  const instrument: Instrument = {
    slug: slugOf(title),
    kind: 'survey',
    technique: 'interview',
    title: { [language]: title },
    languages: [language],
    about: 'study',
    roles: [],
    needs: [],
    items,
  }
  return { instrument, columns }
}

export function kindOf(said: readonly string[]): ProposedKind {
  const all = (is: (text: string) => boolean) => said.every(is)
  // A telephone number is no number, nor is a code with a zero before it.
  if (all((text) => /^[+-]?(0|[1-9]\d{0,14})$/.test(text))) return 'integer'
  if (all((text) => /^[+-]?(0|[1-9]\d{0,14})([.,]\d{1,15})?$/.test(text))) return 'decimal'
  if (all((text) => dayText(text, true) !== null && !/[T ]\d/.test(text))) return 'date'
  if (all((text) => readMoment(text, true) !== null)) return 'dateTime'
  const different = new Set(said.map((text) => text.toLowerCase()))
  const isFew = different.size <= mostChoices && said.length >= different.size * timesEach
  return isFew && all((text) => text.length <= longestChoice && !text.includes('\n'))
    ? 'selectOne'
    : 'text'
}

function questionOf(
  type: ProposedKind,
  name: string,
  label: Record<string, string>,
  said: readonly string[],
  language: string,
): Question {
  if (type === 'selectOne') return { type, name, label, choices: choicesIn(said, language) }
  if (type !== 'text') return { type, name, label }
  return { type, name, label, ...(said.some((text) => text.length > 80) && { long: true }) }
}

/** In the order in which they are met. */
function choicesIn(said: readonly string[], language: string): Choice[] {
  const taken = new Set<string>()
  const byWord = new Map<string, Choice>()
  for (const text of said) {
    const word = text.replaceAll(/\s+/g, ' ')
    if (byWord.has(word.toLowerCase())) continue
    const plain = word
      .toLowerCase()
      .replaceAll(/[\s\p{C}]+/gu, '_')
      .slice(0, 60)
    byWord.set(word.toLowerCase(), { name: free(plain, taken), label: { [language]: word } })
  }
  return [...byWord.values()]
}

function freeName(header: string, taken: Set<string>): string {
  const plain = legalName(header.normalize('NFC').trim().toLowerCase())
  return free(
    plain
      .replaceAll(/_+/g, '_')
      .slice(0, 60)
      .replace(/(?!^)_+$/, ''),
    taken,
  )
}

function free(wanted: string, taken: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}_${number}`
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}
