// What coders settle: the record, the consensus layer that comes of it, and taking it back.
import { expect, test } from 'vitest'
import type { Coding } from '../../core/wire/coding.ts'
import type { Adjudication, NewAdjudication, ScoreRating } from '../../core/wire/round.ts'
import { code, must, newId, publish, source, spoken } from '../analysis.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

type Rows<Row> = { rows: Row[]; next: string | null }

async function round(w: World) {
  const [text, x, y] = [await source(w), await code(w, 'x'), await code(w, 'y')]
  const id = newId()
  const coders = [w.personId('coder'), w.personId('coder2')]
  const body = {
    title: 'Putaran',
    mode: 'open',
    from: '2026-11-01',
    to: '2026-11-30',
    codes: [x],
    sources: [{ source: text, coders }],
    draw: null,
  }
  must(await w.as('supervisor').put(`/rounds/${id}`, body))
  const path = `/rounds/${id}/sources/${text}/adjudications`
  const settle = (...rows: NewAdjudication[]) => w.as('supervisor').put(path, { rows })
  const settled = async () =>
    ((await w.as('supervisor').get(`/rounds/${id}/adjudications`)).json as Rows<Adjudication>).rows
  const consensus = async () =>
    ((await w.as('supervisor').get(`/sources/${text}/codings`)).json as Rows<Coding>).rows
      .filter(({ layer }) => layer === 'consensus')
      .map(({ id: coding, code: of, start, end, quote }) => ({
        coding,
        code: of,
        start,
        end,
        quote,
      }))
  const [first, second] = coders as [string, string]
  const before = [
    { coder: first, has: true },
    { coder: second, has: false },
  ]
  const after = (of: string, start: number, end: number) => ({
    coding: newId(),
    code: of,
    start,
    end,
    quote: spoken.slice(start, end),
  })
  return { id, text, x, y, first, second, before, after, settle, settled, consensus, path }
}

test('a place that is settled is recorded with who yielded and why, and stands in the consensus layer', async () => {
  const w = await world()
  const { x, y, first, second, before, after, ...r } = await round(w)
  const place = { code: x, start: 0, end: 22, before }
  const stands: NewAdjudication = {
    id: newId(),
    ...place,
    outcome: 'yielded',
    after: after(x, 0, 22),
    yielded: [second],
    reason: 'Modal disebut lewat sampah.',
  }
  const falls: NewAdjudication = {
    id: newId(),
    ...place,
    start: 24,
    end: 46,
    outcome: 'yielded',
    after: null,
    yielded: [first],
    reason: 'Bukan modal.',
  }
  const replaced: NewAdjudication = {
    id: newId(),
    ...place,
    start: 47,
    end: 60,
    outcome: 'replaced',
    after: after(y, 47, 60),
    yielded: [first, second],
    reason: 'Lebih tepat tentang anggota.',
  }
  const open: NewAdjudication = {
    id: newId(),
    ...place,
    start: 5,
    end: 10,
    outcome: 'definition',
    reason: 'Batasnya tidak tertulis.',
  }
  expect((await r.settle(stands, falls, replaced, open)).status).toBe(201)
  expect((await r.settle(stands, falls, replaced, open)).status).toBe(200)
  const told = await r.settled()
  expect(told).toHaveLength(4)
  expect(told.find((one) => one.id === stands.id)).toEqual({
    id: stands.id,
    source: r.text,
    code: x,
    start: 0,
    end: 22,
    before,
    outcome: 'yielded',
    yielded: [second],
    reason: 'Modal disebut lewat sampah.',
    after: { coding: stands.after?.coding, code: x, start: 0, end: 22 },
    by: 'Sari Supervisor',
    at: expect.any(String),
    isLost: false,
  })
  expect(await r.consensus()).toEqual([stands.after, replaced.after])
  // The blind layers are as they were: nobody's codings were made, moved or taken away.
  const mine = (await w.as('coder').get(`/rounds/${r.id}`)).json
  expect(mine).toMatchObject({ parts: [{ coder: first }] })
})

test('a place that was settled stays with its words when the text is corrected, and says when they are gone', async () => {
  const w = await world()
  const r = await round(w)
  const place = (start: number, end: number): NewAdjudication => ({
    id: newId(),
    code: r.x,
    start,
    end,
    before: r.before,
    outcome: 'definition',
    reason: 'Belum jelas.',
  })
  const [kept, lost] = [place(24, 46), place(48, 67)]
  must(await r.settle(kept, lost))
  const correct = (version: number, edits: object[]) =>
    w
      .as('supervisor')
      .post(`/sources/${r.text}/corrections`, { version, kind: 'typing', reason: '', edits })
  must(await correct(1, [{ start: 0, end: 4, insert: 'Kami semua' }]))
  must(await correct(2, [{ start: 54, end: 73, insert: '' }]))
  const later = place(0, 10)
  must(await r.settle(later))
  const told = new Map((await r.settled()).map((one) => [one.id, one]))
  expect(told.get(kept.id)).toMatchObject({ start: 30, end: 52, isLost: false })
  expect(told.get(lost.id)).toMatchObject({ start: 48, end: 67, isLost: true })
  expect(told.get(later.id)).toMatchObject({ start: 0, end: 10, isLost: false })
})

