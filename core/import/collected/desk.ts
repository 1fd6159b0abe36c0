// What somebody brings of responses that were collected elsewhere, file by file, and what is made of it once they have said
// what the files cannot say: the whole of it without a screen, so that it can be done in a worker of the browser.
import type { Instrument } from '../../instrument/model.ts'
import { readXForm } from '../../openrosa/read.ts'
import type { Element } from '../../openrosa/tree.ts'
import type { FileAnswer } from '../../wire/response.ts'
import { readForm } from '../../xlsform/read.ts'
import type { Sheet, Workbook } from '../../xlsform/workbook/model.ts'
import { type Bundle, type BundleResponse, emptyBundle } from '../bundle.ts'
import { gridOf } from '../grid.ts'
import { leftOver } from '../left.ts'
import { hashOf } from '../parts.ts'
import { cut, type Gathered, gather, together, type Wanted } from './gather.ts'
import type { Collected } from './grid.ts'
import { type Brought, openCollected, readXmlOf } from './open.ts'
import { readPlain } from './plain.ts'
import { type ProposedKind, propose } from './propose.ts'
import { readingOf, type Wishes } from './reading.ts'
import { byVersion } from './versions.ts'

/** What the files hold together: one export, perhaps its form, and archives of files that answers name. */
export type Desk = {
  name: string
  data:
    | { kind: 'collected'; collected: Collected }
    | { kind: 'plain'; sheets: Sheet[] }
    | { kind: 'xml'; documents: Element[] }
    | null
  forms: Instrument[]
  /** Archives with files in them: which of the files that were brought, and their names within. */
  media: { file: number; names: string[] }[]
  refused: Refused | null
}

/** The last file that could not be read; a form with mistakes in it is told as one. */
export type Refused = {
  reason: Extract<Brought, { kind: 'refused' }>['reason'] | 'form-broken'
  at?: string
}

export const emptyDesk: Desk = { name: '', data: null, forms: [], media: [], refused: null }

/** The desk with one more file on it; `number` says which of the files it is. */
export function withFile(desk: Desk, number: number, name: string, bytes: Uint8Array): Desk {
  const brought = openCollected(bytes, name)
  if (brought.kind === 'refused') return { ...desk, refused: brought }
  const media =
    brought.media.length > 0 ? [...desk.media, { file: number, names: brought.media }] : desk.media
  if (brought.kind === 'media') return { ...desk, media }
  if (brought.kind === 'collected')
    return { ...desk, name, media, data: { kind: 'collected', collected: brought.collected } }
  if (brought.kind === 'xml') {
    const [form] = brought.documents.filter((one) => one.name === 'html')
    if (!form) return { ...desk, name, media, data: { kind: 'xml', documents: brought.documents } }
    return withForm({ ...desk, media }, readXForm(form).instrument)
  }
  if (isForm(brought.workbook))
    return withForm(
      { ...desk, media },
      readForm(brought.workbook, name.replace(/\.[^.]+$/, '')).instrument,
    )
  const sheets = brought.workbook.sheets.filter((sheet) => !sheet.hidden && gridOf(sheet))
  return sheets.length === 0
    ? { ...desk, refused: { reason: 'no-responses' } }
    : { ...desk, name, media, data: { kind: 'plain', sheets } }
}

function withForm(desk: Desk, instrument: Instrument | null): Desk {
  return instrument
    ? { ...desk, forms: [...desk.forms, instrument] }
    : { ...desk, refused: { reason: 'form-broken' } }
}

/** A workbook of forms has a sheet of that name with these columns; a table of answers hardly has. */
function isForm({ sheets }: Workbook): boolean {
  return sheets.some(({ name, rows: [head] }) => {
    const headers = new Set(head?.cells.map(({ text }) => text.trim().toLowerCase()))
    return /^survey$/i.test(name.trim()) && headers.has('type') && headers.has('name')
  })
}

/** What a person says. A form is one that was brought, or a version of the study by its hash. */
export type Setup = {
  form:
    | { from: 'instrument'; instrument: Instrument; version: string | null }
    /** A spreadsheet without one: its columns become questions, of these kinds where somebody knows better. */
    | { from: 'columns'; title: string; language: string; kinds: [string, ProposedKind][] }
  /** Which sheet of a spreadsheet. */
  sheet: number
  /** A spreadsheet's column that tells one row from all others. */
  key: string | null
  /** Columns that are another question, or none, than their headers say. */
  columns: [string, string | null][]
  /** Who is named and not in the study comes in with it, in this role; null when they stay out with their rows. */
  asRole: string | null
} & Pick<Wishes, 'zone' | 'participant' | 'case' | 'day' | 'otherwiseOn'> &
  Wanted

