// What would come of a table, found out before anything is read for good: the texts of the study that its passages stand
// in, the people who are here.

import type { Bundle } from '../../../../core/import/bundle.ts'
import { cellAt } from '../../../../core/import/columns.ts'
import { codebookBundle } from '../../../../core/import/tables/codebook.ts'
import {
  type HighlightText,
  readHighlights,
  type Unplaced,
} from '../../../../core/import/tables/highlights.ts'
import { type RowsAre, type RowTrouble, readPeople } from '../../../../core/import/tables/people.ts'
import { titled } from '../../../../core/import/tables/titles.ts'
import type { Source, SourceRow } from '../../../../core/wire/coding.ts'
import { api, ask } from '../../../kit/api.ts'
import { everyPage } from '../../../kit/query.ts'
import type { TableAnswers } from './reader.ts'

export type Seen =
  | { kind: 'passages'; bundle: Bundle; unplaced: Unplaced[]; of: number; sources: number }
  | { kind: 'codebook'; bundle: Bundle }
  | { kind: 'people'; bundle: Bundle; troubles: RowTrouble[] }

const inStudy = api.studies[':study']
/** So many requests are under way at once. */
const atOnce = 4

export async function lookAtPassages(answers: TableAnswers, signal: AbortSignal): Promise<Seen> {
  const { study, grid, passages } = answers
  const { mapping, split, mark, inLevels, coder } = passages
  const sources = await everyPage<SourceRow>((query) =>
    ask(inStudy.sources.$get({ param: { study }, query })),
  )
  const texts = await textsOf(study, wanted(answers, sources), signal)
  const choices = { mapping, split, levels: inLevels ? mark : null, coder: coder.trim() || '—' }
  const { bundle, unplaced } = readHighlights(grid, choices, texts)
  const of = grid.rows.filter((row) => cellAt(row, mapping, 'quote') !== '').length
  return { kind: 'passages', bundle, unplaced, of, sources: sources.length }
}

/** Those that the table names; all of them where it names one that is not here, or none. */
function wanted({ grid, passages }: TableAnswers, sources: readonly SourceRow[]): SourceRow[] {
  const byTitle = titled(sources)
  const named = new Set<number>()
  for (const document of new Set(
    grid.rows.map((row) => cellAt(row, passages.mapping, 'document')),
  )) {
    const found = byTitle(document)
    if (found.length === 0) return [...sources]
    for (const at of found) named.add(at)
  }
  return sources.filter((_, at) => named.has(at))
}

async function textsOf(
  study: string,
  sources: readonly SourceRow[],
  signal: AbortSignal,
): Promise<HighlightText[]> {
  const texts: HighlightText[] = []
  for (let from = 0; from < sources.length; from += atOnce) {
    signal.throwIfAborted()
    texts.push(
      ...(await Promise.all(sources.slice(from, from + atOnce).map(({ id }) => textOf(study, id)))),
    )
  }
  return texts
}

async function textOf(study: string, id: string): Promise<HighlightText> {
  const {
    text,
    title,
    technique,
    participant,
    role,
    case: group,
    occurredOn,
  } = (await ask(inStudy.sources[':id'].$get({ param: { study, id }, query: {} }))) as Source
  return { id, text, title, technique, participant, role, case: group, occurredOn }
}

export function lookAtCodebook({ grid, codebook }: TableAnswers): Seen {
  const { mapping, mark, inLevels } = codebook
  return { kind: 'codebook', bundle: codebookBundle(grid, mapping, inLevels ? mark : null) }
}

export async function lookAtPeople(answers: TableAnswers, rowsAre: RowsAre): Promise<Seen> {
  const { study, grid, people, mayName } = answers
  const [cases, participants] = await Promise.all([
    everyPage((query) => ask(inStudy.cases.$get({ param: { study }, query }))),
    everyPage((query) => ask(inStudy.participants.$get({ param: { study }, query }))),
  ])
  const known = { cases, participants: participants.map(({ code }) => code) }
  return { kind: 'people', ...readPeople(grid, { ...people, rowsAre, mayName }, known) }
}
