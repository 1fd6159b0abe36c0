// The convergence matrix: every finding along the dimensions that were asked for, derived from its evidence by rule,
// and the gaps in it that fieldwork could fill.
import type { Instrument } from '../instrument/model.ts'
import {
  type ByHand,
  type Cell,
  type Dimension,
  dimensions,
  type Group,
  type Matrix,
  type MatrixRow,
  type Period,
  type Silence,
} from '../wire/triangulation.ts'
import type { Technique } from '../wire/words.ts'
import { cellsAlong, silenceOf } from './cell.ts'
import { groupsIn, periodOf } from './dimension.ts'
import { gapsOf, type TaskIn } from './gap.ts'
import type { Piece } from './piece.ts'
import { verdictAlong, verdictOverall } from './verdict.ts'

export type FindingIn = MatrixRow['finding'] & {
  codeNames: string[]
  pieces: Piece[]
  override: MatrixRow['override']
  byHand: (ByHand & { dimension: Dimension; group: string })[]
}
export type MatrixIn = {
  period: Period
  groups: Record<Dimension, Group[]>
  codes: Record<string, string>
  /** Each kind of source that there is: a technique with the role that speaks in it ('' where none does). */
  kinds: { technique: Technique; role: string; hasUncoded: boolean }[]
  /** Each month with sources. */
  months: { month: string; hasUncoded: boolean }[]
  /** `codeName technique role` of every prompt that was put to somebody. */
  asked: ReadonlySet<string>
  /** `codeName month` of the same. */
  askedIn: ReadonlySet<string>
  /** Of each coder, the sources of the evidence that they have coded. */
  codedBy: ReadonlyMap<string, ReadonlySet<string>>
  findings: FindingIn[]
  instruments: Instrument[]
  /** Newest first. */
  tasks: TaskIn[]
}

export function askedKey(codeName: string, technique: string, role: string): string {
  return `${codeName} ${technique} ${role}`
}

export function askedInKey(codeName: string, month: string): string {
  return `${codeName} ${month}`
}

export function matrixOf(input: MatrixIn): Matrix {
  const rows = input.findings.map((finding) => rowOf(input, finding))
  const gaps = rows.flatMap((row, at) => {
    const finding = input.findings[at]
    return finding ? gapsOf(input, row, finding) : []
  })
  const { period, groups, codes } = input
  return { period, groups, codes, rows, gaps }
}

function rowOf(input: MatrixIn, finding: FindingIn): MatrixRow {
  const { pieces: _, override, codeNames: __, byHand: ___, ...shown } = finding
  const cells = Object.fromEntries(
    dimensions.map((dimension) => [dimension, cellsOf(input, finding, dimension)]),
  ) as MatrixRow['cells']
  const along = Object.fromEntries(
    dimensions.map((dimension) => [dimension, verdictAlong(Object.values(cells[dimension]))]),
  ) as MatrixRow['along']
  return {
    finding: shown,
    cells,
    along,
    overall: verdictOverall(Object.values(cells.role), Object.values(cells.technique)),
    override,
  }
}

function cellsOf(input: MatrixIn, finding: FindingIn, dimension: Dimension): Record<string, Cell> {
  return cellsAlong(
    finding.pieces,
    input.groups[dimension].map(({ name }) => name),
    (piece) => groupsIn(piece, dimension, input.period),
    (group) => ({
      silence: silenceIn(input, finding, dimension, group),
      byHand: byHandOf(finding, dimension, group),
    }),
  )
}

function byHandOf(finding: FindingIn, dimension: Dimension, group: string): ByHand | null {
  const held = finding.byHand.find((one) => one.dimension === dimension && one.group === group)
  if (!held) return null
  const { meaning, examples, reason, by, at } = held
  return { meaning, examples, reason, by, at }
}

/** How a group's silence is to be read, should it be silent. */
function silenceIn(
  input: MatrixIn,
  { codeNames, pieces }: FindingIn,
  dimension: Dimension,
  group: string,
): Silence {
  switch (dimension) {
    case 'role':
    case 'technique': {
      const kinds = input.kinds.filter((kind) => kind[dimension] === group)
      return silenceOf({
        hasUncoded: kinds.some((kind) => kind.hasUncoded),
        wasAsked: kinds.some(({ technique, role }) =>
          codeNames.some((name) => input.asked.has(askedKey(name, technique, role))),
        ),
      })
    }
    case 'time': {
      const months = input.months.filter(({ month }) => periodOf(month, input.period) === group)
      return silenceOf({
        hasUncoded: months.some((one) => one.hasUncoded),
        wasAsked: months.some(({ month }) =>
          codeNames.some((name) => input.askedIn.has(askedInKey(name, month))),
        ),
      })
    }
    case 'investigator': {
      const sources = pieces.flatMap((piece) => piece.source ?? [])
      const coded = input.codedBy.get(group)
      // Where a finding stands on nothing, there was nothing for anybody to read.
      return silenceOf({
        hasUncoded: sources.some((source) => !coded?.has(source)),
        wasAsked: sources.length > 0,
      })
    }
    case 'theory':
      return 'silent'
    default:
      return dimension satisfies never
  }
}
