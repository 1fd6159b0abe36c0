// Segments by any combination of codes, by where they are from and whose they are; blind and withdrawn hold here too.
import { expect, test } from 'vitest'
import type { FoundSegments, Retrieval, SavedQuery } from '../../core/wire/retrieval.ts'
import { claim, code, link, must, newId, on, person, source, withdraw } from '../analysis.ts'
import type { Person } from '../people.ts'
import { type World, world } from '../world.ts'

const text = 'Ketua memutuskan sendiri.\n\nAnggota diam saja.\n\nLalu rapat lagi.'
const blocks = [
  { start: 0, end: 25, speaker: 'P-001', question: 'deciding' },
  { start: 27, end: 45, speaker: 'P-002' },
  { start: 47, end: 63, speaker: 'P-001', question: 'meeting' },
]

async function put(
  w: World,
  who: Person,
  from: string,
  codeId: string,
  start: number,
  end: number,
  weight?: number,
) {
  const id = newId()
  const body = {
    source: from,
    code: codeId,
    start,
    end,
    quote: text.slice(start, end),
    ...(weight !== undefined && { weight }),
  }
  must(await w.as(who).put(`/codings/${id}`, body))
  return id
}

function asking(codes: string[], differs: Partial<Retrieval> = {}): Retrieval {
  return { of: { codes, below: false }, clauses: [], show: 'segment', where: {}, ...differs }
}

async function find(w: World, who: Person, asked: Retrieval, after = ''): Promise<FoundSegments> {
  const q = encodeURIComponent(JSON.stringify(asked))
  return must(await w.as(who).get(`/segments?q=${q}${after && `&after=${after}`}`))
    .json as FoundSegments
}
const quotes = async (w: World, who: Person, asked: Retrieval) =>
  (await find(w, who, asked)).rows.map((row) => row.quote)

async function begin() {
  const w = await world()
  const from = await source(w, { text, blocks, technique: 'fgd', role: 'anggota' })
  const [x, y, z] = [await code(w, 'x'), await code(w, 'y'), await code(w, 'z')]
  return { w, from, x, y, z }
}

test('segments come by how they stand to others: over, inside, near, not, with what they share', async () => {
  const { w, from, x, y, z } = await begin()
  const whole = await put(w, 'coder', from, x, 0, 25)
  await put(w, 'coder', from, y, 6, 16)
  await put(w, 'coder', from, y, 27, 34)
  await put(w, 'coder', from, x, 47, 51)
  const clause = (how: Retrieval['clauses'][number]['how'], not = false, turns = 0, of = [y]) => ({
    clauses: [{ how, not, turns, of: { codes: of, below: false } }],
  })
  expect((await find(w, 'coder', asking([x], clause('overlaps')))).rows).toMatchObject([
    {
      id: whole,
      quote: 'Ketua memutuskan sendiri.',
      own: { start: 0, end: 25 },
      with: [y],
      speaker: 'P-001',
      question: 'deciding',
      turn: 1,
      version: 1,
      source: { id: from, technique: 'fgd' },
      role: 'anggota',
    },
  ])
  expect(await quotes(w, 'coder', asking([x], { ...clause('overlaps'), show: 'overlap' }))).toEqual(
    ['memutuskan'],
  )
  expect(await quotes(w, 'coder', asking([y], clause('inside', false, 0, [x])))).toEqual([
    'memutuskan',
  ])
  expect(await quotes(w, 'coder', asking([x], clause('overlaps', true)))).toEqual(['Lalu'])
  expect(await quotes(w, 'coder', asking([x], clause('near', false, 1)))).toHaveLength(2)
  expect(await quotes(w, 'coder', asking([x, y], clause('source', true, 0, [z])))).toHaveLength(4)
  expect(await quotes(w, 'coder', asking([z]))).toEqual([])
})

test('segments are narrowed by source, turn, coder, layer, weight and day, and taken with the codes below', async () => {
  const { w, from, x, z } = await begin()
  const child = newId()
  must(
    await w.as('supervisor').put(`/codes/${child}`, {
      name: 'anak',
      label: 'Anak',
      parent: x,
      definition: '',
      include: '',
      exclude: '',
      example: '',
      hue: 0,
      position: 0,
    }),
  )
  await put(w, 'coder', from, child, 0, 5, 80)
  await put(w, 'supervisor', from, x, 47, 51)
  const where = (where: Retrieval['where'], codes = [x, child]) => asking(codes, { where })
  const lead = (asked: Retrieval) => quotes(w, 'supervisor', asked)
  expect(await lead(asking([x]))).toEqual(['Lalu'])
  expect(await lead(asking([x], { of: { codes: [x], below: true } }))).toEqual(['Ketua', 'Lalu'])
  expect(await lead(where({ question: 'meeting' }))).toEqual(['Lalu'])
  expect(await lead(where({ speaker: 'P-002' }))).toEqual([])
  expect(await lead(where({ technique: 'fgd', role: 'anggota', source: from }))).toHaveLength(2)
  expect(await lead(where({ technique: 'interview' }))).toEqual([])
  expect(await lead(where({ coder: w.personId('coder') }))).toEqual(['Ketua'])
  expect(await lead(where({ layer: 'mine' }))).toEqual(['Lalu'])
  expect(await lead(where({ least: 50 }))).toEqual(['Ketua'])
  expect(await lead(where({ to: '2020-01-01' }))).toEqual([])
  expect(await lead(where({ from: '2020-01-01' }))).toHaveLength(2)
  // A coder sees their own layer; another's never, whatever they ask for.
  expect(await quotes(w, 'coder', where({}))).toEqual(['Ketua'])
  expect(await quotes(w, 'coder', where({ coder: w.personId('supervisor') }))).toEqual([])
  expect(await quotes(w, 'coder', asking([z]))).toEqual([])
})

