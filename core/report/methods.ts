// The methods appendix: the COREQ items that a study's own records can fill, in the checklist's order.
// Tong, Sainsbury and Craig (2007), 10.1093/intqhc/mzm042.
import { say } from '../instrument/label.ts'
import type { FindingBody } from '../wire/finding.ts'
import type { Technique } from '../wire/words.ts'
import type { Piece } from './document.ts'
import type { ReportWords } from './words.ts'

/** What is known of how the study was made: counts and names, nothing that anybody said. */
export type MethodFacts = {
  instruments: {
    title: Record<string, string>
    technique: Technique
    number: number
    hash: string
    publishedOn: string
    responses: number
  }[]
  participants: {
    role: string
    n: number
    consented: number
    quotable: number
    withdrawn: number
  }[]
  sources: { technique: Technique; role: string; n: number; coded: number }[]
  recordings: { kept: number; ofResponses: number }
  /** Answers to findings that were read back. */
  checks: number
  coders: number
  rounds: {
    title: string
    mode: 'blind' | 'open'
    coders: number
    sources: number
    codes: number
    closedOn: string | null
  }[]
  settled: number
  codes: {
    label: string
    depth: number
    definition: string
    include: string
    exclude: string
    wordings: number
  }[]
  findings: {
    number: number
    claim: string
    state: FindingBody['state']
    overall: keyof ReportWords['verdicts']
    override: { verdict: keyof ReportWords['verdicts']; reason: string } | null
  }[]
}

/** @param reckoned how saturation was judged and what it came to, and what the coders came to; '' where nobody reckoned it */
export function methods(
  facts: MethodFacts,
  { saturation, agreement }: { saturation: string; agreement: string },
  words: ReportWords,
  language: string,
): Piece[] {
  const m = words.methods
  const item = (n: string, name: string, ...pieces: Piece[]): Piece[] => [
    { kind: 'heading', level: 2, text: m.coreq(n, name) },
    ...pieces,
  ]
  const text = (words: string): Piece => ({ kind: 'text', text: words })
  const table = (caption: string, head: string[], rows: string[][]): Piece =>
    rows.length === 0 ? text(m.none) : { kind: 'table', caption, head, rows }
  const observations = facts.sources
    .filter((one) => one.technique === 'observation')
    .reduce((sum, one) => sum + one.n, 0)
  const rewordings = facts.codes.reduce((sum, code) => sum + Math.max(0, code.wordings - 1), 0)
  return [
    { kind: 'heading', level: 1, text: m.heading },
    { kind: 'text', text: m.what, quiet: true },
    ...item(
      '10–12',
      m.sample,
      table(
        m.sample,
        m.sampleHead,
        facts.participants.map((one) => [
          one.role,
          ...[one.n, one.consented, one.quotable, one.withdrawn].map(String),
        ]),
      ),
      table(
        m.sources,
        m.sourcesHead,
        facts.sources.map((one) => [
          words.techniques[one.technique],
          one.role || m.nobody,
          String(one.n),
          String(one.coded),
        ]),
      ),
    ),
    ...item(
      '17',
      m.guide,
      table(
        m.instruments,
        m.instrumentHead,
        facts.instruments.map((one) => [
          say(one.title, language),
          words.techniques[one.technique],
          String(one.number),
          one.hash.slice(0, 8),
          one.publishedOn,
          String(one.responses),
        ]),
      ),
    ),
    ...item(
      '19',
      m.recording,
      text(m.recordings(facts.recordings.kept, facts.recordings.ofResponses)),
    ),
    ...item('20', m.notes, text(m.observations(observations))),
    ...(saturation === '' ? [] : item('22', m.saturation, text(saturation))),
    ...item('23, 28', m.checking, text(m.checked(facts.checks))),
    ...item(
      '24',
      m.coders,
      text(m.coderCount(facts.coders)),
      table(
        m.rounds,
        m.roundsHead,
        facts.rounds.map((one) => [
          one.title,
          m[one.mode],
          ...[one.coders, one.sources, one.codes].map(String),
          one.closedOn ?? '–',
        ]),
      ),
      ...(agreement === '' ? [] : [text(agreement)]),
      text(m.settled(facts.settled)),
    ),
    ...item(
      '25',
      m.tree,
      table(
        m.tree,
        m.codebookHead,
        facts.codes.map((one) => [
          `${'– '.repeat(one.depth)}${one.label}`,
          one.definition,
          one.include,
          one.exclude,
          String(one.wordings),
        ]),
      ),
    ),
    ...item('26', m.derivation, text(m.history(facts.codes.length, rewordings))),
    ...item('27', m.software, text(m.softwareIs)),
    ...item('29', m.quotations, text(m.quotationsAre)),
    ...item(
      '31–32',
      m.themes,
      table(
        m.themes,
        m.themesHead,
        facts.findings.map((one) => [
          String(one.number),
          one.claim,
          words.states[one.state],
          words.verdicts[one.override?.verdict ?? one.overall],
        ]),
      ),
      table(
        m.decisions,
        m.decisionHead,
        facts.findings.flatMap(({ number, overall, override }) =>
          override
            ? [
                [
                  String(number),
                  words.verdicts[overall],
                  words.verdicts[override.verdict],
                  override.reason,
                ],
              ]
            : [],
        ),
      ),
    ),
  ]
}
