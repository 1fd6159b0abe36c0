// Any instrument that the model can say and soundness lets through, for laws over all of them.
import * as fc from 'fast-check'
import type { Choice, ChoiceList } from '../../core/instrument/choices.ts'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Question } from '../../core/instrument/question.ts'
import { faultsOf } from '../../core/instrument/sound.ts'

/** What people write, spaces at the ends and line breaks among it; never nothing but white space. */
const words = (maxLength: number) =>
  fc
    .string({
      maxLength,
      minLength: 1,
      unit: fc.constantFrom(
        ...[
          'a',
          'B',
          'é',
          '漢',
          '😀',
          ' ',
          '\n',
          '\t',
          '"',
          "'",
          '<',
          '&',
          ',',
          ';',
          ':',
          '=',
          '0',
          '_x000D_',
        ],
        ...['- ', '::', '(id)', '#', '%(label)s', '1.5'],
      ),
    })
    .filter((text) => text.trim() !== '')

const number = fc.oneof(
  fc.integer({ min: -1_000, max: 1_000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
)
const natural = (min: number, max: number) => fc.integer({ min, max })
const flag = fc.boolean()

/** Members that may be missing. */
function some<T extends object>(
  parts: { [K in keyof T]: fc.Arbitrary<T[K]> },
): fc.Arbitrary<Partial<T>> {
  return fc.record(parts, { requiredKeys: [] }) as fc.Arbitrary<Partial<T>>
}

const tagSets = [['id'], ['id', 'en'], ['en', 'id', 'jv'], ['qaa', 'en'], ['mad', 'id', 'en-GB']]

export const anyInstrument: fc.Arbitrary<Instrument> = fc
  .record({ languages: fc.constantFrom(...tagSets), count: natural(1, 12) })
  .chain(({ languages, count }) => instrumentIn(languages, count))
  .map(mended)

function instrumentIn(languages: string[], count: number): fc.Arbitrary<Instrument> {
  const [first = 'id', ...others] = languages
  const inLanguages = <T>(text: fc.Arbitrary<T>) =>
    fc.record(Object.fromEntries(languages.map((tag) => [tag, text])), {
      requiredKeys: [first],
    }) as fc.Arbitrary<Record<string, T>>
  const label = inLanguages(words(12))
  const file = fc.constantFrom('a.jpg', 'gambar kelompok.png', 'suara (1).m4a', "d'esa.jpg")
  const media = some({
    image: inLanguages(file),
    bigImage: inLanguages(file),
    audio: inLanguages(file),
    video: inLanguages(file),
  }).map((kinds) => (Object.keys(kinds).length === 0 ? undefined : kinds))
  const extra = fc
    .dictionary(
      fc.constantFrom('catatan', 'Bind::x', 'instance::ya', 'pub lish', '_row', 'save_to'),
      words(8),
      {
        maxKeys: 2,
      },
    )
    .map((entries) => (Object.keys(entries).length === 0 ? undefined : { ...entries }))
  const expression = (name: string) =>
    fc.constantFrom(
      `\${${name}} = 'ya'`,
      ` 1 + 1 > \${ ${name} }`,
      'true()',
      "today() > '2020-01-01'",
      `selected(\${${name}}, 'a')\nor 2 < 3`,
    )
  const choiceName = fc.constantFrom(
    'a',
    'b',
    '1',
    '-999',
    'ya/tidak',
    'é',
    "it's",
    'other',
    '0.5',
    'TRUE',
  )
  const choice = fc.record(
    {
      name: choiceName,
      label,
      media,
      points: number,
      exclusive: flag,
      columns: fc
        .dictionary(
          fc.constantFrom(
            'kecamatan',
            'Filter',
            'points',
            'label',
            'name',
            'IMAGE',
            'list',
            'pedoman_from',
            'pedoman_column_x',
          ),
          words(6),
          {
            minKeys: 1,
            maxKeys: 2,
          },
        )
        .map((entries) => ({ ...entries })),
    },
    { requiredKeys: ['name', 'label'] },
  ) as fc.Arbitrary<Choice>
  const choices = fc.uniqueArray(choice, {
    minLength: 1,
    maxLength: 4,
    selector: ({ name }) => name,
  })
  const list: fc.Arbitrary<ChoiceList> = fc.oneof(
    fc.record({ from: fc.constant('choices' as const), choices }),
    fc.record({
      from: fc.constant('file' as const),
      file: fc.constantFrom('desa.csv', 'kode pos.csv', 'Desa.CSV', 'tanpa-akhiran'),
      value: fc.constantFrom('name', 'kode', 'kode desa'),
      label: fc.constantFrom('label', 'nama', 'nama = desa'),
    }),
    fc.constant({ from: 'cases' as const }),
    fc.record({
      from: fc.constant('participants' as const),
      roles: fc.uniqueArray(fc.constantFrom('ketua', 'anggota kelompok', 'ibu/bapak'), {
        maxLength: 2,
      }),
    }),
  )
  const placed = (before: string) => ({
    hint: label,
    relevant: expression(before),
    appearance: fc.constantFrom(
      'minimal',
      'multiline',
      'new signature',
      'signature',
      'ex:x(a= 1)',
      'w1 ',
    ),
    media,
    extra,
  })
  const given = fc.oneof(
    fc.record({
      value: fc.oneof(words(6), number, fc.array(choiceName, { minLength: 1, maxLength: 3 })),
    }),
    fc.record({ expression: fc.constantFrom('today()', '1 + 1', "'x'", 'once(random())') }),
  )
  const kept = (before: string) => ({
    ...placed(before),
    calculation: fc.constantFrom('1 + 1', `\${${before}} * 2`, "concat('a', 'b')"),
    default: given,
    trigger: fc.constant([before]),
  })
  const asked = (before: string) => ({
    ...kept(before),
    guidance: label,
    required: fc.oneof(flag, fc.constantFrom('true()', `\${${before}} = 1`)),
    requiredMessage: label,
    readOnly: fc.oneof(flag, fc.constant('false()')),
    constraint: fc.constantFrom('. > 0', ". = 'a' or . = 'b'", 'string-length(.) < 9'),
    constraintMessage: label,
    probes: fc.uniqueArray(
      fc.record({ name: fc.constantFrom('kapan', 'contoh', 'siapa-lagi'), label }),
      {
        minLength: 1,
        maxLength: 3,
        selector: ({ name }) => name,
      },
    ),
    aims: fc.uniqueArray(fc.constantFrom('kerja-sama', 'modal', 'pasar'), {
      minLength: 1,
      maxLength: 2,
    }),
    records: fc.constantFrom('title', 'date', 'criticism'),
  })

  const question = (name: string, before: string, lists: string[]): fc.Arbitrary<Question> => {
    const base = { name: fc.constant(name), label }
    const one = (type: Question['type'], needed: object, parts: object) =>
      fc
        .tuple(
          fc.record({ type: fc.constant(type), ...base, ...needed }),
          some(parts as Record<string, fc.Arbitrary<unknown>>),
        )
        .map(([must, may]) => ({ ...must, ...may }) as unknown as Question)
    const from = {
      choices: lists.length > 0 ? fc.oneof(choices, fc.constantFrom(...lists)) : choices,
    }
    const limits = fc.tuple(number, number).map(([a, b]) => [Math.min(a, b), Math.max(a, b)])
    const chosen = {
      ...asked(before),
      choiceFilter: fc.constantFrom("kecamatan = 'x'", `name != \${${before}}`),
      shuffle: fc.constantFrom(
        {},
        { seed: `\${${before}}` },
        { seed: '42' },
        { seed: 'once(1 + 1)' },
      ),
      other: flag,
    }
    const { other: _, ...ranked } = chosen
    const spot = {
      ...asked(before),
      captureAccuracy: natural(0, 99),
      warningAccuracy: fc.constant(12.5),
    }
    return fc.oneof(
      one('text', {}, { ...asked(before), long: flag }),
      fc
        .tuple(
          fc.oneof(one('integer', {}, asked(before)), one('decimal', {}, asked(before))),
          limits,
          fc.constantFrom('none', 'min', 'max', 'both'),
        )
        .map(
          ([q, [min, max], which]) =>
            ({
              ...q,
              ...((which === 'min' || which === 'both') && { min }),
              ...((which === 'max' || which === 'both') && { max }),
            }) as Question,
        ),
      one(
        'range',
        { min: number, max: number, step: fc.constantFrom(1, 0.5, 1e-7) },
        asked(before),
      ),
      one('selectOne', from, chosen),
      one('selectMany', from, chosen),
      one('rank', from, ranked),
      one('tally', from, { ...asked(before), everySeconds: natural(5, 3_600) }),
      ...(
        [
          'date',
          'time',
          'dateTime',
          'video',
          'file',
          'signature',
          'barcode',
          'acknowledge',
        ] as const
      ).map((type) => one(type, {}, asked(before))),
      ...(['geopoint', 'geotrace', 'geoshape'] as const).map((type) => one(type, {}, spot)),
      one('image', {}, { ...asked(before), maxPixels: natural(1, 4_000) }),
      one(
        'audio',
        {},
        { ...asked(before), quality: fc.constantFrom('normal', 'voice-only', 'external') },
      ),
      one('note', {}, { ...placed(before), guidance: label }),
      one('calculate', { calculation: fc.constantFrom('1 + 1', "'a'") }, kept(before)),
      one('hidden', {}, kept(before)),
      one(
        'meta',
        {
          of: fc.constantFrom(
            'start',
            'end',
            'today',
            'deviceid',
            'username',
            'email',
            'phonenumber',
          ),
        },
        kept(before),
      ),
    )
  }

  const name = (index: number) =>
    ['umur', 'Nama_é', '_x', 'q-9', 'TRUE', 'anak'][index % 6] + (index < 6 ? '' : `_${index}`)
  /** The first is a plain question that all others may speak of. */
  const listNames = ['desa', 'ya_tidak', 'Orang', 'umur']
  return fc
    .record({
      lists: fc.uniqueArray(fc.tuple(fc.constantFrom(...listNames), list), {
        maxLength: 3,
        selector: ([key]) => key,
      }),
      shape: fc.array(fc.constantFrom('question', 'group', 'repeat', 'end'), {
        minLength: count,
        maxLength: count,
      }),
    })
    .chain(({ lists, shape }) => {
      const names = lists.map(([key]) => key)
      const parts = shape.map((kind, index): fc.Arbitrary<unknown> => {
        const own = name(index + 1)
        const group = fc.record({ type: fc.constant(kind), name: fc.constant(own) })
        if (kind === 'end') return fc.constant(null)
        if (kind === 'question') return question(own, name(0), names)
        const more =
          kind === 'group'
            ? { ...placed(name(0)), label, goalMinutes: natural(1, 600) }
            : { ...placed(name(0)), label, count: fc.constantFrom('3', `\${${name(0)}} + 1`) }
        return fc
          .tuple(group, some(more as Record<string, fc.Arbitrary<unknown>>))
          .map(([must, may]) => ({ ...must, ...may }))
      })
      return fc
        .record({
          parts: fc.tuple(...parts),
          set: fc.record(
            {
              slug: fc.constantFrom('a', 'pedoman-wawancara', '9-9'),
              kind: fc.constantFrom('interview', 'observation', 'fgd', 'document', 'survey'),
              technique: fc.constantFrom('interview', 'observation', 'fgd', 'document', 'score'),
              title: label,
              about: fc.constantFrom('participant', 'case', 'study'),
              roles: fc.uniqueArray(fc.constantFrom('ketua', 'ibu rumah tangga', ' x'), {
                maxLength: 2,
              }),
              needs: fc.uniqueArray(fc.constantFrom('record', 'quote', 'share'), { maxLength: 2 }),
              seats: natural(2, 30),
              responseName: fc.constantFrom(`\${${name(0)}}`, "concat('a', today())"),
              extra: fc.constantFrom(
                { version: '7', style: 'pages theme-grid' },
                { 'pedoman::sheet::entities': '[["list_name","label"],["trees","x"]]' },
                { 'pedoman::language::id': 'bahasa', 'Kolom saya': 'ya' },
              ),
            },
            { requiredKeys: ['slug', 'kind', 'technique', 'title', 'about', 'roles', 'needs'] },
          ),
          scored: fc.record({
            subscales: natural(0, 2),
            labels: fc.tuple(label, label, label),
            weight: fc.option(
              number.map(Math.abs).filter((value) => value <= 1_000),
              { nil: undefined },
            ),
            reversed: fc.option(flag, { nil: undefined }),
            backwards: flag,
            missing: fc.constantFrom(
              { rule: 'strict' as const },
              { rule: 'zero' as const },
              { rule: 'prorate' as const, atLeast: 1 },
            ),
            decimals: natural(0, 6),
            from: number.filter((value) => Math.abs(value) < 1e9),
          }),
          tone: fc.constantFrom(undefined, 'low' as const, 'alert' as const),
        })
        .map(({ parts: made, set, scored, tone }) => {
          const leading = {
            type: 'integer',
            name: name(0),
            label: { [first]: 'Umur' },
            min: 0,
            max: 10,
          }
          const items = nest([leading, ...made] as (Item | null)[])
          const ranges = questionsIn(items).filter(({ type }) => type === 'range')
          const pool = scored.backwards ? ranges.toReversed() : ranges
          const scoredItems = [leading, ...pool].map(({ name: question }) => ({
            question,
            ...(scored.weight !== undefined && { weight: scored.weight }),
            ...(scored.reversed !== undefined && { reversed: scored.reversed }),
          }))
          const half = Math.ceil(scoredItems.length / 2)
          const [all, one, two] = scored.labels
          const subscales =
            scored.subscales === 1 || scoredItems.length < 2
              ? [{ name: 'semua', label: all, items: scoredItems }]
              : [
                  { name: 'dua', label: two, items: scoredItems.slice(half) },
                  { name: 'satu', label: one, items: scoredItems.slice(0, half) },
                ]
          const bands = [
            { name: 'rendah', label: one, from: scored.from, ...(tone && { tone }) },
            { name: 'tinggi', label: two, from: scored.from + 1 + Math.abs(scored.from) },
          ]
          return {
            ...set,
            languages: [first, ...others],
            items,
            ...(lists.length > 0 && { lists: Object.fromEntries(lists) }),
            ...(scored.subscales > 0 && {
              scoring: {
                subscales,
                missing: scored.missing,
                decimals: scored.decimals,
                bands: bands.slice(scored.subscales - 1),
              },
            }),
          } as unknown as Instrument
        })
    })
}

/** Every file that is shown is there, and no default is one that its question cannot have. */
function mended(instrument: Instrument): Instrument {
  const named = JSON.stringify(instrument).matchAll(
    /"([^"]+\.(?:jpg|png|m4a|csv|CSV)|tanpa-akhiran)"/g,
  )
  const files = [...new Set([...named].map(([, name = '']) => name))].map((name, index) => ({
    name,
    hash: index.toString(16).padStart(64, '0'),
    type: 'application/octet-stream',
    sizeBytes: index,
  }))
  const whole = { ...instrument, ...(files.length > 0 && { files }) }
  const unfit = faultsOf(whole).flatMap(({ at, reason }) =>
    reason === 'default.unfit' ? [at] : [],
  )
  for (const at of unfit) {
    const steps = at.split('.').slice(0, -2)
    const question = steps.reduce<unknown>(
      (value, step) => (value as Record<string, unknown>)[step],
      whole,
    )
    delete (question as { default?: unknown }).default
  }
  // A new object: soundness keeps what it found out about the one before.
  return structuredClone(whole)
}

function nest(flat: readonly (Item | null)[]): Item[] {
  const items: Item[] = []
  const open = [items]
  for (const item of flat) {
    if (item === null) {
      if (open.length > 1) open.pop()
      continue
    }
    if (item.type !== 'group' && item.type !== 'repeat') open.at(-1)?.push(item)
    else {
      const inner: Item[] = []
      open.at(-1)?.push({ ...item, items: inner })
      open.push(inner)
    }
  }
  return items
}

function questionsIn(items: readonly Item[]): Question[] {
  return items.flatMap((item) => ('items' in item ? questionsIn(item.items) : [item]))
}
