// What a file's codes would do to a codebook, said before anything is done: new, the same, changed, or in somebody's way.

import { cut } from '../text/cut.ts'
import type { CodeChangeBody } from '../wire/codebook.ts'
import type { Code, CodeBody } from '../wire/coding.ts'
import { nameFor } from './code-name.ts'

/** A code as a file has it. `parent` is another's `key`, or the short name of a code that is in the book. */
export type FileCode = {
  key: string
  guid: string | null
  parent: string | null
  name: string | null
  label: string
  definition: string
  include: string
  exclude: string
  example: string
  hue: number | null
  position: number
}

/** What is to be done where a file's code bears the name of another code: the book's stays, the file's is taken, or both are. */
export type ClashChoice = 'ours' | 'theirs' | 'both'

const texts = ['label', 'definition', 'include', 'exclude', 'example'] as const
type Field = (typeof texts)[number] | 'name' | 'hue' | 'parent'

export type PlanRow = {
  key: string
  label: string
  depth: number
  fate: 'new' | 'same' | 'changed' | 'clash'
  /** What would be different, of one that is changed; of a clash, what differs between the two. */
  fields: Field[]
  /** The code of the book that it is or that it clashes with. */
  ours: Code | null
  /** Something was longer than a code may hold, and would be cut. */
  isCut: boolean
}

export type Plan = {
  rows: PlanRow[]
  /** What would be sent; null while a clash is not decided, and when there is nothing to do. */
  codes: Extract<CodeChangeBody, { kind: 'import' }>['codes'] | null
  /** The id in the book of each of the file's codes, by its key. */
  ids: ReadonlyMap<string, string>
  /** Two rows of the file say they are the same code, so nobody can say which counts. */
  twice: string[]
}

type Made = { file: FileCode; fate: PlanRow['fate']; ours: Code | null; id: string }

/**
 * `newId` is asked for the id of a code whose GUID is none of ours; the same plan asks in the same order. `earlierId` is the
 * id that a code without a GUID would have from an earlier import: by it, it is known again whatever it is called by now.
 */
export function planImport(
  book: readonly Code[],
  file: readonly FileCode[],
  choice: ClashChoice | null,
  newId: (code: FileCode) => string,
  earlierId: (code: FileCode) => string | null = () => null,
): Plan {
  const byId = new Map(
    book.flatMap((code) => [[code.id, code] as const, [code.guid ?? code.id, code] as const]),
  )
  const byName = new Map(book.map((code) => [code.name, code]))
  const byLabel = new Map(book.map((code) => [plain(code.label), code]))
  const made = new Map<string, Made>()
  const twice: string[] = []
  for (const code of file) {
    if (made.has(code.key)) twice.push(code.label)
    else made.set(code.key, meet(code))
  }
  const claimed = new Set<string>()
  for (const { ours, fate, file } of made.values()) {
    if (!ours || fate === 'clash') continue
    if (claimed.has(ours.id)) twice.push(file.label)
    claimed.add(ours.id)
  }

  function meet(code: FileCode): Made {
    const same = byId.get(code.guid ?? earlierId(code) ?? '')
    if (same) return { file: code, fate: 'same', ours: same, id: same.id }
    const namesake =
      (code.name === null ? undefined : byName.get(code.name)) ??
      (code.name === null ? byLabel.get(plain(code.label)) : undefined)
    // Without an id the name is all there is to know it by.
    if (namesake && code.guid === null)
      return { file: code, fate: 'same', ours: namesake, id: namesake.id }
    if (namesake)
      return {
        file: code,
        fate: 'clash',
        ours: namesake,
        id: choice === 'both' ? newId(code) : namesake.id,
      }
    return { file: code, fate: 'new', ours: null, id: newId(code) }
  }

  const parentOf = (code: FileCode): string | null =>
    code.parent === null ? null : (made.get(code.parent)?.id ?? byName.get(code.parent)?.id ?? null)
  const taken = book.map((code) => code.name)
  const rows: PlanRow[] = []
  const codes: NonNullable<Plan['codes']> = []
  const positions = new Map<string | null, number>()
  for (const one of made.values()) {
    const { file: code, ours, id } = one
    const isNew = ours === null || (one.fate === 'clash' && choice === 'both')
    const parent = parentOf(code)
    const position = nextPosition(positions, book, parent)
    const body = bodyOf(code, isNew ? null : ours, parent, position, taken)
    if (isNew) taken.push(body.name)
    const fields = ours ? differing(ours, body, code) : []
    const fate = one.fate === 'same' && fields.length > 0 ? 'changed' : one.fate
    const isCut = texts.some((part) => code[part].length > limit(part))
    rows.push({
      key: code.key,
      label: body.label,
      depth: depthOf(code, made),
      fate,
      fields,
      ours,
      isCut,
    })
    const guid = code.guid === null || code.guid === id ? null : code.guid
    if (isNew) codes.push({ id, guid, revision: null, code: body })
    else if (fields.length > 0 && ours && (fate === 'changed' || choice === 'theirs'))
      codes.push({
        id,
        guid: ours.guid === null ? guid : null,
        revision: ours.revision,
        code: body,
      })
  }
  const isDecided = choice !== null || !rows.some((row) => row.fate === 'clash')
  const isReady = isDecided && twice.length === 0 && codes.length > 0
  const ids = new Map([...made.values()].map(({ file: { key }, id }) => [key, id]))
  return { rows, codes: isReady ? codes : null, ids, twice }
}

function plain(label: string): string {
  return label.trim().toLocaleLowerCase('id')
}

function limit(part: (typeof texts)[number]): number {
  return part === 'label' ? 120 : 4_000
}

function nextPosition(
  given: Map<string | null, number>,
  book: readonly Code[],
  parent: string | null,
): number {
  const next = given.get(parent) ?? book.filter((code) => code.parent === parent).length
  given.set(parent, next + 1)
  return next
}

function bodyOf(
  code: FileCode,
  ours: Code | null,
  parent: string | null,
  position: number,
  taken: readonly string[],
): CodeBody {
  const label = cut(code.label, 120) || '—'
  const isFree = code.name !== null && (code.name === ours?.name || !taken.includes(code.name))
  return {
    name: isFree && code.name !== null ? code.name : (ours?.name ?? nameFor(label, taken)),
    label,
    parent,
    definition: cut(code.definition, 4_000),
    include: cut(code.include, 4_000),
    exclude: cut(code.exclude, 4_000),
    example: cut(code.example, 4_000),
    hue: code.hue ?? ours?.hue ?? position % 12,
    position: ours && ours.parent === parent ? ours.position : position,
  }
}

/** The order among siblings is the book's own; a file says nothing about it that would be worth a new wording. */
function differing(ours: Code, body: CodeBody, file: FileCode): Field[] {
  const fields: Field[] = texts.filter((part) => ours[part] !== body[part])
  if (file.name !== null && ours.name !== body.name) fields.push('name')
  if (ours.hue !== body.hue) fields.push('hue')
  if (ours.parent !== body.parent) fields.push('parent')
  return fields
}

function depthOf(code: FileCode, made: ReadonlyMap<string, Made>): number {
  let depth = 0
  let at = code.parent
  while (at !== null && made.has(at) && depth < 60) {
    depth += 1
    at = made.get(at)?.file.parent ?? null
  }
  return depth
}
