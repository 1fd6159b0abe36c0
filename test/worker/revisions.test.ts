// A correction is a response that replaces another: both are kept, the newest counts, and what rested on the earlier one
// either stands on the same words still or says that it lost them.
import { expect, test } from 'vitest'
import type { ResponseDetail, ResponseRow, Tallies } from '../../core/wire/field.ts'
import type { Finding } from '../../core/wire/finding.ts'
import type { NamesIn } from '../../core/wire/pseudonym.ts'
import type { Receipt, Response } from '../../core/wire/response.ts'
import type { Adjudication } from '../../core/wire/round.ts'
import { code, finding, link, must, newId, on, person, publish, row, scoreOf } from '../analysis.ts'
import { tableRows } from '../exporting.ts'
import { filled, smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const story = 'Kami mulai dari kebun kecil.\nLalu bertambah rame.'
const corrected = 'Kami mulai dari kebun kecil.\nLalu bertambah ramai sekali.'

async function ready() {
  const w = await world()
  await person(w, 'P-001', 'anggota', ['quote', 'archive', 'record'])
  const version = await publish(w, smallGuide)
  const phone = await w.device()
  const first = filled(version, { answers: { story, saves: 'no' } })
  must(await phone.put(`/responses/${first.id}`, first))
  return { w, lead: w.as('supervisor'), version, phone, first }
}

function revise(first: Response, differs: Partial<Response> = {}): Response {
  return {
    ...first,
    id: newId(),
    finalisedAt: '2026-11-05T03:00:00.000Z',
    answers: { story: corrected, saves: 'no' },
    replaces: first.id,
    ...differs,
  }
}

const detail = async (w: World, id: string) =>
  (await w.as('supervisor').get(`/responses/${id}`)).json as ResponseDetail

const listed = async (w: World) =>
  ((await w.as('supervisor').get('/responses')).json as { rows: ResponseRow[] }).rows.map(
    ({ id }) => id,
  )

const tallies = async (w: World) =>
  ((await w.as('supervisor').get('')).json as { tallies: Tallies }).tallies

type Codings = { rows: { id: string; start: number; quote: string }[]; unfit: { id: string }[] }
const codingsOf = async (w: World, source: string, version = '') =>
  (await w.as('supervisor').get(`/sources/${source}/codings${version}`)).json as Codings

async function codeAt(w: World, source: string, of: string, quote: string): Promise<string> {
  const { text } = (await w.as('supervisor').get(`/sources/${source}`)).json as { text: string }
  const start = text.indexOf(quote)
  const id = newId()
  const body = { source, code: of, start, end: start + quote.length, quote }
  must(await w.as('supervisor').put(`/codings/${id}`, body))
  return id
}

test('a correction counts in the place of what it corrects, which stays to be read', async () => {
  const { w, lead, phone, first } = await ready()
  const second = revise(first)
  expect(await phone.put(`/responses/${second.id}`, second)).toMatchObject({
    status: 201,
    json: { outcome: 'kept', state: 'received' },
  })
  expect(await listed(w)).toEqual([second.id])
  expect(await tallies(w)).toMatchObject({ responses: 1, sources: 1 })
  expect(await detail(w, second.id)).toMatchObject({
    replacedBy: null,
    source: first.id,
    revisions: [
      { id: first.id, number: 1, replaces: null },
      { id: second.id, number: 2, replaces: first.id },
    ],
  })
  expect(await detail(w, first.id)).toMatchObject({
    replacedBy: second.id,
    body: { answers: { story } },
  })
  const csv = await tableRows(lead, 'responses.small-guide')
  expect(csv.map((one) => one.id)).toEqual([second.id])
})

test('a correction sent again, also by twenty tries at once, is the same correction', async () => {
  const { w, phone, first } = await ready()
  const second = revise(first)
  const sent = await Promise.all(
    Array.from({ length: 20 }, () => phone.put(`/responses/${second.id}`, second)),
  )
  expect(sent.map(({ status }) => status).sort()).toEqual([...Array(19).fill(200), 201])
  expect((await detail(w, second.id)).revisions).toHaveLength(2)
  const source = (await w.as('coder').get(`/sources/${first.id}`)).json
  expect(source).toMatchObject({ version: 2, newest: 2 })
})

test('two corrections of one response make one chain; the later counts, and says that it overtook', async () => {
  const { w, lead, phone, first } = await ready()
  const other = await w.device('Telepon kedua')
  must(await lead.put(`/responses/${first.id}/holder`, { device: other.id }))
  const mine = revise(first)
  const theirs = revise(first, { answers: { story: 'Lain ceritanya.', saves: 'no' } })
  const sent = await Promise.all([
    phone.put(`/responses/${mine.id}`, mine),
    other.put(`/responses/${theirs.id}`, theirs),
  ])
  expect(sent.map(({ status }) => status)).toEqual([201, 201])
  const [only] = await listed(w)
  const last = await detail(w, only ?? '')
  expect(last.revisions.map(({ number, replaces }) => [number, replaces])).toEqual([
    [1, null],
    [2, first.id],
    [3, first.id],
  ])
  expect(last.revisions[2]?.id).toBe(only)
  expect(last.remarks).toEqual([{ kind: 'overtaken' }])
  const source = (await lead.get(`/sources/${first.id}`)).json as { version: number; text: string }
  expect(source.version).toBe(3)
  expect(source.text).toContain(String(last.body.answers.story).split('\n')[0])
})

test('a correction can be corrected; it may come in one handful with what it corrects', async () => {
  const { w, version, phone } = await ready()
  const first = filled(version)
  const second = revise(first)
  const third = revise(second, {
    finalisedAt: '2026-11-06T03:00:00.000Z',
    answers: { story: 'Tiga.', saves: 'no' },
  })
  const together = await phone.post('/responses', { responses: [second, first, second] })
  const { receipts } = together.json as { receipts: Receipt[] }
  expect(receipts.map(({ outcome }) => outcome)).toEqual(['kept', 'kept', 'had'])
  must(await phone.put(`/responses/${third.id}`, third))
  const { revisions } = await detail(w, third.id)
  expect(revisions.map(({ id }) => id)).toEqual([first.id, second.id, third.id])
  expect((await listed(w)).includes(second.id)).toBe(false)
})

test('nobody corrects another phone’s response, another study’s, one of somebody else, or none', async () => {
  const { w, version, phone, first } = await ready()
  await person(w, 'P-002', 'anggota', ['quote', 'archive'])
  const stranger = await w.device('Telepon lain')
  const elsewhere = await w.device('Telepon jauh', w.other)
  const tries: [typeof phone, Response][] = [
    [stranger, revise(first)],
    [phone, revise(first, { replaces: newId() })],
    [phone, revise(first, { participant: 'P-002' })],
  ]
  for (const [from, one] of tries)
    expect(await from.put(`/responses/${one.id}`, one)).toMatchObject({
      status: 409,
      json: { error: 'response.original-unknown' },
    })
  const far = revise(first)
  expect((await elsewhere.put(`/responses/${far.id}`, far)).status).toBe(409)
  expect(await listed(w)).toEqual([first.id])
  expect((await detail(w, first.id)).replacedBy).toBe(null)
  expect(version).toBe(first.version)
})

test('a correction to a version that was retired meanwhile comes in; one of a lost phone waits apart', async () => {
  const { w, lead, phone, first } = await ready()
  must(await lead.post(`/instruments/${first.version}/retire`, {}))
  const second = revise(first)
  expect((await phone.put(`/responses/${second.id}`, second)).json).toMatchObject({
    state: 'received',
  })
  expect((await detail(w, second.id)).remarks).toEqual([])
  must(await lead.post(`/devices/${phone.id}/revoke`, {}))
  const third = revise(second, { answers: { story: 'Palsu.', saves: 'no' } })
  expect((await phone.put(`/responses/${third.id}`, third)).json).toMatchObject({
    state: 'quarantined',
  })
  expect((await detail(w, second.id)).replacedBy).toBe(null)
  expect((await lead.get(`/sources/${first.id}`)).json).toMatchObject({ version: 2 })
})

test('codings go along with words that stand; the others lose their ground, and the finding says so', async () => {
  const { w, phone, first } = await ready()
  const x = await code(w, 'x')
  const standing = await codeAt(w, first.id, x, 'Kami mulai dari kebun kecil.')
  const lost = await codeAt(w, first.id, x, 'bertambah rame.')
  const claim = await finding(w, [x])
  for (const one of [standing, lost]) must(await link(w, claim, on(one)))
  const second = revise(first, { answers: { story: `Awalnya begini.\n${corrected}`, saves: 'no' } })
  must(await phone.put(`/responses/${second.id}`, second))

  const now = await codingsOf(w, first.id)
  const start = 'Awalnya begini.\n'.length
  expect(now.rows).toMatchObject([{ id: standing, start, quote: 'Kami mulai dari kebun kecil.' }])
  expect(now.unfit.map(({ id }) => id)).toEqual([lost])
  const then = await codingsOf(w, first.id, '?version=1')
  expect(then.rows.map(({ id, start }) => [id, start])).toEqual([
    [standing, 0],
    [lost, story.indexOf('bertambah rame.')],
  ])
  // Who codes without seeing others sees none of it, in no version.
  for (const version of ['', '?version=1'])
    expect((await w.as('coder').get(`/sources/${first.id}/codings${version}`)).json).toEqual({
      others: '',
      rows: [],
      unfit: [],
    })
  const { evidence } = (await w.as('supervisor').get(`/findings/${claim}`)).json as Finding
  expect(evidence.map((one) => one.lost)).toEqual([null, 'corrected'])
  expect((await row(w, claim)).cells.technique.interview).toMatchObject({ segments: 1 })
  const codes = (await w.as('supervisor').get('/codes')).json as { rows: { codings: number }[] }
  expect(codes.rows[0]?.codings).toBe(1)
  expect((await w.as('supervisor').get('/sources')).json).toMatchObject({ rows: [{ codings: 1 }] })
  const csv = await tableRows(w.as('supervisor'), 'segments')
  expect(csv).toHaveLength(1)
  // Taking away what does not fit costs nobody a count.
  must(await w.as('supervisor').delete(`/codings/${lost}`))
  expect((await codingsOf(w, first.id)).unfit).toEqual([])
  expect((await w.as('supervisor').get('/sources')).json).toMatchObject({ rows: [{ codings: 1 }] })
})

test('what was said of a score is asked of the corrected one', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  must(await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok', attributes: {} }))
  const version = await publish(w, smallScore)
  const phone = await w.device()
  const first = filled(version, {
    participant: null,
    case: 'KUBE-1',
    answers: { dues: 'p4', income: 'p4' },
    coverage: {},
    probes: {},
  })
  must(await phone.put(`/responses/${first.id}`, first))
  const claim = await finding(w, [])
  must(await link(w, claim, scoreOf(first.id, 'total', 10)))
  const lostNow = async () =>
    ((await lead.get(`/findings/${claim}`)).json as Finding).evidence.map((one) => [
      one.lost,
      one.score,
      one.target.kind === 'score' && one.target.response,
    ])
  expect(await lostNow()).toEqual([[null, 12, first.id]])
  must(await lead.post(`/responses/${first.id}/review`, { state: 'returned', note: 'Cek iuran' }))
  expect(await lostNow()).toEqual([['returned', 12, first.id]])
  const second = revise(first, { answers: { dues: 'p1', income: 'p4' } })
  must(await phone.put(`/responses/${second.id}`, second))
  // 1 + 2 × 4 = 9, below ten.
  expect(await lostNow()).toEqual([['unmet', 9, second.id]])
  const third = revise(second, { answers: { dues: 'p3', income: 'p4' } })
  must(await phone.put(`/responses/${third.id}`, third))
  expect(await lostNow()).toEqual([[null, 11, third.id]])
})

test('a task stays done, by the correction', async () => {
  const { w, lead, version, phone } = await ready()
  const task = {
    id: newId(),
    finding: null,
    instrument: 'small-guide',
    dimension: null,
    group: null,
    participant: null,
    case: null,
    what: 'Tanyakan lagi',
    dueOn: null,
  }
  must(await lead.post('/tasks', task))
  const first = filled(version, { task: task.id })
  must(await phone.put(`/responses/${first.id}`, first))
  const second = revise(first)
  must(await phone.put(`/responses/${second.id}`, second))
  expect((await lead.get('/tasks')).json).toMatchObject({
    rows: [{ id: task.id, state: 'done', response: second.id }],
  })
  expect(await w.as('coder').get(`/responses/${first.id}`)).toMatchObject({ status: 200 })
})

test('a correction says the names again: they are taken out before anybody reads it, codings stay, and a person may take it back', async () => {
  const { w, lead, phone, first } = await ready()
  const identity = { name: 'Lastri', alsoCalled: [] }
  const leader = { code: 'P-9', role: 'pengurus', case: null, attributes: {}, identity }
  must(await lead.post('/participants', leader))
  const key = (code: string) => `/pseudonyms/key/${encodeURIComponent(code)}`
  must(await lead.put(key('Pengurus 1'), { kind: 'person', names: [], participant: 'P-9' }))
  const said =
    'Kami mulai dari kebun lastri.\nKata Bu Lastri lalu rame. Kak Lastri tertawa bersama kami semua.'
  const named = revise(first, { answers: { story: said, saves: 'no' } })
  must(await phone.put(`/responses/${named.id}`, named))

  // The first is in small letters, which a person replaces by hand; the last is said to be no name.
  const { found, version } = (await lead.get(`/sources/${first.id}/names`)).json as NamesIn
  expect(found.map(({ words, isSure }) => [words, isSure])).toEqual([
    ['lastri', false],
    ['Bu Lastri', true],
    ['Kak Lastri', true],
  ])
  const edits = found.slice(0, 2).map(({ start, end }) => ({ start, end, insert: '[Pengurus 1]' }))
  must(
    await lead.post(`/sources/${first.id}/corrections`, {
      version,
      kind: 'pseudonym',
      reason: '',
      edits,
    }),
  )
  must(await lead.post('/pseudonyms/refusals', { refuse: [found[2]?.mark], admit: [] }))
  const ramai = await code(w, 'ramai')
  const kept = await codeAt(w, first.id, ramai, '[Pengurus 1] lalu')

  const again = `${said}\nDan Lastri pulang.`
  const second = revise(first, {
    id: newId(),
    replaces: named.id,
    answers: { story: again, saves: 'no' },
  })
  must(await phone.put(`/responses/${second.id}`, second))
  must(await phone.put(`/responses/${second.id}`, second))
  const readBy = async (who: 'coder' | 'supervisor', of = '') =>
    (await w.as(who).get(`/sources/${first.id}${of}`)).json as { version: number; text: string }
  const now = await readBy('coder')
  expect(now.version).toBe(5)
  expect(now.text).toContain('dari kebun [Pengurus 1].\nKata [Pengurus 1] lalu rame. Kak Lastri')
  expect(now.text).toContain('Dan [Pengurus 1] pulang.')
  expect((await w.as('coder').get(`/sources/${first.id}?version=4`)).status).toBe(403)
  const { rows: codings, unfit } = await codingsOf(w, first.id)
  expect([codings.map(({ id, quote }) => [id, quote]), unfit]).toEqual([
    [[kept, '[Pengurus 1] lalu']],
    [],
  ])

  // Replaced too much: it is taken back like any replacing, and the next correction brings the words as they are.
  const raw = await readBy('supervisor', '?version=4')
  const back = (
    (await lead.get(`/sources/${first.id}/versions`)).json as {
      rows: { number: number; kind: string | null }[]
    }
  ).rows.map(({ number, kind }) => [number, kind])
  expect(back.at(-1)).toEqual([5, 'pseudonym'])
  const places = [...now.text.matchAll(/\[Pengurus 1\]/g)].map(({ index }) => index)
  const insert = ['lastri', 'Bu Lastri', 'Lastri']
  const undo = places.map((start, at) => ({ start, end: start + 12, insert: insert[at] }))
  must(
    await lead.post(`/sources/${first.id}/corrections`, {
      version: 5,
      kind: 'undo',
      reason: '',
      edits: undo,
    }),
  )
  expect((await readBy('supervisor')).text).toBe(raw.text)
  const third = revise(first, {
    id: newId(),
    replaces: second.id,
    answers: { story: `${again} Lagi.`, saves: 'no' },
  })
  must(await phone.put(`/responses/${third.id}`, third))
  expect(await readBy('supervisor')).toMatchObject({ version: 7 })
  expect((await readBy('supervisor')).text).toContain('Dan Lastri pulang. Lagi.')
})

test('what coders settled stands on the same words of a correction, and is told to be lost where they went', async () => {
  const { w, lead, phone, first } = await ready()
  const x = await code(w, 'x')
  const round = newId()
  const coder = w.personId('coder')
  const body = { title: 'Putaran', mode: 'open', from: '2026-11-01', to: '2026-11-30' }
  const sources = [{ source: first.id, coders: [coder] }]
  must(await lead.put(`/rounds/${round}`, { ...body, codes: [x], sources, draw: null }))
  const { text } = (await lead.get(`/sources/${first.id}`)).json as { text: string }
  const settle = (quote: string) => {
    const start = text.indexOf(quote)
    const before = [{ coder, has: true }]
    const after = { coding: newId(), code: x, start, end: start + quote.length, quote }
    return { id: newId(), code: x, start, end: after.end, before, outcome: 'agreed', after }
  }
  const rows = [settle('mulai dari kebun'), settle('rame')]
  must(await lead.put(`/rounds/${round}/sources/${first.id}/adjudications`, { rows }))
  const second = revise(first, { answers: { story: `Begini.\n${corrected}`, saves: 'no' } })
  must(await phone.put(`/responses/${second.id}`, second))
  const now = ((await lead.get(`/sources/${first.id}`)).json as { text: string }).text
  const settled = (await lead.get(`/rounds/${round}/adjudications`)).json as {
    rows: Adjudication[]
  }
  expect(
    settled.rows
      .toSorted((a, b) => Number(a.isLost) - Number(b.isLost))
      .map(({ isLost, start, end, after }) => [
        isLost,
        isLost ? null : now.slice(start, end),
        after && now.slice(after.start, after.end),
      ]),
  ).toEqual([
    [false, 'mulai dari kebun', 'mulai dari kebun'],
    [true, null, null],
  ])
})
