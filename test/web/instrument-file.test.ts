// Publishing from a file: what is wrong with it is told before it is sent, every fault with its place.
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { faultOf } from '../../core/instrument/read.ts'
import { problems } from '../../core/problem.ts'
import { readInstrumentFile } from '../../web/desk/fieldwork/instrument-file.ts'
import { faults } from '../../web/desk/messages/faults.id.ts'

const guide: Instrument = {
  slug: 'guide',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Panduan' },
  languages: ['id'],
  about: 'participant',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'start', label: { id: 'Bagaimana mulanya?' } },
    { type: 'text', name: 'later', label: { id: 'Lalu?' } },
  ],
}

function faultsOf(file: unknown): { at: string; reason: string }[] {
  const read = readInstrumentFile(JSON.stringify(file))
  return read !== 'not-json' && 'faults' in read ? read.faults : []
}

test('a sound file is read as the instrument that it holds', () => {
  expect(readInstrumentFile(JSON.stringify(guide))).toEqual({ instrument: guide })
})

test('a file that is not JSON is told so', () => {
  expect(readInstrumentFile('{"slug": ')).toBe('not-json')
})

test('every fault of the shape is told at once, each with its place', () => {
  const file = {
    ...guide,
    slug: 'Not A Slug',
    title: {},
    items: [{ ...guide.items[0], name: '1st' }],
  }
  expect(faultsOf(file)).toEqual([
    { at: 'slug', reason: 'slug.form' },
    { at: 'title', reason: 'label.empty' },
    { at: 'items.0.name', reason: 'name.form' },
  ])
})

test('a sound shape with two questions of one name is still refused', () => {
  const file = { ...guide, items: [guide.items[0], guide.items[0]] }
  expect(faultsOf(file)).toEqual([{ at: 'items.1.name', reason: 'name.twice' }])
})

test("the server's refusal reads like a fault found here", () => {
  const refused = problems.instrumentUnsound({ at: 'items.0', reason: 'name.twice' })
  expect(faultOf(refused)).toEqual({ at: 'items.0', reason: 'name.twice' })
})

test('the reasons that a file can be refused for have words', () => {
  const file = { ...guide, slug: 'Not A Slug', title: {}, kind: 'poem', items: [{ type: 'poem' }] }
  for (const { reason } of faultsOf(file)) expect(faults).toHaveProperty([reason])
})
