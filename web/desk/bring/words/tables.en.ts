// Words of Taguette projects and of tables from other programs, in English.
import type { tables as id } from './tables.id.ts'

const n = (value: number) => value.toLocaleString('en-GB', { useGrouping: 'min2' })

export const tables: typeof id = {
  project: 'Project in this file',
  projectOf: (one) =>
    `${one.name || '—'}: ${n(one.documents)} documents, ${n(one.tags)} tags, ${n(one.highlights)} highlights`,
  levels: (mark) => `“${mark}” in a code’s name parts it from the code above`,
  admin: 'Who made the highlights',
  adminWhat:
    'Taguette calls whoever works alone “admin”, and everybody in a project that was exported. Write the coder’s name, so that the files of two coders are not mixed.',
  faults: {
    'sqlite-not': 'This file is no Taguette project.',
    'sqlite-broken':
      'This database is broken or cut off. Export the project from Taguette once more.',
    'sqlite-large': 'This file is larger than 300 MB.',
    'not-taguette': 'This is a database, but no Taguette project.',
  },
  parts: {
    document: 'Document',
    code: 'Code',
    quote: 'Quotation',
    coder: 'Coder',
    note: 'Coder’s note',
    weight: 'Weight (1–100)',
    date: 'Day of coding',
  },
  peopleParts: {
    code: 'Code',
    role: 'Role',
    case: 'Case (code or name)',
    label: 'Name of the case',
    name: 'Person’s name (kept apart)',
    'also-called': 'Other names',
    attribute: 'Attribute',
  },
  split: 'Several codes in one cell are parted by',
  splits: { none: 'nothing; a cell is one code', line: 'a new line' },
  coder: 'Coder, where the table does not say',
  searching: 'Looking for the quotations in the sources of this study…',
  found: (found, of) =>
    `${n(found)} of ${n(of)} quotations were found in the sources of this study.`,
  unplaced: 'What does not come in',
  row: 'Row',
  document: 'Document',
  why: 'Why',
  reasons: {
    'not-found': 'its words stand in none of the sources that are meant',
    twice: 'its words stand in several places',
    'no-code': 'its row has no code',
    'too-long': 'the quotation is too long',
    'no-document': 'too many to be looked for without the name of a document',
  },
  noSources:
    'There are no sources in this study yet. Bring in the documents first, then this table.',
  more: (count) => `and ${n(count)} more`,
  role: 'Role, where the row does not say',
  takesProposed: 'Codes that do not have the form of one come in as proposed below',
  makesCases: 'Make cases that are named and not there yet',
  coming: (count) => (count === 1 ? '1 row can come in.' : `${n(count)} rows can come in.`),
  troubles: 'What to look at',
  code: 'Code',
  troubleWords: {
    'no-code': 'has no code; does not come in',
    'code-form': 'has not the form of a code',
    twice: 'its code is that of another row; does not come in',
    here: 'is in this study already; stays as it is',
    'case-unknown': 'its case is not there',
    'no-role': 'has no role; does not come in',
    cut: 'something in it is too long and is cut',
  },
  about: (text) => `→ ${text}`,
  names: (columns) =>
    `The column “${columns}” holds people’s names. Only whoever may read identities can bring it in; it is left out.`,
  preview: 'What would come in, first rows',
  codebookParts: {
    label: 'Name of the code',
    name: 'Short name',
    parent: 'Code above it',
    definition: 'Definition',
    include: 'Use when',
    exclude: 'Do not use when',
    example: 'Example',
    colour: 'Colour',
    id: 'ID (GUID)',
  },
  codesComing: (count) => (count === 1 ? '1 code can come in.' : `${n(count)} codes can come in.`),
}
