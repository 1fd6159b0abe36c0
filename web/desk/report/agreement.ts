// What the coders of each round came to, as the board reckons it: one sentence a round, for the methods appendix.
import type { QueryClient } from '@tanstack/react-query'
import { type BoardText, boardOf } from '../../../core/agreement/board.ts'
import type { Formula } from '../../../core/agreement/formulas.ts'
import type { Round } from '../../../core/wire/round.ts'
import { figuresIn } from '../agree/figures.ts'
import { readText, roundQuery, roundsQuery } from '../agree/reads.ts'
import { reportScreenWords } from './messages.ts'

/** What is told, in this order, as far as it can be said of so many coders. */
const told: readonly Formula[] = ['percent', 'alpha-nominal', 'cohen', 'fleiss']
/** The route takes no more. */
const mostChars = 2_000

export async function agreementIn(
  client: QueryClient,
  study: string,
  language: 'id' | 'en',
  signal: AbortSignal,
): Promise<string> {
  const rounds = await client.fetchQuery(roundsQuery(study))
  const sentences: string[] = []
  for (const { id, coders } of rounds) {
    signal.throwIfAborted()
    if (coders.length < 2) continue
    const round = await client.fetchQuery(roundQuery(study, id))
    // A round that some have not finished has no agreement yet.
    if (round.closedAt === null && round.parts.some((part) => part.doneAt === null)) continue
    sentences.push(sentenceOf(round, await textsOf(client, study, round), language))
  }
  return sentences.join(' ').slice(0, mostChars)
}

async function textsOf(client: QueryClient, study: string, round: Round): Promise<BoardText[]> {
  const texts: BoardText[] = []
  for (const source of new Set(round.parts.map((part) => part.source))) {
    // Of somebody who withdrew since there is nothing to read; the others are reckoned without.
    const text = await readText(client, study, round, source).catch(() => null)
    if (text) texts.push(text)
  }
  return texts
}

function sentenceOf(round: Round, texts: readonly BoardText[], language: 'id' | 'en'): string {
  const m = reportScreenWords[language]
  const figures = figuresIn(language)
  const coders = round.coders.map(({ id }) => id)
  const [all] = boardOf({
    ...{ texts, coders, codes: round.frozen.map(({ id }) => id) },
    ...{ unit: 'turn', asks: false, cutter: coders[0] ?? null, by: 'pair' },
  })
  const values = told.flatMap((formula) => {
    const outcome = all?.measured.find((one) => one.formula === formula)?.outcome
    if (!outcome || outcome.value === null) return []
    const show = formula === 'percent' ? figures.percent : figures.coefficient
    return `${m.formulas[formula] ?? formula} ${show(outcome.value)}`
  })
  return m.agreement(
    round.title,
    coders.length,
    texts.length,
    round.frozen.length,
    values.length === 0 ? m.noAgreement : values.join('; '),
  )
}
