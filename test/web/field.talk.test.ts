// A talk on the phone: recorded as a whole, marked as it goes, and not lost to calls, dark screens, crashes or full storage.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ResponseDetail } from '../../core/wire/field.ts'
import type { Span } from '../../core/wire/response.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { smallGuide } from '../small.ts'
import { piecesOn, quickMicrophone, settlePeople, tellMicrophone } from '../talks.ts'
import { type World, world } from '../world.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name })

async function ready(): Promise<{ w: World; page: Page }> {
  const w = await world({ pages: true })
  await settlePeople(w, { 'P-001': ['archive', 'record'], 'P-002': ['archive'] })
  await w.as('supervisor').post('/instruments', smallGuide)
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await quickMicrophone(page)
  await page.reload()
  return { w, page }
}

async function begin(page: Page, who: RegExp): Promise<void> {
  await link(page, 'Pedoman kecil').last().click()
  await page.getByRole('radio', { name: who }).check()
  await button(page, 'Mulai').click()
  await page.getByRole('heading', { name: 'Bagaimana kelompok ini mulai?' }).waitFor()
}

const hasPieces = (page: Page, least: number) =>
  expect.poll(async () => (await piecesOn(page)).length).toBeGreaterThanOrEqual(least)

test('a talk is recorded across pages, home and review, and received with its marks', async () => {
  const { w, page } = await ready()
  const heard = complaints(page)
  await begin(page, /P-001/)
  await button(page, 'Rekam percakapan').click()
  await hasPieces(page, 1)
  // This Chromium gives no wake lock, which is what a battery saver does.
  await page.getByRole('alert').getByText('Layar bisa padam').waitFor()
  await page.getByRole('checkbox', { name: 'Siapa saja?' }).check()
  await page.getByRole('textbox').fill('Dari kebun kecil.')
  await button(page, 'Tandai saat ini').click()
  await button(page, 'catatan').click()
  await page.getByRole('textbox', { name: 'Catatan singkat' }).fill('Suaranya bergetar')
  expect(await axe(page)).toEqual([])
  await button(page, 'Tutup').click()
  await button(page, 'Jeda rekaman').click()
  await button(page, 'Lanjutkan merekam').click()

  await button(page, 'Daftar pertanyaan').click()
  const list = page.getByRole('dialog')
  await list.getByText('Siapa saja? · ditanyakan').waitFor()
  await list.getByText('0 dari 10 menit').waitFor()
  await button(page, 'hanya yang belum').click()
  expect(await list.getByRole('listitem').allTextContents()).toEqual(['Punya tabungan? belum'])
  expect(await axe(page)).toEqual([])
  await button(page, 'Tutup').click()

  await page.getByRole('link', { name: 'Kembali', exact: true }).click()
  const back = link(page, 'Kembali ke Pedoman kecil P-001')
  await back.getByText('merekam').waitFor()
  const before = (await piecesOn(page)).length
  await hasPieces(page, before + 2)
  expect(await axe(page)).toEqual([])
  await back.click()
  await button(page, 'Pertanyaan berikut').click()
  await button(page, 'Periksa respons').click()
  await page.getByText('Suaranya bergetar').waitFor()
  await hasPieces(page, before + 4)
  expect(await axe(page)).toEqual([])
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()
  expect(await piecesOn(page)).toEqual([])

  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  expect(body.recordings).toHaveLength(1)
  const [talk] = body.recordings ?? []
  expect(talk).toMatchObject({ name: 'percakapan.webm', type: 'audio/webm' })
  expect(talk?.spans).toHaveLength(2)
  expect(body.marks).toEqual([
    { kind: 'note', atMs: expect.any(Number), ref: 'story', text: 'Suaranya bergetar' },
  ])
  expect(body.probes.story?.who?.how).toBe('asked')
  const file = await lead.get(`/files/${talk?.file}`)
  expect([file.status, file.headers.get('content-length')]).toEqual([200, String(talk?.sizeBytes)])
  expect(heard).toEqual([])
}, 120_000)

test('a page that is gone in one moment keeps the talk until then, and the talk goes on', async () => {
  const { page } = await ready()
  await begin(page, /P-001/)
  await button(page, 'Rekam percakapan').click()
  await hasPieces(page, 3)
  await page.reload()
  await page.getByText('terselamatkan').waitFor()
  await expect.poll(() => piecesOn(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: /^Lanjutkan merekam/ }).click()
  await hasPieces(page, 2)

  // A second tab may not touch what the first records, even while the first is at home.
  await page.getByRole('link', { name: 'Kembali', exact: true }).click()
  await link(page, 'Kembali ke').waitFor()
  const second = await page.context().newPage()
  await second.goto(page.url())
  await link(second, 'Pedoman kecil P-001').click()
  await second.getByRole('alert').getByText('sedang direkam').waitFor()
  await second.getByRole('button', { name: /^Lanjutkan merekam/ }).click()
  await second.getByRole('alert').getByText('sedang direkam').waitFor()
  const before = (await piecesOn(page)).length
  await hasPieces(page, before + 1)
  await second.close()
  await link(page, 'Kembali ke').click()
  await button(page, 'Jeda rekaman').click()
  await button(page, 'Akhiri rekaman').click()
  await page.getByText(/Rekaman diakhiri dan tersimpan/).waitFor()
}, 120_000)