/** The form, and what is gathered of the submissions that answer it. */
export type Made = Gathered & {
  format: Collected['format']
  product: string
  instrument: Instrument
  /** Earlier versions of it that submissions answer, oldest first, where they were brought. */
  earlier: Instrument[]
  strange: string[]
  unasked: string[]
  /** What each column of the submissions is: a question's name, null where nothing was found. */
  columns: [string, string | null][]
}

/** Null while there is nothing to make it of. */
export function make(
  desk: Desk,
  setup: Setup,
  file: (name: string, key: string) => FileAnswer | null,
): Made | null {
  const told = tabled(desk, setup)
  if (!told) return null
  const { collected, instrument, columns } = told
  const versions = byVersion(collected, instrument, desk.forms).map((one) => ({
    ...one,
    reading: readingOf(one.collected, one.instrument, { ...setup, columns, file }),
  }))
  const newest = versions.at(-1)
  if (!newest) return null
  const { reading } = newest
  const held = reading.main.columns.targets
  const earlier = versions.slice(0, -1)
  const others = earlier.map((one) => {
    const gathered = gather(one.reading, setup)
    const version = hashOf(one.instrument)
    return {
      ...gathered,
      responses: gathered.responses.map((response) => ({ ...response, version })),
    }
  })
  const gathered = others.reduce(together, gather(reading, setup))
  // A column that one of the versions knows is none that is left.
  const strange = reading.strange.filter((header) =>
    earlier.every((one) => one.reading.strange.includes(header)),
  )
  const left = leftOver()
  for (const header of strange) left.add('question', cut(header))
  return {
    ...gathered,
    left: [...left.told(), ...gathered.left],
    earlier: earlier.map((one) => one.instrument),
    format: collected.format,
    product: collected.product,
    instrument,
    strange,
    unasked: reading.unasked,
    columns: collected.main.columns.map((header, at) => [header, held[at]?.slot.item.name ?? null]),
  }
}

function tabled(
  { data }: Desk,
  { form, sheet, key, columns, participant, case: place, day }: Setup,
): { collected: Collected; instrument: Instrument; columns: Map<string, string | null> } | null {
  if (!data) return null
  if (data.kind === 'plain') {
    const chosen = data.sheets[sheet]
    if (!chosen) return null
    const collected = readPlain(chosen, key)
    if (form.from === 'instrument')
      return { collected, instrument: form.instrument, columns: new Map(columns) }
    const none = columns.flatMap(([header, name]) => (name === null ? [header] : []))
    const apart = new Set([participant, place, day, key, ...none].filter((one) => one !== null))
    const kinds = new Map(form.kinds)
    const made = propose(collected, { ...form, apart, kinds })
    return made.instrument.items.length === 0 ? null : { collected, ...made }
  }
  if (form.from === 'columns') return null
  const { instrument } = form
  const collected =
    data.kind === 'collected' ? data.collected : readXmlOf(data.documents, instrument)
  return collected && { collected, instrument, columns: new Map(columns) }
}

const nobody = { cases: [], participants: [] }

/** Whom and what the responses name. Those that the study has already stay as they are there. */
function namedIn({ responses }: Made, role: string): Pick<Bundle, 'cases' | 'participants'> {
  const places = new Map<string, string | null>()
  const cases = new Set<string>()
  for (const { response } of responses) {
    if (response.case !== null) cases.add(response.case)
    if (response.participant !== null && !places.has(response.participant))
      places.set(response.participant, response.case)
  }
  return {
    cases: [...cases].map((code) => ({ code, label: code, attributes: {} })),
    participants: [...places].map(([code, place]) => ({
      code,
      role,
      case: place,
      attributes: {},
      identity: null,
    })),
  }
}

/** As it comes into the study. A form that is a version of it already is not brought again. */
export function bundleOf(made: Made, setup: Setup): Bundle {
  const { form } = setup
  const version = form.from === 'instrument' ? form.version : null
  return {
    ...emptyBundle(made.format, made.product),
    ...(setup.asRole === null ? nobody : namedIn(made, setup.asRole)),
    instruments: [...made.earlier, ...(version === null ? [made.instrument] : [])],
    responses: made.responses.map(
      (one): BundleResponse => ({
        ...one,
        version: one.version ?? version,
      }),
    ),
    left: made.left,
  }
}
