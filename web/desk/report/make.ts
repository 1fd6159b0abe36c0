// Puts a report together from its parts, one request after the other, so that a long one shows how far it is and can be stopped.
import { itself } from '../../../core/display/coded.ts'
import { saturation } from '../../../core/display/saturation.ts'
import type { Piece, Report } from '../../../core/report/document.ts'
import { api, ask } from '../../kit/api.ts'
import { eventsOf } from '../display/events-of.ts'
import type { Coded } from '../display/reads.ts'
import { reportScreenWords } from './messages.ts'

const inStudy = api.studies[':study']

/** The rule that the display of saturation begins with. */
const rule = { base: 4, run: 2, threshold: 0.05 }

export type Wish = {
  study: string
  language: 'id' | 'en'
  findings: readonly string[]
  /** What saturation is reckoned from; null leaves the methods out. */
  coded: Coded | null
  /** What the coders of each round came to; '' where nobody coded twice. */
  agreement: string
  signal: AbortSignal
  onPart: (done: number) => void
}

export async function makeReport(wish: Wish): Promise<Report> {
  const { study, language, findings, coded, signal } = wish
  const pieces: Piece[] = []
  let title = ''
  let done = 0
  const take = (part: Report) => {
    title = part.title
    pieces.push(...part.pieces)
    wish.onPart(++done)
  }
  for (const id of findings) {
    signal.throwIfAborted()
    take(
      await ask(inStudy.report.findings[':id'].$get({ param: { study, id }, query: { language } })),
    )
  }
  signal.throwIfAborted()
  if (coded)
    take(
      await ask(
        inStudy.report.methods.$get({
          param: { study },
          query: {
            language,
            saturation: saturationIn(coded, language),
            agreement: wish.agreement,
          },
        }),
      ),
    )
  return { language, title, pieces }
}

function saturationIn(coded: Coded, language: 'id' | 'en'): string {
  const { reached } = saturation(eventsOf(coded.segments, coded, itself), rule)
  const m = reportScreenWords[language]
  const outcome = reached ? m.reached(reached.to) : m.notReached
  return m.saturation(rule.base, rule.run, '≤ 5 %', outcome)
}
