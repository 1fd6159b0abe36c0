// How long a large form takes to come in: 5,000 rows of questions in two languages, 2,000 choices, conditions on every fifth.

import type { Instrument, Item } from '../../core/instrument/model.ts'
import { readForm } from '../../core/xlsform/read.ts'
import { readWorkbook } from '../../core/xlsform/workbook/read.ts'
import { writeForm } from '../../core/xlsform/write.ts'

export type WorkbookRow = { step: string; milliseconds: number; rowsPerSecond: number }

const questions = 1_900
const rows = 5_000

export function measureWorkbook(): WorkbookRow[] {
  const form = largeForm()
  const file = timed(() => writeForm(form))
  const workbook = timed(() => readWorkbook(file.value))
  const { value } = workbook
  if ('refused' in value) throw new Error(value.refused)
  const read = timed(() => readForm(value, 'besar'))
  if (!read.value.instrument) throw new Error(JSON.stringify(read.value.problems[0]))
  const row = (step: string, milliseconds: number) => ({
    step,
    milliseconds: Math.round(milliseconds),
    rowsPerSecond: Math.round((rows / milliseconds) * 1_000),
  })
  return [
    row('instrument to .xlsx', file.milliseconds),
    row('.xlsx to cells', workbook.milliseconds),
    row('cells to a sound instrument', read.milliseconds),
  ]
}

function timed<T>(work: () => T): { value: T; milliseconds: number } {
  const started = performance.now()
  const value = work()
  return { value, milliseconds: performance.now() - started }
}

/** Two groups take 1,900 questions each; their ends, the choices and the rest make up the rows. */
function largeForm(): Instrument {
  const label = (text: string) => ({
    id: `${text} menurut ibu atau bapak?`,
    en: `${text}, you think?`,
  })
  const item = (index: number): Item => {
    const name = `q${index}`
    const relevant =
      index % 5 === 4 ? { relevant: `\${q${index - 1}} > 3 or \${q${index - 2}} = 'a'` } : {}
    if (index % 5 === 2)
      return {
        type: 'selectOne',
        name,
        label: label(`Pilihan ${index}`),
        choices: `l${index % 50}`,
        ...relevant,
      }
    return {
      type: 'integer',
      name,
      label: label(`Berapa ${index}`),
      constraint: '. >= 0',
      ...relevant,
    }
  }
  const group = (name: string, from: number): Item => ({
    type: 'group',
    name,
    label: label(name),
    items: Array.from({ length: questions }, (_, index) => item(from + index)),
  })
  const list = (at: number) => ({
    from: 'choices' as const,
    choices: Array.from({ length: 24 }, (_, index) => ({
      name: index === 0 ? 'a' : `c${index}`,
      label: label(`Daftar ${at} pilihan ${index}`),
    })),
  })
  return {
    slug: 'besar',
    kind: 'survey',
    technique: 'interview',
    title: label('Besar'),
    languages: ['id', 'en'],
    about: 'study',
    roles: [],
    needs: [],
    items: [group('satu', 0), group('dua', questions)],
    lists: Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`l${at}`, list(at)])),
  }
}
