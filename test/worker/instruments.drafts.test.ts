// An instrument's life at the server: drafted by several hands, published once, compared with what was before.
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { Draft, DraftDiff, DraftRow } from '../../core/wire/draft.ts'
import type { Page, VersionRow } from '../../core/wire/field.ts'
import { filled, smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const id = () => crypto.randomUUID()
const blank = { ...smallGuide, title: { id: '' }, items: [] }
const of = (instrument: unknown, base: string | null = null) => ({ instrument, base })

/** The guide with its group's questions changed. */
function guideWith(change: (items: Item[]) => Item[]): Instrument {
  const [group] = smallGuide.items
  if (group?.type !== 'group') throw new Error('the small guide begins with a group')
  return { ...smallGuide, items: [{ ...group, items: change(group.items) }] }
}
const asText = (name: string): Item => ({ type: 'text', name, label: { id: name, en: name } })

/** One response to the guide is in. */
async function answered() {
  const w = await world()
  const lead = w.as('supervisor')
  const person = { code: 'P-001', role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/participants', person)
  const { hash } = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const phone = await w.device()
  const response = filled(hash)
  expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  return { w, lead, hash, phone }
}

async function drafted(w: World, instrument: unknown, base: string | null = null) {
  const one = id()
  const put = await w.as('supervisor').put(`/instruments/drafts/${one}`, of(instrument, base))
  expect(put, put.text).toMatchObject({ status: 201, json: { id: one, revision: 1 } })
  return one
}

async function linesOf(w: World, object: string): Promise<string[]> {
  const found = await w.db
    .prepare('select verb from audits where object_id = ? order by id')
    .bind(object)
    .all<{ verb: string }>()
  return found.results.map(({ verb }) => verb)
}

test('a draft may be as unfinished as it is, and is read as it was left', async () => {
  const w = await world()
  const unfinished = {
    ...blank,
    slug: '',
    items: [
      { type: 'text', name: '', label: {} },
      { type: 'integer', name: 'umur tahun', label: { id: '' }, constraint: '. > ' },
      { type: 'selectOne', name: 'pilih', label: { id: 'Pilih' }, choices: [] },
      { type: 'repeat', name: 'anggota', items: [{ type: 'group', name: 'x', items: [] }] },
    ],
  }
  const one = await drafted(w, unfinished)
  const read = await w.as('owner').get(`/instruments/drafts/${one}`)
  expect(read.json).toMatchObject({ id: one, revision: 1, madeBy: 'Sari Supervisor', base: null })
  expect((read.json as Draft).instrument).toEqual(unfinished)
  const listed = (await w.as('owner').get('/instruments/drafts')).json as Page<DraftRow>
  expect(listed.rows.map((row) => [row.id, row.kind, row.changedBy])).toEqual([
    [one, 'interview', 'Sari Supervisor'],
  ])
})

test('drafts are listed a page at a time, what was changed last first', async () => {
  const w = await world()
  const made: string[] = []
  for (let n = 0; n < 5; n++) made.push(await drafted(w, { ...blank, slug: `d-${n}` }))
  const lead = w.as('supervisor')
  const one = (await lead.get('/instruments/drafts?limit=3')).json as Page<DraftRow>
  const two = (await lead.get(`/instruments/drafts?limit=3&after=${one.next}`))
    .json as Page<DraftRow>
  expect([one.rows.length, two.rows.length, two.next]).toEqual([3, 2, null])
  expect([...one.rows, ...two.rows].map((row) => row.id).toSorted()).toEqual(made.toSorted())
})

test('who codes or collects sees no half-made instrument', async () => {
  const w = await world()
  const one = await drafted(w, blank)
  for (const person of ['coder', 'researcher'] as const)
    for (const path of ['/instruments/drafts', `/instruments/drafts/${one}`])
      expect((await w.as(person).get(path)).status, `${person} ${path}`).toBe(403)
  expect(JSON.stringify((await w.as('coder').get('/instruments')).json)).not.toContain(one)
})

test('saving names the revision that was seen; who comes too late is told who was there and when', async () => {
  const w = await world()
  const one = await drafted(w, blank)
  const [lead, owner] = [w.as('supervisor'), w.as('owner')]
  const mine = of({ ...blank, title: { id: 'Satu' } })
  expect((await lead.put(`/instruments/drafts/${one}?revision=1`, mine)).json).toEqual({
    id: one,
    revision: 2,
  })
  // The answer was lost, so it is sent again.
  expect((await lead.put(`/instruments/drafts/${one}?revision=1`, mine)).json).toEqual({
    id: one,
    revision: 2,
  })
  const theirs = of({ ...blank, title: { id: 'Dua' } })
  const late = await owner.put(`/instruments/drafts/${one}?revision=1`, theirs)
  expect(late).toMatchObject({
    status: 409,
    json: {
      error: 'thing.changed-meanwhile',
      details: { what: 'draft', by: 'Sari Supervisor', revision: 2 },
    },
  })
  expect((late.json as { details: { at: string } }).details.at).toMatch(/^\d{4}-.*Z$/)
  const kept = (await owner.get(`/instruments/drafts/${one}`)).json as Draft
  expect(kept.instrument.title).toEqual({ id: 'Satu' })
})

test('of two saves of one revision, one is kept and the other told', async () => {
  const w = await world()
  const one = await drafted(w, blank)
  const both = await Promise.all(
    (['supervisor', 'owner'] as const).map((person) =>
      w
        .as(person)
        .put(`/instruments/drafts/${one}?revision=1`, of({ ...blank, title: { id: person } })),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('a draft that was removed comes back when it is saved again', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const one = await drafted(w, blank)
  expect((await lead.delete(`/instruments/drafts/${one}`)).status).toBe(200)
  expect((await lead.delete(`/instruments/drafts/${one}`)).status).toBe(200)
  expect((await lead.get(`/instruments/drafts/${one}`)).status).toBe(404)
  expect(((await lead.get('/instruments/drafts')).json as Page<DraftRow>).rows).toEqual([])
  expect((await lead.put(`/instruments/drafts/${one}?revision=1`, of(blank))).status).toBe(200)
  expect((await lead.get(`/instruments/drafts/${one}`)).json).toMatchObject({ revision: 2 })
  expect(await linesOf(w, one)).toEqual(['make', 'remove', 'edit'])
  expect((await lead.delete(`/instruments/drafts/${id()}`)).status).toBe(404)
})

test('the trail tells who works on a draft, not every save of an afternoon', async () => {
  const w = await world()
  const one = await drafted(w, blank)
  for (let revision = 1; revision <= 5; revision++)
    await w.as('supervisor').put(`/instruments/drafts/${one}?revision=${revision}`, of(blank))
  await w.as('owner').put(`/instruments/drafts/${one}?revision=6`, of(blank))
  expect(await linesOf(w, one)).toEqual(['make', 'edit'])
})

test('a draft whose parts are no parts of an instrument is refused by where it is wrong', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const deep = (n: number): unknown =>
    n === 0 ? [] : [{ type: 'group', name: 'g', items: deep(n - 1) }]
  const wrong: [unknown, string][] = [
    [{ ...blank, items: [{ type: 'poem', name: 'x' }] }, 'instrument.items.0.type'],
    [{ ...blank, items: 'none' }, 'instrument.items'],
    [{ ...blank, title: { id: 7 } }, 'instrument.title.id'],
    [{ ...blank, kind: 'poem' }, 'instrument.kind'],
    [{ ...blank, items: deep(30) }, 'instrument'],
    [null, 'instrument'],
  ]
  for (const [instrument, at] of wrong)
    expect(await lead.put(`/instruments/drafts/${id()}`, of(instrument))).toMatchObject({
      status: 400,
      json: { error: 'request.malformed', details: { at } },
    })
  const hidden = JSON.stringify(of(blank)).replace('"roles"', '"__proto__":{"a":1},"roles"')
  expect(
    await lead.raw('PUT', `/instruments/drafts/${id()}`, hidden, {
      'content-type': 'application/json',
    }),
  ).toMatchObject({ status: 400 })
  const illFormed = { ...blank, extra: { note: 'half \ud800' } }
  expect((await lead.put(`/instruments/drafts/${id()}`, of(illFormed))).json).toMatchObject({
    error: 'text.ill-formed',
  })
  const huge = of({ ...blank, extra: { note: 'x'.repeat(1_000_001) } })
  expect((await lead.put(`/instruments/drafts/${id()}`, huge)).status).toBe(413)
  expect((await lead.put(`/instruments/drafts/${id()}?revision=1`, of(blank))).status).toBe(404)
})

test('publishing freezes the draft under the hash of its words, and spends it', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const one = await drafted(w, smallGuide)
  const seen = { revision: 1, after: null }
  const published = await lead.post(`/instruments/drafts/${one}/publish`, seen)
  expect(published).toMatchObject({ status: 201, json: { number: 1 } })
  // The answer was lost.
  expect(await lead.post(`/instruments/drafts/${one}/publish`, seen)).toMatchObject({
    status: 200,
    json: published.json,
  })
  expect((await lead.get(`/instruments/drafts/${one}`)).status).toBe(404)
  // The very same from a file, and from another draft.
  expect(await lead.post('/instruments', smallGuide)).toMatchObject({
    status: 200,
    json: published.json,
  })
  const twin = await drafted(w, smallGuide)
  expect(await lead.post(`/instruments/drafts/${twin}/publish`, seen)).toMatchObject({
    status: 200,
    json: published.json,
  })
  expect(((await lead.get('/instruments/drafts')).json as Page<DraftRow>).rows).toEqual([])
})

test('what stands in the way of publishing is told all at once', async () => {
  const w = await world()
  const rough = {
    ...smallGuide,
    slug: 'Not A Slug',
    title: { en: '' },
    items: [{ type: 'text', name: '1st', label: {} }],
  }
  const one = await drafted(w, rough)
  const shape = await w
    .as('supervisor')
    .post(`/instruments/drafts/${one}/publish`, { revision: 1, after: null })
  expect(shape).toMatchObject({ status: 422, json: { error: 'instrument.unsound' } })
  const faultsIn = (answer: { json: unknown }) =>
    (answer.json as { details: { faults: { at: string }[] } }).details.faults.map(({ at }) => at)
  expect(faultsIn(shape)).toEqual(['slug', 'title.en', 'items.0.name', 'items.0.label'])

  const file = { name: 'peta.png', hash: 'a'.repeat(64), type: 'image/png', sizeBytes: 3 }
  const unsound = {
    ...guideWith((items) => [...items, asText('story'), asText('x')]),
    responseName: '${story}',
    files: [file],
  }
  const two = await drafted(w, unsound)
  const sound = await w
    .as('supervisor')
    .post(`/instruments/drafts/${two}/publish`, { revision: 1, after: null })
  expect(faultsIn(sound)).toEqual(['items.0.items.3.name', 'files.0'])
})

test('a version is published only with the files it names', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const bytes = new TextEncoder().encode('kode,nama\n01,Bone\n')
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  const hash = [...new Uint8Array(digest)].map((b) => b.toString(16).padStart(2, '0')).join('')
  const listed = {
    ...smallGuide,
    files: [{ name: 'desa.csv', hash, type: 'text/csv', sizeBytes: bytes.length }],
  }
  expect(await lead.post('/instruments', listed)).toMatchObject({
    status: 422,
    json: { details: { at: 'files.0', reason: 'file.not-held' } },
  })
  expect((await lead.raw('PUT', `/files/${hash}`, bytes)).status).toBe(201)
  expect((await lead.post('/instruments', listed)).status).toBe(201)
})

test('a question that has answers keeps its type; the way out is another name', async () => {
  const { w, lead, hash } = await answered()
  const retyped = guideWith((items) =>
    items.map((item) => (item.name === 'amount' ? asText('amount') : item)),
  )
  const refused = {
    status: 422,
    json: {
      error: 'instrument.unsound',
      details: { at: 'items.0.items.2.type', reason: 'type.answered' },
    },
  }
  const one = await drafted(w, retyped, hash)
  const seen = { revision: 1, after: hash }
  expect(await lead.post(`/instruments/drafts/${one}/publish`, seen)).toMatchObject(refused)
  expect(await lead.post('/instruments', retyped)).toMatchObject(refused)
  const other = guideWith((items) =>
    items.map((item) => (item.name === 'amount' ? asText('amount_how') : item)),
  )
  const two = await drafted(w, other, hash)
  expect(await lead.post(`/instruments/drafts/${two}/publish`, seen)).toMatchObject({
    status: 201,
    json: { number: 2 },
  })
  // The first version's answers still stand under the name, though the newest version has left it.
  const again = await drafted(w, retyped)
  const { hash: second } = ((await lead.get('/instruments')).json as { rows: VersionRow[] })
    .rows[0] as VersionRow
  expect(
    await lead.post(`/instruments/drafts/${again}/publish`, { revision: 1, after: second }),
  ).toMatchObject(refused)
})

test('a type may change as long as nobody has answered, and an answered question may not slip into a repeat', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/instruments', smallGuide)
  const retyped = guideWith((items) =>
    items.map((item) => (item.name === 'saves' ? asText('saves') : item)),
  )
  expect(await lead.post('/instruments', retyped)).toMatchObject({
    status: 201,
    json: { number: 2 },
  })
  const { lead: other } = await answered()
  const repeated = guideWith((items) => [
    { type: 'repeat', name: 'again', label: { id: 'Lagi', en: 'Again' }, items },
  ])
  const refused = await other.post('/instruments', repeated)
  expect(refused).toMatchObject({ status: 422, json: { details: { reason: 'repeat.answered' } } })
})

test('a response that was on its way while a type changed is kept all the same', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  await lead.post('/participants', {
    code: 'P-001',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: null,
  })
  const { hash } = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const phone = await w.device()
  const retyped = guideWith((items) =>
    items.map((item) => (item.name === 'saves' ? asText('saves') : item)),
  )
  const response = filled(hash)
  const [sent, published] = await Promise.all([
    phone.put(`/responses/${response.id}`, response),
    lead.post('/instruments', retyped),
  ])
  // Whichever came first; and with it in, nothing that it may have answered changes its type any more.
  expect(sent.status).toBe(201)
  expect([201, 409, 422]).toContain(published.status)
  const third = guideWith((items) =>
    items.map((item) => (item.name === 'amount' ? asText('amount') : item)),
  )
  expect((await lead.post('/instruments', third)).status).toBe(422)
})

