// Two raters or more of the same cases by one scoring form: item by item and in total.
import type { ScoreRating } from '../wire/round.ts'
import { type Formula, type Measured, measure, measureIcc } from './formulas.ts'
import { byCoder } from './tally.ts'

export type ScoreRow = {
  /** A question of the form; null for the total. */
  question: string | null
  measured: Measured[]
  /** For each subject that two or more rated, each rater's points. */
  subjects: { subject: string; values: (number | null)[] }[]
}
export type ScoreBoard = { raters: string[]; rows: ScoreRow[] }

const ordered: Formula[] = ['percent', 'alpha-ordinal', 'alpha-interval']
const ofTwo: Formula[] = [...ordered, 'cohen', 'cohen-linear', 'cohen-quadratic']

/** Of a rater's several forms on one subject the last one counts: ratings come in the order in which they were received. */
export function scoreBoardOf(
  ratings: readonly ScoreRating[],
  among: readonly string[],
): ScoreBoard {
  const raters = [...new Set(ratings.map(({ rater }) => rater))].filter((one) =>
    among.length > 0 ? among.includes(one) : true,
  )
  const last = new Map(ratings.map((one) => [`${one.subject}\n${one.rater}`, one]))
  const subjects = [...new Set(ratings.map(({ subject }) => subject))].filter(
    (subject) => raters.filter((rater) => last.has(`${subject}\n${rater}`)).length > 1,
  )
  const questions = [...new Set(ratings.flatMap(({ items }) => items.map((one) => one.question)))]
  const row = (question: string | null): ScoreRow => {
    const values = subjects.map((subject) => ({
      subject,
      values: raters.map((rater) => pointsOf(last.get(`${subject}\n${rater}`), question)),
    }))
    const table = byCoder(raters.map((_, at) => values.map((one) => one.values[at] ?? null)))
    const formulas = raters.length === 2 ? ofTwo : ordered
    return {
      question,
      measured: [
        ...formulas.map((formula) => measure(table, formula, 'score')),
        ...measureIcc(table),
      ],
      subjects: values,
    }
  }
  return { raters, rows: [row(null), ...questions.map(row)] }
}

function pointsOf(rating: ScoreRating | undefined, question: string | null): number | null {
  if (!rating) return null
  if (question === null) return rating.total
  return rating.items.find((one) => one.question === question)?.points ?? null
}
