// How a table of the database stands in an archive: its columns in words, the order of its rows, and what they hang on.

export type ArchivedColumn = {
  name: string
  /** A text that is JSON says so; it stays a text, byte for byte. */
  type: 'text' | 'int' | 'real' | 'json'
  isNullable: boolean
  /** The table whose rows it names: a row of the same archive. */
  names: string | null
  /** It may name a row of one of these, or one that is gone; never one of another study. */
  mayName: readonly string[]
  /** Of a list in JSON: what its elements name. */
  inside: Inside | null
}

export type Inside = {
  /** Where in an element the id stands: a field, a place in a list, or empty where the element is the id. */
  at: string
  table: string
  /** Whether it has to be in the same archive; otherwise it may be gone, but never be another study's. */
  isThere: boolean
}

export type ArchivedTable = {
  name: string
  /** For whoever reads its file without Pedoman. */
  what: string
  columns: readonly ArchivedColumn[]
  /** Its rows are archived in this order, which no two of them share. */
  by: readonly string[]
  hasStudy: boolean
  /**
   * How its rows are found: by their study, under the rows of another table one after the other, all there are (of a table
   * that is small on every instance), or by being named in the others.
   */
  walk: 'study' | 'under' | 'all' | 'named'
  under: { table: string; column: string } | null
  /** The column whose words may be a megabyte, so that a page is cut by their length. */
  heavy: string | null
  /** SQL: which of its rows are archived, where not all are. */
  only: string | null
  /** Columns that name rows of the same table: filled when all of them are there. */
  later: readonly string[]
  /** A trigger writes a row of it before the archive's comes. */
  isWorded: boolean
  /** Columns that are not archived, and why. */
  left: Readonly<Record<string, string>>
  /** SQL over `value`, the archived row as JSON, and `:now`: what they, or a column that is archived, hold after a restore. */
  fresh: Readonly<Record<string, string>>
}

type Told = Partial<
  Pick<
    ArchivedTable,
    'hasStudy' | 'walk' | 'under' | 'heavy' | 'only' | 'isWorded' | 'left' | 'fresh'
  >
> & {
  what: string
  /**
   * `name:type?>table`: nullable where it has a question mark; text where no type is told; `~` for what may be gone.
   * `evidence:json[]>codings`: a list whose elements name codings; `codes:json[id]~codes`: by their field `id`.
   */
  columns: string
  by: string
  later?: string
}

/** `table('cases', { what: 'The units.', columns: 'code label attributes:json', by: 'code' })` */
export function table(name: string, { columns, by, later, ...told }: Told): ArchivedTable {
  return {
    name,
    hasStudy: true,
    walk: told.under ? 'under' : 'study',
    under: null,
    heavy: null,
    only: null,
    isWorded: false,
    left: {},
    fresh: {},
    ...told,
    columns: columns.split(' ').map(columnOf),
    by: by.split(' '),
    later: later?.split(' ') ?? [],
  }
}

const form =
  /^(?<name>[a-z_]+)(:(?<type>int|real|json)(\[(?<at>\w*)\])?)?(?<mark>\?)?(>(?<names>\w+)|~(?<may>[\w|]+))?$/

function columnOf(word: string): ArchivedColumn {
  const { name = '', type, at, mark, names, may } = form.exec(word)?.groups ?? {}
  if (name === '') throw new Error(`no column: ${word}`)
  return {
    name,
    type: (type ?? 'text') as ArchivedColumn['type'],
    isNullable: mark !== undefined,
    names: at === undefined ? (names ?? null) : null,
    mayName: at === undefined ? (may?.split('|') ?? []) : [],
    inside:
      at === undefined ? null : { at, table: names ?? may ?? '', isThere: names !== undefined },
  }
}
