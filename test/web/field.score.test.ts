// Scoring: the score grows with the ratings and says what it is made of; a rater sees the own last rating and nobody
// else's; the desk lays the raters side by side.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, pagesOf } from '../browser.ts'
import { filled, smallScore } from '../small.ts'
import { world } from '../world.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })

async function begin(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Skor kecil' }).first().click()
  await page.getByRole('radio', { name: /K-1/ }).check()
  await button(page, 'Mulai').click()
}

test('the score says what each item gives, what is lacking, and this rater’s own rating before', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'K-1', label: 'Kelompok satu', attributes: {} })
  const { hash } = (await lead.post('/instruments', smallScore)).json as { hash: string }
  const other = await w.device('Telepon Budi')
  const theirs = filled(hash, {
    participant: null,
    case: 'K-1',
    answers: { dues: 'p1', income: 'p1' },
    coverage: {},
    probes: {},
  })
  expect((await other.put(`/responses/${theirs.id}`, theirs)).status).toBe(201)

  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await begin(page)
  await page.getByText('Skor belum bisa dihitung').waitFor()
  await page.getByRole('radio', { name: 'Nilai 3' }).check()
  await page.locator('summary', { hasText: 'Skor' }).click()
  await page.getByText('Semua: 1 butir lagi perlu dinilai.').waitFor()
  await page.getByText('belum dinilai', { exact: true }).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Nilai 4' }).check()
  await page.getByText('4 × 2 = 8', { exact: true }).waitFor()
  await page.locator('summary', { hasText: '11 dari 12' }).getByText('mandiri').waitFor()
  // The other rater's four of twelve is nowhere, nor that there is one.
  expect(await page.getByText('Penilaian Anda sebelumnya').count()).toBe(0)
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()

  await page.getByRole('link', { name: 'Beranda' }).first().click()
  await begin(page)
  await page.locator('summary', { hasText: 'Skor' }).click()
  await page.getByText('Penilaian Anda sebelumnya').waitFor()
  await page.getByText('11 dari 12, mandiri').waitFor()
  expect(await page.getByText(/\b3 dari 12/).count()).toBe(0)
  expect(await axe(page)).toEqual([])

  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/responses/${theirs.id}`)
  await desk.getByRole('heading', { name: 'Penilai K-1: 2 penilaian' }).waitFor()
  const raters = desk.getByRole('region', { name: 'Penilai K-1: 2 penilaian' })
  const cells = await raters
    .getByRole('row', { name: /Pendapatan/ })
    .getByRole('cell')
    .allTextContents()
  expect(cells.toSorted()).toEqual(['1', '4'])
  await raters.getByRole('row', { name: /Iuran/ }).getByText('berbeda').waitFor()
  expect(await axe(desk)).toEqual([])
})
