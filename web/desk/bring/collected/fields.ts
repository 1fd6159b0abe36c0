// What is filled in while an export is looked at, and the setup that it makes.
import type { Desk, Setup } from '../../../../core/import/collected/desk.ts'
import { type ProposedKind, proposedKinds } from '../../../../core/import/collected/propose.ts'
import type { Mapping } from '../../../../core/import/columns.ts'
import type { Instrument } from '../../../../core/instrument/model.ts'
import type { VersionRow } from '../../../../core/wire/field.ts'
import type { Outcome } from './talk.ts'

export const parts = ['participant', 'case', 'day', 'key'] as const
export type Part = (typeof parts)[number]

/** What a spreadsheet's column may be: a part of the row, a question of the form, a kind of question that is made of it. */
export type ColumnIs = Part | `q:${string}` | `k:${ProposedKind}`

export type Fields = {
  /** `f0`: a form that was brought; `v:HASH`: a version of the study; `columns`; or nothing yet. */
  form: string
  title: string
  sheet: number
  /** Null until somebody changes what was guessed. */
  mapping: Mapping<ColumnIs> | null
  participant: string | null
  case: string | null
  otherwiseOn: string
  /** Whether those who are named and not in the study come in too, and as what. */
  addsPeople: boolean
  role: string
  onMisfit: Setup['onMisfit']
  withReturned: boolean
}

export type Around = {
  forms: readonly Instrument[]
  versions: readonly VersionRow[]
  kind: NonNullable<Desk['data']>['kind'] | null
  headers: readonly string[]
  zone: string
  language: string
}

/** Null while no form is chosen. */
export function setupOf(fields: Fields, around: Around): Setup | null {
  const { mapping } = fields
  const form = formOf(fields, around)
  if (!form) return null
  const columnOf = (part: Part) => around.headers[mapping?.indexOf(part) ?? -1] ?? null
  const isPlain = around.kind === 'plain'
  return {
    form,
    sheet: fields.sheet,
    key: columnOf('key'),
    columns: (mapping ?? []).flatMap((is, at): [string, string | null][] => {
      const header = around.headers[at]
      if (header === undefined || is?.startsWith('k:')) return []
      return [[header, is?.startsWith('q:') ? is.slice(2) : null]]
    }),
    zone: around.zone,
    participant: isPlain ? columnOf('participant') : fields.participant,
    case: isPlain ? columnOf('case') : fields.case,
    day: columnOf('day'),
    otherwiseOn: fields.otherwiseOn,
    asRole: fields.addsPeople ? fields.role.trim() || '—' : null,
    onMisfit: fields.onMisfit,
    withReturned: fields.withReturned,
  }
}

function formOf({ form, title, mapping }: Fields, around: Around): Setup['form'] | null {
  const { forms, versions, language, headers } = around
  if (form === 'columns') {
    const kinds = headers.flatMap((header, at): [string, ProposedKind][] => {
      const kind = proposedKinds.find((one) => mapping?.[at] === `k:${one}`)
      return kind ? [[header, kind]] : []
    })
    return { from: 'columns', title: title.trim() || '—', language, kinds }
  }
  const brought = form.startsWith('f') ? forms[Number(form.slice(1))] : undefined
  if (brought) return { from: 'instrument', instrument: brought, version: null }
  const version = versions.find(({ hash }) => form === `v:${hash}`)
  return version
    ? { from: 'instrument', instrument: version.instrument, version: version.hash }
    : null
}

/** What each column was taken for. */
export function guessedIn({ columns, instrument }: Outcome, isMade: boolean): Mapping<ColumnIs> {
  const types = new Map(instrument.items.map(({ name, type }) => [name, type]))
  return columns.map(([, name]): ColumnIs | null => {
    if (name === null) return null
    const kind = proposedKinds.find((one) => one === types.get(name))
    return isMade && kind ? `k:${kind}` : `q:${name}`
  })
}
