// What a phone in the wrong hands gives away: nothing of what is finished, drafts only without a PIN, nothing at all
// once it is signed out.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { sha256 } from '../../worker/secret.ts'
import { axe, pagesOf } from '../browser.ts'
import { type World, world } from '../world.ts'
import { rowsIn, scan } from './scan.ts'

const visit: Instrument = {
  slug: 'visit',
  kind: 'survey',
  technique: 'observation',
  title: { id: 'Catatan rumah' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'said', label: { id: 'Kata ibu' } },
    { type: 'file', name: 'letter', label: { id: 'Surat' } },
  ],
}

const said = 'KenariBerkataRahasia'
const written = 'KenariMenulisSurat'
const pin = '481516'
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })

async function study(): Promise<World> {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', visit)
  return w
}

async function phoneOf(w: World): Promise<Page> {
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  return page
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Catatan rumah' }).first().click()
  await button(page, 'Mulai').click()
  await page.getByRole('textbox', { name: 'Kata ibu' }).fill(said)
  await page.getByText('tersimpan di telepon ini').waitFor()
}

async function attach(page: Page): Promise<void> {
  await button(page, 'Pertanyaan berikut').click()
  await page.locator('input[type=file]').setInputFiles({
    name: 'surat.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${written}\n`.repeat(40_000)),
  })
  await page.getByText('surat.txt').waitFor()
}

async function finish(page: Page): Promise<void> {
  await page.goto(page.url().replace('#/fill/', '#/review/'))
  await button(page, 'Selesai dan kirim').click()
}

async function setPin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Keamanan dan keluar dari studi' }).click()
  await page.getByLabel('PIN baru, paling sedikit 6 angka').fill(pin)
  await page.getByLabel('PIN baru sekali lagi').fill(pin)
  await button(page, 'Pasang PIN').click()
  await page.getByText('PIN terpasang.').waitFor()
}

test('once a response is finished, the phone that made it cannot read it any more', async () => {
  const w = await study()
  const page = await phoneOf(w)
  await begin(page)
  await attach(page)
  await page.context().setOffline(true)
  await finish(page)
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  expect(await scan(page, [said, written, 'surat.txt'])).toEqual([])
  const { drafts, files, fileParts, chunks, outbox, sealedParts } = await rowsIn(page)
  expect({ drafts, files, fileParts, chunks, outbox, sealedParts }).toEqual({
    drafts: undefined,
    files: undefined,
    fileParts: undefined,
    chunks: undefined,
    outbox: 1,
    // Two parts of 512 KiB hold the letter.
    sealedParts: 2,
  })
  await page.context().setOffline(false)
  await page.locator('.sent[data-state=received]').waitFor()
  const { rows } = (await w.as('supervisor').get('/responses')).json as { rows: { id: string }[] }
  const detail = await w.as('supervisor').get(`/responses/${rows[0]?.id}`)
  const { answers } = (
    detail.json as { body: { answers: { said: string; letter: { file: string } } } }
  ).body
  expect(answers.said).toBe(said)
  const letter = await w.as('supervisor').get(`/files/${answers.letter.file}`)
  expect(letter.status).toBe(200)
  expect(await sha256(letter.bytes)).toBe(answers.letter.file)
})

