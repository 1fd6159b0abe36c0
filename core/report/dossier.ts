// A finding's dossier: the claim, what the triangulation says of it, and every piece of evidence with the chain it hangs on.
import { say } from '../instrument/label.ts'
import type { Evidence, Finding, MemberAnswer } from '../wire/finding.ts'
import type { Matrix, MatrixRow } from '../wire/triangulation.ts'
import { stances, type Technique } from '../wire/words.ts'
import type { Piece } from './document.ts'
import type { ReportWords } from './words.ts'

/** The dimensions that a dossier tells group by group. */
export const told = ['role', 'technique', 'time'] as const

/** What the matrix says of the finding, and what its groups are called. */
export type Judged = { row: MatrixRow; groups: Matrix['groups'] }

export function dossier(
  finding: Omit<Finding, 'objection'>,
  judged: Judged,
  words: ReportWords,
  language: string,
): Piece[] {
  const m = words.dossier
  const counting = finding.evidence.filter((one) => one.lost === null)
  const lost = finding.evidence.length - counting.length
  const fact = (name: string, value: string): Piece[] =>
    value === '' ? [] : [{ kind: 'text', text: `${name}: ${value}` }]
  return [
    { kind: 'heading', level: 1, text: m.heading(finding.number) },
    { kind: 'text', text: finding.claim },
    ...fact(m.state, words.states[finding.state]),
    ...fact(m.question, finding.question),
    ...fact(m.scope, finding.scope),
    ...fact(m.rival, finding.rival),
    ...fact(m.codes, judged.row.finding.codes.join(', ')),
    ...fact(m.verdict, verdictOf(judged.row, words)),
    groupTable(judged, words),
    { kind: 'heading', level: 2, text: m.evidence },
    ...(counting.length === 0 ? [{ kind: 'text' as const, text: m.none }] : []),
    ...stances.flatMap((stance): Piece[] => {
      const said = counting.filter((one) => one.stance === stance)
      if (said.length === 0) return []
      return [
        { kind: 'heading', level: 2, text: `${words.stances[stance]} (${said.length})` },
        ...said.flatMap((one) => evidencePieces(one, words, language)),
      ]
    }),
    ...checkPieces(finding.checks, words),
    ...(finding.withheld > 0 ? [quiet(m.withheld(finding.withheld))] : []),
    ...(lost > 0 ? [quiet(m.lost(lost))] : []),
  ]
}

function verdictOf({ overall, override }: MatrixRow, words: ReportWords): string {
  const derived = words.dossier.derived(words.verdicts[overall])
  if (!override) return derived
  const set = words.dossier.overridden(words.verdicts[override.verdict], override.by)
  return `${set} (${override.reason}); ${derived}`
}

function groupTable({ row, groups }: Judged, words: ReportWords): Piece {
  const m = words.dossier
  return {
    kind: 'table',
    caption: m.groups,
    head: [m.dimension, m.cell, m.said, m.counts],
    rows: told.flatMap((dimension) =>
      groups[dimension].map(({ name, label }) => {
        const cell = row.cells[dimension][name]
        const word =
          dimension === 'technique'
            ? (words.techniques[label as Technique] ?? label)
            : label || m.noDay
        const said = !cell
          ? '–'
          : cell.silence
            ? words.silences[cell.silence]
            : words.verdicts[cell.verdict]
        return [
          words.dimensions[dimension],
          word,
          said,
          cell && !cell.silence ? `${cell.segments} / ${cell.informants}` : '',
        ]
      }),
    ),
  }
}

function evidencePieces(evidence: Evidence, words: ReportWords, language: string): Piece[] {
  const m = words.dossier
  const { place, target } = evidence
  const by = [
    place.participant,
    place.role,
    words.techniques[place.technique],
    place.title,
    words.strengths[evidence.strength],
  ]
    .filter(Boolean)
    .join(' · ')
  const said: Piece =
    'test' in target
      ? {
          kind: 'text',
          text: m.score(
            target.test.of,
            target.test.op === '>=' ? '≥' : '≤',
            target.test.value,
            evidence.score === null ? '–' : String(evidence.score),
          ),
        }
      : { kind: 'quote', text: evidence.quote ?? `[${m.unquotable}]`, by }
  const chain = m.chain(
    [
      place.title,
      place.question ?? '',
      place.instrument
        ? m.instrument(say(place.instrument.title, language), place.instrument.version.slice(0, 8))
        : '',
      place.consent
        ? m.consent(shortHash(place.consent.textVersion), place.consent.scopes.join(', '))
        : m.noConsent,
    ].filter((part) => part !== ''),
  )
  const note: Piece[] =
    evidence.stance === 'contradicts'
      ? [
          {
            kind: 'text',
            text: `${m.answer}: ${evidence.note.trim() === '' ? m.unanswered : evidence.note}`,
          },
        ]
      : evidence.note.trim() === ''
        ? []
        : [{ kind: 'text', text: m.noteLine(evidence.note) }]
  return [said, ...note, quiet(chain)]
}

/** What participants said when the finding was read back to them. */
function checkPieces(checks: readonly MemberAnswer[], words: ReportWords): Piece[] {
  const m = words.dossier
  if (checks.length === 0) return []
  return [
    { kind: 'heading', level: 2, text: m.checks(checks.length) },
    ...checks.map(({ participant, role, said, words: quoted, at }): Piece => {
      const answer = said === null ? m.notAnswered : words.answers[said]
      const by = [participant, role, at.slice(0, 10), answer].filter(Boolean).join(' · ')
      return quoted === null ? { kind: 'text', text: by } : { kind: 'quote', text: quoted, by }
    }),
  ]
}

/** A text taken down from paper has a name, one of ours its hash: eight signs of that tell it apart. */
function shortHash(version: string): string {
  return /^[0-9a-f]{64}$/.test(version) ? version.slice(0, 8) : version
}

function quiet(text: string): Piece {
  return { kind: 'text', text, quiet: true }
}
