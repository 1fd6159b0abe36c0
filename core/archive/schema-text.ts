// What stands in an archive beside its rows, for whoever opens it without Pedoman: in words, and for a program.
import { linesOf } from './manifest.ts'
import type { ArchivedColumn, ArchivedTable } from './table.ts'

export const schemaName = 'schema.json'
export const readmeName = 'README.md'

export function schemaJson(tables: readonly ArchivedTable[]): string {
  const told = tables.map(({ name, what, columns, by }) => ({
    name,
    file: linesOf(name),
    what,
    order: by,
    columns: columns.map(({ name, type, isNullable, names, inside }) => ({
      name,
      type,
      nullable: isNullable,
      ...(names === null ? {} : { names }),
      ...(inside === null ? {} : { elementsName: inside.table }),
    })),
  }))
  return `${JSON.stringify({ tables: told }, null, 1)}\n`
}

const kinds: Record<ArchivedColumn['type'], string> = {
  text: 'text',
  int: 'whole number',
  real: 'number',
  json: 'text that is JSON',
}

export function readme(tables: readonly ArchivedTable[]): string {
  const parts = tables.map(
    ({ name, what, columns }) =>
      `## ${linesOf(name)}\n\n${what}\n\n${columns.map((column) => `- ${said(column)}`).join('\n')}\n`,
  )
  return `${head}\n${parts.join('\n')}`
}

function said({ name, type, isNullable, names, inside }: ArchivedColumn): string {
  const more = [
    isNullable ? 'may be null' : '',
    names === null ? '' : `names a row of ${names}`,
    inside === null ? '' : `a list that names rows of ${inside.table}`,
  ].filter(Boolean)
  return `\`${name}\`: ${[kinds[type], ...more].join(', ')}`
}

const head = `# A study, whole

This archive was written by Pedoman, a system for qualitative field studies. It can be read without it.

- \`manifest.json\` says whose study it is, when it was archived, and of every table how many rows, how many bytes and which
  SHA-256.
- \`tables/NAME.jsonl\` is one table: UTF-8, one row a line, each a JSON object whose keys are the columns. Ids are random and
  name the same thing in every table.
- \`files/HASH\` are recordings, pictures and documents, each named by the SHA-256 of its bytes.
- \`schema.json\` tells the tables below to a program.

Instants are ISO 8601 in UTC, days are the study's own. Yes and no are 1 and 0. Spans of text are half-open and count UTF-16
code units, as JavaScript, Java and C# do; where no character lies beyond U+FFFF they count characters.

The archive holds people's names and everything that they said, also of those who took their consent back: whoever keeps it
answers for that, and destroys it when the study has to.
`
