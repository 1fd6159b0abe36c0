// What the rows of somebody's table are: a guess from its headings, and which of them made it, so that a person can judge it.
import { guessColumns, type Mapping, plainHeading } from '../columns.ts'
import { guessCodebook, hasCalled } from './codebook.ts'
import { highlightParts } from './highlights.ts'
import { guessPeople, guessRowsAre } from './people.ts'

export const rowKinds = ['passages', 'codebook', 'participants', 'cases', 'responses'] as const
export type RowKind = (typeof rowKinds)[number]

export type RowGuess = {
  rows: RowKind
  /** The headings that speak for it; none where nothing speaks of anything but answers. */
  because: string[]
}

/**
 * `guessRows(['Kode', 'Kutipan'])` → `{ rows: 'passages', because: ['Kode', 'Kutipan'] }`.
 * A table whose headings speak of nothing else may hold anybody's answers.
 */
export function guessRows(columns: readonly string[]): RowGuess {
  const passages = guessColumns(columns, highlightParts)
  const book = guessCodebook(columns)
  const tells = <Name extends string>(mapping: Mapping<Name>, ...parts: Name[]) =>
    parts.flatMap((part) => {
      const heading = columns[mapping.indexOf(part)]
      return heading === undefined ? [] : [heading]
    })
  const isPassages = passages.includes('code') && passages.includes('quote')
  const explains = (['definition', 'include', 'exclude'] as const).filter((part) =>
    book.includes(part),
  )
  // A codebook may quote an example; a table of passages says where they stand.
  const isBook = hasCalled(book) && explains.length > 0 && !passages.includes('document')
  if (isPassages && !isBook) return { rows: 'passages', because: tells(passages, 'code', 'quote') }
  if (isBook) return { rows: 'codebook', because: tells(book, 'label', 'name', ...explains) }
  const rowsAre = guessRowsAre(columns)
  const people = guessPeople(columns, rowsAre)
  if (!people.includes('code')) return { rows: 'responses', because: [] }
  if (rowsAre === 'cases')
    return people.includes('label')
      ? { rows: 'cases', because: tells(people, 'code', 'label') }
      : { rows: 'responses', because: [] }
  const isList =
    people.includes('role') ||
    // Whoever lists people by code and name asks them nothing.
    ((people.includes('name') || people.includes('also-called')) && !columns.some(isOfAnswers))
  return isList
    ? { rows: 'participants', because: tells(people, 'code', 'role', 'name', 'also-called') }
    : { rows: 'responses', because: [] }
}

/** A question, or the moment at which somebody answered. */
function isOfAnswers(heading: string): boolean {
  return (
    /\?/.test(heading) ||
    heading.length > 60 ||
    /\b(timestamp|cap waktu|submission|submitted|starttime|endtime|start time|completion time|waktu mulai)\b/.test(
      plainHeading(heading),
    )
  )
}
