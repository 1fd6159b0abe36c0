// What a correction changed, place by place.
import { expect, test } from 'vitest'
import { changesIn } from '../../core/answer/changed.ts'
import type { Answers } from '../../core/wire/response.ts'

const photo = (file: string) => ({
  file: file.repeat(64),
  name: 'foto.jpg',
  type: 'image/jpeg',
  sizeBytes: 9,
})

test('a correction tells what was changed, added and taken away, and nothing else', () => {
  const before: Answers = { story: 'Kami mulai.', saves: 'no', house: photo('a'), tools: ['hoe'] }
  const after: Answers = { story: 'Kami mulai.', saves: 'yes', amount: 500, tools: ['hoe'] }
  expect(changesIn(before, after)).toEqual([
    { ref: 'saves', before: 'no', after: 'yes' },
    { ref: 'amount', before: undefined, after: 500 },
    { ref: 'house', before: photo('a'), after: undefined },
  ])
})

test('an answer in a row is found in its row, also when rows before it are gone', () => {
  const row = (id: string, name: string, age: number) => ({ id, answers: { name, age } })
  const before: Answers = { members: [row('r1', 'Ani', 30), row('r2', 'Budi', 40)] }
  const after: Answers = { members: [row('r2', 'Budi', 41)] }
  expect(changesIn(before, after)).toEqual([
    { ref: 'members/r2/age', before: 40, after: 41 },
    { ref: 'members/r1/name', before: 'Ani', after: undefined },
    { ref: 'members/r1/age', before: 30, after: undefined },
  ])
})

test('a photo taken again is another answer; the order of its facts is not', () => {
  const { file, ...rest } = photo('a')
  expect(changesIn({ house: photo('a') }, { house: { ...rest, file } })).toEqual([])
  expect(changesIn({ house: photo('a') }, { house: photo('b') })).toHaveLength(1)
})
