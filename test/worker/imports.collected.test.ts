// Responses that were collected with another program: checked, scored and made into sources as a phone's are, once, and
// taken back as one.
import { expect, test } from 'vitest'
import type { Bundle } from '../../core/import/bundle.ts'
import { gather } from '../../core/import/collected/gather.ts'
import { openCollected } from '../../core/import/collected/open.ts'
import { readingOf } from '../../core/import/collected/reading.ts'
import type { Instrument } from '../../core/instrument/model.ts'
import type { SourceRow } from '../../core/wire/coding.ts'
import type { ResponseDetail, ResponseRow } from '../../core/wire/field.ts'
import { must } from '../analysis.ts'
import { koboJson, type Sent } from '../core/elsewhere.ts'
import { asked, form, number, one, repeat, text, withScoring } from '../core/scenario.ts'
import { bringIn, emptyBundle, plan, stage } from '../importing.ts'
import { type World, world } from '../world.ts'

const survey: Instrument = {
  ...withScoring(
    form(
      text('kode'),
      number('umur').constraint('. < 100'),
      one('puas', { ya: 2, tidak: 0 }),
      text('cerita'),
      repeat('anggota', text('nama')),
      asked('image', 'foto'),
    ),
    { subscales: [{ name: 'semua', label: { id: 'Semua' }, items: [{ question: 'puas' }] }] },
  ),
  slug: 'survei-desa',
  about: 'study',
}

const sent = (at: number, answers: Sent['answers'] = {}): Sent => ({
  uuid: `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`,
  submittedAt: '2026-03-01T20:30:00.000Z',
  answers: { umur: 30 + at, puas: 'ya', cerita: `Cerita ke-${at}`, ...answers },
})

/** As the desk makes it of an export. */
function bundleOf(
  all: readonly Sent[],
  instrument = survey,
  participant: string | null = null,
): Bundle {
  const brought = openCollected(koboJson(instrument, all), 'data.json')
  if (brought.kind !== 'collected') throw new Error(brought.kind)
  const reading = readingOf(brought.collected, instrument, {
    zone: 'Asia/Makassar',
    participant,
    case: null,
    day: null,
    otherwiseOn: '2026-03-01',
    columns: new Map(),
    file: () => null,
  })
  const { responses, left } = gather(reading, { onMisfit: 'answer', withReturned: true })
  return {
    ...emptyBundle,
    format: 'kobo',
    product: 'KoboToolbox',
    instruments: [instrument],
    responses,
    left,
  }
}

const listed = async (w: World) =>
  (must(await w.as('supervisor').get('/responses')).json as { rows: ResponseRow[] }).rows

test('an export comes in as responses with their scores, and their words as sources', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const rows = [{ id: 'a', answers: { nama: 'Wayan' } }]
  const { added } = await bringIn(
    lead,
    bundleOf([sent(1, { anggota: rows }), sent(2, { umur: 120 })]),
  )
  expect(added).toMatchObject({ instrument: 1, response: 2, source: 2 })
  const [first] = (await listed(w)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  expect(first).toMatchObject({
    instrument: 'survei-desa',
    device: 'KoboToolbox',
    state: 'received',
    score: 2,
    occurredOn: '2026-03-02',
  })
  const all = await Promise.all(
    (await listed(w)).map(
      async ({ id }) => must(await lead.get(`/responses/${id}`)).json as ResponseDetail,
    ),
  )
  expect(
    all.map(({ body }) => body.answers).toSorted((a, b) => Number(a.umur) - Number(b.umur)),
  ).toEqual([
    {
      umur: 31,
      puas: 'ya',
      cerita: 'Cerita ke-1',
      anggota: [{ id: 'r1', answers: { nama: 'Wayan' } }],
    },
    // Data that was collected cannot be asked again: a rule that it breaks is told, and keeps nothing out.
    { umur: 120, puas: 'ya', cerita: 'Cerita ke-2' },
  ])
  const { rows: sources } = must(await lead.get('/sources')).json as { rows: SourceRow[] }
  expect(sources).toHaveLength(2)
  const phones = must(await lead.get('/devices')).json as { rows: { label: string }[] }
  expect(phones.rows.map(({ label }) => label)).not.toContain('KoboToolbox')
})

test('a later export of the same project adds what is new and tells what was changed there', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await bringIn(lead, bundleOf([sent(1), sent(2)]))
  const id = await stage(lead, bundleOf([sent(1), sent(2, { umur: 99 }), sent(3)]), 'cd'.repeat(32))
  const told = await plan(lead, id)
  expect(told.kinds.filter(({ kind }) => kind === 'instrument' || kind === 'response')).toEqual([
    { kind: 'instrument', new: 0, here: 1, out: 0 },
    { kind: 'response', new: 1, here: 1, out: 1 },
  ])
  expect(told.out).toEqual([
    { kind: 'response', reason: 'response-changed', count: 1, names: ['form (id), 2026-03-02'] },
  ])
  must(await lead.post(`/imports/${id}/apply`, {}))
  expect(await listed(w)).toHaveLength(3)
  const again = await stage(lead, bundleOf([sent(1), sent(3)]), 'ef'.repeat(32))
  expect((await plan(lead, again)).isReady).toBe(false)
})

