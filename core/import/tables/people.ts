// A table of cases or of participants: what its columns are, and each row as we keep it, or what stands in its way.
import * as v from 'valibot'
import { cut } from '../../text/cut.ts'
import { StudyCode } from '../../wire/words.ts'
import { type Bundle, emptyBundle } from '../bundle.ts'
import { cellAt, guessColumns, type Mapping, type Part, plainHeading } from '../columns.ts'
import type { Grid } from '../grid.ts'
import { leftOver } from '../left.ts'

export type PeoplePart = 'code' | 'role' | 'case' | 'label' | 'name' | 'also-called' | 'attribute'
export type RowsAre = 'participants' | 'cases'

const codeWords = ['kode', 'code', 'id', 'nomor', 'no responden', 'respondent id', 'participant id']
const nameWords = ['nama', 'nama lengkap', 'name', 'full name', 'nama responden', 'nama peserta']

const participantParts: readonly Part<PeoplePart>[] = [
  {
    name: 'code',
    words: [
      ...codeWords,
      'kode peserta',
      'kode partisipan',
      'kode informan',
      'participant',
      'participant code',
      'informan',
      'responden',
    ],
  },
  { name: 'role', words: ['peran', 'role', 'jabatan', 'posisi', 'status', 'kategori informan'] },
  {
    name: 'case',
    words: [
      'kasus',
      'case',
      'kelompok',
      'group',
      'kube',
      'kode kasus',
      'kode kelompok',
      'case code',
      'rumah tangga',
      'household',
      'sekolah',
      'school',
      'desa',
    ],
  },
  { name: 'name', words: nameWords },
  {
    name: 'also-called',
    words: ['nama panggilan', 'panggilan', 'nickname', 'alias', 'also called', 'nama lain'],
  },
]

const caseParts: readonly Part<PeoplePart>[] = [
  {
    name: 'code',
    words: [...codeWords, 'kode kasus', 'kode kelompok', 'case', 'case code', 'kasus'],
  },
  {
    name: 'label',
    words: [
      'label',
      'nama',
      'nama kelompok',
      'nama kasus',
      'kelompok',
      'name',
      'title',
      'judul',
      'group',
    ],
  },
]

