// What a phone has finished goes out: the words first, recordings in parts that go on where they stopped, and nothing
// is called received before the server has said so.
import type { Page, Route } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { leastPartBytes } from '../../core/upload/parts.ts'
import { sha256 } from '../../worker/secret.ts'
import { pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [{ type: 'audio', name: 'voice', label: { id: 'Suara' } }],
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function ready() {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', visit)
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  return { w, page }
}

/** One visit, with a recording of that many bytes or with nothing. */
async function finish(page: Page, recording: Buffer | null): Promise<void> {
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
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Respons selesai').waitFor()
}

const home = (page: Page) => page.getByRole('link', { name: 'Beranda' }).click()

test('a recording that is cut off goes on with the part that is missing, and words finished meanwhile go first', async () => {
  const { w, page } = await ready()
  const bytes = Buffer.alloc(3 * leastPartBytes + 5, 7).fill(9, 0, 40)
  const sent: string[] = []
  let cut = true
  let held: Route | null = null
  await page.context().route('**/api/field/**', async (route) => {
    const request = route.request()
    const path = new URL(request.url()).pathname.replace('/api/field/', '')
    if (request.method() === 'GET' || /heartbeat|held/.test(path)) return route.continue()
    sent.push(`${path.split('/')[0]}${path.includes('parts') ? path.slice(-2) : ''}`)
    if (path.endsWith('parts/1') && cut) {
      cut = false
      return route.abort('connectionreset')
    }
    if (path.endsWith('parts/2') && !held) {
      held = route
      return
    }
    return route.continue()
  })
  await finish(page, bytes)
  await expect.poll(() => held !== null).toBe(true)
  // While the third part is on its way, another visit is finished.
  await home(page)
  await finish(page, null)
  await (held as unknown as Route).continue()
  await page.getByText(/Diterima server/).waitFor()
  await home(page)
  await page.getByText('Semua sudah diterima.').waitFor()
  expect(sent).toEqual([
    'responses',
    'files/0',
    'files/1',
    'files/1',
    'files/2',
    'responses',
    'files/3',
    'files',
  ])
  const file = await sha256(new Uint8Array(bytes))
  const handed = await w.as('coder').get(`/files/${file}`)
  expect(handed.bytes.byteLength).toBe(bytes.byteLength)
  expect(await sha256(handed.bytes)).toBe(file)
})

test('a busy server is left alone, a broken one holds back only what it stumbles over', async () => {
  const { page } = await ready()
  const asked: string[] = []
  let mood: 'busy' | 'broken' | 'well' = 'busy'
  await page.context().route('**/api/field/responses/*', (route) => {
    asked.push(mood)
    if (mood === 'well') return route.continue()
    const json = { error: 'server.failed', details: {}, requestId: 'x' }
    if (mood === 'busy')
      return route.fulfill({ status: 503, json, headers: { 'retry-after': '3600' } })
    // The first of two, each time it comes.
    return asked.filter((one) => one === 'broken').length % 2 === 1
      ? route.fulfill({ status: 500, json })
      : route.continue()
  })
  await finish(page, null)
  await home(page)
  await finish(page, null)
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  await home(page)
  await page.getByText('2 menunggu dikirim').waitFor()
  mood = 'broken'
  await button(page, 'Kirim dan perbarui').click()
  await page.getByText('1 menunggu dikirim').waitFor()
  mood = 'well'
  await button(page, 'Kirim dan perbarui').click()
  await page.getByText('Semua sudah diterima.').waitFor()
})

test('a token that is not known any more parks the queue and asks; filling and finishing go on', async () => {
  const { w, page } = await ready()
  await page.context().route('**/api/field/**', (route) =>
    route.fulfill({
      status: 401,
      json: { error: 'token.unknown', details: {}, requestId: 'x' },
    }),
  )
  await finish(page, null)
  await home(page)
  await page.getByRole('alert').getByText('Minta kode baru dari meja').waitFor()
  await finish(page, null)
  await home(page)
  await page.context().unrouteAll()
  const invited = await w.as('supervisor').post('/enrolments', { label: 'lagi' })
  const { code } = invited.json as { code: string }
  await page.evaluate((next) => {
    location.hash = `#e=${next}`
  }, code)
  await button(page, 'Hubungkan ulang dengan kode baru').click()
  await page.getByText('Semua sudah diterima.').waitFor()
  const { rows } = (await w.as('supervisor').get('/responses')).json as { rows: unknown[] }
  expect(rows).toHaveLength(2)
})

test('two tabs of one phone send each response once', async () => {
  const { w, page } = await ready()
  // Those that reached the server: whatever is tried without a network is answered by nobody.
  let puts = 0
  page.context().on('response', (answer) => {
    if (/\/api\/field\/responses\/[^/]+$/.test(answer.url())) puts++
  })
  await page.context().setOffline(true)
  await finish(page, null)
  const second = await page.context().newPage()
  await second.goto(`${w.local.origin}/field/`)
  await second.getByText('1 menunggu dikirim').waitFor()
  await page.context().setOffline(false)
  await Promise.all([
    button(second, 'Kirim dan perbarui').click(),
    page.getByText(/Diterima server/).waitFor(),
  ])
  await second.getByText('Semua sudah diterima.').waitFor()
  expect(puts).toBe(1)
})