test('a call is told; a microphone that is taken away ends a file, and the next begins when it is back', async () => {
  const { w, page } = await ready()
  await begin(page, /P-001/)
  await page.getByRole('textbox').fill('Dari kebun kecil.')
  await button(page, 'Rekam percakapan').click()
  await hasPieces(page, 1)
  await tellMicrophone(page, 'mute')
  await page.getByRole('alert').getByText('suara tidak terekam').waitFor()
  await tellMicrophone(page, 'unmute')
  await page.getByText('suara tidak terekam').waitFor({ state: 'detached' })
  await tellMicrophone(page, 'ended')
  await page.getByRole('alert').getByText('Mikrofon diambil').waitFor()
  await expect.poll(() => piecesOn(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')))
  await button(page, 'Jeda rekaman').waitFor()
  await hasPieces(page, 1)
  await page.goto(page.url().replace('#/fill/', '#/review/'))
  await button(page, 'Jeda rekaman').click()
  await button(page, 'Akhiri rekaman').click()
  await page.getByText(/Rekaman diakhiri dan tersimpan/).waitFor()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()
  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const [first, next] = body.recordings ?? []
  expect(body.recordings).toHaveLength(2)
  const endOf = ([from, forMs]: Span = [0, 0]) => from + forMs
  expect(next?.spans[0]?.[0]).toBeGreaterThanOrEqual(endOf(first?.spans.at(-1)))
}, 120_000)

test('a talk is not begun without consent, room or a microphone, and notes are taken all the same', async () => {
  const { page } = await ready()
  await begin(page, /P-002/)
  await page.getByText('P-002 tidak menyetujui perekaman').waitFor()
  expect(await page.getByRole('button', { name: /Rekam/ }).count()).toBe(0)
  await button(page, 'Tandai saat ini').click()
  await page.getByText(/^Ditandai di/).waitFor()
  await button(page, 'Hapus tanda').click()
  await page.getByText(/^Ditandai di/).waitFor({ state: 'detached' })
  expect(await axe(page)).toEqual([])

  await page.getByRole('link', { name: 'Kembali', exact: true }).click()
  await begin(page, /P-001/)
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 60_000_000, usage: 50_000_000 })
  })
  await button(page, 'Rekam percakapan').click()
  await page.getByRole('alert').getByText('Ruang tinggal 10 MB; percakapan ini butuh').waitFor()
  await page.evaluate(() => {
    navigator.storage.estimate = async () => ({ quota: 6e9, usage: 5 })
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await button(page, 'Rekam percakapan').click()
  await page.getByRole('alert').getByText('izinkan Mikrofon').waitFor()
  await page.getByRole('button', { name: 'EN, pakai bahasa Inggris' }).click()
  await page.getByRole('alert').getByText('allow Microphone').waitFor()
  await button(page, 'Record the talk').waitFor()
}, 120_000)

test('storage that fills up in the middle ends the recording and keeps what was stored', async () => {
  const { page } = await ready()
  await begin(page, /P-001/)
  await button(page, 'Rekam percakapan').click()
  await hasPieces(page, 3)
  await page.evaluate(() => {
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === 'chunks') throw new DOMException('full', 'QuotaExceededError')
      return add.apply(this, args)
    }
  })
  await page.getByRole('alert').getByText('Ruang telepon penuh').waitFor()
  await page.getByRole('button', { name: /Lanjutkan merekam.*terekam/ }).waitFor()
  expect(await piecesOn(page)).toEqual([])
}, 120_000)

test('a screen that stays on is not warned of, and one that the phone darkens after all is', async () => {
  const { page } = await ready()
  await page.addInitScript(() => {
    const given = Object.assign(new EventTarget(), { release: async () => {} })
    Object.assign(globalThis, { given })
    Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => given } })
  })
  await page.reload()
  await begin(page, /P-001/)
  await button(page, 'Rekam percakapan').click()
  await hasPieces(page, 1)
  expect(await page.getByText('Layar bisa padam').count()).toBe(0)
  await page.evaluate(() =>
    (globalThis as unknown as { given: EventTarget }).given.dispatchEvent(new Event('release')),
  )
  await page.getByRole('alert').getByText('Layar bisa padam').waitFor()
}, 120_000)
