// Rows in every table of an archive, each column of it filled: what no way through the API would bring together.

import type { ArchivedTable } from '../core/archive/table.ts'
import { tables } from '../core/archive/tables/all.ts'
import type { World } from './world.ts'

type Value = string | number | null

/** What the database allows in a column that does not take any text. */
const allowed: Record<string, Value> = {
  'imports.state': 'done',
  'consent_files.kind': 'voice',
  'responses.state': 'accepted',
  'queries.state': 'closed',
  'query_messages.kind': 'answer',
  'query_messages.author_kind': 'device',
  'tasks.told': 'begun',
  'source_versions.kind': 'hearing',
  'source_speakers.meant': 'participant',
  'speaker_aliases.meant': 'participant',
  'pseudonyms.kind': 'place',
  'codes.shortcut': 'k',
  'code_changes.kind': 'merge',
  'code_change_codes.part': 'into',
  'layers.kind': 'coder',
  'rounds.mode': 'open',
  'coding_runs.how': 'list',
  'adjudications.outcome': 'yielded',
  'memos.kind': 'analytic',
  'saved_queries.kind': 'words',
  'findings.state': 'draft',
  'evidence.stance': 'context',
  'evidence.strength': 2,
  'evidence.response_id': null,
  'evidence.instrument': null,
  'assessments.meaning': 'same',
  'assessments.examples': 'partly',
  'relations.sign': '+',
  'events.precision': 'about',
  'export_settings.every': 'week',
  'export_settings.next_at': '2999-01-01T00:00:00.000Z',
  'export_runs.state': 'done',
  'study_keys.is_wrapped': 0,
  'codings.end_at': 9_000,
  'codings.weight': 50,
  'members.role': 'coder',
  'people.name': 'Wayan "Coder"\n✓ 𝒜',
}

/** Two rows a table: one with nothing where nothing may be, and one with something everywhere. Gives those that were made. */
export async function fillEveryTable(w: World, privateKey: string): Promise<void> {
  const lines: string[] = []
  const made = new Map<string, Record<string, Value>[]>()
  const { results: study } = await w.db
    .prepare('select id from studies where slug = ?')
    .bind(w.study)
    .all<{ id: string }>()
  for (const table of tables.filter(({ name }) => name !== 'audits')) {
    const rows = [1, 2].map((n) => rowOf(table, n, made, privateKey))
    made.set(table.name, rows)
    for (const row of rows) {
      const left = Object.fromEntries(
        Object.keys(table.left).flatMap((name) => (name === 'hash' ? [[name, `x${row.id}`]] : [])),
      )
      const whole: Record<string, Value> = {
        ...row,
        ...(table.hasStudy && table.name !== 'people' ? { study_id: study[0]?.id ?? '' } : {}),
        ...left,
        ...(table.name === 'export_runs' ? { stepped_at: 'x', kept_until: 'x' } : {}),
      }
      const names = Object.keys(whole)
      lines.push(
        `insert or replace into ${table.name} (${names.join(', ')}) values (${names.map((name) => said(whole[name] ?? null)).join(', ')});`,
      )
    }
  }
  // In life a response is there before the one that replaces it, and is counted back then.
  lines.push(
    `update tallies set n = 1 where study_id = ${said(study[0]?.id ?? '')} and what = 'responses';`,
  )
  // One call: through Miniflare, each statement that is prepared and bound costs as much as a request.
  await w.db.exec(lines.join('\n'))
}

/** As JSON, which has no line end of its own. */
function said(value: Value): string {
  return typeof value === 'string'
    ? `('${JSON.stringify([value]).replaceAll("'", "''")}' ->> 0)`
    : String(value)
}

function rowOf(
  table: ArchivedTable,
  n: number,
  made: ReadonlyMap<string, Record<string, Value>[]>,
  privateKey: string,
): Record<string, Value> {
  const row: Record<string, Value> = {}
  for (const { name, type, isNullable, names, inside } of table.columns) {
    const at = `${table.name}.${name}`
    const isNone = isNullable && n === 1
    const named = names === table.name ? [row] : made.get(names ?? '')
    if (isNone) row[name] = null
    else if (at === 'study_keys.private_key') row[name] = privateKey
    else if (at in allowed && !(at === 'layers.kind' && n === 2)) row[name] = allowed[at] ?? null
    else if (at === 'layers.kind') row[name] = 'consensus'
    else if (names !== null) row[name] = keyIn(named?.[n - 1] ?? named?.[0] ?? {}, names)
    else if (type === 'int') row[name] = n
    else if (type === 'real') row[name] = n + 0.25
    else if (inside !== null) {
      const id = keyIn(made.get(inside.table)?.[0] ?? {}, inside.table)
      const element = { '': id, id: { id }, 0: [id] }[inside.at]
      row[name] = JSON.stringify([element])
    } else if (type === 'json') row[name] = JSON.stringify({ n, words: 'satu "dua"\n✓ 𝒜' })
    else if (name === 'id' || name === 'hash') row[name] = `${table.name}-${n}-${unique}`
    else row[name] = `${name} ${n} 'kata' \\ ✓ 𝒜\u2028 ${unique}`
  }
  // One of three, told of a source or of a person, or not at all.
  if (table.name === 'evidence') row.coding_id = made.get('codings')?.[0]?.id ?? null
  if (table.name.startsWith('s') && 'meant' in row && n === 1) row.meant = 'nobody'
  if (table.name === 'source_moments' || table.name === 'source_versions') row.number &&= n
  if (table.name === 'codings') row.version = n
  if (table.name === 'held_files') row.hash = String(n).repeat(64)
  if (table.name === 'memos' && n === 1) row.author = made.get('people')?.[0]?.id ?? null
  return row
}

const unique = crypto.randomUUID().slice(0, 8)

function keyIn(row: Record<string, Value>, table: string): Value {
  const key = { participants: 'code', cases: 'code', instrument_versions: 'hash' }[table] ?? 'id'
  return row[key] ?? null
}
