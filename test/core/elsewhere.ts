// Responses of ours written as other programs export theirs, so that what reads those can be held against what went in.
// The layouts are those of kobotoolbox/formpack and getodk/central-backend; the writing is ours.

import { strToU8, zipSync } from 'fflate'
import { joined } from '../../core/bytes.ts'
import type { Choice } from '../../core/instrument/choices.ts'
import { choicesOf } from '../../core/instrument/lists.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Question } from '../../core/instrument/question.ts'
import { writeXlsx, type XlsxCell } from '../../core/table/xlsx.ts'
import { dayStyle } from '../../core/table/xlsx-parts.ts'
import type { Answers, AnswerValue, Row } from '../../core/wire/response.ts'
import { escaped, tag } from '../../core/xml/write.ts'

export type Sent = { uuid: string; answers: Answers; submittedAt: string; version?: string }

export type KoboManner = {
  groups: string | null
  words: string | null
  several: 'both' | 'summary' | 'details'
}

type Table = { name: string; head: string[]; rows: XlsxCell[][] }

/** Where a question stands: its groups and repeats, outermost first, and itself. */
type Place = { item: Item; path: Item[]; repeats: Item[] }

export function placesOf(items: readonly Item[], path: Item[] = [], repeats: Item[] = []): Place[] {
  return items.flatMap((item): Place[] => {
    const here = { item, path: [...path, item], repeats }
    if ('items' in item)
      return [
        here,
        ...placesOf(item.items, here.path, item.type === 'repeat' ? [...repeats, item] : repeats),
      ]
    if (!('other' in item) || !item.other) return [here]
    const other: Item = { type: 'text', name: `${item.name}_other`, label: {} }
    return [here, { item: other, path: [...path, other], repeats }]
  })
}

const said = (label: Record<string, string> | undefined, words: string | null, name: string) =>
  (words === null ? undefined : label?.[words]) ?? name

// ── KoboToolbox ──

export function koboTables(
  instrument: Instrument,
  sent: readonly Sent[],
  manner: KoboManner,
): Table[] {
  const title = 'Survei kelompok'
  const repeats = placesOf(instrument.items).filter(({ item }) => item.type === 'repeat')
  const tables = new Map<Item | null, Table>()
  const counts = new Map<Item | null, number>()
  const section = (repeat: Item | null) =>
    placesOf(instrument.items).filter(
      (one) => (one.repeats.at(-1) ?? null) === repeat && !('items' in one.item),
    )
  const header = ({ path }: Place) => {
    const steps = path.map((one) => said(one.label, manner.words, one.name))
    return manner.groups === null ? (steps.at(-1) ?? '') : steps.join(manner.groups)
  }
  const columns = (place: Place): string[] => {
    const own = header(place)
    const { item } = place
    if (item.type === 'geopoint') {
      const cut = manner.groups === null ? -1 : own.lastIndexOf(manner.groups)
      const before = cut < 0 ? '' : own.slice(0, cut + (manner.groups ?? '').length)
      const last = own.slice(before.length)
      return [
        own,
        ...['latitude', 'longitude', 'altitude', 'precision'].map(
          (part) => `${before}_${last}_${part}`,
        ),
      ]
    }
    if (item.type !== 'selectMany') return [own]
    const each = choicesIn(instrument, item).map(
      (choice) => `${own}${manner.groups ?? '/'}${said(choice.label, manner.words, choice.name)}`,
    )
    if (manner.several === 'summary') return [own]
    return manner.several === 'both' ? [own, ...each] : each
  }
  const cells = ({ item }: Place, answers: Answers): XlsxCell[] => {
    const value = answers[item.name]
    const text = textOf(value)
    if (item.type === 'geopoint')
      return [text, ...Array.from({ length: 4 }, (_, at) => text.split(' ')[at] ?? '')]
    if (item.type === 'selectOne') {
      const choice = choicesIn(instrument, item).find(({ name }) => name === text)
      return [said(choice?.label, manner.words, text)]
    }
    if (item.type !== 'selectMany') return [typeof value === 'number' ? value : text]
    const chosen = Array.isArray(value) ? value : []
    const all = choicesIn(instrument, item)
    const summary = all
      .filter(({ name }) => chosen.includes(name as never))
      .toSorted((a, b) => chosen.indexOf(a.name as never) - chosen.indexOf(b.name as never))
      .map(({ name, label }) => said(label, manner.words, name))
      .join(' ')
    const each = all.map(({ name }) =>
      text === '' ? '' : chosen.includes(name as never) ? '1' : '0',
    )
    if (manner.several === 'summary') return [summary]
    return manner.several === 'both' ? [summary, ...each] : each
  }
  for (const repeat of [null, ...repeats.map(({ item }) => item)]) {
    const auto = repeat
      ? ['_index', '_parent_table_name', '_parent_index', '_submission__id', '_submission__uuid']
      : ['_id', '_uuid', '_submission_time', '_validation_status', '__version__', '_index']
    tables.set(repeat, {
      name: repeat ? repeat.name.slice(0, 31) : title,
      head: [...section(repeat).flatMap(columns), ...auto],
      rows: [],
    })
  }
  const write = (
    repeat: Item | null,
    answers: Answers,
    above: Item | null,
    one: Sent,
    id: number,
  ) => {
    const index = (counts.get(repeat) ?? 0) + 1
    counts.set(repeat, index)
    const own = section(repeat).flatMap((place) => cells(place, answers))
    const auto = repeat
      ? [index, above?.name ?? title, counts.get(above) ?? 0, id, one.uuid]
      : [id, one.uuid, one.submittedAt.replace('.000Z', ''), '', one.version ?? '', index]
    tables.get(repeat)?.rows.push([...own, ...auto])
    for (const { item } of repeats.filter((place) => (place.repeats.at(-1) ?? null) === repeat))
      for (const row of rowsOf(answers[item.name])) write(item, row.answers, repeat, one, id)
  }
  for (const [at, one] of sent.entries()) write(null, one.answers, null, one, 100 + at)
  return [...tables.values()]
}

