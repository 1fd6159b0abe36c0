// The codebook as a whole: merged, split, moved, brought in, taken back as one step, and what it said on which day.
import { expect, test } from 'vitest'
import type { CodebookVersion, CodeChangeRow, CodeHistory } from '../../core/wire/codebook.ts'
import type { Code, Coding, Segment } from '../../core/wire/coding.ts'
import type { Memo } from '../../core/wire/memo.ts'
import type { Round, RoundBody } from '../../core/wire/round.ts'
import {
  code,
  coding,
  finding,
  link,
  must,
  newId,
  on,
  publish,
  row,
  sheet,
  source,
  spoken,
} from '../analysis.ts'
import type { Person } from '../people.ts'
import { type World, world } from '../world.ts'

type Rows<Row> = { rows: Row[]; next: string | null }

const book = async (w: World, who: Person = 'supervisor') =>
  (must(await w.as(who).get('/codes')).json as Rows<Code>).rows

const find = async (w: World, id: string, who: Person = 'supervisor') => {
  const found = (await book(w, who)).find((one) => one.id === id)
  if (!found) throw new Error('no such code')
  return found
}

const words = (name: string, more: object = {}) => ({
  name,
  label: name,
  parent: null,
  definition: '',
  include: '',
  exclude: '',
  example: '',
  hue: 0,
  position: 0,
  ...more,
})

async function put(w: World, who: Person, text: string, x: string, start = 0, end = 22) {
  const id = newId()
  const quote = spoken.slice(start, end)
  must(await w.as(who).put(`/codings/${id}`, { source: text, code: x, start, end, quote }))
  return id
}

const codingsOf = async (w: World, text: string, who: Person = 'supervisor') =>
  (must(await w.as(who).get(`/sources/${text}/codings`)).json as { rows: Coding[] }).rows

async function merge(w: World, from: string, into: string, id: string = newId()) {
  const seen = async (code: string) => ({ id: code, revision: (await find(w, code)).revision })
  const body = { kind: 'merge', from: await seen(from), into: await seen(into) }
  return { id, body, answer: await w.as('supervisor').put(`/codebook/changes/${id}`, body) }
}

const undo = (w: World, change: string) =>
  w.as('supervisor').post(`/codebook/changes/${change}/undo`, {})

async function round(w: World, codes: string[], text: string, differs: Partial<RoundBody> = {}) {
  const id = newId()
  const coders = [w.personId('coder'), w.personId('coder2')]
  const sources = [{ source: text, coders }]
  const days = { from: '2026-11-01', to: '2026-11-30' }
  const body = {
    title: 'Putaran 1',
    mode: 'blind',
    ...days,
    codes,
    sources,
    draw: null,
    ...differs,
  }
  return { id, answer: await w.as('supervisor').put(`/rounds/${id}`, body) }
}

