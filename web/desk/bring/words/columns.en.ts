// Words of matching the columns of somebody else's table, in English.
import type { columns as id } from './columns.id.ts'

export const columns: typeof id = {
  legend: 'Which column is what',
  column: 'Column in the file',
  first: 'First rows',
  is: 'What it is',
  leftOut: 'left out',
  empty: '(empty)',
  moved: (part, from) => `“${part}” was the column “${from}”; that column is left out now.`,
  missing: (parts) => `First say which column is: ${parts}.`,
  rows: (n) => (n === 1 ? '1 row' : `${n} rows`),
  sheet: 'Sheet',
  encoding:
    'This file is not in UTF-8 and was read as Windows-1252. Look at the accented letters in the first rows.',
  rowsAre: 'A row is',
  kinds: {
    passages: 'a coded passage',
    codebook: 'a code of a codebook',
    participants: 'a participant',
    cases: 'a case',
    responses: 'a response (one person, or one observation)',
  },
  because: (headings) => `Guessed from the headings: “${headings}”.`,
  becauseNothing:
    'The headings do not say enough of anything else, so each row is taken for a response.',
}