export function koboCsv(
  instrument: Instrument,
  sent: readonly Sent[],
  manner: KoboManner,
): Uint8Array {
  const [{ head, rows } = { head: [], rows: [] }] = koboTables(instrument, sent, manner)
  const line = (cells: readonly XlsxCell[]) =>
    cells.map((cell) => `"${String(cell ?? '').replaceAll('"', '""')}"`).join(';')
  return strToU8(`\uFEFF${[head, ...rows].map(line).join('\n')}\n`)
}

export function koboXlsx(
  instrument: Instrument,
  sent: readonly Sent[],
  manner: KoboManner,
): Uint8Array {
  return workbookOf(koboTables(instrument, sent, manner))
}

export function koboJson(instrument: Instrument, sent: readonly Sent[]): Uint8Array {
  const node = (items: readonly Item[], answers: Answers, prefix: string): [string, unknown][] =>
    items.flatMap((item): [string, unknown][] => {
      const path = `${prefix}${item.name}`
      if (item.type === 'group') return node(item.items, answers, `${path}/`)
      if (item.type === 'repeat') {
        const rows = rowsOf(answers[item.name])
        const made = rows.map((row) =>
          Object.fromEntries(node(item.items, row.answers, `${path}/`)),
        )
        return rows.length === 0 ? [] : [[path, made]]
      }
      return [item.name, `${item.name}_other`].flatMap((name): [string, unknown][] => {
        const text = textOf(answers[name])
        return text === '' || (name !== item.name && !('other' in item))
          ? []
          : [[`${prefix}${name}`, text]]
      })
    })
  const results = sent.map((one, at) => ({
    _id: 100 + at,
    'formhub/uuid': 'f0f0',
    ...Object.fromEntries(node(instrument.items, one.answers, '')),
    __version__: one.version ?? 'vAbc',
    'meta/instanceID': `uuid:${one.uuid}`,
    _xform_id_string: 'aXform',
    _uuid: one.uuid,
    _attachments: [],
    _status: 'submitted_via_web',
    _geolocation: [null, null],
    _submission_time: one.submittedAt.replace('.000Z', ''),
    _tags: [],
    _notes: [],
    _validation_status: {},
    _submitted_by: null,
  }))
  return strToU8(JSON.stringify({ count: results.length, next: null, previous: null, results }))
}

