// A phone that reaches no server hands everything over in one file; taking it in is harmless however often it is done.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { leastPartBytes } from '../../core/upload/parts.ts'
import { sha256 } from '../../worker/secret.ts'
import { axe, pagesOf } from '../browser.ts'
import { world } from '../world.ts'
import { zipOf } from '../zips.ts'

const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'seen', label: { id: 'Apa yang terlihat?' } },
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
  ],
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** One visit, with words that must not be read on the way, and perhaps a recording. */
async function finish(page: Page, words: string, recording: Buffer | null): Promise<void> {
  await page
    .getByRole('link', { name: /^Kunjungan/ })
    .first()
    .click()
  await button(page, 'Mulai').click()
  await page.locator('textarea').fill(words)
  await page.getByText('tersimpan di telepon ini').waitFor()
  await button(page, 'Pertanyaan berikut').click()
  if (recording) {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'suara.webm', mimeType: 'audio/webm', buffer: recording })
    await page.getByLabel('Rekaman untuk: Suara').waitFor()
  }
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Respons selesai').waitFor()
  await page.getByRole('link', { name: 'Beranda' }).click()
}

test('what a phone cannot send is handed over in one sealed file and taken in once', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await lead.post('/instruments', visit)
  const responses = async () =>
    ((await lead.get('/responses')).json as { rows: { id: string; state: string }[] }).rows
  const page = await pagesOf(w).phone({ acceptDownloads: true })
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await page.context().setOffline(true)
  const recording = Buffer.alloc(2 * leastPartBytes + 9, 5).fill(8, 0, 40)
  await finish(page, 'Kata rahasia satu', recording)
  await finish(page, 'Kata rahasia dua', null)

  await page.getByRole('link', { name: 'Semua kiriman, satu per satu' }).click()
  await page.getByText('2 respons menunggu').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Jadikan satu berkas').click()
  const saving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Simpan berkasnya' }).click()
  const path = await (await saving).path()
  const file = readFileSync(path)
  // Whoever carries it reads nothing in it, neither words nor sound.
  expect(file.includes('rahasia')).toBe(false)
  expect(file.includes(recording.subarray(100, 200))).toBe(false)

  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/people`)
  const take = async (name: string, buffer: Buffer) => {
    await desk
      .getByLabel('Berkas yang diserahkan (.zip)')
      .setInputFiles({ name, mimeType: 'application/zip', buffer })
  }
  await take('serahan.zip', file)
  await desk.getByText('Dari Telepon uji: 2 masuk, 0 sudah ada, 1 berkas.').waitFor()
  expect(await axe(desk)).toEqual([])
  expect((await responses()).map(({ state }) => state)).toEqual(['received', 'received'])
  const hash = await sha256(new Uint8Array(recording))
  expect(await sha256((await w.as('coder').get(`/files/${hash}`)).bytes)).toBe(hash)

  // Again, and after the phone itself has found a network: nothing is doubled, and the phone hears that all is received.
  await take('serahan.zip', file)
  await desk.getByText('Dari Telepon uji: 0 masuk, 2 sudah ada, 0 berkas.').waitFor()
  await page.context().setOffline(false)
  await button(page, 'Kirim sekarang').click()
  await page.getByText('Tidak ada yang menunggu.').waitFor()
  expect(await responses()).toHaveLength(2)

  // What no phone of this study made is refused in words.
  await take('lain.zip', Buffer.from(zipOf([{ name: 'a.txt', text: 'a' }])))
  await desk.getByText(/bukan berkas serahan/).waitFor()
  await take('rusak.zip', file.subarray(0, file.length - 30))
  await desk.getByText(/bukan berkas serahan/).waitFor()
})

test('a pass for a handed-over file sends for one phone and opens nothing else', async () => {
  const w = await world()
  const phone = await w.device()
  const made = await w.as('supervisor').post(`/devices/${phone.id}/handover`, {})
  expect(made.status).toBe(201)
  const { token } = made.json as { token: string }
  const asPhone = (method: string, path: string) =>
    w.local.mf.dispatchFetch(`http://localhost/api/field${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
    })
  expect((await asPhone('GET', '/kit')).status).toBe(401)
  expect((await asPhone('GET', `/responses/${crypto.randomUUID()}/files`)).status).toBe(404)
  await w.db.prepare("update handover_passes set expires_at = '2020-01-01T00:00:00Z'").run()
  expect((await asPhone('GET', `/responses/${crypto.randomUUID()}/files`)).status).toBe(401)
  expect((await w.as('coder').post(`/devices/${phone.id}/handover`, {})).status).toBe(403)
  expect(
    (await w.as('supervisor').post(`/devices/${crypto.randomUUID()}/handover`, {})).status,
  ).toBe(404)
})