test('what publishing would change is told with what it means for the responses that are in', async () => {
  const { w, lead, hash } = await answered()
  const next = guideWith((items) => [
    ...items.flatMap((item): Item[] => {
      if (item.name === 'story') return []
      if (item.type === 'integer') return [{ ...item, max: 5_000 }]
      return [item]
    }),
    { type: 'text', name: 'telling', label: { id: 'Bagaimana kelompok ini mulai?' }, long: true },
    asText('where'),
  ])
  const one = await drafted(w, next, hash)
  const told = (await lead.get(`/instruments/drafts/${one}/diff`)).json as DraftDiff
  expect(told).toMatchObject({ revision: 1, newest: { hash, number: 1 }, faults: [] })
  expect(told.changes?.map((change) => change.kind)).toEqual(['removed', 'added', 'added', 'logic'])
  expect(told.consequences).toEqual([
    { kind: 'column-stays', question: 'story', responses: 1 },
    { kind: 'rule-changed', question: 'amount', part: 'max', responses: 1 },
  ])
  expect(told.renamed).toEqual([{ from: 'story', to: 'telling' }])
  const line = async () =>
    w.db
      .prepare("select details from audits where verb = 'publish' and object_id = ?")
      .bind(
        (
          (await lead.post(`/instruments/drafts/${one}/publish`, { revision: 1, after: hash }))
            .json as { hash: string }
        ).hash,
      )
      .first<{ details: string }>()
  expect(JSON.parse((await line())?.details ?? '')).toEqual({
    slug: 'small-guide',
    added: 2,
    removed: 1,
    logic: 1,
  })
})