/** What else a table holds is an attribute, unless a name is in it or it only counts its rows. */
export function guessPeople(columns: readonly string[], rowsAre: RowsAre): Mapping<PeoplePart> {
  const mapping = guessColumns(columns, rowsAre === 'cases' ? caseParts : participantParts)
  return columns.map((heading, at) => {
    if (mapping[at]) return mapping[at]
    const isLeftOut = /^(no|nr|#|)$/.test(plainHeading(heading)) || isOfNames(heading)
    return isLeftOut ? null : 'attribute'
  })
}

/** A table that speaks of roles or of people's names is one of participants. */
export function guessRowsAre(columns: readonly string[]): RowsAre {
  const mapping = guessColumns(columns, participantParts)
  const isOfPeople = mapping.includes('role') || mapping.includes('also-called')
  // Its only code is that of a group.
  const isOfCases = mapping.includes('case') && !mapping.includes('code')
  return isOfCases && !isOfPeople ? 'cases' : 'participants'
}

/** A heading under which people's names stand, whatever it is taken for. */
export function isOfNames(heading: string): boolean {
  const plain = plainHeading(heading)
  return (
    /\b(nama|names?|nik|telepon|phone|hp|alamat|address|email)\b/.test(plain) &&
    !/\b(nama (kelompok|desa|dusun|usaha|kasus|sekolah|kube)|(group|school|village) name)\b/.test(
      plain,
    )
  )
}

const ofIdentity: readonly (PeoplePart | null)[] = ['name', 'also-called']

/** The columns that only whoever may read identities brings in: neither under their own title nor as an attribute. */
export function columnsOfNames(
  columns: readonly string[],
  mapping: Mapping<PeoplePart>,
  rowsAre: RowsAre,
): number[] {
  return columns.flatMap((heading, at) =>
    ofIdentity.includes(mapping[at] ?? null) || (rowsAre === 'participants' && isOfNames(heading))
      ? [at]
      : [],
  )
}

export type PeopleChoices = {
  rowsAre: RowsAre
  mapping: Mapping<PeoplePart>
  /** Of participants whose row does not say. */
  role: string
  /** Codes that do not fit are brought in as they are proposed; otherwise their rows are left out. */
  takesProposed: boolean
  /** Cases that are named and not there are made, under the name that the table gives them. */
  makesCases: boolean
  /** Whoever brings it may read identities; otherwise nobody's name is read, whatever its column is taken for. */
  mayName: boolean
}

/** What is in the study: codes, and the names that its cases go by. */
export type Known = {
  cases: readonly { code: string; label: string }[]
  participants: readonly string[]
}

export type RowTrouble = {
  row: number
  /** As the table has it. */
  code: string
  why: 'no-code' | 'code-form' | 'twice' | 'here' | 'case-unknown' | 'no-role' | 'cut'
  /** A code that would do, or the case that is not there; else empty. */
  about: string
  /** The row does not come in. */
  isOut: boolean
}

const most = { attributes: 40, name: 40, value: 400, label: 200, role: 40 }

export function readPeople(
  grid: Grid,
  choices: PeopleChoices,
  known: Known,
): { bundle: Bundle; troubles: RowTrouble[] } {
  const { rowsAre, takesProposed } = choices
  const closed = choices.mayName ? [] : columnsOfNames(grid.columns, choices.mapping, rowsAre)
  const mapping = choices.mapping.map((part, at) => (closed.includes(at) ? null : part))
  const bundle = emptyBundle('spreadsheet')
  const troubles: RowTrouble[] = []
  const codesHere = rowsAre === 'cases' ? known.cases.map(({ code }) => code) : known.participants
  const here = new Set(codesHere)
  const cases = caseFinder(known.cases, choices.makesCases)
  const taken = new Set([...here].map((code) => code.toLowerCase()))
  const proposed = new Map<string, string>()
  const seen = new Set<string>()
  const left = leftOver()
  for (const row of grid.rows) {
    const said = cellAt(row, mapping, 'code')
    if (row.cells.every((cell) => cell.trim() === '')) continue
    const tell = (why: RowTrouble['why'], about = '', isOut = false) => {
      troubles.push({ row: row.number, code: said, why, about, isOut })
      if (isOut) left.add('row', String(row.number))
    }
    if (said === '') {
      tell('no-code', '', true)
      continue
    }
    let code = said
    if (!isStudyCode(said)) {
      code = proposed.get(said) ?? proposeCode(said, taken)
      proposed.set(said, code)
      tell('code-form', code, !takesProposed)
      if (!takesProposed) continue
    }
    if (seen.has(code)) {
      tell('twice', '', true)
      continue
    }
    seen.add(code)
    taken.add(code.toLowerCase())
    if (here.has(code)) tell('here')
    const { attributes, isCut } = attributesOf(grid, row.cells, mapping)
    if (isCut) tell('cut')
    if (rowsAre === 'cases') {
      const label = fitted(cellAt(row, mapping, 'label'), most.label) || code
      bundle.cases.push({ code, label, attributes })
      continue
    }
    const role = fitted(cellAt(row, mapping, 'role') || choices.role, most.role)
    const group = cellAt(row, mapping, 'case')
    if (role === '') {
      tell('no-role', '', true)
      continue
    }
    const found = group === '' ? null : cases.find(group)
    if (group !== '' && found === null) tell('case-unknown', group)
    bundle.participants.push({
      code,
      role,
      case: found,
      attributes,
      identity: identityOf(cellAt(row, mapping, 'name'), cellAt(row, mapping, 'also-called')),
    })
  }
  bundle.cases.push(...cases.made())
  bundle.left = left.told()
  return { bundle, troubles }
}

/** Tables name a case by its code or by what people call it. */
function caseFinder(known: Known['cases'], makes: boolean) {
  const codes = new Map<string, string>()
  for (const { code, label } of known) codes.set(label.trim().toLowerCase(), code)
  for (const { code } of known) codes.set(code.toLowerCase(), code)
  const made = new Map<string, Bundle['cases'][number]>()
  return {
    find(said: string): string | null {
      const plain = said.toLowerCase()
      const code = codes.get(plain)
      if (code !== undefined || !makes) return code ?? null
      const fresh = isStudyCode(said)
        ? said
        : proposeCode(said, new Set([...codes.values()].map((one) => one.toLowerCase())))
      codes.set(plain, fresh)
      made.set(fresh, { code: fresh, label: fitted(said, most.label), attributes: {} })
      return fresh
    },
    made: () => [...made.values()],
  }
}

export function isStudyCode(text: string): boolean {
  return v.safeParse(StudyCode, text).success
}

/** The code that is nearest to what somebody wrote, and free: "P 3/É" → "P-3-E". */
export function proposeCode(said: string, taken: ReadonlySet<string>): string {
  const plain = said
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 28)
  const base = plain || 'X'
  for (let number = 1; ; number++) {
    const code = number === 1 ? base : `${base}-${number}`
    if (!taken.has(code.toLowerCase())) return code
  }
}

function attributesOf(
  grid: Grid,
  cells: readonly string[],
  mapping: Mapping<PeoplePart>,
): { attributes: Record<string, string>; isCut: boolean } {
  // Headings are a stranger's words, `__proto__` among them.
  const attributes = new Map<string, string>()
  let isCut = false
  for (const [column, heading] of grid.columns.entries()) {
    const value = (cells[column] ?? '').trim()
    if (mapping[column] !== 'attribute' || value === '') continue
    const name = fitted(heading, most.name)
    if (attributes.size === most.attributes || attributes.has(name)) isCut = true
    else attributes.set(name, fitted(value, most.value))
    if (value.length > most.value || heading.length > most.name) isCut = true
  }
  return { attributes: Object.fromEntries(attributes), isCut }
}

function identityOf(name: string, also: string) {
  if (name === '') return null
  const alsoCalled = also
    .split(/[;,/]/)
    .map((one) => fitted(one.trim(), 200))
    .filter((one) => one !== '')
  return { name: fitted(name, 200), alsoCalled }
}

function fitted(text: string, longest: number): string {
  return cut(text, longest).trim()
}
