// A phone drowns with a draft on it: what was backed up goes on on another phone, and nothing is doubled.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { lengthOf } from '../../core/talk/heard.ts'
import type { BackedUpRow } from '../../core/wire/backup.ts'
import type { Recording } from '../../core/wire/response.ts'
import { publish } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { smallGuide } from '../small.ts'
import { piecesOn, quickMicrophone, settlePeople } from '../talks.ts'
import { type World, world } from '../world.ts'

const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan', en: 'Visit' },
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'audio', name: 'voice', label: { id: 'Suara', en: 'Sound' } },
    { type: 'text', name: 'seen', label: { id: 'Terlihat', en: 'Seen' } },
  ],
}
const sound = Buffer.alloc(4_000, 7)

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })
const home = (page: Page) => page.getByRole('link', { name: 'Kembali' }).click()
const draftLink = (page: Page) => page.getByRole('link', { name: /^Kunjungan .*tersimpan/ })

async function ready(w: World): Promise<Page> {
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  return page
}

async function beginDraft(page: Page, words: string, recording: Buffer | null): Promise<void> {
  await page
    .getByRole('link', { name: /^Kunjungan/ })
    .first()
    .click()
  await button(page, 'Mulai').click()
  if (recording) {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'suara.webm', mimeType: 'audio/webm', buffer: recording })
    await page.getByLabel('Rekaman untuk: Suara').waitFor()
  }
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('textbox').fill(words)
  await page.getByText('tersimpan di telepon ini').waitFor()
  await home(page)
}

const backedUp = async (w: World) =>
  ((await w.as('supervisor').get('/drafts')).json as { rows: BackedUpRow[] }).rows

