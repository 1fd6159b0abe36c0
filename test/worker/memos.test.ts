// Memos: a note on anything, open or private, its author's to change.
import { expect, test } from 'vitest'
import { coding, firstWords, code as makeCode, source } from '../analysis.ts'
import { world } from '../world.ts'

const id = () => crypto.randomUUID()

type Rows = { rows: { id: string; text: string }[]; next: string | null }

const note = (
  target: { kind: string; id: string },
  text = 'Perlu dilihat lagi.',
  isPrivate = false,
) => ({
  target,
  text,
  private: isPrivate,
})
const study = { kind: 'study', id: id() }

function code(name: string) {
  return {
    name,
    label: 'Modal awal',
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 1,
    position: 0,
  }
}

test('a memo is written once, rewritten by its author, and says what it is about', async () => {
  const w = await world()
  const coder = w.as('coder')
  const modal = id()
  await coder.put(`/codes/${modal}`, code('modal'))
  const one = id()
  const target = { kind: 'code', id: modal }
  expect(await coder.put(`/memos/${one}`, note(target))).toMatchObject({
    status: 201,
    json: { id: one },
  })
  expect((await coder.put(`/memos/${one}`, note(target))).status).toBe(200)
  expect((await coder.put(`/memos/${one}`, note(target, 'Lebih tepat begini.'))).status).toBe(200)
  expect((await w.as('supervisor').get(`/memos?kind=code&target=${modal}`)).json).toEqual({
    rows: [
      {
        id: one,
        target,
        text: 'Lebih tepat begini.',
        private: false,
        author: expect.any(String),
        mine: false,
        writtenAt: expect.any(String),
        about: 'Modal awal',
        source: null,
      },
    ],
    next: null,
  })
  expect((await w.as('supervisor').get(`/memos?kind=code&target=${id()}`)).json).toMatchObject({
    rows: [],
  })
})

test('a private memo is seen by its author alone, whatever the rank of the other', async () => {
  const w = await world()
  const one = id()
  await w.as('coder').put(`/memos/${one}`, note(study, 'Saya ragu pada diri sendiri.', true))
  expect((await w.as('coder').get('/memos')).json).toMatchObject({
    rows: [{ id: one, mine: true, private: true }],
  })
  for (const who of ['supervisor', 'owner'] as const)
    expect((await w.as(who).get('/memos')).json).toEqual({ rows: [], next: null })
})

test('the count beside the rail follows memos that open, close, go and come back', async () => {
  const w = await world()
  const coder = w.as('coder')
  const one = id()
  const count = async () =>
    ((await coder.get('')).json as { tallies: { memos?: number } }).tallies.memos ?? 0
  await coder.put(`/memos/${one}`, note(study, 'a', true))
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}`, note(study, 'a', false))
  expect(await count()).toBe(1)
  await coder.delete(`/memos/${one}`)
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}`, note(study, 'b', true))
  expect(await count()).toBe(0)
  await coder.put(`/memos/${one}`, note(study, 'b', false))
  expect(await count()).toBe(1)
})

test('another person neither rewrites nor removes a memo', async () => {
  const w = await world()
  const one = id()
  await w.as('coder').put(`/memos/${one}`, note(study, 'Asli.'))
  expect(await w.as('supervisor').put(`/memos/${one}`, note(study, 'Ubah.'))).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
  expect((await w.as('supervisor').delete(`/memos/${one}`)).status).toBe(404)
  expect((await w.as('owner').get('/memos')).json).toMatchObject({ rows: [{ text: 'Asli.' }] })
  expect((await w.as('coder').delete(`/memos/${one}`)).status).toBe(200)
  expect((await w.as('coder').delete(`/memos/${one}`)).status).toBe(200)
  expect((await w.as('owner').get('/memos')).json).toMatchObject({ rows: [] })
})

test('a memo on nothing, or with broken text, is refused', async () => {
  const w = await world()
  const coder = w.as('coder')
  for (const kind of ['source', 'code', 'coding', 'finding'])
    expect(await coder.put(`/memos/${id()}`, note({ kind, id: id() }))).toMatchObject({
      status: 404,
      json: { error: 'thing.unknown', details: { what: kind } },
    })
  expect((await coder.put(`/memos/${id()}`, note({ kind: 'person', id: id() }))).status).toBe(400)
  expect((await coder.put(`/memos/${id()}`, note(study, ''))).status).toBe(400)
  expect(await coder.put(`/memos/${id()}`, note(study, 'x\udfff'))).toMatchObject({
    json: { error: 'text.ill-formed' },
  })
  for (const half of [`?kind=code`, `?target=${id()}`, '?kind=rumour&target=x'])
    expect((await coder.get(`/memos${half}`)).status).toBe(400)
})

test('memos come newest first, page by page, and keep every character', async () => {
  const w = await world()
  const coder = w.as('coder')
  const texts = [
    'satu',
    '<img src=x onerror=alert(1)>',
    `'; delete from memos; --`,
    '=HYPERLINK("x")',
    '👩‍🌾 \u202e',
  ]
  for (const text of texts) await coder.put(`/memos/${id()}`, note(study, text))
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: Rows = (await coder.get(`/memos?limit=2${next && `&after=${next}`}`)).json as Rows
    seen.push(...page.rows.map((row) => row.text))
    next = page.next
  }
  expect([...seen].sort()).toEqual([...texts].sort())
})

test('a memo on a passage tells the source where the passage stands', async () => {
  const w = await world()
  const from = await source(w)
  const passage = await coding(w, from, await makeCode(w, 'modal'))
  await w.as('supervisor').put(`/memos/${id()}`, note({ kind: 'coding', id: passage }))
  expect((await w.as('supervisor').get('/memos')).json).toMatchObject({
    rows: [{ target: { kind: 'coding', id: passage }, source: from, about: firstWords }],
  })
})
