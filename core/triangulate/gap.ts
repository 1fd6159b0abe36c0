// Gaps: cells by role or technique that are silent or weak, what could fill them, and how far a task that was sent has come.
import { isAsked } from '../instrument/asked.ts'
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import type { TaskState } from '../wire/finding.ts'
import type { Cell, Gap, GapStep, MatrixRow, Want } from '../wire/triangulation.ts'
import { counts, type Piece } from './piece.ts'

export type TaskIn = {
  id: string
  finding: string | null
  dimension: string | null
  group: string | null
  state: TaskState
  /** What came back: the source, null while nothing did, and whether anybody has coded it. */
  source: string | null
  isCoded: boolean
}
type Asking = {
  instruments: Instrument[]
  /** Newest first. */
  tasks: TaskIn[]
}

/** Silent or weak cells, and those for which a task was sent. */
export function gapsOf(
  { instruments, tasks }: Asking,
  row: MatrixRow,
  finding: { codeNames: string[]; pieces: readonly Piece[] },
): Gap[] {
  const sources = new Set(finding.pieces.filter(counts).map((piece) => piece.source))
  return (['role', 'technique'] as const).flatMap((dimension) =>
    Object.entries(row.cells[dimension]).flatMap(([group, cell]): Gap[] => {
      const want = wantOf(cell)
      const task = taskFor(tasks, row.finding.id, dimension, group)
      if (want === null && task === null) return []
      // What only waits to be coded is closed at the desk, and what wants nothing needs no instrument.
      const proposes = want !== null && cell.silence !== 'not-coded'
      return [
        {
          finding: row.finding.id,
          dimension,
          group,
          want,
          silence: cell.silence,
          instruments: proposes
            ? instrumentsFor(instruments, dimension, group, finding.codeNames)
            : [],
          task: task && {
            id: task.id,
            state: task.state,
            step: stepOf(task, sources),
            source: task.source,
          },
        },
      ]
    }),
  )
}

/** Dissonance is no want of words: it is to be answered, not outvoted. */
export function wantOf(cell: Cell): Want | null {
  if (cell.verdict === 'silence') return 'silent'
  if (cell.verdict === 'partial') return 'partial'
  return cell.verdict === 'agreement' && cell.informants === 1 ? 'one-voice' : null
}

/** From the phone to the finding: what came back is coded, then attached, and then it speaks in the cell. */
export function stepOf(task: TaskIn, sources: ReadonlySet<string | null>): GapStep {
  if (task.state === 'declined' || task.state === 'withdrawn') return task.state
  if (task.state !== 'done') return 'sent'
  if (task.source !== null && sources.has(task.source)) return 'closed'
  return task.isCoded ? 'to-attach' : 'to-code'
}

/** What was declined or withdrawn closes no gap, and keeps nobody from sending another. */
function taskFor(
  tasks: TaskIn[],
  finding: string,
  dimension: Gap['dimension'],
  group: string,
): TaskIn | null {
  const sent = tasks.filter(
    (one) => one.finding === finding && one.dimension === dimension && one.group === group,
  )
  return (
    sent.find((one) => one.state === 'open' || one.state === 'begun') ??
    sent.find((one) => one.state === 'done') ??
    sent[0] ??
    null
  )
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
    .map((instrument) => ({
      slug: instrument.slug,
      title: instrument.title,
      questions: aimingQuestions(instrument, codeNames),
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