test('a draft that cannot be read yet tells its faults instead of its changes', async () => {
  const { w, lead, hash } = await answered()
  const one = await drafted(w, { ...smallGuide, title: { id: '' } }, hash)
  expect((await lead.get(`/instruments/drafts/${one}/diff`)).json).toMatchObject({
    newest: { hash },
    faults: [{ at: 'title.id', reason: 'label.empty' }],
    changes: null,
    consequences: [],
  })
  expect((await lead.get(`/instruments/drafts/${id()}/diff`)).status).toBe(404)
})

test('what is published is what was seen: neither a later save nor a newer version is passed over', async () => {
  const { w, lead, hash } = await answered()
  const next = guideWith((items) => [...items, asText('where')])
  const one = await drafted(w, next, hash)
  await w
    .as('owner')
    .put(
      `/instruments/drafts/${one}?revision=1`,
      of(guideWith((items) => [...items, asText('why')])),
    )
  expect(
    await lead.post(`/instruments/drafts/${one}/publish`, { revision: 1, after: hash }),
  ).toMatchObject({
    status: 409,
    json: { error: 'thing.changed-meanwhile', details: { what: 'draft', by: 'Olga Owner' } },
  })
  await lead.post(
    '/instruments',
    guideWith((items) => [...items, asText('when')]),
  )
  expect(
    await lead.post(`/instruments/drafts/${one}/publish`, { revision: 2, after: hash }),
  ).toMatchObject({ status: 409, json: { details: { what: 'instrument' } } })
})

