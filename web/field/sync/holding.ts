// What the server is told of each response that it does not have whole, so that the supervisor sees what the phone's own
// list shows.
import type { Holding } from '../../../core/wire/field.ts'
import type { Sealed } from '../store/shape.ts'

/** As many as the server takes. */
const most = 100

/** Codes, names of questions and figures; nothing that somebody has said. */
const tellable = new Set([
  'question',
  'expected',
  'choice',
  'participant',
  'case',
  'what',
  'min',
  'max',
  'limitBytes',
  'role',
])

/** What is refused first, then what has waited longest. */
export function holdingIn(rows: readonly Sealed[]): Holding[] {
  const held = rows.flatMap((row): Holding[] => {
    const { id, version, participant, finalisedAt, state, files = [], problem } = row
    if (state === 'received') return []
    const left = files.filter(({ isHeld }) => !isHeld)
    return [
      {
        id,
        version,
        participant,
        case: row.case,
        finalisedAt,
        state,
        filesHeld: files.length - left.length,
        files: files.length,
        bytesLeft: left.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
        problem: problem && { code: problem.code, details: told(problem.details) },
      },
    ]
  })
  return held
    .sort(
      (a, b) =>
        Number(b.state === 'refused') - Number(a.state === 'refused') ||
        a.finalisedAt.localeCompare(b.finalisedAt),
    )
    .slice(0, most)
}

function told(details: Record<string, unknown>): Record<string, string | number> {
  const short = Object.entries(details).filter(
    (entry): entry is [string, string | number] =>
      tellable.has(entry[0]) &&
      (typeof entry[1] === 'number' || (typeof entry[1] === 'string' && entry[1].length <= 120)),
  )
  return Object.fromEntries(short)
}
