// Which codes a source has words for, by its instrument's aims.
import { expect, test } from 'vitest'
import { coverOf } from '../../core/coding/prompts.ts'
import type { Instrument } from '../../core/instrument/model.ts'

const guide: Instrument = {
  slug: 'guide',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Pedoman' },
  languages: ['id'],
  about: 'participant',
  roles: [],
  needs: [],
  items: [
    {
      type: 'group',
      name: 'start',
      label: { id: 'Awal' },
      items: [
        { type: 'text', name: 'began', label: { id: 'Mulai?' }, aims: ['proses', 'tokoh'] },
        { type: 'note', name: 'thanks', label: { id: 'Terima kasih' } },
      ],
    },
    { type: 'text', name: 'money', label: { id: 'Uang?' }, aims: ['modal', 'proses'] },
    { type: 'text', name: 'free', label: { id: 'Lain?' } },
  ],
}

test('a prompt answered with words is told apart from one where nothing was said', () => {
  const text = 'Kapan? Tahun 2014.   '
  const blocks = [
    { start: 0, end: 6, asks: true, question: 'money' },
    { start: 7, end: 18, question: 'began' },
    { start: 18, end: 20, question: 'money' },
  ]
  expect(coverOf(guide, text, blocks)).toEqual([
    { code: 'proses', answered: true },
    { code: 'tokoh', answered: true },
    { code: 'modal', answered: false },
  ])
})

test('a prompt that no turn stands under was not asked', () => {
  const blocks = [{ start: 0, end: 12, question: 'began' }]
  expect(coverOf(guide, 'Tahun 2014.\n', blocks)).toEqual([
    { code: 'proses', answered: true },
    { code: 'tokoh', answered: true },
  ])
})

test('of a transcript nobody has matched to the guide, nothing is said to have been asked', () => {
  expect(coverOf(guide, 'Kapan? 2014.', [{ start: 7, end: 12 }])).toEqual([])
})
