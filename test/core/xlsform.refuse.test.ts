// What is wrong with a form is told all at once, each thing with its sheet, row and column.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { faults as faultsInEnglish } from '../../web/desk/messages/faults.en.ts'
import { xlsform as english } from '../../web/kit/messages/xlsform.en.ts'
import { xlsform as indonesian } from '../../web/kit/messages/xlsform.id.ts'
import { formOf, told } from '../sheets.ts'

test('everything that is wrong is told at once, where it is', () => {
  const { instrument, problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'relevant', 'parameters', 'calculation'],
      ['selectone l', 'a', 'A', '', '', ''],
      ['select_one tidakada', 'b', 'B', '', '', ''],
      ['text', '', 'C', '', '', ''],
      ['text', 'd', 'D', '${hantu} = 1', '', ''],
      ['text', 'e', 'E', '1 +', '', ''],
      ['image', 'f', 'F', '', 'max-pixels=besar', ''],
      ['calculate', 'g', '', '', '', ''],
      ['', 'h', 'H', '', '', ''],
      ['end group', '', '', '', '', ''],
      ['begin repeat', 'i', 'I', '', '', ''],
      ['select_one_from_file daftar.xml', 'j', 'J', '', '', ''],
      ['osm', 'k', 'K', '', '', ''],
    ],
    choices: [
      ['list_name', 'name', 'label', 'points'],
      ['l', '', 'Tanpa nama', ''],
      ['', 'x', 'Tanpa daftar', ''],
      ['l', 'tidak tahu', 'Spasi', 'banyak'],
    ],
  })
  expect(instrument).toBeNull()
  expect(told(problems)).toEqual([
    'choices A3 list_name: list.missing',
    'choices B2 name: choice.name-missing (l)',
    'choices B4 name: choice.name-form (tidak tahu)',
    'choices D4 points: value.number (banyak)',
    'survey A2 type: type.unknown (selectone l)',
    'survey A9 type: type.missing (h)',
    'survey A13 type: type.not-here (osm)',
    'survey B4 name: name.missing (text)',
    'survey A3 type: list.not-there (tidakada)',
    'survey E7 parameters: parameter.value (max-pixels=besar)',
    'survey F8 calculation: calculation.missing',
    'survey A10 type: group.not-open',
    'survey A12 type: list.file-form (daftar.xml)',
    'survey A11 type: group.not-closed (i)',
    'survey D5 relevant: expression.unknown-name (${hantu} = 1)',
    'survey D6 relevant: expression.syntax',
  ])
})

test('what soundness says points at the cell', () => {
  const { problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'relevant', 'constraint'],
      ['text', 'd', 'D', '${hantu} = 1', ''],
      ['text', 'e', 'E', '', 'string-length(. > 3'],
      ['text', 'f', 'F', '${g} = 1', ''],
      ['text', 'g', 'G', '${f} = 1', ''],
    ],
  })
  const found = told(problems)
  expect(found).toContainEqual(
    expect.stringMatching(/^survey D2 relevant: expression\.unknown-name \(\$\{hantu\} = 1\)$/),
  )
  expect(found).toContainEqual(expect.stringMatching(/^survey E3 constraint: expression\.syntax/))
  expect(found).toContainEqual(expect.stringMatching(/^survey D[45] relevant: expression\.cycle/))
})

test('one wrong part does not hide another', () => {
  const { problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'parameters', 'relevant'],
      ['audio', 'a', 'A', 'quality=hifi', ''],
      ['range', 'b', 'B', 'start=1 end=1', ''],
      ['text', 'c', 'C', '', '${hantu} = 1'],
    ],
  })
  expect(told(problems)).toEqual([
    expect.stringMatching(/^survey D2 parameters: limit\.passed/),
    'survey D3 parameters: range.empty (b)',
    'survey E4 relevant: expression.unknown-name (${hantu} = 1)',
  ])
})

test('a workbook without questions is refused as that', () => {
  expect(
    told(
      formOf({
        choices: [
          ['list_name', 'name'],
          ['a', 'b'],
        ],
        settings: [],
      }).problems,
    ),
  ).toEqual(['survey : sheet.missing (survey)'])
  expect(told(formOf({ survey: [] }).problems)).toEqual(['survey : sheet.empty (survey)'])
  expect(
    told(
      formOf({
        survey: [
          ['nama', 'label'],
          ['a', 'b'],
        ],
      }).problems,
    ),
  ).toEqual(['survey 1 : column.missing (type)'])
  expect(told(formOf({ survey: [['type', 'name', 'label']] }).problems)).toEqual([
    'survey : sheet.empty (survey)',
  ])
})

