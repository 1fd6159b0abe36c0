// An instrument as a workbook that pyxform, ODK and Kobo take, and that comes back as the same instrument: what XLSForm has
// no words for stands in columns and sheets that begin with "pedoman".
import type { Instrument } from '../instrument/model.ts'
import { walk } from '../instrument/walk.ts'
import { type WholeSheet, xlsxBytes } from '../table/xlsx.ts'
import { choiceRows, ownLists } from './choices-out.ts'
import { unnamed } from './language.ts'
import { slugOf } from './settings-in.ts'
import { numberCell, type OutRow, sheetOf } from './sheet-out.ts'
import { sheetsAmong } from './sheets-kept.ts'
import { surveyRows } from './survey-out.ts'
import { putLabel, type Tongues, tonguesOf } from './text-out.ts'

export function writeForm(instrument: Instrument): Uint8Array {
  return xlsxBytes(formSheets(instrument))
}

const surveyOrder = [
  'type',
  'name',
  'label',
  'hint',
  'guidance_hint',
  'required',
  'required_message',
  'relevant',
  'constraint',
  'constraint_message',
  'calculation',
  'choice_filter',
  'appearance',
  'parameters',
  'repeat_count',
  'default',
  'read_only',
  'trigger',
  'media',
  'pedoman',
]
const choicesOrder = ['list_name', 'name', 'label', 'points', 'media']

export function formSheets(instrument: Instrument): WholeSheet[] {
  const tongues = tonguesOf(instrument)
  const own = ownLists(instrument)
  const survey = surveyRows({ instrument, tongues, own })
  putScored(survey, instrument)
  const { sheets, settings } = sheetsAmong(instrument.extra ?? {})
  return [
    sheetOf('survey', survey, surveyOrder),
    ...sheetUnlessEmpty('choices', choiceRows(instrument, own, tongues), choicesOrder),
    sheetOf('settings', [settingsRow(instrument, settings, tongues)], ['form_title', 'form_id']),
    ...sheetUnlessEmpty('pedoman_probes', probeRows(instrument, tongues), ['question', 'name']),
    ...sheetUnlessEmpty('pedoman_subscales', subscaleRows(instrument, tongues), ['name', 'label']),
    ...sheetUnlessEmpty('pedoman_bands', bandRows(instrument, tongues), ['name', 'label']),
    ...sheetUnlessEmpty('pedoman_files', fileRows(instrument), ['name']),
    ...sheets.map(({ name, rows: [head = [], ...rows] }) => ({
      name,
      columns: head.map((header) => ({ name: header })),
      rows,
    })),
  ]
}

function sheetUnlessEmpty(name: string, rows: OutRow[], order: string[]): WholeSheet[] {
  return rows.length === 0 ? [] : [sheetOf(name, rows, order)]
}

function settingsRow(
  instrument: Instrument,
  kept: readonly [string, string][],
  tongues: Tongues,
): OutRow {
  const { slug, title, languages, extra = {}, scoring } = instrument
  const [first = ''] = languages
  const row: OutRow = new Map()
  row.set('form_title', title[first] ?? '')
  const { form_id: authored, default_language: wanted } = extra
  row.set('form_id', authored !== undefined && slugOf(authored) === slug ? authored : slug)
  const main = tongues.headerOf(first)
  if (main !== '') row.set('default_language', main)
  else if (wanted !== undefined) row.set('default_language', wanted)
  if (instrument.responseName !== undefined) row.set('instance_name', instrument.responseName)
  const { [first]: _, ...translated } = title
  putLabel(row, tongues, 'pedoman::title', translated)
  row.set(
    'pedoman::languages',
    languages.map((tag) => `${tag}=${tongues.headerOf(tag) || unnamed}`).join('\n'),
  )
  row.set('pedoman::kind', instrument.kind)
  row.set('pedoman::technique', instrument.technique)
  row.set('pedoman::about', instrument.about)
  if (instrument.roles.length > 0) row.set('pedoman::roles', instrument.roles.join('\n'))
  if (instrument.needs.length > 0) row.set('pedoman::needs', instrument.needs.join(' '))
  if (instrument.seats !== undefined) row.set('pedoman::seats', instrument.seats)
  if (scoring) {
    const { missing } = scoring
    const rule = missing.rule === 'prorate' ? `prorate ${missing.atLeast}` : missing.rule
    row.set('pedoman::missing', rule)
    row.set('pedoman::decimals', scoring.decimals)
  }
  for (const [header, text] of kept)
    if (header !== 'form_id' && header !== 'default_language') row.set(header, text)
  return row
}

function probeRows(instrument: Instrument, tongues: Tongues): OutRow[] {
  return walk(instrument).flatMap(({ question }) =>
    ('probes' in question ? (question.probes ?? []) : []).map(({ name, label }) => {
      const row: OutRow = new Map([
        ['question', question.name],
        ['name', name],
      ])
      putLabel(row, tongues, 'label', label)
      return row
    }),
  )
}

/** Beside each scored question: where it counts, how much, and which way. */
function putScored(survey: readonly OutRow[], { scoring }: Instrument): void {
  for (const subscale of scoring?.subscales ?? [])
    for (const { question, weight, reversed } of subscale.items) {
      const row = survey.find(
        (one) => one.get('name') === question && one.get('type') !== 'csv-external',
      )
      row?.set('pedoman::subscale', subscale.name)
      if (weight !== undefined) row?.set('pedoman::weight', numberCell(weight))
      if (reversed !== undefined) row?.set('pedoman::reversed', reversed ? 'yes' : 'no')
    }
}

function subscaleRows(instrument: Instrument, tongues: Tongues): OutRow[] {
  const order = walk(instrument).map(({ question }) => question.name)
  return (instrument.scoring?.subscales ?? []).map(({ name, label, items }) => {
    const row: OutRow = new Map([['name', name]])
    putLabel(row, tongues, 'label', label)
    const places = items.map(({ question }) => order.indexOf(question))
    const isOrdered = places.every(
      (place, index) => index === 0 || place > (places[index - 1] ?? 0),
    )
    if (!isOrdered) row.set('items', items.map(({ question }) => question).join(' '))
    return row
  })
}

function bandRows({ scoring }: Instrument, tongues: Tongues): OutRow[] {
  return (scoring?.bands ?? []).map(({ name, label, from, tone }) => {
    const row: OutRow = new Map([['name', name]])
    putLabel(row, tongues, 'label', label)
    row.set('from', numberCell(from))
    if (tone !== undefined) row.set('tone', tone)
    return row
  })
}

function fileRows({ files = [] }: Instrument): OutRow[] {
  return files.map(
    ({ name, hash, type, sizeBytes }): OutRow =>
      new Map<string, string | number>([
        ['name', name],
        ['hash', hash],
        ['type', type],
        ['size_bytes', sizeBytes],
      ]),
  )
}
