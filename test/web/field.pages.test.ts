// A document of many pages: taken one after another, put in order on the phone, read in that order at the desk.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import type { ResponseDetail } from '../../core/wire/field.ts'
import type { FileAnswer, Row } from '../../core/wire/response.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })

const letters: Instrument = {
  slug: 'surat',
  kind: 'document',
  technique: 'document',
  title: { id: 'Surat', en: 'Letters' },
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    {
      type: 'repeat',
      name: 'pages',
      label: { id: 'Halaman surat', en: 'Pages' },
      items: [{ type: 'image', name: 'photo', label: { id: 'Foto', en: 'Photo' }, maxPixels: 200 }],
    },
    {
      type: 'text',
      name: 'judged',
      label: { id: 'Seberapa dapat dipercaya?', en: 'To be trusted?' },
    },
  ],
}

async function sheet(page: Page, colour: string): Promise<Buffer> {
  const bytes = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(60, 80)
    const drawing = canvas.getContext('2d')
    if (drawing) drawing.fillStyle = fill
    drawing?.fillRect(0, 0, 60, 80)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return [...new Uint8Array(await blob.arrayBuffer())]
  }, colour)
  return Buffer.from(bytes)
}

test('pages are taken in a row, turned, ordered, deleted and brought back, and the desk reads them in order', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  expect((await lead.post('/instruments', letters)).status).toBe(201)
  const page = await pagesOf(w).phone()
  const heard = complaints(page)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Surat' }).click()
  await button(page, 'Mulai').click()
  await page.getByText('Belum ada halaman.').waitFor()

  // Two by the camera, which stays open; then two at once from the phone's pictures.
  await button(page, 'Ambil halaman').click()
  await button(page, 'Ambil gambar').click()
  await page.getByRole('dialog').getByText('1 halaman').waitFor()
  await button(page, 'Ambil gambar').click()
  await page.getByRole('dialog').getByText('2 halaman').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Selesai' }).click()
  const files = await Promise.all(
    ['red', 'blue'].map(async (colour) => ({
      name: `${colour}.png`,
      mimeType: 'image/png',
      buffer: await sheet(page, colour),
    })),
  )
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Pilih gambar').click(),
  ])
  await chooser.setFiles(files)
  await button(page, 'Buka halaman 4 dari 4').waitFor()
  expect(await axe(page)).toEqual([])

  // Blue comes first, turned; the second photo of the camera goes, comes back, and goes again.
  await button(page, 'Buka halaman 4 dari 4').click()
  const large = page.getByRole('dialog', { name: /^Halaman/ })
  expect(await axe(page)).toEqual([])
  for (const at of [3, 2, 1]) {
    await button(page, 'Pindah ke depan').click()
    await page.getByRole('dialog', { name: `Halaman ${at} dari 4` }).waitFor()
  }
  expect(await button(page, 'Pindah ke depan').isDisabled()).toBe(true)
  await button(page, 'Putar').click()
  const turned = large.getByRole('img')
  await expect
    .poll(() => turned.evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]))
    .toEqual([80, 60])
  await button(page, 'Tutup').click()
  await button(page, 'Buka halaman 3 dari 4').click()
  await button(page, 'Hapus').click()
  await page.getByText('Halaman 3 dihapus.').waitFor()
  await button(page, 'Urungkan').click()
  await button(page, 'Buka halaman 4 dari 4').waitFor()
  await button(page, 'Buka halaman 3 dari 4').click()
  await button(page, 'Hapus').click()
  await button(page, 'Buka halaman 3 dari 3').waitFor()
  await page.getByText('tersimpan di telepon ini').waitFor()

  await page.reload()
  await button(page, 'Buka halaman 3 dari 3').click()
  await button(page, 'Ambil ulang').click()
  await button(page, 'Ambil gambar').click()
  await page.locator('.camera').waitFor({ state: 'detached' })
  await button(page, 'Tutup').click()
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('textbox').fill('Dapat dipercaya.')
  await button(page, 'Periksa respons').click()
  await page.getByText('3 baris').or(page.getByText(/^3 /)).first().waitFor()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  await page.context().setOffline(false)
  await page.getByText(/^Diterima server/).waitFor()
  expect(heard.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])

  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const named = (body.answers.pages as Row[]).map(
    ({ answers }) => (answers.photo as FileAnswer).name,
  )
  expect(named).toEqual(['blue.jpg', 'halaman-1.jpg', expect.stringMatching(/^red/)])
  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/responses/${rows[0]?.id}`)
  await button(desk, 'Buka halaman 1 dari 3').click()
  await desk.getByRole('dialog', { name: 'Halaman 1 dari 3' }).getByRole('img').waitFor()
  expect(await axe(desk)).toEqual([])
  await desk.keyboard.press('ArrowRight')
  await desk.getByRole('dialog', { name: 'Halaman 2 dari 3' }).getByRole('img').waitFor()
  await button(desk, 'Ukuran asli').click()
  await button(desk, 'Berikutnya').click()
  await desk.getByRole('dialog', { name: 'Halaman 3 dari 3' }).waitFor()
  await button(desk, 'Tutup').click()
  await desk.getByText('Dapat dipercaya.').waitFor()
})
