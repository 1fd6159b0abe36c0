// Names in sources: found, replaced by codes with everything that was coded, and afterwards read only by those who may.
import { expect, test } from 'vitest'
import type { Coding, Source, SourceVersion } from '../../core/wire/coding.ts'
import type { NamesIn } from '../../core/wire/pseudonym.ts'
import { sha256 } from '../../worker/secret.ts'
import { code, finding, link, must, newId, on, source } from '../analysis.ts'
import type { Person } from '../people.ts'
import { filled, smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

const said =
  'Peneliti: Siapa yang memulai?\nBu Lastri: Saya dan Siti Aminah, dari Desa Sukamaju.\nPeneliti: Lalu?\nBu Lastri: Sitilah yang menelepon 0812-3456-7890.'

async function people(w: World): Promise<void> {
  for (const [one, name] of [
    ['P-1', 'Siti Aminah'],
    ['P-2', 'Lastri'],
  ] as const) {
    const identity = { name, alsoCalled: [] }
    const body = { code: one, role: 'pengurus', case: null, attributes: {}, identity }
    must(await w.as('supervisor').post('/participants', body))
  }
}

const namesIn = async (w: World, id: string) =>
  (await w.as('supervisor').get(`/sources/${id}/names`)).json as NamesIn
const read = async (w: World, id: string, who: Person = 'coder') =>
  (await w.as(who).get(`/sources/${id}`)).json as Source
const codes: Record<string, string> = {
  'P-1': 'Pengurus 1',
  'P-2': 'Pengurus 2',
  '#Desa A': 'Desa A',
}

/** As the desk does it: every sure place of the newest text gets its code. */
async function replaceAll(w: World, id: string): Promise<void> {
  const { version, found } = await namesIn(w, id)
  const edits = found.map(({ start, end, means, kind }) => ({
    start,
    end,
    insert: kind === 'name' ? `[${codes[means[0] ?? '']}]` : '[nomor telepon]',
  }))
  const correction = { version, kind: 'pseudonym', reason: 'Lastri tidak mau', edits }
  must(await w.as('supervisor').post(`/sources/${id}/corrections`, correction))
}

async function tag(w: World): Promise<void> {
  const lead = w.as('supervisor')
  const key = (one: string) => `/pseudonyms/key/${encodeURIComponent(one)}`
  const person = (participant: string) => ({ kind: 'person', names: [], participant })
  must(await lead.put(key('Pengurus 1'), person('P-1')))
  must(await lead.put(key('Pengurus 2'), person('P-2')))
  must(
    await lead.put(key('Desa A'), {
      kind: 'place',
      names: ['Desa Sukamaju', 'Sukamaju'],
      participant: null,
    }),
  )
  expect((await lead.put(key('Ketua'), person('P-1'))).status).toBe(409)
  expect((await lead.put(key('Ketua'), person('P-9'))).status).toBe(422)
  expect((await lead.put(key('[x]'), person('P-1'))).status).toBe(400)
}

test('names are found with what stands around them, and a coder is told none of it', async () => {
  const w = await world()
  await people(w)
  await tag(w)
  const id = await source(w, { text: said, title: 'Wawancara Lastri' })
  const { found, isTitled, left } = await namesIn(w, id)
  expect([isTitled, left]).toEqual([true, 0])
  expect(found.map(({ words, means, kind, isSure }) => [words, means, kind, isSure])).toEqual([
    ['Bu Lastri', ['P-2'], 'name', true],
    ['Siti Aminah', ['P-1'], 'name', true],
    ['Desa Sukamaju', ['#Desa A'], 'name', true],
    ['Bu Lastri', ['P-2'], 'name', true],
    ['Siti', ['P-1'], 'name', false],
    ['0812-3456-7890', [], 'phone', true],
  ])
  const all = (await w.as('supervisor').get('/pseudonyms/found?limit=1')).json as {
    rows: NamesIn[]
    next: string | null
  }
  expect([all.rows[0]?.found.length, all.next]).toEqual([6, null])
  for (const path of ['/pseudonyms', '/pseudonyms/found', `/sources/${id}/names`])
    expect((await w.as('coder').get(path)).status).toBe(403)
  expect((await w.as('coder').put('/pseudonyms/key/X', {})).status).toBe(403)

  const mark = found[4]?.mark ?? ''
  const lead = w.as('supervisor')
  must(await lead.post('/pseudonyms/refusals', { refuse: [mark, mark], admit: [] }))
  expect((await namesIn(w, id)).found.map(({ words }) => words)).not.toContain('Siti')
  must(await lead.post('/pseudonyms/refusals', { refuse: [], admit: [mark] }))
  expect((await namesIn(w, id)).found).toHaveLength(6)
})

test('replaced names leave no trace for a coder: not in the text, its labels, its history, its codings or its original', async () => {
  const w = await world()
  await people(w)
  await tag(w)
  const [lead, coder] = [w.as('supervisor'), w.as('coder')]
  const original = new TextEncoder().encode(said)
  const hash = await sha256(original)
  must(await lead.raw('PUT', `/files/${hash}`, original))
  const file = { hash, name: 'Wawancara Lastri.txt' }
  const id = await source(w, { text: said, file })
  must(
    await lead.put(`/sources/${id}/speakers`, {
      speakers: [{ label: 'Bu Lastri', meant: 'participant', participant: 'P-2' }],
    }),
  )
  const x = await code(w, 'x')
  const put = async (words: string) => {
    const one = newId()
    const start = said.indexOf(words)
    const body = { source: id, code: x, start, end: start + words.length, quote: words }
    must(await coder.put(`/codings/${one}`, body))
    return one
  }
  const ids = [await put('Saya dan Siti'), await put('Aminah'), await put('dari Desa Sukamaju.')]
  // One that lost its words to an earlier correction still quotes a name.
  const lost = await put('Sitilah yang menelepon')
  const start = said.indexOf('Sitilah')
  const gone = { start, end: start + 'Sitilah yang menelepon '.length, insert: '' }
  must(
    await lead.post(`/sources/${id}/corrections`, {
      version: 1,
      kind: 'hearing',
      reason: 'bukan Siti',
      edits: [gone],
    }),
  )
  const claim = await finding(w, [x])
  await link(w, claim, on(ids[0] ?? ''))
  expect((await coder.get(`/files/${hash}`)).status).toBe(200)
  await replaceAll(w, id)

  const now = await read(w, id)
  expect(now.text).toBe(
    'Peneliti: Siapa yang memulai?\n[Pengurus 2]: Saya dan [Pengurus 1], dari [Desa A].\nPeneliti: Lalu?\n[Pengurus 2]: [nomor telepon].',
  )
  expect(now.blocks.map(({ speaker }) => speaker)).toEqual(['Peneliti', 'P-2', 'Peneliti', 'P-2'])
  expect(now.speakers).toEqual([{ label: 'Pengurus 2', meant: 'participant', participant: 'P-2' }])
  const { rows, unfit } = (await coder.get(`/sources/${id}/codings`)).json as {
    rows: Coding[]
    unfit: Coding[]
  }
  const quotes = new Map(rows.map((one) => [one.id, one.quote]))
  expect(ids.map((one) => quotes.get(one))).toEqual([
    'Saya dan [Pengurus 1]',
    '[Pengurus 1]',
    'dari [Desa A].',
  ])
  expect(unfit.map((one) => [one.id, one.quote])).toEqual([[lost, '']])
  expect((await lead.get(`/findings/${claim}`)).json).toMatchObject({
    evidence: [{ lost: null }],
  })

  const answers = [
    await coder.get(`/sources/${id}`),
    await coder.get(`/sources/${id}/versions`),
    await coder.get(`/sources/${id}/codings`),
    await coder.get('/speakers'),
    await coder.get('/sources'),
    await coder.get(`/codes/${x}/segments`),
    await lead.get('/tables/segments'),
    await lead.get('/tables/findings'),
  ]
  for (const { status, text } of answers) {
    expect(status).toBe(200)
    expect(text).not.toMatch(/lastri|siti|aminah|sukamaju|0812/i)
  }
  for (const path of [
    `/sources/${id}?version=1`,
    `/sources/${id}?version=2`,
    `/sources/${id}/codings?version=1`,
  ]) {
    expect(await coder.get(path)).toMatchObject({
      status: 403,
      json: { details: { permission: 'identity.read' } },
    })
    expect((await lead.get(path)).text).toContain('Siti')
  }
  expect((await coder.get(`/sources/${id}?version=3`)).status).toBe(200)
  expect((await coder.get(`/files/${hash}`)).status).toBe(404)
  expect((await lead.get(`/files/${hash}`)).status).toBe(200)
  const { rows: versions } = (await lead.get(`/sources/${id}/versions`)).json as {
    rows: SourceVersion[]
  }
  expect(versions.map(({ reason }) => reason)).toEqual(['', 'bukan Siti', 'Lastri tidak mau'])
  expect((await namesIn(w, id)).found).toEqual([])
})

test('in a response’s words names are replaced, and that alone is taken back', async () => {
  const w = await world()
  await people(w)
  await tag(w)
  const published = must(await w.as('supervisor').post('/instruments', smallGuide))
  const given = { textVersion: '1', how: 'signed', givenAt: '2018-03-01T02:00:00Z' }
  const consent = { id: newId(), scopes: ['archive', 'record', 'quote'], ...given }
  must(await w.as('supervisor').post('/participants/P-1/consents', consent))
  const phone = await w.device()
  const one = filled((published.json as { hash: string }).hash, {
    participant: 'P-1',
    case: null,
    answers: { story: 'Kata Bu Lastri kami mulai.' },
  })
  must(await phone.put(`/responses/${one.id}`, one))
  const lead = w.as('supervisor')
  const path = `/sources/${one.id}/corrections`
  const before = (await read(w, one.id, 'supervisor')).text
  const edit = { start: 0, end: 4, insert: 'Ujar' }
  const typing = { version: 1, kind: 'typing', reason: '', edits: [edit] }
  expect((await lead.post(path, typing)).status).toBe(409)
  await replaceAll(w, one.id)
  const { text } = await read(w, one.id, 'supervisor')
  expect(text).toContain('Kata [Pengurus 2] kami mulai.')
  const start = text.indexOf('[Pengurus 2]')
  const undo = (insert: string) => ({
    version: 2,
    kind: 'undo',
    reason: '',
    edits: [{ start, end: start + '[Pengurus 2]'.length, insert }],
  })
  expect((await lead.post(path, undo('Bu Lasmi'))).status).toBe(409)
  must(await lead.post(path, undo('Bu Lastri')))
  expect((await read(w, one.id, 'supervisor')).text).toBe(before)
})

test('another study’s key finds nothing here, and a tagged name is masked in exports by its code', async () => {
  const w = await world()
  await people(w)
  await tag(w)
  const id = await source(w, { text: 'Dari Sukamaju kata Bu Lastri.' })
  const x = await code(w, 'x')
  const quote = 'Dari Sukamaju kata Bu Lastri.'
  const body = { source: id, code: x, start: 0, end: quote.length, quote }
  must(await w.as('coder').put(`/codings/${newId()}`, body))
  const csv = (await w.as('supervisor').get('/tables/segments')).text
  expect(csv).toContain('Dari [Desa A] kata Bu [Pengurus 2].')
  const outsider = w.as('outsider')
  expect((await outsider.get(`/api/studies/${w.other}/pseudonyms`)).json).toEqual({
    rows: [],
    next: null,
  })
  expect((await outsider.get(`/api/studies/${w.other}/sources/${id}/names`)).status).toBe(404)
  const { rows } = (await w.as('supervisor').get('/pseudonyms')).json as { rows: object[] }
  expect(rows).toHaveLength(3)
  must(await w.as('supervisor').delete('/pseudonyms/key/Desa%20A'))
  expect((await namesIn(w, id)).found.map(({ words }) => words)).toEqual(['Bu Lastri'])
})

test('a text that names somebody in every line is looked through, and says how many more there are', async () => {
  const w = await world()
  await people(w)
  const id = await source(w, { text: 'Kata Bu Lastri.\n'.repeat(4_000).trim() })
  const { found, left } = await namesIn(w, id)
  expect([found.length, left]).toEqual([1_000, 3_000])
})