test('a draft of a drowned phone is finished on another, with its recording, and arrives once', async () => {
  const w = await world({ pages: true })
  await publish(w, visit)
  const drowned = await ready(w)
  await beginDraft(drowned, 'Sawah kering.', sound)
  // The next contact with the server.
  await drowned.reload()
  await drowned.getByText(/^dicadangkan \d\d\.\d\d$/).waitFor()
  expect(await axe(drowned)).toEqual([])
  await expect
    .poll(() =>
      w.db
        .prepare('select hash from draft_files where study_id = ? and held_at is not null')
        .bind(w.study)
        .first(),
    )
    .not.toBe(null)
  const [row] = await backedUp(w)
  expect(row).toMatchObject({ instrument: 'visit', answers: 2, begunOn: null })
  await drowned.context().setOffline(true)

  const other = await ready(w)
  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/people`)
  await desk.getByRole('heading', { name: 'Draf yang dicadangkan' }).waitFor()
  await desk.getByText('Serahkan ke telepon lain').click()
  expect(await axe(desk)).toEqual([])
  await button(desk, 'Serahkan').click()
  await desk.getByText('(dimulai di Telepon uji)').waitFor()
  await other.reload()
  await draftLink(other).click()
  const seen = other.getByRole('textbox')
  await expect.poll(() => seen.inputValue()).toBe('Sawah kering.')
  await seen.fill('Sawah kering, parit dalam.')
  await button(other, 'Periksa respons').click()
  await button(other, 'Selesai dan kirim').click()
  await other.getByText(/^Diterima server/).waitFor()

  // It was not lost after all: it hears of it, and shows the draft to be read.
  await drowned.context().setOffline(false)
  await drowned.reload()
  await drowned.getByText('Diteruskan oleh Telepon uji').waitFor()
  await button(drowned, 'EN, pakai bahasa Inggris').click()
  await drowned.getByText('Carried on by Telepon uji').click()
  await drowned.getByText('Sawah kering.', { exact: true }).waitFor()
  expect(await drowned.getByRole('textbox').count()).toBe(0)
  expect(await axe(drowned)).toEqual([])

  const { rows } = (await w.as('supervisor').get('/responses')).json as { rows: { id: string }[] }
  expect(rows.map(({ id }) => id)).toEqual([row?.id])
  const { body } = (await w.as('supervisor').get(`/responses/${row?.id}`)).json as {
    body: { answers: { seen: string; voice: { file: string } } }
  }
  expect(body.answers.seen).toBe('Sawah kering, parit dalam.')
  const file = await w.as('supervisor').get(`/files/${body.answers.voice.file}`)
  expect(Buffer.from(file.bytes).equals(sound)).toBe(true)
  expect(await backedUp(w)).toEqual([])
})

test('without a network nothing is backed up, and what is deleted goes from the server too', async () => {
  const w = await world({ pages: true })
  await publish(w, visit)
  const phone = await ready(w)
  await phone.context().setOffline(true)
  await beginDraft(phone, 'Belum ada sinyal.', null)
  await phone.reload()
  await draftLink(phone).waitFor()
  expect(await phone.getByText(/^dicadangkan/).count()).toBe(0)
  expect(await backedUp(w)).toEqual([])

  await phone.context().setOffline(false)
  await phone.getByText(/^dicadangkan/).waitFor()
  expect(await backedUp(w)).toHaveLength(1)
  await button(phone, /^Hapus draf/).click()
  await phone.getByText('dihapus', { exact: false }).waitFor()
  await phone.reload()
  await expect.poll(() => backedUp(w)).toEqual([])
})

/** The runs of the microphone that lie in pieces. */
const runsOn = async (page: Page) => [
  ...new Set((await piecesOn(page)).map(({ recording }) => recording)),
]

test('a talk that goes on is backed up to some minutes ago', async () => {
  const w = await world({ pages: true })
  await settlePeople(w, { 'P-001': ['archive', 'record'] })
  await publish(w, smallGuide)
  const page = await ready(w)
  await quickMicrophone(page)
  await page.reload()
  await page.getByRole('link', { name: 'Pedoman kecil' }).click()
  await page.getByRole('radio', { name: /P-001/ }).check()
  await button(page, 'Mulai').click()
  await button(page, /^Rekam/).click()
  await button(page, 'Jeda rekaman').waitFor()
  // The run has begun, and with it its clock.
  await expect.poll(() => runsOn(page)).toHaveLength(1)
  /** Five minutes later on every clock, something of them is recorded, and then there is a contact. */
  const fiveMinutesOn = async () => {
    await page.evaluate(() => {
      for (const clock of [performance, Date]) {
        const now = clock.now.bind(clock)
        clock.now = () => now() + 300_000
      }
    })
    const before = (await piecesOn(page)).length
    await expect.poll(async () => (await piecesOn(page)).length).toBeGreaterThan(before + 1)
    await page.evaluate(() => void dispatchEvent(new Event('online')))
  }
  await fiveMinutesOn()
  const held = () =>
    w.db
      .prepare(`select r.body ->> '$.recordings' as recordings from draft_backups r
        join draft_files f on f.draft_id = r.id and f.held_at is not null where r.study_id = ?`)
      .bind(w.study)
      .first<{ recordings: string }>()
  await expect.poll(held).not.toBe(null)
  const recordings = JSON.parse((await held())?.recordings ?? '[]') as Recording[]
  expect(recordings).toHaveLength(1)
  expect(lengthOf(recordings[0] as Recording)).toBeGreaterThan(240_000)
  // Where no screen has the draft open, what is over becomes a recording of it all the same.
  await home(page)
  const [before] = await runsOn(page)
  await fiveMinutesOn()
  await expect
    .poll(async () => (await runsOn(page)).length === 1 && (await runsOn(page))[0] !== before)
    .toBe(true)
  // Nobody who talks or fills in has noticed.
  await page.getByRole('link', { name: /^Pedoman kecil P-001.*tersimpan/ }).click()
  await button(page, 'Jeda rekaman').click()
  await button(page, 'Akhiri rekaman').click()
  await page.getByText('Rekaman diakhiri dan tersimpan').waitFor()
  await page.context().close()
})