test('two headers for the same column are refused', () => {
  const { problems } = formOf({
    survey: [
      ['type', 'name', 'label', 'caption'],
      ['text', 'a', 'A', 'B'],
    ],
  })
  expect(told(problems)).toEqual(['survey D1 caption: column.twice (caption)'])
})

test('warnings stand apart: near misses, choices twice, lost sheets, disabled rows', () => {
  const { instrument, warnings } = formOf({
    survey: [
      ['type', 'name', 'label::Indonesia (id)', 'label::English (en)', 'disabled', 'relevant'],
      ['select_one l', 'a', 'Apa?', '', '', ''],
      ['text', 'b', 'Mati', '', 'yes', ''],
      ['note', '', 'Halo', 'Hello', '', '“x” =\u00A0“x”'],
    ],
    choices: [
      ['list_name', 'name', 'label::Indonesia (id)', 'label::English (en)'],
      ['l', 'x', 'X', 'X'],
      ['l', 'x', 'X', 'X'],
    ],
    setings: [['form_title'], ['Hilang']],
    bantuan: [['teks']],
  })
  expect(instrument).not.toBeNull()
  expect(told(warnings)).toEqual([
    'setings : sheet.near-miss (settings)',
    'bantuan : sheet.unread',
    'choices B3 name: choice.twice-in-list (x)',
    'survey E3 disabled: row.disabled (b)',
    'survey B4 name: name.made (note_4)',
    'survey C2 label::Indonesia (id): translation.missing (en)',
    'survey F4 relevant: expression.mended',
  ])
})

test('a form that would never end is refused: five thousand levels, or a loop of many over many', () => {
  const deep = Array.from({ length: 5_000 }, (_, at) => ['begin group', `g${at}`, 'G'])
  const { problems } = formOf({ survey: [['type', 'name', 'label'], ...deep, ['text', 'q', 'Q']] })
  expect(told(problems)[0]).toBe('survey A26 type: group.too-deep (g24)')
  const inner = Array.from({ length: 300 }, (_, at) => ['text', `q${at}`, 'Q'])
  const many = Array.from({ length: 500 }, (_, at) => ['l', `c${at}`, 'C'])
  const loop = formOf({
    survey: [['type', 'name', 'label'], ['begin loop over l', 'x', 'X'], ...inner, ['end loop']],
    choices: [['list_name', 'name', 'label'], ...many],
  })
  expect(told(loop.problems)).toContain('survey A2 type: loop.too-long (x)')
})

test('functions that only SurveyCTO has are warned of, and the form is taken', () => {
  const { instrument, warnings } = formOf({
    survey: [
      ['type', 'name', 'label', 'calculation'],
      ['text', 'a', 'A', ''],
      ['calculate', 'c', '', 'duration()'],
    ],
  })
  expect(instrument).not.toBeNull()
  expect(told(warnings)).toContain('survey D3 calculation: expression.not-here (duration)')
})

test('every reason has words in both languages, and both speak of the same thing', () => {
  for (const [reason, text] of Object.entries(english)) {
    const other = indonesian[reason as keyof typeof indonesian]
    expect([reason, text.includes('{}')]).toEqual([reason, other.includes('{}')])
  }
  expect(faultsInEnglish['expression.cycle']).toBeTruthy()
})

test('no workbook makes the reader throw', () => {
  const word = fc.constantFrom(
    ...[
      'type',
      'name',
      'label',
      'label::English (en)',
      'hint:x',
      'list_name',
      'points',
      'pedoman::min',
      '__proto__',
      'constructor',
      'relevant',
    ],
    ...[
      'text',
      'select_one l',
      'begin group',
      'end group',
      'begin repeat',
      'begin loop over l',
      'end loop',
      'calculate',
      'rank l or_other',
      'csv-external',
    ],
    ...['${a}', '1 +', 'yes', '', '', 'l', 'a', '__proto__', 'toString', '%(label)s'],
  )
  const grid = fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 7 })
  const name = fc.constantFrom(
    'survey',
    'choices',
    'settings',
    'entities',
    'pedoman_probes',
    'pedoman_bands',
    'pedoman_files',
    '__proto__',
  )
  fc.assert(
    fc.property(fc.dictionary(name, grid, { maxKeys: 5 }), grid, (sheets, survey) => {
      const form = formOf({ ...sheets, survey: [['type', 'name', 'label'], ...survey] })
      expect(form.instrument === null).toBe(form.problems.length > 0)
    }),
    { numRuns: 300 },
  )
})
