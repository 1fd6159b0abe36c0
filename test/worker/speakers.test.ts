// What a source is and who speaks in it: put right later, remembered for the next source, counted where it belongs.
import { expect, test } from 'vitest'
import type { Source } from '../../core/wire/coding.ts'
import {
  code,
  coding,
  finding,
  matrix,
  must,
  newId,
  person,
  row,
  source,
  withdraw,
} from '../analysis.ts'
import { type World, world } from '../world.ts'

const about = (differs: object = {}) => ({
  title: 'Sumber',
  technique: 'interview',
  participant: null,
  role: null,
  case: null,
  occurredOn: null,
  origin: null,
  ...differs,
})
const read = async (w: World, id: string) =>
  (await w.as('coder').get(`/sources/${id}`)).json as Source

test('what a source is is put right, and the matrix counts it where it belongs from then on', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  const [x, id] = [await code(w, 'x'), await source(w, { role: 'anggota' })]
  await coding(w, id, x)
  const claim = await finding(w, [x])
  expect(Object.keys((await row(w, claim)).cells.role)).toEqual(['anggota'])
  const coder = w.as('coder')
  const right = about({
    title: 'Diskusi kelompok',
    technique: 'fgd',
    participant: 'P-1',
    occurredOn: '2018-05-02',
  })
  expect((await coder.put(`/sources/${id}/about`, right)).status).toBe(200)
  expect((await coder.put(`/sources/${id}/about`, right)).status).toBe(200)
  expect(await read(w, id)).toMatchObject({ ...right, role: 'pengelola' })
  expect(Object.keys((await row(w, claim)).cells.role)).toEqual(['pengelola'])
  expect((await matrix(w)).groups.technique.map(({ name }) => name)).toEqual(['fgd'])
  const groups = await w.db
    .prepare(
      'select technique, role, n, coded from source_groups where study_id in (select id from studies where slug = ?)',
    )
    .bind(w.study)
    .all()
  expect(groups.results).toEqual([{ technique: 'fgd', role: 'pengelola', n: 1, coded: 1 }])
})

test('a source is not put right into what is not there, nor is a response’s, nor another study’s', async () => {
  const w = await world()
  const gone = await person(w, 'P-1', 'anggota')
  const id = await source(w)
  const coder = w.as('coder')
  const put = (differs: object) => coder.put(`/sources/${id}/about`, about(differs))
  expect(await put({ participant: 'P-9' })).toMatchObject({
    status: 422,
    json: { error: 'participant.unknown' },
  })
  expect(await put({ case: 'X' })).toMatchObject({ status: 422, json: { error: 'case.unknown' } })
  await withdraw(w, gone)
  expect((await put({ participant: 'P-1' })).status).toBe(422)
  expect((await put({ title: '' })).status).toBe(400)
  const outsider = w.as('outsider')
  expect((await outsider.put(`/api/studies/${w.other}/sources/${id}/about`, about())).status).toBe(
    404,
  )
  expect(await read(w, id)).toMatchObject({ title: 'Sumber', participant: null })
})

test('the next source asks only what is new, and no label that is a name is told to a coder', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const identity = { name: 'Siti Aminah', alsoCalled: [] }
  const body = { code: 'P-2', role: 'anggota', case: null, attributes: {}, identity }
  must(await w.as('supervisor').post('/participants', body))
  const id = await source(w, { text: 'Ketua: Kami mulai.\nSiti: Ya.\nKetua: Lalu?\nSiti: Ya.' })
  const speakers = [
    { label: 'Ketua', meant: 'participant', participant: 'P-1' },
    { label: 'Siti', meant: 'participant', participant: 'P-2' },
    { label: 'Arti', meant: 'nobody', participant: null },
  ]
  must(await w.as('coder').put(`/sources/${id}/speakers`, { speakers }))
  const told = async (who: 'coder' | 'supervisor') =>
    ((await w.as(who).get('/speakers')).json as { rows: { label: string }[] }).rows
      .map(({ label }) => label)
      .sort()
  expect(await told('supervisor')).toEqual(['Arti', 'Ketua', 'Siti'])
  expect(await told('coder')).toEqual(['Arti', 'Ketua'])
  // A label that comes once would be no speaker, were it not known; one that is nobody's opens no turn.
  const next = await source(w, { text: 'Ketua: Kami lanjut.\nArti: makna.\nArti: makna lain.' })
  expect((await read(w, next)).blocks.map(({ speaker }) => speaker)).toEqual([
    'Ketua',
    'Ketua',
    'Ketua',
  ])
})

test('whoever took their consent back is not read any more in a group’s text, nor quoted, found or coded anew', async () => {
  const w = await world()
  await person(w, 'P-1', 'anggota')
  const gone = await person(w, 'P-2', 'anggota')
  const text =
    'K: Kami mulai dari sampah.\nS: Rumah saya yang pertama.\nK: Betul sampah itu.\nS: Ya.'
  const id = await source(w, { technique: 'fgd', text })
  const speakers = [
    { label: 'K', meant: 'participant', participant: 'P-1' },
    { label: 'S', meant: 'participant', participant: 'P-2' },
  ]
  must(await w.as('coder').put(`/sources/${id}/speakers`, { speakers }))
  const x = await code(w, 'x')
  const put = (words: string) => {
    const start = text.indexOf(words)
    const body = { source: id, code: x, start, end: start + words.length, quote: words }
    return w.as('coder').put(`/codings/${newId()}`, body)
  }
  must(await put('dari sampah.\nS: Rumah saya'))
  must(await put('Betul sampah itu.'))
  await withdraw(w, gone)
  const [whole, first, codings, segments, names] = await Promise.all([
    w.as('coder').get(`/sources/${id}`),
    w.as('coder').get(`/sources/${id}?version=1`),
    w.as('coder').get(`/sources/${id}/codings`),
    w.as('coder').get(`/codes/${x}/segments`),
    w.as('supervisor').get(`/sources/${id}/names`),
  ])
  for (const answer of [whole, first, codings, segments, names]) {
    expect(answer.status).toBe(200)
    expect(answer.text).not.toContain('Rumah')
  }
  expect((await read(w, id)).text).toBe(
    text.replace('Rumah saya yang pertama.', '█████ ████ ████ ████████').replace('Ya.', '███'),
  )
  expect((codings.json as { rows: { quote: string }[] }).rows.map(({ quote }) => quote)).toEqual([
    'dari sampah.\nS: █████ ████',
    'Betul sampah itu.',
  ])
  expect((segments.json as { rows: object[] }).rows).toHaveLength(1)
  expect(await put('Rumah saya')).toMatchObject({
    status: 409,
    json: { error: 'segment.quote-wrong' },
  })
})