test('merged codes are one code: doubles fold, memos and evidence go along, and all of it can be taken back', async () => {
  const w = await world()
  const [x, y, child] = [await code(w, 'x'), await code(w, 'y'), newId()]
  must(await w.as('supervisor').put(`/codes/${child}`, words('anak', { parent: x })))
  const text = await source(w)
  const folded = await coding(w, text, x)
  const kept = await coding(w, text, y)
  const moved = await put(w, 'coder', text, x, 24, 46)
  const memo = newId()
  const said = {
    target: { kind: 'coding', id: folded },
    kind: 'analytic',
    text: 'Penting.',
    private: false,
  }
  must(await w.as('supervisor').put(`/memos/${memo}`, said))
  const onCode = newId()
  const about = {
    target: { kind: 'code', id: x },
    kind: 'analytic',
    text: 'Asal-usul.',
    private: false,
  }
  must(await w.as('coder').put(`/memos/${onCode}`, about))
  const claim = await finding(w, [x])
  must(await link(w, claim, on(folded)))
  const before = { book: await book(w), codings: await codingsOf(w, text) }

  const { id, body, answer } = await merge(w, x, y)
  expect(answer.status).toBe(201)
  expect((await w.as('supervisor').put(`/codebook/changes/${id}`, body)).status).toBe(200)
  const now = await codingsOf(w, text)
  expect(now.map((one) => [one.id, one.code])).toEqual([
    [kept, y],
    [moved, y],
  ])
  expect(now[0]?.findings).toEqual([1])
  const memos = (must(await w.as('supervisor').get('/memos')).json as Rows<Memo>).rows
  expect(memos.find((one) => one.id === memo)?.target).toEqual({ kind: 'coding', id: kept })
  expect(memos.find((one) => one.id === onCode)?.target).toEqual({ kind: 'code', id: y })
  expect(await find(w, x)).toMatchObject({ mergedInto: y, codings: 0 })
  expect(await find(w, y)).toMatchObject({ retiredAt: null, codings: 2 })
  expect(await find(w, child)).toMatchObject({ parent: y })
  expect(
    (must(await w.as('supervisor').get(`/findings/${claim}`)).json as { codes: string[] }).codes,
  ).toEqual([y])

  // A coding made meanwhile stays where it is; the rest goes back.
  const later = await put(w, 'coder', text, y, 48, 67)
  must(await undo(w, id))
  must(await undo(w, id))
  const after = await codingsOf(w, text)
  expect(after.filter((one) => one.id !== later)).toEqual(before.codings)
  expect(after.find((one) => one.id === later)?.code).toBe(y)
  const stripped = (rows: Code[]) =>
    rows.map(({ revision: _, ...one }) => (one.id === y ? { ...one, codings: 0 } : one))
  expect(stripped(await book(w))).toEqual(stripped(before.book))
  const back = (must(await w.as('supervisor').get('/memos')).json as Rows<Memo>).rows
  expect(back.find((one) => one.id === memo)?.target.id).toBe(folded)
  expect(
    (must(await w.as('supervisor').get(`/findings/${claim}`)).json as { codes: string[] }).codes,
  ).toEqual([x])
})

test('a merging is kept when what it moved was moved on, and the refusal says what', async () => {
  const w = await world()
  const [x, y, z] = [await code(w, 'x'), await code(w, 'y'), await code(w, 'z')]
  await put(w, 'coder', await source(w), x)
  const first = await merge(w, x, y)
  const second = await merge(w, y, z)
  expect(await undo(w, first.id)).toMatchObject({
    status: 409,
    json: { error: 'change.kept', details: { reason: 'codes' } },
  })
  must(await undo(w, second.id))
  must(await undo(w, first.id))
  expect((await find(w, x)).codings).toBe(1)
})

test('a code goes into the one below it without the tree biting its tail', async () => {
  const w = await world()
  const [top, middle, low] = [newId(), newId(), newId()]
  const lead = w.as('supervisor')
  must(await lead.put(`/codes/${top}`, words('atas')))
  must(await lead.put(`/codes/${middle}`, words('tengah', { parent: top })))
  must(await lead.put(`/codes/${low}`, words('bawah', { parent: middle })))
  const { id } = await merge(w, top, low)
  expect([(await find(w, low)).parent, (await find(w, middle)).parent]).toEqual([null, low])
  must(await undo(w, id))
  expect([(await find(w, low)).parent, (await find(w, middle)).parent]).toEqual([middle, top])
})

test('a code is neither merged, split nor retired while somebody codes with it in a round', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const text = await source(w)
  const before = await merge(w, x, await code(w, 'lama'))
  must(await undo(w, before.id))
  const running = await round(w, [x], text)
  must(running.answer)
  const refused = {
    status: 409,
    json: { error: 'code.in-round', details: { code: 'x', round: 'Putaran 1' } },
  }
  for (const [from, into] of [
    [x, y],
    [y, x],
  ] as const)
    expect((await merge(w, from, into)).answer).toMatchObject(refused)
  const parts = [{ id: newId(), code: words('bagian'), codings: [] }]
  const split = { kind: 'split', code: x, parts }
  const lead = w.as('supervisor')
  expect(await lead.put(`/codebook/changes/${newId()}`, split)).toMatchObject(refused)
  expect(await lead.post(`/codes/${x}/retire`, {})).toMatchObject(refused)
  must(await lead.post(`/rounds/${running.id}/close`, {}))
  expect((await merge(w, x, y)).answer.status).toBe(201)
})