test('what somebody there approved comes in accepted; who is not known stays out', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  must(
    await lead.post('/participants', {
      code: 'P-001',
      role: 'ketua',
      case: null,
      attributes: {},
      identity: null,
    }),
  )
  const about: Instrument = { ...survey, about: 'participant' }
  const bundle = bundleOf(
    [sent(1, { kode: 'P-001' }), sent(2, { kode: 'P-002' }), sent(3)],
    about,
    'kode',
  )
  expect(bundle.responses).toHaveLength(2)
  const judged = {
    ...bundle,
    responses: bundle.responses.map((one) => ({ ...one, judged: 'accepted' as const })),
  }
  const id = await stage(lead, judged)
  expect((await plan(lead, id)).out).toEqual([
    {
      kind: 'response',
      reason: 'participant-unknown',
      count: 1,
      names: ['form (id), P-002, 2026-03-02'],
    },
  ])
  must(await lead.post(`/imports/${id}/apply`, {}))
  expect(await listed(w)).toMatchObject([{ participant: 'P-001', state: 'accepted' }])
})

test('without the consent that its form needs it waits apart, and is released as it was collected', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const person = { code: 'P-001', role: 'ketua', case: null, attributes: {}, identity: null }
  must(await lead.post('/participants', person))
  const careful: Instrument = { ...survey, needs: ['archive'] }
  // A rule of the form that it breaks was no reason to keep it out, and is none to keep it apart.
  await bringIn(lead, bundleOf([sent(1, { kode: 'P-001', umur: 120 })], careful, 'kode'))
  const [one] = await listed(w)
  expect(one?.state).toBe('quarantined')
  expect(must(await lead.get('/sources')).json).toMatchObject({ rows: [] })
  const consent = {
    id: crypto.randomUUID(),
    textVersion: '1',
    scopes: ['archive'],
    how: 'signed',
    givenAt: '2026-01-01T00:00:00Z',
  }
  must(await lead.post('/participants/P-001/consents', consent))
  must(await lead.post(`/responses/${one?.id}/release`, {}))
  expect(await listed(w)).toMatchObject([{ state: 'received' }])
  expect(must(await lead.get('/sources')).json).toMatchObject({ rows: [{ id: one?.id }] })
})

test('taken back, nothing of it is left; what was built on it keeps it', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const { id } = await bringIn(lead, bundleOf([sent(1), sent(2)]))
  const [one] = await listed(w)
  const query = `/responses/${one?.id}/queries/${crypto.randomUUID()}`
  must(await lead.put(query, { ref: 'umur', text: 'Benar?' }))
  const kept = await lead.delete(`/imports/${id}`)
  expect([kept.status, kept.json]).toMatchObject([
    409,
    { error: 'import.kept', details: { responses: 1 } },
  ])
  const fresh = await world()
  const other = fresh.as('supervisor')
  const { id: another } = await bringIn(other, bundleOf([sent(1), sent(2)]))
  must(await other.delete(`/imports/${another}`))
  expect(await listed(fresh)).toEqual([])
  expect(must(await other.get('/sources')).json).toMatchObject({ rows: [] })
  expect(must(await other.get('/instruments')).json).toMatchObject({ rows: [] })
  const { results } = await fresh.db
    .prepare(
      `select t.what, t.n from tallies t join studies s on s.id = t.study_id
        where s.slug = ? and t.what in ('instruments', 'responses', 'sources') order by 1`,
    )
    .bind(fresh.study)
    .all()
  expect(results).toEqual([
    { what: 'instruments', n: 0 },
    { what: 'responses', n: 0 },
    { what: 'sources', n: 0 },
  ])
})

test('a form whose names hold other answers than those that are in stays out, with its responses', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await bringIn(lead, bundleOf([sent(1)]))
  const retyped: Instrument = {
    ...form(text('umur'), text('cerita')),
    slug: 'survei-desa',
    about: 'study',
  }
  const other: Sent = { ...sent(7), answers: { umur: 'tua', cerita: 'x' } }
  const id = await stage(lead, bundleOf([other], retyped), 'cd'.repeat(32))
  expect((await plan(lead, id)).out).toMatchObject([
    { kind: 'instrument', reason: 'instrument-clash', count: 1 },
    { kind: 'response', reason: 'rests-on-nothing', count: 1 },
  ])
})

test('nothing that is no answer to its question is laid aside, whoever sends it', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const bundle = bundleOf([sent(1)])
  const [first] = bundle.responses
  if (!first) throw new Error('no response')
  const broken = { ...first, response: { ...first.response, answers: { umur: 'tua' } } }
  await expect(stage(lead, { ...bundle, responses: [broken] })).rejects.toThrow(
    /answer\.wrong-type/,
  )
})

test('what is too long for a row is refused before anything is laid aside', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const bundle = bundleOf([sent(1)])
  const [first] = bundle.responses
  if (!first) throw new Error('no response')
  const rows = Array.from({ length: 7 }, (_, at) => ({
    id: `r${at}`,
    answers: { nama: '"'.repeat(100_000) },
  }))
  const long = { ...first, response: { ...first.response, answers: { anggota: rows } } }
  await expect(stage(lead, { ...bundle, responses: [long] })).rejects.toThrow(/import\.row-long/)
})

test('of two versions that come together no name holds two kinds of answer', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const bundle = bundleOf([sent(1)])
  const retyped: Instrument = { ...survey, items: [text('umur').item, ...survey.items.slice(2)] }
  const both = { ...bundle, instruments: [survey, retyped] }
  await expect(stage(lead, both)).rejects.toThrow(/type\.answered/)
  // One that names another answer besides stands beside it.
  const longer: Instrument = { ...survey, items: [...survey.items, text('alamat').item] }
  const { added } = await bringIn(
    lead,
    { ...bundle, instruments: [survey, longer] },
    'cd'.repeat(32),
  )
  expect(added).toMatchObject({ instrument: 2, response: 1 })
  const { rows } = must(await lead.get('/instruments')).json as { rows: { number: number }[] }
  expect(rows.map(({ number: which }) => which).sort()).toEqual([1, 2])
})