// ── ODK Central ──

export function centralZip(
  instrument: Instrument,
  sent: readonly Sent[],
  { groups, split }: { groups: boolean; split: boolean },
  media: Record<string, Uint8Array> = {},
): Uint8Array {
  const form = 'kelompok'
  const repeats = placesOf(instrument.items).filter(({ item }) => item.type === 'repeat')
  const tables = new Map<Item | null, Table>()
  const section = (repeat: Item | null) =>
    placesOf(instrument.items).filter(
      (one) =>
        (one.repeats.at(-1) ?? null) === repeat &&
        !('items' in one.item) &&
        one.item.type !== 'note',
    )
  const columns = ({ item, path, repeats: around }: Place): string[] => {
    const below = around.length === 0 ? path : path.slice(path.indexOf(around.at(-1) as Item) + 1)
    const own = groups ? below.map(({ name }) => name).join('-') : item.name
    if (item.type === 'geopoint')
      return ['Latitude', 'Longitude', 'Altitude', 'Accuracy'].map((part) => `${own}-${part}`)
    const each = split && item.type === 'selectMany' ? choicesIn(instrument, item) : []
    return [own, ...each.map(({ name }) => `${own}/${name}`)]
  }
  const cells = ({ item }: Place, answers: Answers): string[] => {
    const value = answers[item.name]
    const text = textOf(value)
    if (item.type === 'geopoint')
      return Array.from({ length: 4 }, (_, at) => text.split(' ')[at] ?? '')
    const each = split && item.type === 'selectMany' ? choicesIn(instrument, item) : []
    return [
      text,
      ...each.map(({ name }) =>
        Array.isArray(value) && value.includes(name as never) ? '1' : '0',
      ),
    ]
  }
  for (const repeat of [null, ...repeats.map(({ item }) => item)]) {
    const own = section(repeat).flatMap(columns)
    tables.set(repeat, {
      name: repeat ? `${form}-${repeat.name}` : form,
      head: repeat
        ? [...own, 'PARENT_KEY', 'KEY']
        : [
            'SubmissionDate',
            ...own,
            'meta-instanceID',
            'KEY',
            'SubmitterID',
            'SubmitterName',
            'AttachmentsPresent',
            'AttachmentsExpected',
            'Status',
            'ReviewState',
            'DeviceID',
            'Edits',
            'FormVersion',
          ],
      rows: [],
    })
  }
  const write = (repeat: Item | null, answers: Answers, key: string, parent: string, one: Sent) => {
    const own = section(repeat).flatMap((place) => cells(place, answers))
    tables
      .get(repeat)
      ?.rows.push(
        repeat
          ? [...own, parent, key]
          : [
              one.submittedAt,
              ...own,
              key,
              key,
              '12',
              'Rina',
              '0',
              '0',
              '',
              '',
              'collect:x',
              '0',
              one.version ?? '1',
            ],
      )
    for (const place of repeats.filter((other) => (other.repeats.at(-1) ?? null) === repeat)) {
      const below = repeat ? place.path.slice(place.path.indexOf(repeat) + 1) : place.path
      for (const [at, row] of rowsOf(answers[place.item.name]).entries())
        write(
          place.item,
          row.answers,
          `${key}/${below.map(({ name }) => name).join('/')}[${at + 1}]`,
          key,
          one,
        )
    }
  }
  for (const one of sent) write(null, one.answers, `uuid:${one.uuid}`, '', one)
  const line = (texts: readonly XlsxCell[]) =>
    texts
      .map((cell) =>
        /[",\n\r]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell),
      )
      .join(',')
  const files = [...tables.values()].map(({ name, head, rows }) => [
    `${name}.csv`,
    strToU8(`${[head, ...rows].map(line).join('\n')}\n`),
  ])
  return zipSync({
    ...Object.fromEntries(files),
    ...Object.fromEntries(Object.entries(media).map(([name, bytes]) => [`media/${name}`, bytes])),
  })
}

export function centralJson(instrument: Instrument, sent: readonly Sent[]): Uint8Array {
  const node = (items: readonly Item[], answers: Answers, id: string): Record<string, unknown> =>
    Object.fromEntries(
      items.flatMap((item): [string, unknown][] => {
        if (item.type === 'group') return [[item.name, node(item.items, answers, id)]]
        if (item.type === 'repeat')
          return [
            [`${item.name}@odata.navigationLink`, `Submissions('${id}')/${item.name}`],
            [
              item.name,
              rowsOf(answers[item.name]).map((row, at) => ({
                ...node(item.items, row.answers, id),
                __id: `${id}-${at}`,
              })),
            ],
          ]
        const more = 'other' in item && item.other ? [`${item.name}_other`] : []
        return [
          [item.name, odata(item, answers[item.name])],
          ...more.map((name): [string, unknown] => [name, answers[name] ?? null]),
        ]
      }),
    )
  const value = sent.map((one) => ({
    __id: `uuid:${one.uuid}`,
    __system: {
      submissionDate: one.submittedAt,
      updatedAt: null,
      submitterId: '12',
      attachmentsPresent: 0,
      attachmentsExpected: 0,
      status: null,
      reviewState: null,
      deviceId: null,
      edits: 0,
      formVersion: one.version ?? '1',
    },
    meta: { instanceID: `uuid:${one.uuid}`, instanceName: null },
    ...node(instrument.items, one.answers, one.uuid),
  }))
  return strToU8(JSON.stringify({ '@odata.context': 'x', value }))
}

function odata(item: Question, value: AnswerValue | undefined): unknown {
  if (value === undefined) return null
  if (item.type === 'geopoint') {
    const [latitude, longitude, altitude, accuracy] = textOf(value).split(' ').map(Number)
    const coordinates = [longitude, latitude, ...(altitude === undefined ? [] : [altitude])]
    return { type: 'Point', coordinates, properties: accuracy === undefined ? {} : { accuracy } }
  }
  return typeof value === 'number' ? value : textOf(value)
}

export function submissionXml(instrument: Instrument, one: Sent): Uint8Array {
  const nodes = (items: readonly Item[], answers: Answers): string[] =>
    items.flatMap((item) => {
      if (item.type === 'group') return [tag(item.name, {}, ...nodes(item.items, answers))]
      if (item.type === 'repeat')
        return rowsOf(answers[item.name]).map((row) =>
          tag(item.name, {}, ...nodes(item.items, row.answers)),
        )
      if (item.type === 'note') return [tag(item.name)]
      const more = 'other' in item && item.other ? [`${item.name}_other`] : []
      return [item.name, ...more].map((name) => tag(name, {}, escaped(textOf(answers[name]))))
    })
  const meta = tag('meta', {}, tag('instanceID', {}, `uuid:${one.uuid}`))
  const attributes = {
    id: instrument.slug,
    version: one.version ?? '1',
    submissionDate: one.submittedAt,
  }
  return strToU8(
    `<?xml version='1.0' ?>${tag('data', attributes, ...nodes(instrument.items, one.answers), meta)}`,
  )
}

// ── A spreadsheet that somebody made ──

export function workbookOf(tables: readonly Table[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const book = writeXlsx((bytes) => pieces.push(bytes.slice()))
  for (const { name, head, rows } of tables) {
    book.sheet(
      name,
      head.map((column) => ({ name: column })),
    )
    book.rows(rows)
  }
  book.end()
  return joined(pieces)
}

/** As Excel keeps a day. */
export function excelDay(day: string): XlsxCell {
  return { serial: Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569, style: dayStyle }
}

function choicesIn(instrument: Instrument, item: Item): readonly Choice[] {
  if (!('choices' in item)) return []
  const own = choicesOf(instrument, item) ?? []
  const other = { name: 'other', label: { id: 'Other', en: 'Other' } }
  return 'other' in item && item.other ? [...own, other] : own
}

function rowsOf(value: AnswerValue | undefined): Row[] {
  return Array.isArray(value) ? value.filter((one): one is Row => typeof one === 'object') : []
}

function textOf(value: AnswerValue | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(' ')
  return 'file' in value ? value.name : ''
}