test('two who publish one draft at once make one version', async () => {
  const w = await world()
  const one = await drafted(w, smallScore)
  const both = await Promise.all(
    (['supervisor', 'owner'] as const).map((person) =>
      w.as(person).post(`/instruments/drafts/${one}/publish`, { revision: 1, after: null }),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 201])
  expect(both[0]?.json).toEqual(both[1]?.json)
})

test('the list of versions says how many responses each has', async () => {
  const { lead, hash, phone } = await answered()
  const two = filled(hash)
  await phone.put(`/responses/${two.id}`, two)
  await phone.put(`/responses/${two.id}`, two)
  await lead.post('/instruments', smallScore)
  const { rows } = (await lead.get('/instruments')).json as { rows: VersionRow[] }
  expect(rows.map((row) => [row.instrument.slug, row.responses])).toEqual([
    ['small-guide', 2],
    ['small-score', 0],
  ])
})

test('drafts of another study are not there', async () => {
  const w = await world()
  const one = await drafted(w, blank)
  const theirs = w.as('outsider')
  const below = `/api/studies/${w.other}/instruments/drafts/${one}`
  for (const answer of [
    await theirs.get(below),
    await theirs.get(`${below}/diff`),
    await theirs.delete(below),
    await theirs.put(`${below}?revision=1`, of(blank)),
    await theirs.post(`${below}/publish`, { revision: 1, after: null }),
  ])
    expect(answer).toMatchObject({ status: 404, json: { details: { what: 'draft' } } })
  expect(await theirs.put(below, of(blank))).toMatchObject({
    status: 409,
    json: { error: 'id.taken' },
  })
})

test('an instrument that goes down without end is refused, as a version and as a draft', async () => {
  const w = await world()
  const lead = w.as('supervisor')
  const nested = (levels: number): unknown => {
    let items: unknown = [asText('deepest')]
    for (let level = 0; level < levels; level++)
      items = [{ type: 'group', name: `g${level}`, label: { id: 'G' }, items }]
    return { ...smallGuide, slug: 'nested', items }
  }
  const refused = {
    status: 400,
    json: { error: 'request.malformed', details: { reason: 'json.deep' } },
  }
  expect(await lead.post('/instruments', nested(60))).toMatchObject(refused)
  expect(await lead.put(`/instruments/drafts/${id()}`, of(nested(60)))).toMatchObject(refused)
  const answers = JSON.parse(`${'{"a":['.repeat(900)}${']}'.repeat(900)}`) as unknown
  expect(await (await w.device()).put(`/responses/${id()}`, { answers })).toMatchObject(refused)
  expect((await lead.post('/instruments', nested(20))).status).toBe(201)
})
