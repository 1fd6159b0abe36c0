// The convergence matrix and its gaps, and the network and timeline that rest on the same codings.
import { expect, test } from 'vitest'
import type { Item } from '../../core/instrument/model.ts'
import type { Relation, StudyEvent } from '../../core/wire/finding.ts'
import {
  code,
  coding,
  finding,
  firstWords,
  link,
  matrix,
  must,
  newId,
  on,
  person,
  publish,
  row,
  sheet,
  source,
  spoken,
  twoTurns,
  withdraw,
} from '../analysis.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const gapOf = async (w: World, id: string, group: string) =>
  (await matrix(w)).gaps.find((gap) => gap.finding === id && gap.group === group)

test('one voice is one-sided; a second role by a second technique makes it agreement', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const talk = await source(w, { participant: 'P-1' })
  const group = await source(w, { technique: 'fgd', participant: 'P-2' })
  const id = await finding(w, [x])
  await link(w, id, on(await coding(w, talk, x)))
  expect(await row(w, id)).toMatchObject({ along: { role: 'agreement' }, overall: 'one-sided' })
  await link(w, id, on(await coding(w, group, x)))
  expect(await row(w, id)).toMatchObject({
    cells: {
      role: {
        pengelola: { verdict: 'agreement', segments: 1, informants: 1, bestQuote: firstWords },
        anggota: { verdict: 'agreement', segments: 1, informants: 1 },
      },
      technique: { interview: { verdict: 'agreement' }, fgd: { verdict: 'agreement' } },
    },
    along: { role: 'agreement', technique: 'agreement' },
    overall: 'agreement',
  })
  const { groups, gaps } = await matrix(w)
  expect(groups.technique.map(({ name }) => name)).toEqual(['interview', 'fgd'])
  // Nobody is silent, yet each stands on one voice.
  expect(new Set(gaps.map(({ want }) => want))).toEqual(new Set(['one-voice']))
})

test('silence has three faces', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const id = await finding(w, [x])
  const face = async (technique: 'fgd' | 'document') => {
    const cell = (await row(w, id)).cells.technique[technique]
    return cell?.verdict === 'silence' ? cell.silence : cell?.verdict
  }
  const version = await publish(w, sheet('notes', 'fgd', ['x']))
  const blocks = [{ start: 0, end: spoken.length, question: 'deciding' }]
  const group = await source(w, { technique: 'fgd', role: 'anggota', version, blocks })
  const paper = await source(w, { technique: 'document' })
  expect([await face('fgd'), await face('document')]).toEqual(['not-coded', 'not-coded'])
  await coding(w, group, y)
  await coding(w, paper, y)
  expect([await face('fgd'), await face('document')]).toEqual(['nothing-said', 'not-asked'])
})

test('a question that the researcher passed over was not asked; one that was refused was', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const guide = sheet('guide', 'observation', ['y'])
  const leading: Item = { type: 'text', name: 'leading', label: { id: 'Siapa?' }, aims: ['x'] }
  const version = await publish(w, { ...guide, items: [...guide.items, leading] })
  const id = await finding(w, [x])
  const phone = await w.device()
  const face = async (how: 'skipped' | 'refused') => {
    const answers = { deciding: spoken }
    const coverage = { leading: { how } }
    const response = filled(version, { participant: null, answers, coverage, probes: {} })
    await phone.put(`/responses/${response.id}`, response)
    await coding(w, response.id, y)
    return (await row(w, id)).cells.technique.observation
  }
  expect(await face('skipped')).toMatchObject({ silence: 'not-asked' })
  expect(await face('refused')).toMatchObject({ silence: 'nothing-said' })
})

test('words that nobody may read any more do not wait for a coder', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const id = await finding(w, [await code(w, 'x')])
  await source(w, { participant: 'P-1' })
  expect((await row(w, id)).cells.role.anggota).toMatchObject({ silence: 'not-coded' })
  await withdraw(w, consent)
  expect((await row(w, id)).cells.role.anggota).toMatchObject({ silence: 'not-asked' })
})

