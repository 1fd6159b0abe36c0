// Displays of coded data, as a supervisor uses them: narrow, count, read what is behind, take it along.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { code, coding, firstWords, person, source, withdraw } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { readCsv } from '../csv.ts'
import { world } from '../world.ts'

test('a number opens its words, leaves as picture and data, and is gone with a withdrawn consent', async () => {
  const w = await world({ pages: true })
  await person(w, 'P-1', 'pengelola')
  const consent = await person(w, 'P-2', 'anggota')
  const mentor = await code(w, 'pendamping')
  const network = await code(w, 'jejaring')
  const one = await source(w, { participant: 'P-1', title: 'Wawancara satu' })
  const two = await source(w, { participant: 'P-2', title: 'FGD dua', technique: 'fgd' })
  await coding(w, one, mentor)
  await coding(w, two, mentor)
  await coding(w, two, network, [10, 40])

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/displays`)
  const grid = page.getByRole('table')
  const numbers = () =>
    grid
      .locator('tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim())),
      )
  await expect.poll(numbers).toEqual([
    ['jejaring', '1', '0', '1'],
    ['pendamping', '1', '1', '2'],
  ])
  await grid.getByRole('button', { name: '1 segmen pendamping pada anggota' }).click()
  const behind = page.getByRole('region', { name: /Di balik angka/ })
  await expect.poll(() => behind.locator('blockquote').allTextContents()).toEqual([firstWords])
  await behind.getByRole('link', { name: 'FGD dua' }).waitFor()
  expect(await axe(page)).toEqual([])

  const saved = async (name: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    return readFile(await (await download).path())
  }
  expect(readCsv((await saved('Data CSV')).toString().replace('\uFEFF', ''))).toEqual([
    ['code', 'anggota', 'pengelola', 'all'],
    ['jejaring', '1', '0', '1'],
    ['pendamping', '1', '1', '2'],
  ])
  const drawn = await page.evaluate(
    (svg) =>
      [...new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('svg > text')].map(
        (text) => text.textContent,
      ),
    (await saved('Gambar SVG')).toString(),
  )
  expect(drawn).toEqual(expect.arrayContaining(['Siapa berbicara tentang apa', 'pendamping', '2']))
  expect(drawn).not.toContain('Data CSV')
  expect((await saved('Gambar PNG')).subarray(1, 4).toString()).toBe('PNG')

  await page.getByRole('link', { name: 'Kode yang bersama' }).click()
  await page
    .getByRole('button', { name: '1 pertemuan pendamping dengan jejaring' })
    .or(page.getByRole('button', { name: '1 pertemuan jejaring dengan pendamping' }))
    .first()
    .waitFor()

  await withdraw(w, consent)
  await page.goto(page.url().replace('/together', '/crosstab'))
  await expect.poll(numbers).toEqual([['pendamping', '1', '1']])
})
