// Forms of pyxform's own tests and of a survey house, as they are: each is taken, or refused for a reason its author can act on.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { canonical } from '../../core/instrument/canonical.ts'
import { readForm } from '../../core/xlsform/read.ts'
import { writeForm } from '../../core/xlsform/write.ts'
import { root } from '../../scripts/root.ts'
import { readAnyWorkbook } from '../../web/kit/workbook.ts'
import { told } from '../sheets.ts'

const folder = join(root, '..', 'shared', 'data', 'xlsforms')

/** What stops each form; nothing, for most. */
const expected: Record<string, string[]> = {
  'ipa-birthday_age_calculation.xlsx': [],
  // XPath has no null: `${x} != null` compares with a question called null.
  'ipa-date_allows_dk.xlsx': Array(3).fill('survey G12 constraint: expression.bare-word'),
  'ipa-enumerator_instructions.xlsx': [],
  'ipa-module_durations.xlsx': [],
  'ipa-ordinal_calculation.xlsx': [],
  'ipa-random_module_order.xlsx': [],
  'pyxform-attribute_columns_test.xlsx': [],
  // OpenMapKit is another application.
  'pyxform-case_insensitivity.xlsx': ['SURVEY A4 TYPE: type.not-here'],
  'pyxform-extra_columns.xlsx': [],
  'pyxform-extra_sheet_names.xlsx': [],
  'pyxform-field-list.xlsx': [],
  'pyxform-flat_xlsform_test.xlsx': [],
  'pyxform-group.xlsx': [],
  'pyxform-loop.xlsx': [],
  'pyxform-or_other.xlsx': [],
  'pyxform-pull_data.xlsx': [],
  'pyxform-repeat_date_test.xls': [],
  'pyxform-specify_other.xlsx': [],
  'pyxform-survey_no_name.xlsx': [],
  'pyxform-text_and_integer.xlsx': [],
  'pyxform-yes_or_no_question.xlsx': [],
}

for (const [file, problems] of Object.entries(expected))
  test.skipIf(!existsSync(join(folder, file)))(
    `${file} is ${problems.length === 0 ? 'taken, and comes back the same' : 'refused with its reason'}`,
    async () => {
      const workbook = await readAnyWorkbook(readFileSync(join(folder, file)))
      if ('refused' in workbook) throw new Error(workbook.refused)
      const form = readForm(workbook, file.replace(/\.xlsx?$/, ''))
      expect(told(form.problems).map((one) => one.replace(/ \(.*/, ''))).toEqual(problems)
      if (!form.instrument) return
      const again = await readAnyWorkbook(writeForm(form.instrument))
      if ('refused' in again) throw new Error(again.refused)
      const back = readForm(again, 'x')
      expect(told(back.problems)).toEqual([])
      expect(canonical(back.instrument)).toBe(canonical(form.instrument))
    },
  )
