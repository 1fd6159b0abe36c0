// A small guide and a small scoring form, and responses to them: just enough for tests to say what they mean.
import type { Instrument } from '../core/instrument/model.ts'
import type { Response } from '../core/wire/response.ts'

export const smallGuide: Instrument = {
  slug: 'small-guide',
  kind: 'interview',
  technique: 'interview',
  title: { id: 'Pedoman kecil', en: 'Small guide' },
  languages: ['id', 'en'],
  about: 'participant',
  roles: [],
  needs: ['archive'],
  items: [
    {
      type: 'group',
      name: 'start',
      label: { id: 'Awal', en: 'Start' },
      goalMinutes: 10,
      items: [
        {
          type: 'text',
          name: 'story',
          label: { id: 'Bagaimana kelompok ini mulai?', en: 'How did the group begin?' },
          long: true,
          aims: ['founding'],
          probes: [{ name: 'who', label: { id: 'Siapa saja?', en: 'Who?' } }],
          required: true,
        },
        {
          type: 'selectOne',
          name: 'saves',
          label: { id: 'Punya tabungan?', en: 'Any savings?' },
          choices: [
            { name: 'yes', label: { id: 'Ya', en: 'Yes' } },
            { name: 'no', label: { id: 'Tidak', en: 'No' } },
          ],
        },
        {
          type: 'integer',
          name: 'amount',
          label: { id: 'Berapa sebulan?', en: 'How much a month?' },
          min: 0,
          max: 10_000_000,
          relevant: "${saves} = 'yes'",
          constraint: '. mod 500 = 0',
        },
      ],
    },
  ],
}

const fourPoints = [1, 2, 3, 4].map((points) => ({
  name: `p${points}`,
  label: { id: `Nilai ${points}`, en: `Level ${points}` },
  points,
}))

export const smallScore: Instrument = {
  slug: 'small-score',
  kind: 'scoring',
  technique: 'score',
  title: { id: 'Skor kecil', en: 'Small score' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: [],
  items: [
    { type: 'selectOne', name: 'dues', label: { id: 'Iuran', en: 'Dues' }, choices: fourPoints },
    {
      type: 'selectOne',
      name: 'income',
      label: { id: 'Pendapatan', en: 'Income' },
      choices: fourPoints,
    },
  ],
  scoring: {
    subscales: [
      {
        name: 'all',
        label: { id: 'Semua', en: 'All' },
        items: [{ question: 'dues' }, { question: 'income', weight: 2 }],
      },
    ],
    missing: { rule: 'strict' },
    decimals: 1,
    bands: [
      { name: 'growing', label: { id: 'tumbuh', en: 'growing' }, from: 0 },
      { name: 'independent', label: { id: 'mandiri', en: 'independent' }, from: 9 },
    ],
  },
}

/** A finished response; say what differs. */
export function filled(version: string, differs: Partial<Response> = {}): Response {
  return {
    id: crypto.randomUUID(),
    version,
    participant: 'P-001',
    case: null,
    occurredOn: '2026-11-02',
    startedAt: '2026-11-02T01:00:00.000Z',
    finalisedAt: '2026-11-02T01:40:00.000Z',
    language: 'id',
    answers: { story: 'Kami mulai dari kebun kecil.\nLalu bertambah ramai.', saves: 'no' },
    coverage: { story: { how: 'asked', atMs: 61_000 } },
    probes: { story: { who: { how: 'volunteered', atMs: 90_000 } } },
    task: null,
    app: 'test',
    ...differs,
  }
}
