// Submissions as trees (JSON of Kobo and of Central, XML) as the tables that they also come in: a column is a path from
// the top of the form, whatever rows lie between.
import type { About, Collected, Grid, Line, Submission } from './grid.ts'

/** One submission, or one row of a repeat: answers by their path, and rows by the path of their repeat. */
export type Node = {
  answers: [path: string, text: string][]
  rows: [path: string, row: Node][]
}

type Growing = {
  columns: Map<string, number>
  lines: Line[]
}

export function flatten(
  format: Collected['format'],
  product: string,
  submissions: readonly { about: About; node: Node }[],
): Collected {
  const main: Growing = { columns: new Map(), lines: [] }
  const repeats = new Map<string, Growing>()
  const grow = ({ answers, rows }: Node, into: Growing, self: string, parent: string): void => {
    into.lines.push({ row: into.lines.length + 1, cells: cellsIn(into, answers), self, parent })
    for (const [at, [path, row]] of rows.entries()) {
      const grid = repeats.get(path) ?? { columns: new Map(), lines: [] }
      repeats.set(path, grid)
      grow(row, grid, `${self}/${path}[${at}]`, self)
    }
  }
  for (const [at, { node }] of submissions.entries()) grow(node, main, String(at), '')
  return {
    format,
    product,
    main: {
      ...gridOf('', main),
      lines: main.lines.map(
        (line, at): Submission => ({ ...line, about: submissions[at]?.about as About }),
      ),
    },
    repeats: [...repeats].map(([path, grid]) =>
      gridOf(path.slice(path.lastIndexOf('/') + 1), grid),
    ),
  }
}

function cellsIn({ columns }: Growing, answers: Node['answers']): (string | undefined)[] {
  const cells: (string | undefined)[] = []
  for (const [path, text] of answers) {
    const at = columns.get(path) ?? columns.size
    columns.set(path, at)
    cells[at] = text
  }
  return cells
}

function gridOf(name: string, { columns, lines }: Growing): Grid {
  return { name, columns: [...columns.keys()], lines }
}
