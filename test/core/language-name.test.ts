import { expect, test } from 'vitest'
import { languageTags } from '../../core/instrument/language-name.ts'

const tagsOf = (...names: string[]) => [...languageTags(names).values()]

test('a language is told by the code in brackets, by its name, or by a bare code', () => {
  expect(tagsOf('Bahasa Indonesia (id)', 'English', 'jv', 'Français (fr-CA)')).toEqual([
    'id',
    'en',
    'jv',
    'fr-CA',
  ])
})

test('codes that were given up are read as what took their place', () => {
  expect(tagsOf('Indonesian (in)')).toEqual(['id'])
})

test('names that tell no language, or one that is taken, get private codes of their own', () => {
  expect(tagsOf('default', 'English (en)', 'English')).toEqual(['qaa', 'en', 'qab'])
  expect(tagsOf('constructor')).toEqual(['qaa'])
})
