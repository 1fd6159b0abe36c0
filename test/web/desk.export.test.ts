// Exporting at the desk: chosen, looked at, made while one watches, kept in the history, saved for next time.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { axe, complaints, pagesOf } from '../browser.ts'
import { filesOf } from '../exporting.ts'
import { filled, smallGuide } from '../small.ts'
import { world } from '../world.ts'

test('a supervisor looks first, makes an export, finds it in the history, and keeps the choice for the clock', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await lead.post('/participants', {
    code: 'P-001',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: { name: 'Sulastri', alsoCalled: [] },
  })
  await lead.post('/participants/P-001/consents', {
    id: crypto.randomUUID(),
    textVersion: '1',
    scopes: ['record', 'quote', 'archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  const { hash } = (await lead.post('/instruments', smallGuide)).json as { hash: string }
  const response = filled(hash, { answers: { story: 'Kata Sulastri begitu.', saves: 'no' } })
  await (await w.device()).put(`/responses/${response.id}`, response)

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/export`)
  const heard = complaints(page)
  await page.getByText('Kata [P-001] begitu.').waitFor()
  await page.getByText(/kurang|di bawah lima orang/).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('checkbox', { name: 'Segmen terkode' }).uncheck()
  await page.getByRole('checkbox', { name: 'SPSS' }).check()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Buat ekspor' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^pedoman-responses-\d{4}-\d\d-\d\d\.zip$/)
  const files = filesOf(readFileSync(await download.path()))
  expect(Object.keys(files)).toEqual([
    'small-guide.csv',
    'small-guide.xlsx',
    'small-guide.sav',
    'dictionary/small-guide.csv',
    'manifest.json',
  ])
  const history = page.getByRole('region', { name: 'Riwayat' })
  await history.getByRole('button', { name: 'Unduh' }).waitFor()
  await history.getByRole('button', { name: 'Pakai pilihan ini' }).click()

  // Whoever has the file can see that it is whole, and that the study still gives the same.
  const prove = page.getByRole('region', { name: 'Buktikan atau ulangi' })
  await prove.getByLabel('Pilih ekspor').setInputFiles({
    name: 'ekspor.zip',
    mimeType: 'application/zip',
    buffer: readFileSync(await download.path()),
  })
  await prove.getByText('Semua berkas utuh').waitFor()
  await prove.getByRole('button', { name: 'Buat lagi dan bandingkan' }).click()
  await prove.getByText('4 dari 4 berkas sama persis.').waitFor()

  await page.getByRole('textbox', { name: 'Simpan pilihan ini sebagai' }).fill('Mingguan')
  await page.getByRole('combobox', { name: 'Dibuat' }).selectOption('week')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText(/setiap minggu, berikutnya/).waitFor()
  await page.getByRole('checkbox', { name: 'Dengan nama' }).check()
  expect(await page.getByRole('button', { name: 'Buat ekspor' }).isDisabled()).toBe(true)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(await axe(page)).toEqual([])
  expect(heard).toEqual([])
}, 60_000)