test('a code is split by going through its segments; the new codes go away again unless somebody used them', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const text = await source(w)
  const [one, two, three] = [
    await put(w, 'coder', text, x, 0, 4),
    await put(w, 'coder2', text, x, 5, 10),
    await coding(w, text, x),
  ]
  const [a, b] = [newId(), newId()]
  const id = newId()
  const lead = w.as('supervisor')
  const parts = [
    { id: a, code: words('x-satu', { parent: x }), codings: [one, two] },
    { id: b, code: words('x-dua', { parent: a }), codings: [] },
  ]
  must(await lead.put(`/codebook/changes/${id}`, { kind: 'split', code: x, parts }))
  expect((await codingsOf(w, text)).map((coding) => [coding.id, coding.code])).toEqual([
    [three, x],
    [one, a],
    [two, a],
  ])
  expect((await find(w, a)).codings).toBe(2)
  const history = must(await lead.get(`/codes/${a}/history`)).json as CodeHistory
  expect(history.fromOthers).toEqual([{ label: 'x', wording: `${x}@1`, codings: 2 }])
  // Not by those who see their own layer only.
  expect(
    (await w.as('coder').put(`/codebook/changes/${newId()}`, { kind: 'split', code: x, parts }))
      .status,
  ).toBe(403)
  const used = await put(w, 'coder', text, b, 30, 40)
  expect(await undo(w, id)).toMatchObject({ status: 409, json: { details: { reason: 'used' } } })
  expect(used).toBeTruthy()
  await w.db.prepare('delete from codings where id = ?').bind(used).run()
  must(await undo(w, id))
  expect((await book(w)).map((code) => [code.id, code.codings])).toEqual([[x, 3]])
  const changes = (must(await lead.get('/codebook/changes')).json as Rows<CodeChangeRow>).rows
  expect(changes).toMatchObject([{ id, kind: 'split', undoneAt: expect.any(String), codings: 2 }])
})

test('a coding that is no longer there, or of another code, is not sorted anywhere', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const foreign = await put(w, 'coder', await source(w), y)
  const parts = [{ id: newId(), code: words('bagian'), codings: [foreign] }]
  expect(
    await w.as('supervisor').put(`/codebook/changes/${newId()}`, { kind: 'split', code: x, parts }),
  ).toMatchObject({ status: 409, json: { error: 'thing.changed-meanwhile' } })
  expect((await book(w)).length).toBe(2)
})

test('every wording is kept with who gave it, and each coding knows which one was in force', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const text = await source(w)
  await put(w, 'coder', text, x, 0, 4)
  must(
    await w.as('coder2').put(`/codes/${x}?revision=1`, words('x', { definition: 'Lebih sempit.' })),
  )
  const under2 = await put(w, 'coder', text, x, 5, 10)
  await put(w, 'coder2', text, x, 11, 16)
  const history = must(await w.as('supervisor').get(`/codes/${x}/history`)).json as CodeHistory
  expect(history.wordings).toMatchObject([
    { revision: 1, definition: '', by: 'Sari Supervisor', codings: 1 },
    { revision: 2, definition: 'Lebih sempit.', by: 'Komang Coder', codings: 2 },
  ])
  // A coder counts what they may see.
  const theirs = must(await w.as('coder').get(`/codes/${x}/history`)).json as CodeHistory
  expect(theirs.wordings.map((one) => one.codings)).toEqual([1, 1])
  const shown = must(await w.as('coder').get(`/codes/${x}/segments?wording=${x}@2`)).json
  expect((shown as Rows<Segment>).rows.map((one) => one.id)).toEqual([under2])
  must(await w.as('coder').delete(`/codings/${under2}`))
  const later = must(await w.as('coder').get(`/codes/${x}/history`)).json as CodeHistory
  expect(later.wordings.map((one) => one.codings)).toEqual([1, 0])
})

test('who codes blind goes by the wording that their round froze, and reads no later one', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const text = await source(w)
  must((await round(w, [x], text)).answer)
  must(await w.as('supervisor').put(`/codes/${x}?revision=1`, words('x', { definition: 'Baru.' })))
  await put(w, 'coder', text, x)
  const theirs = must(await w.as('coder').get(`/codes/${x}/history`)).json as CodeHistory
  expect(theirs).toMatchObject({ wordings: [{ revision: 1, codings: 1 }], changes: [] })
  expect(theirs.wordings.length).toBe(1)
  const lead = must(await w.as('supervisor').get(`/codes/${x}/history`)).json as CodeHistory
  expect(lead.wordings.map((one) => one.codings)).toEqual([1, 0])
})

