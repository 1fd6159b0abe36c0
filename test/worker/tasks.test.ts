// Tasks: what is still to be asked goes to the field once, and is done when a response answers it.
import { expect, test } from 'vitest'
import type { Task } from '../../core/wire/finding.ts'
import { filled, smallGuide } from '../small.ts'
import { world } from '../world.ts'

const id = () => crypto.randomUUID()

/** A study with a case, a consenting participant, the small guide, and a phone. */
async function ready() {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'KUBE-1', label: 'Kelompok satu', attributes: {} })
  const person = { code: 'P-001', role: 'anggota', case: 'KUBE-1', attributes: {}, identity: null }
  await lead.post('/participants', person)
  await lead.post('/participants/P-001/consents', {
    id: id(),
    textVersion: '1',
    scopes: ['record', 'quote', 'archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  const { hash } = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  return { w, lead, hash, phone: await w.device() }
}

const wanted = (differs: Partial<Task> = {}) => ({
  id: id(),
  finding: null,
  instrument: 'small-guide',
  dimension: 'role',
  group: 'anggota',
  participant: 'P-001',
  case: 'KUBE-1',
  what: 'Tanyakan awal mulanya kepada anggota',
  dueOn: '2026-12-01',
  ...differs,
})

test('a task is on the list and in the phones’ kit until a response answers it', async () => {
  const { w, lead, hash, phone } = await ready()
  const task = wanted()
  const before = await phone.get('/kit')
  expect(await lead.post('/tasks', task)).toMatchObject({ status: 201, json: { id: task.id } })
  const open: Task = {
    ...(task as Task),
    device: null,
    questions: [],
    state: 'open',
    response: null,
    createdAt: expect.any(String),
    by: null,
    at: null,
    reason: '',
  }
  expect((await w.as('researcher').get('/tasks')).json).toEqual({ rows: [open] })
  const kit = await phone.get('/kit', { 'if-none-match': before.headers.get('etag') ?? '' })
  expect(kit.status).toBe(200)
  expect((kit.json as { tasks: Task[] }).tasks).toEqual([open])

  const response = filled(hash, { task: task.id })
  expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  const done = { ...open, state: 'done', response: response.id }
  expect((await lead.get('/tasks')).json).toEqual({ rows: [done] })
  expect(((await phone.get('/kit')).json as { tasks: Task[] }).tasks).toEqual([])
})

test('a task sent again is the same task, and another under its id is refused', async () => {
  const { w, lead } = await ready()
  const task = wanted({ participant: null, case: null, group: null, dimension: null, dueOn: null })
  const sent = await Promise.all(Array.from({ length: 5 }, () => lead.post('/tasks', task)))
  expect(sent.map((answer) => answer.status).toSorted()).toEqual([200, 200, 200, 200, 201])
  expect(await lead.post('/tasks', { ...task, what: 'Lain' })).toMatchObject({
    status: 409,
    json: { error: 'id.taken', details: { what: 'task' } },
  })
  const lines = await w.db
    .prepare("select verb, what from audits where object_id = ? and what = 'task'")
    .bind(task.id)
    .all()
  expect(lines.results).toEqual([{ verb: 'add', what: 'task' }])
})

test('a task names what the study has', async () => {
  const { lead, hash } = await ready()
  const refused = async (differs: Partial<Task>) => {
    const { status, json } = await lead.post('/tasks', wanted(differs))
    const { error, details } = json as { error: string; details: unknown }
    return [status, error, details]
  }
  expect(await refused({ instrument: 'no-guide' })).toEqual([
    404,
    'thing.unknown',
    { what: 'instrument' },
  ])
  expect(await refused({ finding: id() })).toEqual([404, 'thing.unknown', { what: 'finding' }])
  expect(await refused({ participant: 'P-404' })).toEqual([
    422,
    'participant.unknown',
    { participant: 'P-404' },
  ])
  expect(await refused({ case: 'KUBE-404' })).toEqual([422, 'case.unknown', { case: 'KUBE-404' }])
  await lead.post(`/instruments/${hash}/retire`, {})
  expect(await refused({})).toEqual([404, 'thing.unknown', { what: 'instrument' }])
})

test('a task for one phone is that phone’s alone; it is begun, declined with a reason, and opened again', async () => {
  const { w, lead, phone } = await ready()
  const other = await w.device('Telepon kedua')
  const task = wanted({ device: phone.id, questions: ['story'] })
  expect((await lead.post('/tasks', wanted({ device: id() }))).status).toBe(404)
  expect((await lead.post('/tasks', task)).status).toBe(201)
  const tasksOf = async (of: typeof phone) =>
    ((await of.get('/kit')).json as { tasks: Task[] }).tasks.map((one) => [one.id, one.state])
  expect(await tasksOf(phone)).toEqual([[task.id, 'open']])
  expect(await tasksOf(other)).toEqual([])
  const madeAt = '2026-11-05T01:00:00.000Z'
  const begun = { task: task.id, madeAt }
  expect(await other.put(`/begun/${id()}`, begun)).toMatchObject({
    status: 422,
    json: { error: 'task.unknown' },
  })
  expect((await phone.put(`/begun/${id()}`, begun)).status).toBe(200)
  const told = async () => ((await lead.get('/tasks')).json as { rows: Task[] }).rows[0]
  expect(await told()).toMatchObject({ state: 'begun', by: 'Telepon Rina', at: madeAt })
  const why = { task: task.id, reason: 'Orangnya pindah.', madeAt }
  expect((await phone.put(`/declined/${id()}`, { ...why, reason: '' })).status).toBe(400)
  expect((await phone.put(`/declined/${id()}`, why)).status).toBe(200)
  expect(await told()).toMatchObject({ state: 'declined', reason: why.reason })
  expect(await tasksOf(phone)).toEqual([])
  expect((await lead.post(`/tasks/${task.id}/reopen`, { device: other.id })).status).toBe(200)
  expect(await told()).toMatchObject({ state: 'open', by: null, reason: '' })
  expect(await tasksOf(other)).toEqual([[task.id, 'open']])
  expect((await lead.post(`/tasks/${task.id}/withdraw`, {})).status).toBe(200)
  // A phone that was away begins it all the same, and that changes nothing; its response would still be welcome.
  expect((await other.put(`/begun/${id()}`, begun)).status).toBe(200)
  expect(await told()).toMatchObject({ state: 'withdrawn' })
  expect(await tasksOf(other)).toEqual([])
  expect((await lead.post(`/tasks/${id()}/withdraw`, {})).status).toBe(404)
})