test('a gap proposes what reaches the group and aims at the codes, and nothing else', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const id = await finding(w, [x])
  await coding(w, await source(w, { participant: 'P-1' }), y)
  await coding(w, await source(w, { technique: 'observation' }), y)
  await publish(w, sheet('watching', 'observation', ['x']))
  await publish(w, sheet('watching-else', 'observation', ['y']))
  await publish(w, sheet('members', 'fgd', ['x'], { roles: ['anggota'] }))
  await publish(w, sheet('mentors', 'fgd', ['x'], { roles: ['pendamping'] }))
  const retired = await publish(w, sheet('old', 'observation', ['x']))
  await w.as('supervisor').post(`/instruments/${retired}/retire`, {})
  expect(await gapOf(w, id, 'observation')).toEqual({
    finding: id,
    dimension: 'technique',
    group: 'observation',
    want: 'silent',
    silence: 'not-asked',
    instruments: [{ slug: 'watching', title: { id: 'Judul watching' }, questions: ['deciding'] }],
    task: null,
  })
  expect((await gapOf(w, id, 'anggota'))?.instruments.map(({ slug }) => slug)).toEqual(['members'])
})

test('a gap becomes a task, the response closes the task, and its words wait to be coded', async () => {
  const w = await world()
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const id = await finding(w, [x])
  await coding(w, await source(w, { technique: 'observation' }), y)
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const task = newId()
  await w.as('supervisor').post('/tasks', {
    id: task,
    finding: id,
    instrument: 'watching',
    dimension: 'technique',
    group: 'observation',
    participant: null,
    case: null,
    what: 'Amati rapat',
    dueOn: null,
  })
  expect((await gapOf(w, id, 'observation'))?.task).toEqual({
    id: task,
    state: 'open',
    step: 'sent',
    source: null,
  })
  const answers = { deciding: 'Ketua bertanya satu per satu.' }
  const response = filled(version, { participant: null, answers, coverage: {}, probes: {}, task })
  await (await w.device()).put(`/responses/${response.id}`, response)
  expect(await gapOf(w, id, 'observation')).toMatchObject({
    silence: 'not-coded',
    instruments: [],
    task: { id: task, state: 'done', step: 'to-code', source: response.id },
  })
  // Coded, it waits to be attached; attached, it speaks in the cell, which says that it was asked.
  const text = (await w.as('supervisor').get(`/sources/${response.id}`)).json as { text: string }
  const start = text.text.indexOf('Ketua')
  const quote = 'Ketua bertanya satu per satu.'
  const made = newId()
  const span = { source: response.id, code: x, start, end: start + quote.length, quote }
  must(await w.as('supervisor').put(`/codings/${made}`, span))
  expect((await gapOf(w, id, 'observation'))?.task?.step).toBe('to-attach')
  must(await link(w, id, on(made)))
  expect(await gapOf(w, id, 'observation')).toMatchObject({
    want: 'one-voice',
    silence: null,
    task: { step: 'closed' },
  })
})

test('the matrix costs the same however many responses there are', async () => {
  const w = await world()
  const id = await finding(w, [await code(w, 'x')])
  const version = await publish(w, sheet('watching', 'observation', ['x']))
  const phone = await w.device()
  const grow = async (n: number) => {
    const answers = { deciding: 'Ketua.' }
    const responses = Array.from({ length: n }, () =>
      filled(version, { participant: null, answers, coverage: {}, probes: {} }),
    )
    expect((await phone.post('/responses', { responses })).status).toBe(200)
  }
  const cost = async () =>
    Number((await w.as('supervisor').get('/matrix')).headers.get('x-rows-read'))
  await grow(2)
  const before = await cost()
  await grow(150)
  expect(before).toBeGreaterThan(0)
  expect(await cost()).toBe(before)
  expect((await row(w, id)).cells.technique.observation).toMatchObject({ silence: 'not-coded' })
})

test('an arrow and an event rest on the codings that still stand', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const theirs = await source(w, { participant: 'P-1' })
  const [one, two] = [await coding(w, theirs, x), await coding(w, theirs, x, [24, 46])]
  const gone = await coding(w, await source(w), x)
  const evidence = [one, two, gone]
  const lead = w.as('supervisor')
  const [arrow, event] = [newId(), newId()]
  const relation = { from: x, to: y, type: 'causes', sign: '+', note: '', evidence }
  const happening = { label: 'Mulai', from: '2014-01-01', to: null, precision: 'year', evidence }
  expect((await lead.put(`/relations/${arrow}`, relation)).status).toBe(201)
  expect((await lead.put(`/relations/${arrow}`, relation)).status).toBe(200)
  expect((await lead.put(`/events/${event}`, happening)).status).toBe(201)
  const now = async () => {
    const [relations, events] = await Promise.all([lead.get('/relations'), lead.get('/events')])
    const [r] = (relations.json as { rows: Relation[] }).rows
    const [e] = (events.json as { rows: StudyEvent[] }).rows
    return { informants: r?.informants, arrow: r?.evidence, event: e?.evidence }
  }
  expect(await now()).toEqual({ informants: 2, arrow: evidence, event: evidence })
  await lead.delete(`/codings/${gone}`)
  expect(await now()).toEqual({ informants: 1, arrow: [one, two], event: [one, two] })
  await withdraw(w, consent)
  expect(await now()).toEqual({ informants: 0, arrow: [], event: [] })
  const loop = { ...relation, to: x, evidence: [] }
  expect((await lead.put(`/relations/${newId()}`, loop)).status).toBe(400)
  const backwards = { ...happening, to: '2013-01-01', evidence: [] }
  expect((await lead.put(`/events/${newId()}`, backwards)).status).toBe(400)
})