test('two coders who work blind may think of the same name, and neither hears of the other', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const { id, answer } = await round(w, [x], await source(w))
  must(answer)
  const [first, second] = [newId(), newId()]
  expect((await w.as('coder').put(`/codes/${first}`, words('gotong-royong'))).status).toBe(201)
  expect((await w.as('coder2').put(`/codes/${second}`, words('gotong-royong'))).status).toBe(201)
  expect((await w.as('coder2').put(`/codes/${second}`, words('gotong-royong'))).status).toBe(200)
  const hers = async () => (await book(w, 'coder2')).map((one) => one.name)
  expect(await hers()).toEqual(['gotong-royong', 'x'])
  expect(
    (await w.as('coder2').put(`/codes/${second}?revision=1`, words('gotong-royong', { hue: 4 })))
      .status,
  ).toBe(200)
  // A name of her own is taken all the same.
  expect((await w.as('coder2').put(`/codes/${newId()}`, words('gotong-royong'))).status).toBe(409)
  // Nor by what a supervisor puts right in it meanwhile.
  const seen = await find(w, second)
  const { name, revision } = seen
  must(
    await w
      .as('supervisor')
      .put(`/codes/${second}?revision=${revision}`, words(name, { label: 'Gotong royong' })),
  )
  expect(await hers()).toEqual(['gotong-royong', 'x'])
  must(await w.as('supervisor').post(`/rounds/${id}/close`, {}))
  expect((await hers()).sort()).toEqual(['gotong-royong', `gotong-royong-${second.slice(-8)}`, 'x'])
})

test('a code is moved among its siblings and below another, and the order holds', async () => {
  const w = await world()
  const names = ['a', 'b', 'c', 'd']
  const ids: string[] = []
  for (const name of names) ids.push(await code(w, name))
  const [a = '', b = '', c = '', d = ''] = ids
  const coder = w.as('coder')
  const move = (id: string, parent: string | null, after: string | null) =>
    coder.post(`/codes/${id}/move`, { parent, after })
  const order = async (parent: string | null) =>
    (await book(w)).filter((one) => one.parent === parent).map((one) => one.name)
  must(await move(a, null, c))
  expect(await order(null)).toEqual(['b', 'c', 'a', 'd'])
  must(await move(d, null, null))
  expect(await order(null)).toEqual(['d', 'b', 'c', 'a'])
  must(await move(c, b, null))
  must(await move(a, b, null))
  expect([await order(null), await order(b)]).toEqual([
    ['d', 'b'],
    ['a', 'c'],
  ])
  const revision = (await find(w, a)).revision
  must(await move(a, b, null))
  expect((await find(w, a)).revision).toBe(revision)
  expect((await move(b, a, null)).status).toBe(400)
  expect((await move(newId(), null, null)).status).toBe(404)
})

test('codes of a file come in whole or not at all, and go out again as one step', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const lead = w.as('supervisor')
  const [parent, child, guid] = [newId(), newId(), newId()]
  const one = (id: string, revision: number | null, code: object, more = {}) => ({
    id,
    guid: null,
    revision,
    code,
    ...more,
  })
  const bring = (codes: object[], id: string = newId()) =>
    lead.put(`/codebook/changes/${id}`, { kind: 'import', codes })
  const codes = [
    one(child, null, words('anak', { parent })),
    one(parent, null, words('x'), { guid }),
    one(x, 1, words('x-lama', { definition: 'Dari berkas.' })),
  ]
  expect(
    await bring([...codes, one(newId(), null, words('yatim', { parent: newId() }))]),
  ).toMatchObject({
    status: 400,
    json: { details: { reason: 'parent.unknown' } },
  })
  expect((await book(w)).length).toBe(1)
  const id = newId()
  must(await bring(codes, id))
  expect((await bring(codes, id)).status).toBe(200)
  expect(
    (await book(w)).map(({ name, parent, revision, guid }) => ({ name, parent, revision, guid })),
  ).toEqual([
    { name: 'anak', parent, revision: 1, guid: null },
    { name: 'x', parent: null, revision: 1, guid },
    { name: 'x-lama', parent: null, revision: 2, guid: null },
  ])
  expect(await bring([one(newId(), null, words('anak'))])).toMatchObject({
    json: { error: 'name.taken' },
  })
  expect(await bring([one(x, 1, words('x-lama'))])).toMatchObject({
    json: { error: 'thing.changed-meanwhile' },
  })
  expect(await bring([one(newId(), null, words('lain'), { guid })])).toMatchObject({
    json: { error: 'id.taken' },
  })
  const ring = [
    one(parent, 1, words('x', { parent: child })),
    one(child, 1, words('anak', { parent })),
  ]
  expect(await bring(ring)).toMatchObject({
    status: 400,
    json: { details: { reason: 'parent.cycle' } },
  })
  must(await undo(w, id))
  expect(await book(w)).toMatchObject([{ id: x, name: 'x', definition: '', revision: 3 }])
  expect((must(await lead.get('')).json as { tallies: { codes: number } }).tallies.codes).toBe(1)
})

