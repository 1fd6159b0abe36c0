// The codebook: a tree that several people edit, and nobody overwrites what they have not read.
import { expect, test } from 'vitest'
import { world } from '../world.ts'

const id = () => crypto.randomUUID()

function code(name: string, more: Record<string, unknown> = {}) {
  return {
    name,
    label: name,
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 3,
    position: 0,
    ...more,
  }
}

type Rows = { rows: { id: string; name: string; revision: number; retiredAt: string | null }[] }

test('a code is made once and edited by those who have seen its last revision', async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  expect(await coder.put(`/codes/${one}`, code('kekompakan'))).toMatchObject({
    status: 201,
    json: { id: one, revision: 1 },
  })
  expect(await coder.put(`/codes/${one}`, code('kekompakan'))).toMatchObject({
    status: 200,
    json: { revision: 1 },
  })
  expect(await coder.put(`/codes/${one}`, code('lain'))).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
  const edited = code('kekompakan', { label: 'Kekompakan', definition: 'Bekerja bersama.' })
  expect(await coder.put(`/codes/${one}?revision=1`, edited)).toMatchObject({
    status: 200,
    json: { revision: 2 },
  })
  // The answer was lost, so it is sent again.
  expect(await coder.put(`/codes/${one}?revision=1`, edited)).toMatchObject({
    status: 200,
    json: { revision: 2 },
  })
  expect(
    await w.as('supervisor').put(`/codes/${one}?revision=1`, code('kekompakan', { label: 'x' })),
  ).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile' },
  })
  expect((await coder.get('/codes')).json).toEqual({
    rows: [
      {
        ...edited,
        id: one,
        revision: 2,
        retiredAt: null,
        shortcut: null,
        mergedInto: null,
        guid: null,
        codings: 0,
      },
    ],
  })
})

test('of two edits of one revision, one is kept and the other told', async () => {
  const w = await world()
  const one = id()
  await w.as('coder').put(`/codes/${one}`, code('modal'))
  const both = await Promise.all([
    w.as('coder').put(`/codes/${one}?revision=1`, code('modal', { label: 'A' })),
    w.as('supervisor').put(`/codes/${one}?revision=1`, code('modal', { label: 'B' })),
  ])
  expect(both.map((answer) => answer.status).sort()).toEqual([200, 409])
})

test('two codes of one study cannot bear one name', async () => {
  const w = await world()
  const coder = w.as('coder')
  const [one, two] = [id(), id()]
  await coder.put(`/codes/${one}`, code('modal'))
  const taken = {
    status: 409,
    json: { error: 'name.taken', details: { what: 'code', name: 'modal' } },
  }
  expect(await coder.put(`/codes/${two}`, code('modal'))).toMatchObject(taken)
  await coder.put(`/codes/${two}`, code('tokoh'))
  expect(await coder.put(`/codes/${two}?revision=1`, code('modal'))).toMatchObject(taken)
})

test('the tree stays a tree', async () => {
  const w = await world()
  const coder = w.as('coder')
  const [top, middle, leaf] = [id(), id(), id()]
  await coder.put(`/codes/${top}`, code('faktor'))
  await coder.put(`/codes/${middle}`, code('faktor-dalam', { parent: top }))
  await coder.put(`/codes/${leaf}`, code('faktor-modal', { parent: middle }))
  const cycle = {
    status: 400,
    json: { error: 'request.malformed', details: { at: 'parent', reason: 'parent.cycle' } },
  }
  for (const parent of [top, middle, leaf])
    expect(await coder.put(`/codes/${top}?revision=1`, code('faktor', { parent }))).toMatchObject(
      cycle,
    )
  expect(await coder.put(`/codes/${id()}`, code('yatim', { parent: id() }))).toMatchObject({
    status: 400,
    json: { details: { at: 'parent', reason: 'parent.unknown' } },
  })
  expect(
    (await coder.put(`/codes/${leaf}?revision=1`, code('faktor-modal', { parent: top }))).status,
  ).toBe(200)
  const crossed = await Promise.all([
    coder.put(`/codes/${middle}?revision=1`, code('faktor-dalam', { parent: leaf })),
    coder.put(`/codes/${leaf}?revision=2`, code('faktor-modal', { parent: middle })),
  ])
  expect(crossed.map((answer) => answer.status).sort()).toEqual([200, 400])
})

test('a retired code stays in the book, marked, until it is brought back', async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  await coder.put(`/codes/${one}`, code('modal'))
  expect((await coder.post(`/codes/${one}/retire`, {})).status).toBe(200)
  const before = ((await coder.get('/codes')).json as Rows).rows[0]?.retiredAt
  expect((await coder.post(`/codes/${one}/retire`, {})).status).toBe(200)
  expect(((await coder.get('/codes')).json as Rows).rows[0]?.retiredAt).toBe(before)
  expect(before).toMatch(/^\d{4}-/)
  for (let times = 0; times < 2; times++)
    expect((await coder.post(`/codes/${one}/restore`, {})).status).toBe(200)
  expect(((await coder.get('/codes')).json as Rows).rows[0]?.retiredAt).toBeNull()
  for (const deed of ['retire', 'restore'])
    expect((await coder.post(`/codes/${id()}/${deed}`, {})).status).toBe(404)
})

test('a code that is not well made is refused by where it is wrong', async () => {
  const w = await world()
  const coder = w.as('coder')
  const wrong: [Record<string, unknown>, string][] = [
    [{ name: 'Kode Saya' }, 'name'],
    [{ hue: 12 }, 'hue'],
    [{ label: '' }, 'label'],
    [{ colour: 'red' }, 'colour'],
  ]
  for (const [more, at] of wrong)
    expect(await coder.put(`/codes/${id()}`, code('modal', more))).toMatchObject({
      status: 400,
      json: { error: 'request.malformed', details: { at } },
    })
  expect(await coder.put(`/codes/${id()}`, code('modal', { definition: '\ud800' }))).toMatchObject({
    json: { error: 'text.ill-formed', details: { at: 'definition' } },
  })
  expect((await coder.put('/codes/nope', code('modal'))).status).toBe(400)
  expect((await coder.put(`/codes/${id()}?revision=1`, code('modal'))).status).toBe(404)
})

test('a code has a key of its own, which is no wording of it', async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  await coder.put(`/codes/${one}`, code('modal'))
  const shown = async () => ((await coder.get('/codes')).json as { rows: object[] }).rows[0]
  expect((await coder.put(`/codes/${one}/shortcut`, { key: 'm' })).status).toBe(200)
  expect(await shown()).toMatchObject({ shortcut: 'm', revision: 1 })
  expect((await coder.put(`/codes/${one}/shortcut`, { key: 'mm' })).status).toBe(400)
  expect((await coder.put(`/codes/${id()}/shortcut`, { key: 'm' })).status).toBe(404)
  expect((await coder.put(`/codes/${one}/shortcut`, { key: null })).status).toBe(200)
  expect(await shown()).toMatchObject({ shortcut: null })
})
