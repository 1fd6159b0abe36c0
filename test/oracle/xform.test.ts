// XForms that we write, loaded and run by the ODK engine.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { instruments } from '../../sample/instruments.ts'
import { anyInstrument } from '../core/any-instrument.ts'
import { form, group, many, number, one, text } from '../core/scenario.ts'
import { judge } from './odk.ts'

test('the ODK engine loads every instrument of the sample study', async () => {
  for (const instrument of instruments) {
    const odk = await judge(instrument)
    expect(Object.keys(odk.judged()).length, instrument.slug).toBeGreaterThan(5)
  }
})

test('a condition, a limit and a choice mean the same there', async () => {
  const odk = await judge(
    form(
      one('smokes', ['yes', 'no']),
      group('more', number('perDay').between(1, 60)).when("${smokes} = 'yes'"),
      many('why', ['habit', 'friends']).when('${perDay} > 5'),
      text('words').constraint('string-length(.) > 3'),
    ),
  )
  expect(odk.judged().perDay).toEqual({ isRelevant: false, text: '', isValid: true })
  odk.set('smokes', 'yes')
  odk.set('perDay', 61)
  expect(odk.judged().perDay).toEqual({ isRelevant: true, text: '61', isValid: false })
  odk.set('perDay', 6)
  odk.set('why', ['habit', 'friends'])
  odk.set('words', 'abc')
  expect(odk.judged()).toMatchObject({
    perDay: { isRelevant: true, text: '6', isValid: true },
    why: { isRelevant: true, text: 'habit friends', isValid: true },
    words: { text: 'abc', isValid: false },
  })
})

test('whatever the model can say, the ODK engine loads what goes out', async () => {
  await fc.assert(
    fc.asyncProperty(anyInstrument, async (instrument) => {
      const odk = await judge(instrument, anyFile(instrument))
      expect(Object.keys(odk.judged())).not.toContain('')
    }),
    { numRuns: 60, seed: 3 },
  )
})

/** Every list that lies outside the form, with one entry. */
function anyFile(instrument: Instrument): Record<string, string> {
  return Object.fromEntries(
    Object.entries(instrument.lists ?? {}).flatMap(([id, list]) => {
      if (list.from === 'choices') return []
      const columns = list.from === 'file' ? [list.value, list.label] : ['name', 'label']
      const text = `${columns.join(',')}\n${columns.map(() => 'a').join(',')}\n`
      return [[list.from === 'file' ? list.file : `${id}.csv`, text]]
    }),
  )
}