test('pages follow each other without a gap, and what was withdrawn is in none', async () => {
  const { w, from, x } = await begin()
  const consent = await person(w, 'P-009', 'member')
  const theirs = await source(w, { text, participant: 'P-009' })
  for (const start of [0, 6, 17]) await put(w, 'coder', from, x, start, start + 5)
  await put(w, 'coder', theirs, x, 0, 5)
  const found = newId()
  must(await w.as('supervisor').put(`/findings/${found}`, claim([x])))
  const first = (await find(w, 'supervisor', asking([x]))).rows[0]
  must(await link(w, found, on(first?.id ?? '')))
  expect((await find(w, 'supervisor', asking([x]))).rows.map((row) => row.findings)).toEqual([
    [1],
    [],
    [],
    [],
  ])
  await withdraw(w, consent)
  const left = await find(w, 'supervisor', asking([x]))
  expect(left).toMatchObject({ next: null, looked: 4 })
  expect(left.rows.map((row) => row.source.id)).toEqual([from, from, from])
  expect(JSON.stringify(left)).not.toContain(theirs)
})

test('many segments come page by page, each once, in the order they were made', async () => {
  const { w, from, x } = await begin()
  const add = Array.from({ length: 250 }, (_, at) => {
    const start = at % 50
    return {
      id: newId(),
      code: x,
      source: from,
      version: 1,
      start,
      end: start + 1 + Math.floor(at / 50),
    }
  })
  const run = { how: 'list', origin: 'x', add, remove: [] }
  must(await w.as('coder').put(`/coding-runs/${newId()}`, run))
  for (const who of ['coder', 'supervisor'] as const) {
    const one = await find(w, who, asking([x]))
    const two = await find(w, who, asking([x]), one.next ?? '')
    expect([one.looked, two.looked, two.next]).toEqual([200, 50, null])
    const seen = [...one.rows, ...two.rows].map((row) => row.id)
    expect([...seen].sort()).toEqual(add.map((row) => row.id).sort())
  }
})

test('a question is saved, shared and taken away; of others only what they shared', async () => {
  const w = await world()
  const [mine, shared] = [newId(), newId()]
  const body = { kind: 'segments', name: 'Ketua dan uang', body: '?of=x', shared: false }
  for (let times = 0; times < 2; times++) must(await w.as('coder').put(`/queries/${mine}`, body))
  must(await w.as('coder').put(`/queries/${shared}`, { ...body, name: 'Bersama', shared: true }))
  const names = async (who: Person) =>
    (must(await w.as(who).get('/queries?kind=segments')).json as { rows: SavedQuery[] }).rows.map(
      ({ name, mine }) => [name, mine],
    )
  expect(await names('coder')).toEqual([
    ['Bersama', true],
    ['Ketua dan uang', true],
  ])
  expect(await names('supervisor')).toEqual([['Bersama', false]])
  expect((await w.as('supervisor').put(`/queries/${shared}`, body)).status).toBe(409)
  expect((await w.as('supervisor').delete(`/queries/${shared}`)).status).toBe(404)
  must(await w.as('coder').delete(`/queries/${shared}`))
  expect(await names('supervisor')).toEqual([])
})

test('a question that is none is refused by name', async () => {
  const w = await world()
  const none = { of: { codes: [], below: false }, clauses: [], show: 'segment', where: {} }
  for (const q of [
    '',
    'x',
    '{}',
    JSON.stringify(none),
    JSON.stringify({ ...asking([newId()]), more: 1 }),
  ])
    expect((await w.as('coder').get(`/segments?q=${encodeURIComponent(q)}`)).status).toBe(400)
  expect((await find(w, 'coder', asking([newId()]))).rows).toEqual([])
})

test('segments and words are narrowed by what participants and cases are told apart by, turn by turn', async () => {
  const { w, from, x } = await begin()
  const lead = w.as('supervisor')
  must(
    await lead.post('/cases', {
      code: 'K-1',
      label: 'Satu',
      attributes: { usaha: 'kue = kering' },
    }),
  )
  for (const [participant, work] of [
    ['P-001', 'nelayan'],
    ['P-002', 'petani'],
  ] as const)
    must(
      await lead.post('/participants', {
        code: participant,
        role: 'anggota',
        case: null,
        attributes: { pekerjaan: work },
        identity: null,
      }),
    )
  const own = await source(w, { text, blocks: null, participant: 'P-002', case: 'K-1' })
  await put(w, 'coder', from, x, 0, 25)
  await put(w, 'coder', from, x, 27, 45)
  await put(w, 'coder', own, x, 47, 63)
  const by = (where: Retrieval['where']) => quotes(w, 'coder', asking([x], { where }))
  expect(await by({ trait: 'pekerjaan=petani' })).toEqual([
    'Anggota diam saja.',
    'Lalu rapat lagi.',
  ])
  expect(await by({ trait: 'pekerjaan=nelayan' })).toEqual(['Ketua memutuskan sendiri.'])
  expect(await by({ trait: 'pekerjaan=guru' })).toEqual([])
  expect(await by({ caseTrait: 'usaha=kue = kering' })).toEqual(['Lalu rapat lagi.'])
  const words = async (filter: string) =>
    (
      must(await w.as('coder').get(`/search?q=rapat&${filter}`)).json as {
        rows: { source: { id: string } }[]
      }
    ).rows.map((row) => row.source.id)
  expect(await words('trait=pekerjaan%3Dnelayan')).toEqual([from])
  expect(await words('caseTrait=usaha%3Dkue%20%3D%20kering')).toEqual([own])
  expect((await w.as('coder').get('/search?q=rapat&trait=nelayan')).status).toBe(400)
})