test('what is taken back takes its consensus coding along, and brings it back with it', async () => {
  const w = await world()
  const { x, before, after, ...r } = await round(w)
  const agreed: NewAdjudication = {
    id: newId(),
    code: x,
    start: 0,
    end: 22,
    before,
    outcome: 'agreed',
    after: after(x, 0, 22),
  }
  must(await r.settle(agreed))
  const lead = w.as('supervisor')
  for (let times = 0; times < 2; times++)
    expect((await lead.delete(`/adjudications/${agreed.id}`)).status).toBe(200)
  expect([await r.settled(), await r.consensus()]).toEqual([[], []])
  expect((await r.settle(agreed)).status).toBe(200)
  expect(await r.consensus()).toEqual([agreed.after])
  expect((await r.settled()).map((one) => one.id)).toEqual([agreed.id])
  const { results } = await w.db
    .prepare(
      "select verb, what from audits where study_id = ? and verb in ('adjudicate', 'remove', 'bring-back')",
    )
    .bind(w.study)
    .all()
  expect(results).toEqual([
    { verb: 'adjudicate', what: 'source' },
    { verb: 'remove', what: 'adjudication' },
    { verb: 'bring-back', what: 'adjudication' },
  ])
})

test('the same stretch does not come into the consensus twice', async () => {
  const w = await world()
  const { x, before, after, ...r } = await round(w)
  const again = (): NewAdjudication => ({
    id: newId(),
    code: x,
    start: 0,
    end: 22,
    before,
    outcome: 'agreed',
    after: after(x, 0, 22),
  })
  must(await r.settle(again()))
  must(await r.settle(again()))
  expect(await r.consensus()).toHaveLength(1)
})

test('a misquoted stretch, an unknown code, a missing reason or another study settles nothing', async () => {
  const w = await world()
  const { x, before, after, first, ...r } = await round(w)
  const place = { id: newId(), code: x, start: 0, end: 22, before }
  const agreed = { ...place, outcome: 'agreed' as const, after: after(x, 0, 22) }
  const refusals: [object, number, string][] = [
    [{ ...agreed, after: { ...agreed.after, quote: 'kami' } }, 409, 'segment.quote-wrong'],
    [{ ...agreed, after: { ...agreed.after, end: 999 } }, 422, 'segment.outside'],
    [{ ...agreed, end: 0 }, 422, 'segment.outside'],
    [{ ...agreed, code: newId() }, 404, 'thing.unknown'],
    [
      { ...place, outcome: 'yielded', after: null, yielded: [first], reason: '' },
      400,
      'request.malformed',
    ],
    [
      { ...place, outcome: 'yielded', after: null, yielded: [], reason: 'Ya.' },
      400,
      'request.malformed',
    ],
    [{ ...place, outcome: 'definition', reason: 'Ya.', after: null }, 400, 'request.malformed'],
  ]
  for (const [row, status, error] of refusals)
    expect(await w.as('supervisor').put(r.path, { rows: [row] })).toMatchObject({
      status,
      json: { error },
    })
  expect((await w.as('coder').put(r.path, { rows: [agreed] })).status).toBe(403)
  const elsewhere = `/rounds/${newId()}/sources/${r.text}/adjudications`
  expect((await w.as('supervisor').put(elsewhere, { rows: [agreed] })).status).toBe(404)
  expect((await w.as('supervisor').delete(`/adjudications/${newId()}`)).status).toBe(404)
  expect([await r.settled(), await r.consensus()]).toEqual([[], []])
})

test('two hundred places are settled in one request', async () => {
  const w = await world()
  const { x, before, after, ...r } = await round(w)
  const rows = Array.from({ length: 200 }, (_, at): NewAdjudication => {
    const [start, end] = [at % 30, 31 + Math.floor(at / 30)]
    return {
      id: newId(),
      code: x,
      start,
      end,
      before,
      outcome: 'agreed',
      after: after(x, start, end),
    }
  })
  expect((await r.settle(...rows)).status).toBe(201)
  expect(await r.consensus()).toHaveLength(200)
})

test('two phones that scored the same case are two raters, item by item', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const version = await publish(w, smallScore)
  must(await lead.post('/cases', { code: 'KUBE-1', label: 'Satu', attributes: {} }))
  for (const [label, dues] of [
    ['Telepon A', 'p3'],
    ['Telepon B', 'p4'],
  ] as const) {
    const answers = { dues, income: 'p2' }
    const response = filled(version, {
      participant: null,
      case: 'KUBE-1',
      answers,
      coverage: {},
      probes: {},
    })
    must(await (await w.device(label)).put(`/responses/${response.id}`, response))
  }
  const { rows } = (await lead.get('/score-ratings?instrument=small-score'))
    .json as Rows<ScoreRating>
  expect(
    rows.map(({ rater, subject, total, items }) => ({ rater, subject, total, items })),
  ).toEqual([
    {
      rater: 'Telepon A',
      subject: 'KUBE-1',
      total: 7,
      items: [
        { question: 'dues', points: 3 },
        { question: 'income', points: 2 },
      ],
    },
    {
      rater: 'Telepon B',
      subject: 'KUBE-1',
      total: 8,
      items: [
        { question: 'dues', points: 4 },
        { question: 'income', points: 2 },
      ],
    },
  ])
  expect((await w.as('coder').get('/score-ratings?instrument=small-score')).status).toBe(403)
})