test('a version of the codebook keeps its wordings, and a round that goes by it freezes them', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const lead = w.as('supervisor')
  const [id, text] = [newId(), await source(w)]
  must(await lead.put(`/codebook/versions/${id}`, { name: 'Sebelum putaran 1', note: '' }))
  expect(
    (await lead.put(`/codebook/versions/${id}`, { name: 'Sebelum putaran 1', note: '' })).status,
  ).toBe(200)
  must(await lead.put(`/codes/${x}?revision=1`, words('x', { definition: 'Sesudahnya.' })))
  const y = await code(w, 'y')
  const read = must(await lead.get(`/codebook/versions/${id}`)).json as CodebookVersion
  expect(read).toMatchObject({
    number: 1,
    name: 'Sebelum putaran 1',
    codes: 1,
    by: 'Sari Supervisor',
  })
  expect(read.book).toMatchObject([{ id: x, revision: 1, definition: '' }])
  expect((await round(w, [x, y], text, { codebook: id })).answer).toMatchObject({
    status: 422,
    json: { details: { what: 'codebook' } },
  })
  const running = await round(w, [x], text, { codebook: id })
  must(running.answer)
  const shown = must(await lead.get(`/rounds/${running.id}`)).json as Round
  expect(shown).toMatchObject({
    codebook: { id, name: 'Sebelum putaran 1' },
    frozen: [{ definition: '' }],
  })
  expect(await find(w, x, 'coder')).toMatchObject({ definition: '', revision: 1 })
  // Another version would tell who codes blind what was redefined meanwhile.
  const after = newId()
  must(await lead.put(`/codebook/versions/${after}`, { name: 'Sesudah', note: '' }))
  const listed = must(await w.as('coder').get('/codebook/versions')).json as Rows<{ id: string }>
  expect(listed.rows.map((one) => one.id)).toEqual([id])
  expect((await w.as('coder').get(`/codebook/versions/${after}`)).status).toBe(404)
})

test('a coding is given other edges, a weight and a note by its coder, as long as it is as they saw it', async () => {
  const w = await world()
  const x = await code(w, 'x')
  const text = await source(w)
  const one = await put(w, 'coder', text, x, 0, 22)
  const was = { start: 0, end: 22, weight: null, note: '' }
  const now = { start: 5, end: 22, quote: spoken.slice(5, 22), weight: 80, note: 'Jelas.' }
  const coder = w.as('coder')
  for (let times = 0; times < 2; times++)
    expect((await coder.patch(`/codings/${one}`, { was, ...now })).status).toBe(200)
  expect(await codingsOf(w, text, 'coder')).toMatchObject([{ id: one, ...now }])
  expect(
    await coder.patch(`/codings/${one}`, { was, ...now, end: 10, quote: spoken.slice(5, 10) }),
  ).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile' },
  })
  expect((await coder.patch(`/codings/${one}`, { was, ...now, quote: 'Lain.' })).status).toBe(409)
  expect((await coder.patch(`/codings/${one}`, { was, ...now, weight: 101 })).status).toBe(400)
  expect((await w.as('coder2').patch(`/codings/${one}`, { was, ...now })).status).toBe(404)
})

test('what was asked about a code was asked about the one it went into', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const of = await finding(w, [y])
  const version = await publish(w, sheet('notes', 'fgd', ['x']))
  const blocks = [{ start: 0, end: spoken.length, question: 'deciding' }]
  const text = await source(w, { technique: 'fgd', role: 'anggota', version, blocks })
  await coding(w, text, await code(w, 'z'))
  const face = async () => {
    const { fgd } = (await row(w, of)).cells.technique
    return fgd?.verdict === 'silence' && fgd.silence
  }
  expect(await face()).toBe('not-asked')
  const { id } = await merge(w, x, y)
  expect(await face()).toBe('nothing-said')
  must(await undo(w, id))
  expect(await face()).toBe('not-asked')
})