test('behind a PIN nobody reads drafts, and what is finished is sent without it', async () => {
  const w = await study()
  const page = await phoneOf(w)
  await begin(page)
  await finish(page)
  await page.getByText('Diterima server').waitFor()
  await page.goto(new URL('/field/#/home', page.url()).href)
  await begin(page)
  await attach(page)
  await page.goto(new URL('/field/#/home', page.url()).href)
  await setPin(page)
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.goto(new URL('/field/#/home', page.url()).href)
  await page.getByRole('heading', { name: 'Draf terkunci' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await scan(page, [said, written, 'surat.txt', pin])).toEqual([])
  await page.getByLabel('PIN', { exact: true }).fill('000000')
  await button(page, 'Buka').click()
  await page.getByRole('alert').getByText('PIN salah.').waitFor()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await button(page, 'Buka').click()
  await page.getByRole('link', { name: /^Catatan rumah.*tersimpan/i }).click()
  await page.getByText('surat.txt').waitFor()
  await button(page, 'Pertanyaan sebelumnya').click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe(said)
})

/** The phone is put away and so many minutes pass; `meanwhile` on the way. */
async function putAway(page: Page, minutes: number): Promise<void> {
  await page.evaluate((ms) => {
    const [state, clock] = [document.visibilityState, Date.now]
    if (state === 'visible') {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }
    Date.now = () => clock() + ms
  }, minutes * 60_000)
}

function takeUp(page: Page): Promise<void> {
  return page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
}

test('in a pocket the drafts lock though they are backed up meanwhile, and not while something is recorded', async () => {
  const w = await world({ pages: true })
  const voice = { type: 'audio', name: 'voice', label: { id: 'Suara' } }
  await w.as('supervisor').post('/instruments', { ...visit, items: [...visit.items, voice] })
  const page = await phoneOf(w)
  await begin(page)
  await page.goto(new URL('/field/#/home', page.url()).href)
  await setPin(page)
  await page.goto(new URL('/field/#/home', page.url()).href)
  const draft = page.getByRole('link', { name: /^Catatan rumah.*tersimpan/i })
  await putAway(page, 4)
  await takeUp(page)
  await draft.waitFor()
  await putAway(page, 4)
  const backedUp = page.waitForResponse((answer) => answer.url().endsWith('/field/drafts'))
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await backedUp
  await putAway(page, 2)
  await takeUp(page)
  await page.getByRole('heading', { name: 'Draf terkunci' }).waitFor()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await button(page, 'Buka').click()
  await draft.click()
  await button(page, 'Pertanyaan berikut').click()
  await button(page, 'Pertanyaan berikut').click()
  await button(page, 'Rekam').click()
  await page.getByText('merekam', { exact: true }).waitFor()
  await putAway(page, 10)
  // The microphone's next piece.
  await expect.poll(async () => (await rowsIn(page)).chunks, { timeout: 20_000 }).toBeGreaterThan(1)
  await takeUp(page)
  await button(page, 'Berhenti dan simpan').click()
  await page.getByLabel(/^Rekaman untuk/).waitFor()
})

test('a forgotten PIN costs the drafts and nothing that is finished', async () => {
  const w = await study()
  const page = await phoneOf(w)
  await page.context().setOffline(true)
  await begin(page)
  await finish(page)
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  await page.goto(new URL('/field/#/home', page.url()).href)
  await begin(page)
  await page.goto(new URL('/field/#/home', page.url()).href)
  await setPin(page)
  await button(page, 'Kunci sekarang').click()
  await page.goto(new URL('/field/#/home', page.url()).href)
  for (let tries = 0; tries < 5; tries++) {
    await page.getByLabel('PIN', { exact: true }).fill('999999')
    await button(page, 'Buka').click()
    await expect.poll(() => page.getByLabel('PIN', { exact: true }).inputValue()).toBe('')
    await button(page, 'Buka').isDisabled()
  }
  await page.getByRole('alert').getByText('Coba lagi setelah').waitFor()
  await page.reload()
  await page.getByLabel('PIN', { exact: true }).fill(pin)
  await button(page, 'Buka').click()
  await page.getByRole('alert').getByText('Coba lagi setelah').waitFor()
  await page.getByText('PIN lupa?').click()
  await button(page, 'Hapus 1 draf dan lanjut tanpa PIN').click()
  await page.getByRole('link', { name: 'Catatan rumah' }).first().waitFor()
  expect((await rowsIn(page)).drafts).toBeUndefined()
  await page.context().setOffline(false)
  await page.getByText('Semua sudah diterima.').waitFor()
  const { rows } = (await w.as('supervisor').get('/responses')).json as { rows: unknown[] }
  expect(rows).toHaveLength(1)
})

function tokenOf(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((told) => {
        const opening = indexedDB.open('pedoman-field')
        opening.onsuccess = () => {
          const asking = opening.result.transaction('device').objectStore('device').get('device')
          asking.onsuccess = () => {
            opening.result.close()
            told(asking.result.token)
          }
        }
      }),
  )
}

test('signing out is refused while anything is only here, and then nothing of the study stays', async () => {
  const w = await study()
  const page = await phoneOf(w)
  await page.context().setOffline(true)
  await begin(page)
  await finish(page)
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  await page.goto(new URL('/field/#/home', page.url()).href)
  await begin(page)
  await page.goto(new URL('/field/#/leave', page.url()).href)
  await page.getByText('1 respons belum sampai di server.').waitFor()
  await page.getByText('1 draf belum selesai.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(false)
  await expect.poll(() => page.getByText('belum sampai di server').count()).toBe(0)
  expect(await button(page, 'Keluar dan kosongkan telepon').count()).toBe(0)
  await page.goto(new URL('/field/#/home', page.url()).href)
  await button(page, /^Hapus draf Catatan rumah/).click()
  await page.goto(new URL('/field/#/leave', page.url()).href)
  const token = await tokenOf(page)
  expect(token).toMatch(/^pdd_.{43}$/)
  // Without a network the server does not hear of it, and that is said before anything goes.
  await page.context().setOffline(true)
  await button(page, 'Keluar dan kosongkan telepon').click()
  await page.getByText('Server tidak terjangkau').waitFor()
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(false)
  await button(page, 'Keluar dan kosongkan telepon').click()
  await page.getByText('Telepon ini belum terhubung ke studi mana pun.').waitFor()
  expect(await scan(page, [said, written, w.study, 'Catatan rumah', token])).toEqual([])
  expect(await rowsIn(page)).toEqual({})
  const { rows } = (await w.as('supervisor').get('/devices')).json as {
    rows: { signedOutAt: string | null; unsent: number }[]
  }
  expect(rows[0]).toMatchObject({ signedOutAt: expect.any(String), unsent: 0 })
})
