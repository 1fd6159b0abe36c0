import { expect, test } from 'vitest'
import { forNow, mostVisits, visitDays } from '../../core/task/rhythm.ts'
import type { Task } from '../../core/wire/finding.ts'

test('a rhythm names its days; a short month has its last, and the next month its own again', () => {
  expect(visitDays('2026-12-28', 'week', 3)).toEqual(['2026-12-28', '2027-01-04', '2027-01-11'])
  expect(visitDays('2027-02-20', 'fortnight', 2)).toEqual(['2027-02-20', '2027-03-06'])
  expect(visitDays('2027-12-31', 'month', 4)).toEqual([
    '2027-12-31',
    '2028-01-31',
    '2028-02-29',
    '2028-03-31',
  ])
  expect(visitDays('2027-01-01', 'week', 1_000)).toHaveLength(mostVisits)
})

test('missed visits and the next one are for now, later ones wait; what is asked of others is a series of its own', () => {
  const task = (id: string, dueOn: string | null, more: Partial<Task> = {}) =>
    ({
      id,
      dueOn,
      instrument: 'visit',
      participant: null,
      case: 'C-1',
      what: 'Amati',
      state: 'open',
      ...more,
    }) as Task
  const { now, later } = forNow(
    [
      task('undated', null),
      task('march', '2027-03-01'),
      task('january', '2027-01-01'),
      task('february', '2027-02-01'),
      task('april', '2027-04-01', { state: 'begun' }),
      task('may', '2027-05-01'),
      task('other', '2027-05-02', { case: 'C-2' }),
    ],
    '2027-02-01',
  )
  expect(now.map(({ id }) => id)).toEqual([
    'january',
    'february',
    'march',
    'april',
    'other',
    'undated',
  ])
  expect(later.map(({ id }) => id)).toEqual(['may'])
})
