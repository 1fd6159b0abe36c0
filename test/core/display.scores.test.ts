// Scores of many cases over time, told by hand.
import { expect, test } from 'vitest'
import { assessments, bandCounts, movements } from '../../core/display/scores.ts'
import type { Band } from '../../core/instrument/scoring.ts'
import type { ScoreRating } from '../../core/wire/round.ts'

const bands: Band[] = [
  { name: 'tumbuh', label: { id: 'Tumbuh' }, from: 0 },
  { name: 'pengembangan', label: { id: 'Pengembangan' }, from: 50 },
  { name: 'mandiri', label: { id: 'Mandiri' }, from: 80 },
]

function rating(
  subject: string,
  rater: string,
  occurredOn: string,
  total: number | null,
): ScoreRating {
  return {
    response: `${subject}-${rater}-${occurredOn}`,
    subject,
    rater,
    occurredOn,
    total,
    band: null,
    items: [],
    subscales: [{ name: 'sosial', total, max: 100 }],
  }
}

test('raters count alike, each by their last form of the period, and say how far they are apart', () => {
  const [one] = assessments(
    [
      rating('K-1', 'A', '2017-02-01', 10),
      rating('K-1', 'A', '2017-05-01', 40),
      rating('K-1', 'B', '2017-03-01', 62),
    ],
    'year',
    bands,
  )
  expect(one).toMatchObject({
    period: '2017',
    total: 51,
    band: 'pengembangan',
    raters: 2,
    spread: 22,
    subscales: [{ name: 'sosial', total: 51, max: 100 }],
    responses: ['K-1-A-2017-05-01', 'K-1-B-2017-03-01'],
  })
})

test('a form without a total leaves its case without a band, and out of what moved', () => {
  const found = assessments(
    [rating('K-1', 'A', '2016-01-01', null), rating('K-1', 'A', '2017-01-01', 90)],
    'year',
    bands,
  )
  expect(found.map((one) => one.band)).toEqual([null, 'mandiri'])
  expect(bandCounts(found)).toEqual(
    new Map([
      ['2016', new Map([['', 1]])],
      ['2017', new Map([['mandiri', 1]])],
    ]),
  )
  expect(movements(found)).toEqual([])
})

test('cases move from their first period to their last, the greatest rise first', () => {
  const found = assessments(
    [
      rating('K-2', 'A', '2015-06-01', 70),
      rating('K-1', 'A', '2015-06-01', 20),
      rating('K-1', 'A', '2016-06-01', 55),
      rating('K-1', 'A', '2017-06-01', 85),
      rating('K-2', 'A', '2017-06-01', 60),
      rating('K-3', 'A', '2017-06-01', 60),
    ],
    'year',
    bands,
  )
  expect(
    movements(found).map(({ subject, first, last, change }) => [
      subject,
      first.band,
      last.band,
      change,
    ]),
  ).toEqual([
    ['K-1', 'tumbuh', 'mandiri', 65],
    ['K-2', 'pengembangan', 'pengembangan', -10],
  ])
  expect(assessments([], 'month', bands)).toEqual([])
})
