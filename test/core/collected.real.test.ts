// Forms that people of the field have made, filled in, exported as other programs do, and read again. Skipped where they are
// not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gather } from '../../core/import/collected/gather.ts'
import { openCollected, readXmlOf } from '../../core/import/collected/open.ts'
import { readingOf } from '../../core/import/collected/reading.ts'
import { choicesOf } from '../../core/instrument/lists.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Question } from '../../core/instrument/question.ts'
import type { Answers, AnswerValue } from '../../core/wire/response.ts'
import { readForm } from '../../core/xlsform/read.ts'
import { root } from '../../scripts/root.ts'
import { readAnyWorkbook } from '../../web/kit/workbook.ts'
import { centralJson, centralZip, koboJson, koboXlsx, submissionXml } from './elsewhere.ts'

const folder = join(root, '..', 'shared', 'data', 'xlsforms')
const files = existsSync(folder) ? readdirSync(folder) : []

test.skipIf(files.length === 0)(
  'answers to real forms come back from every export as they were',
  async () => {
    let seen = 0
    for (const name of files) {
      const workbook = await readAnyWorkbook(new Uint8Array(readFileSync(join(folder, name))))
      const instrument = 'refused' in workbook ? null : readForm(workbook, name).instrument
      if (!instrument) continue
      seen += 1
      const answers = filledIn(instrument, instrument.items)
      const sent = { uuid: 'u1', submittedAt: '2026-03-01T02:30:00.000Z', answers }
      const [language = 'id'] = instrument.languages
      const both = { several: 'both' as const }
      const exports = {
        names: koboXlsx(instrument, [sent], { groups: '/', words: null, ...both }),
        words: koboXlsx(instrument, [sent], { groups: null, words: language, ...both }),
        json: koboJson(instrument, [sent]),
        central: centralZip(instrument, [sent], { groups: true, split: true }),
        odata: centralJson(instrument, [sent]),
        xml: submissionXml(instrument, sent),
      }
      for (const [kind, bytes] of Object.entries(exports))
        expect([name, kind, read(bytes, instrument)]).toEqual([
          name,
          kind,
          { answers, misfits: [] },
        ])
    }
    expect(seen).toBeGreaterThan(10)
  },
)

function read(bytes: Uint8Array, instrument: Instrument) {
  const brought = openCollected(bytes, 'x')
  const collected =
    brought.kind === 'xml'
      ? readXmlOf(brought.documents, instrument)
      : brought.kind === 'collected'
        ? brought.collected
        : null
  if (!collected) return brought
  const wishes = { zone: 'Asia/Jakarta', participant: null, case: null, day: null }
  const reading = readingOf(collected, instrument, {
    ...wishes,
    otherwiseOn: '2026-01-01',
    columns: new Map(),
    file: () => null,
  })
  const { responses, misfits } = gather(reading, { onMisfit: 'answer', withReturned: true })
  return { answers: responses[0]?.response.answers, misfits }
}

function filledIn(instrument: Instrument, items: readonly Item[]): Answers {
  return Object.fromEntries(
    items.flatMap((item): [string, AnswerValue][] => {
      if (item.type === 'group') return Object.entries(filledIn(instrument, item.items))
      if (item.type !== 'repeat') {
        const value = answerTo(instrument, item)
        return value === undefined ? [] : [[item.name, value]]
      }
      const row = (id: string) => ({ id, answers: filledIn(instrument, item.items) })
      return [[item.name, [row('r1'), row('r2')]]]
    }),
  )
}

function answerTo(instrument: Instrument, item: Question): AnswerValue | undefined {
  const moment = '2026-02-03T10:20:00.000+07:00'
  switch (item.type) {
    case 'integer':
    case 'calculate':
      return 7
    case 'decimal':
      return 2.5
    case 'range':
      return item.min
    case 'selectOne':
      return choicesOf(instrument, item)?.[0]?.name ?? 'x1'
    case 'selectMany':
      return (
        choicesOf(instrument, item)
          ?.slice(0, 2)
          .map(({ name }) => name) ?? ['x1']
      )
    case 'date':
      return '2026-02-03'
    case 'time':
      return '10:20:00.000+07:00'
    case 'dateTime':
      return moment
    case 'geopoint':
      return '-6.2 106.8 1 2'
    case 'acknowledge':
      return 'OK'
    case 'text':
    case 'barcode':
      return 'kata; "dua"\nbaris'
    case 'meta':
      return item.of === 'today' ? '2026-02-03' : moment
    default:
      return undefined
  }
}
