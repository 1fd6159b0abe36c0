// A correction from a phone says the names again that were taken out of its text here: they are taken out of the new words, too.
import { sql } from 'drizzle-orm'
import { occurrenceFinder } from '../../core/pseudonym/find.ts'
import { numbersIn } from '../../core/pseudonym/numbers.ts'
import { newLabels, withLabels } from '../../core/pseudonym/relabel.ts'
import { keyOf } from '../../core/pseudonym/spoken.ts'
import type { Subject } from '../../core/pseudonym/subject.ts'
import { applyEdits, carryBlocks, type Edit } from '../../core/text/edit.ts'
import type { Block } from '../../core/wire/coding.ts'
import { sha256 } from '../secret.ts'
import { type Db, list, rows } from './db.ts'
import { openPlaces } from './named.ts'
import { subjectsOf } from './pseudonyms.ts'

type Words = { text: string; blocks: readonly Block[] }
export type Renamed = { text: string; blocks: Block[]; hash: string; edits: Edit[] }
/** What stands in a source for what was said there: `Bu Lastri` for `[Pengurus 1]`. */
type Taken = { words: string; insert: string }
type Renamer = (source: string, standing: string, words: Words) => Promise<Renamed | null>

/**
 * For sources in which names were replaced and still are: whatever the study's key has a code for, and the very words that
 * somebody replaced in that source, however they are written. What was refused there stays.
 */
export async function renamer(db: Db, study: string, sources: readonly string[]): Promise<Renamer> {
  if (sources.length === 0) return async () => null
  const [subjects, taken] = await Promise.all([subjectsOf(db, study), takenOut(db, sources)])
  const coded = subjects.filter(({ code }) => code !== null)
  return async (source, standing, words) => {
    const known = (taken.get(source) ?? []).filter(({ insert }) => standing.includes(insert))
    if (known.length === 0) return null
    const insertFor = inserting(coded, known)
    const found = occurrenceFinder([...coded, ...known.map(asSubject)])(words.text, words.blocks)
    const open = await openPlaces(db, study, source, words.text, found)
    const edits = open.flatMap(({ start, end, ...one }): Edit[] => {
      const insert = insertFor(one, words.text.slice(start, end))
      return insert === null ? [] : [{ start, end, insert }]
    })
    if (edits.length === 0) return null
    const text = applyEdits(words.text, edits)
    const labels = newLabels(words.text, words.blocks, edits)
    const blocks = withLabels(carryBlocks(words.blocks, edits), labels)
    return { text, blocks, hash: await sha256(text), edits }
  }
}

async function takenOut(db: Db, sources: readonly string[]): Promise<Map<string, Taken[]>> {
  const found = await rows<{ source: string; text: string; edits: string }>(
    db,
    sql`select v.source_id as source, o.text, v.edits from source_versions v
      join source_versions o on o.source_id = v.source_id and o.number = v.number - 1
      where v.source_id in ${list([...sources])} and v.kind = 'pseudonym' order by v.source_id, v.number`,
  )
  const taken = new Map<string, Taken[]>()
  for (const { source, text, edits } of found)
    for (const { start, end, insert } of JSON.parse(edits) as Edit[])
      taken.set(source, [...(taken.get(source) ?? []), { words: text.slice(start, end), insert }])
  return taken
}

/** Beside the key: what one person wrote as a part of a name, in small letters, or never tagged. */
function asSubject({ words, insert }: Taken): Subject {
  return { id: insert, kind: 'other', names: [words], participant: null, code: null }
}

type Found = { means: string[]; kind: string; isSure: boolean }

/** What stands for it from now on; null where nobody could be sure of that. */
function inserting(coded: readonly Subject[], known: readonly Taken[]) {
  const codeOf = new Map(coded.map(({ id, code }) => [id, `[${code}]`]))
  const wordsOf = new Map(known.map(({ words, insert }) => [keyOf(words), insert]))
  const numbers = new Map(
    known.flatMap(({ words, insert }) =>
      numbersIn(words).map(({ kind }): [string, string] => [kind, insert]),
    ),
  )
  return ({ means, kind, isSure }: Found, words: string): string | null => {
    const asBefore = wordsOf.get(keyOf(words))
    if (asBefore !== undefined) return asBefore
    if (kind !== 'name') return numbers.get(kind) ?? null
    const inserts = new Set(means.map((id) => codeOf.get(id) ?? id))
    return isSure && inserts.size === 1 ? ([...inserts][0] ?? null) : null
  }
}
