// The report that leaves the study: what it tells, and what it must not.
import { expect, test } from 'vitest'
import type { Report } from '../../core/report/document.ts'
import { reportDocx } from '../../core/report/docx.ts'
import { reportHtml } from '../../core/report/html.ts'
import {
  code,
  coding,
  finding,
  firstWords,
  link,
  must,
  newId,
  on,
  person,
  source,
  withdraw,
} from '../analysis.ts'
import { type World, world } from '../world.ts'

const dossier = async (w: World, id: string, language = 'id') =>
  must(await w.as('supervisor').get(`/report/findings/${id}?language=${language}`)).json as Report

const textOf = (report: Report) => JSON.stringify(report.pieces)

test('a dossier walks from the claim to the words, the answer to a contradiction, and the consent', async () => {
  const w = await world()
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const x = await code(w, 'x')
  const id = await finding(w, [x])
  await link(
    w,
    id,
    on(await coding(w, await source(w, { participant: 'P-1', title: 'Wawancara A' }), x)),
  )
  const other = await coding(
    w,
    await source(w, { participant: 'P-2', technique: 'fgd', title: 'FGD B' }),
    x,
  )
  await link(w, id, { ...on(other), stance: 'contradicts', note: 'Hanya pada tahun pertama.' })
  const { title, pieces } = await dossier(w, id)
  expect(title).toContain('Laporan penelitian')
  expect(pieces).toEqual(
    expect.arrayContaining([
      { kind: 'heading', level: 1, text: 'Temuan 1' },
      { kind: 'text', text: 'Putusan triangulasi: menurut aturan: bertentangan' },
      { kind: 'heading', level: 2, text: 'Mendukung (1)' },
      { kind: 'quote', text: firstWords, by: 'P-1 · pengelola · wawancara · Wawancara A · sedang' },
      { kind: 'text', text: 'Jawaban atas bantahan: Hanya pada tahun pertama.' },
      { kind: 'text', text: 'FGD B → izin teks 1 (quote, archive)', quiet: true },
    ]),
  )
  expect((await dossier(w, id, 'en')).pieces[0]).toEqual({
    kind: 'heading',
    level: 1,
    text: 'Finding 1',
  })
})

test('no words without consent to quote, none of who withdrew, and no name in any of it', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'anggota')
  await person(w, 'P-2', 'anggota', ['archive'])
  const named = {
    code: 'P-3',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: { name: 'Sulastri Handayani', alsoCalled: [] },
  }
  must(await w.as('supervisor').post('/participants', named))
  const x = await code(w, 'x')
  const id = newId()
  must(
    await w.as('supervisor').put(`/findings/${id}`, {
      claim: 'Sulastri Handayani memimpin rapat',
      question: '',
      scope: '',
      rival: '',
      codes: [x],
      state: 'draft',
    }),
  )
  for (const participant of ['P-1', 'P-2'])
    await link(w, id, on(await coding(w, await source(w, { participant }), x)))
  expect(textOf(await dossier(w, id)).split(firstWords)).toHaveLength(2)
  await withdraw(w, consent)
  const report = await dossier(w, id)
  expect(textOf(report)).not.toContain(firstWords)
  expect(textOf(report)).toContain('1 bukti tidak ditampilkan karena izinnya telah ditarik.')
  expect(textOf(report)).toContain('[P-3] memimpin rapat')
  for (const whole of [reportHtml(report), Buffer.from(reportDocx(report)).toString('latin1')])
    expect(whole).not.toContain('Sulastri')
})

test('the methods appendix counts what the study holds', async () => {
  const w = await world()
  const consent = await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'pengelola', ['archive'])
  await withdraw(w, consent)
  const x = await code(w, 'x')
  await coding(w, await source(w, { technique: 'observation', role: 'pengamat' }), x)
  await finding(w, [x])
  const { pieces } = must(
    await w.as('supervisor').get('/report/methods?language=en&saturation=Reached&agreement=Alpha'),
  ).json as Report
  const table = (caption: string) =>
    pieces.find((piece) => piece.kind === 'table' && piece.caption === caption)
  expect(table('Participants')).toMatchObject({ rows: [['pengelola', '2', '1', '0', '1']] })
  expect(table('Sources by technique and role')).toMatchObject({
    rows: [['observation', 'pengamat', '1', '1']],
  })
  expect(table('Description of the coding tree')).toMatchObject({ rows: [['x', '', '', '', '1']] })
  expect(table('Major and minor themes')).toMatchObject({
    rows: [['1', 'Klaim', 'draft', 'silence']],
  })
  for (const text of ['Reached', 'Alpha']) expect(pieces).toContainEqual({ kind: 'text', text })
  expect(pieces).toContainEqual({ kind: 'text', text: '1 observations became sources.' })
  expect(pieces).toContainEqual({
    kind: 'text',
    text: '1 people coded, each in a layer of their own.',
  })
})
