// The convergence matrix: every finding by informant role and by technique, derived from its evidence by rule,
// and the gaps in it that fieldwork could fill.

import { isAsked } from '../instrument/asked.ts'
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import type { Gap, Matrix, MatrixRow, TaskState } from '../wire/finding.ts'
import type { Technique } from '../wire/words.ts'
import { type Coverage, cellOf } from './cell.ts'
import type { Piece } from './piece.ts'
import { verdictAlong, verdictOverall } from './verdict.ts'

/** One kind of source: a technique with the role that speaks in it ('' where none does). */
export type Group = { technique: Technique; role: string; hasUncoded: boolean }
export type FindingIn = MatrixRow['finding'] & {
  codeNames: string[]
  pieces: Piece[]
  override: MatrixRow['override']
}
export type TaskIn = {
  id: string
  finding: string | null
  dimension: string | null
  group: string | null
  state: TaskState
}
export type MatrixIn = {
  roles: string[]
  techniques: Technique[]
  groups: Group[]
  /** `codeName technique role` of every prompt that was put to somebody. */
  asked: ReadonlySet<string>
  findings: FindingIn[]
  instruments: Instrument[]
  /** Newest first. */
  tasks: TaskIn[]
}

export function askedKey(codeName: string, technique: string, role: string): string {
  return `${codeName} ${technique} ${role}`
}

export function matrixOf(input: MatrixIn): Matrix {
  const rows = input.findings.map((finding) => rowOf(input, finding))
  const gaps = rows.flatMap((row, at) => gapsOf(input, row, input.findings[at]?.codeNames ?? []))
  return { roles: input.roles, techniques: input.techniques, rows, gaps }
}

function rowOf(input: MatrixIn, finding: FindingIn): MatrixRow {
  const { pieces, override, codeNames, ...shown } = finding
  const coverage = (groups: Group[]): Coverage => ({
    hasUncoded: groups.some((group) => group.hasUncoded),
    wasAsked: groups.some((group) =>
      codeNames.some((name) => input.asked.has(askedKey(name, group.technique, group.role))),
    ),
  })
  const byRole = input.roles.map((role) => {
    const groups = input.groups.filter((group) => group.role === role)
    return [
      role,
      cellOf(
        pieces.filter((piece) => piece.role === role),
        coverage(groups),
      ),
    ] as const
  })
  const byTechnique = input.techniques.map((technique) => {
    const groups = input.groups.filter((group) => group.technique === technique)
    return [
      technique,
      cellOf(
        pieces.filter((piece) => piece.technique === technique),
        coverage(groups),
      ),
    ] as const
  })
  const roleCells = byRole.map(([, cell]) => cell)
  const techniqueCells = byTechnique.map(([, cell]) => cell)
  return {
    finding: shown,
    byRole: Object.fromEntries(byRole),
    byTechnique: Object.fromEntries(byTechnique),
    bySource: verdictAlong(roleCells),
    byMethod: verdictAlong(techniqueCells),
    overall: verdictOverall(roleCells, techniqueCells),
    override,
  }
}

/** A gap is a silent cell. What only waits to be coded is closed at the desk, so no instrument is proposed for it. */
function gapsOf(input: MatrixIn, row: MatrixRow, codeNames: string[]): Gap[] {
  const silent = (dimension: Gap['dimension'], cells: MatrixRow['byRole']): Gap[] =>
    Object.entries(cells).flatMap(([group, cell]) => {
      if (cell.verdict !== 'silence') return []
      const sent = input.tasks.filter(
        (one) =>
          one.finding === row.finding.id && one.dimension === dimension && one.group === group,
      )
      // What was declined or withdrawn closes no gap, and keeps nobody from sending another.
      const task =
        sent.find((one) => one.state === 'open' || one.state === 'begun') ??
        sent.find((one) => one.state === 'done') ??
        sent[0]
      return [
        {
          finding: row.finding.id,
          dimension,
          group,
          silence: cell.silence,
          instruments:
            cell.silence === 'not-coded'
              ? []
              : instrumentsFor(input.instruments, dimension, group, codeNames),
          task: task ? { id: task.id, state: task.state } : null,
        },
      ]
    })
  return [...silent('role', row.byRole), ...silent('technique', row.byTechnique)]
}

/** Those that reach the group and ask what the finding speaks of, the one whose prompts aim best first. */
function instrumentsFor(
  instruments: Instrument[],
  dimension: Gap['dimension'],
  group: string,
  codeNames: string[],
): Gap['instruments'] {
  const fits = (instrument: Instrument) =>
    dimension === 'technique'
      ? instrument.technique === group
      : instrument.roles.length === 0
        ? // One for everybody reaches a role only when somebody in particular answers it.
          instrument.about === 'participant'
        : instrument.roles.includes(group)
  return instruments
    .filter(fits)
    .map(({ slug, title, ...rest }) => ({
      slug,
      title,
      questions: aimingQuestions({ slug, title, ...rest }, codeNames),
    }))
    .filter(({ questions }) => questions.length > 0)
    .sort((a, b) => b.questions.length - a.questions.length || (a.slug < b.slug ? -1 : 1))
}

function aimingQuestions(instrument: Instrument, codeNames: string[]): string[] {
  return walk(instrument).flatMap(({ question }) => {
    const aims = isAsked(question) ? (question.aims ?? []) : []
    return aims.some((aim) => codeNames.includes(aim)) ? [question.name] : []
  })
}