test('an arrow or an event that is edited keeps the evidence that its editor could not see', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const [seen, other] = [await coding(w, await source(w), x), await coding(w, await source(w), x)]
  const theirs = await coding(w, await source(w, { participant: 'P-1' }), x)
  const group = await source(w, { technique: 'fgd', blocks: twoTurns('P-1', 'P-2') })
  const among = await coding(w, group, x)
  const lead = w.as('supervisor')
  const id = newId()
  const bodies = {
    relations: { from: x, to: y, type: 'causes', sign: '+', note: '' },
    events: { label: 'Mulai', from: '2014-01-01', to: null, precision: 'year' },
  }
  const edits = async (evidence: string[]) => {
    for (const [list, body] of Object.entries(bodies))
      must(await lead.put(`/${list}/${id}`, { ...body, evidence }))
  }
  const shown = async () => {
    const lists = await Promise.all([lead.get('/relations'), lead.get('/events')])
    return lists.map(
      (answer) => (answer.json as { rows: { evidence: string[] }[] }).rows[0]?.evidence,
    )
  }
  await edits([theirs, seen, among])
  await withdraw(w, consent)
  expect(await shown()).toEqual([[seen], [seen]])
  // What was seen may be taken out; what was not, stays out of sight and stays there.
  await edits([other])
  await edits([other])
  expect(await shown()).toEqual([[other], [other]])
  const again = { id: newId(), textVersion: '1', scopes: [], how: 'signed' }
  must(await lead.post('/participants/P-1/consents', { ...again, givenAt: '2018-09-01T02:00:00Z' }))
  expect(await shown()).toEqual([
    [other, theirs, among],
    [other, theirs, among],
  ])
  await edits([other])
  expect(await shown()).toEqual([[other], [other]])
})

test('an arrow and an event are taken away and come back with all they rested on', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  const [x, y] = [await code(w, 'x'), await code(w, 'y')]
  const evidence = [await coding(w, await source(w, { participant: 'P-1' }), x)]
  const lead = w.as('supervisor')
  const id = newId()
  const things = {
    relations: { from: x, to: y, type: 'causes', sign: '+', note: '', evidence },
    events: { label: 'Mulai', from: '2014-01-01', to: null, precision: 'year', evidence },
  }
  // Nothing of theirs is shown meanwhile, and nothing of it is lost.
  for (const [list, body] of Object.entries(things)) await lead.put(`/${list}/${id}`, body)
  await withdraw(w, consent)
  for (const [list, body] of Object.entries(things)) {
    const path = `/${list}/${id}`
    const rows = async () => ((await lead.get(`/${list}`)).json as { rows: object[] }).rows
    for (let times = 0; times < 2; times++) expect((await lead.delete(path)).status).toBe(200)
    expect(await rows()).toEqual([])
    for (let times = 0; times < 2; times++)
      expect((await lead.post(`${path}/restore`, {})).status).toBe(200)
    expect(await rows()).toMatchObject([{ id }])
    const kept = await w.db.prepare(`select evidence from ${list} where id = ?`).bind(id).first()
    expect(kept).toEqual({ evidence: JSON.stringify(evidence) })
    // Somebody who has it open writes it once more: it is there again.
    await lead.delete(path)
    expect((await lead.put(path, body)).status).toBe(200)
    expect(await rows()).toMatchObject([{ id }])
    const there = `/api/studies/${w.other}${path}`
    expect((await w.as('outsider').raw('DELETE', there)).status).toBe(404)
    expect((await w.as('outsider').post(`${there}/restore`, {})).status).toBe(404)
    expect((await lead.delete(`/${list}/${newId()}`)).status).toBe(404)
  }
  const { results } = await w.db
    .prepare("select verb, what from audits where study_id = ? and verb in ('remove', 'restore')")
    .bind(w.study)
    .all()
  expect(results).toEqual(
    ['relation', 'event'].flatMap((what) => [
      { verb: 'remove', what },
      { verb: 'restore', what },
      { verb: 'remove', what },
    ]),
  )
})
