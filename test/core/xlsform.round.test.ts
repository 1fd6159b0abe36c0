// Out and in again: whatever the model can say survives the workbook.
import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { canonical } from '../../core/instrument/canonical.ts'
import { Instrument } from '../../core/instrument/model.ts'
import { faultsOf } from '../../core/instrument/sound.ts'
import { readForm } from '../../core/xlsform/read.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import { formSheets, writeForm } from '../../core/xlsform/write.ts'
import { instruments } from '../../sample/instruments.ts'
import { anyInstrument } from './any-instrument.ts'

function backFrom(instrument: Instrument): Instrument {
  const workbook = readWorkbook(writeForm(instrument))
  if ('refused' in workbook) throw new Error(workbook.refused)
  const { instrument: back, problems } = readForm(workbook, 'berkas')
  expect(problems).toEqual([])
  if (!back) throw new Error('no instrument')
  return back
}

test('an instrument that goes out as a workbook comes back the same', () => {
  fc.assert(
    fc.property(anyInstrument, (instrument) => {
      // What soundness will not publish need not travel.
      fc.pre(v.safeParse(Instrument, instrument).success && faultsOf(instrument).length === 0)
      const back = backFrom(instrument)
      if (canonical(back) !== canonical(instrument)) expect(back).toEqual(instrument)
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('the sample study’s instruments come back the same, probes, aims and scoring with them', () => {
  for (const instrument of instruments)
    expect(canonical(backFrom(instrument))).toBe(canonical(instrument))
})

test('on the choices sheet nothing but a language stands behind a double colon', () => {
  fc.assert(
    fc.property(anyInstrument, (instrument) => {
      const choices = formSheets(instrument).find(({ name }) => name === 'choices')
      const named = choices?.columns.flatMap(({ name }) => name.split('::').slice(1)) ?? []
      const own = Object.values(instrument.extra ?? {})
      const languages = [
        'Bahasa Indonesia (id)',
        'English (en)',
        'jv',
        'qaa',
        'mad',
        'en-GB',
        ...own,
      ]
      const kinds = ['image', 'big-image', 'audio', 'video']
      expect(named.filter((word) => ![...languages, ...kinds].includes(word))).toEqual([])
    }),
    { numRuns: 30 },
  )
}, 60_000)
