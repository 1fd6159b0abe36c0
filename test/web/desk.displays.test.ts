// Displays of coded data, as a supervisor uses them: narrow, count, read what is behind, take it along.
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import {
  code,
  coding,
  finding,
  firstWords,
  must,
  person,
  publish,
  source,
  withdraw,
} from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { readCsv } from '../csv.ts'
import { insert } from '../insert.ts'
import { filled, smallScore } from '../small.ts'
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
  await finding(w, [mentor])

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

  // What is read there becomes evidence where it stands: by the grip, and by key.
  await behind.locator('.grip').hover()
  await page.mouse.down()
  await page.mouse.move(400, 500)
  await page.mouse.move(420, 520)
  await page.locator('.finding-dock li').first().hover()
  await page.mouse.up()
  await page.getByText('Dilampirkan pada temuan 1').waitFor()
  await behind.getByRole('link', { name: 'FGD dua' }).focus()
  await page.keyboard.press('f')
  await page.locator('.attach select[name=finding]').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lampirkan', exact: true }).click()
  await page.getByText('Sudah terlampir pada temuan 1').waitFor()

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
  // So low a window is scrolled to its end for the button, and the head sticks to its top.
  await page.setViewportSize({ width: 1440, height: 320 })
  const drawn = await page.evaluate(
    (svg) =>
      [...new DOMParser().parseFromString(svg, 'image/svg+xml').querySelectorAll('svg > text')].map(
        (text) => ({ words: text.textContent, y: Number(text.getAttribute('y')) }),
      ),
    (await saved('Gambar SVG')).toString(),
  )
  await page.setViewportSize({ width: 1440, height: 900 })
  const words = drawn.map((one) => one.words)
  expect(words).toEqual(expect.arrayContaining(['Siapa berbicara tentang apa', 'pendamping', '2']))
  expect(words).not.toContain('Data CSV')
  const at = (text: string) => drawn.find((one) => one.words === text)?.y ?? 0
  expect(at('jejaring') - at('Kode')).toBeGreaterThan(10)
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

test('scores of 282 groups, two years and two raters: spread, movement and differences, each a step from its forms', async () => {
  const w = await world({ pages: true })
  const hash = await publish(w, {
    ...smallScore,
    items: [...smallScore.items, { type: 'geopoint', name: 'where', label: { id: 'Letak' } }],
  })
  const groups = Array.from({ length: 282 }, (_, at) => `K-${at + 1}`)
  const cases = groups.map((code) =>
    insert('cases (study_id, code, label, attributes)', [w.study, code, code, '{}']),
  )
  await w.db.exec(cases.join('\n'))
  const phones = [await w.device('Satu'), await w.device('Dua')]
  const level = (at: number) => `p${1 + (at % 4)}`
  for (const [rater, phone] of phones.entries())
    for (const [year, occurredOn] of ['2017-05-01', '2018-05-01'].entries()) {
      // The second rater came in the second year.
      if (rater === 1 && year === 0) continue
      const forms = groups.map((code, at) =>
        filled(hash, {
          ...{ participant: null, case: code, occurredOn, coverage: {}, probes: {} },
          answers: {
            ...{ dues: level(at + year), income: level(at * 7 + rater) },
            where: `${(at % 19) / 100} ${117 + (at % 23) / 100} 0 5`,
          },
        }),
      )
      for (let from = 0; from < forms.length; from += 100)
        must(await phone.post('/responses', { responses: forms.slice(from, from + 100) }))
    }
  const counted = async (sql: string) =>
    (await w.db.prepare(sql).bind(w.study).first<{ n: number }>())?.n
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/displays/scores`)
  await page.getByRole('heading', { name: /^282 kasus/ }).waitFor()
  expect(await page.locator('.curve a .curve-dot').count()).toBe(2 * 282)
  const moved = await page.locator('.moved').count()
  const mean = `select case_code, substr(occurred_on, 1, 4) as year, avg(score_total) as total
    from responses where study_id = ? group by 1, 2`
  const rose = `select count(*) as n from (${mean.replace('?', '?1')}) a join (${mean.replace('?', '?1')}) b
    on b.case_code = a.case_code and b.year > a.year and b.total > a.total`
  expect(moved).toBe(282)
  await page.getByText(`${await counted(rose)} naik`, { exact: false }).waitFor()
  // From the drawing to the row, and from the row to each rater's form.
  const row = page.locator('#score-K-9')
  expect(await row.locator('.rater').count()).toBe(2)
  expect(await axe(page)).toEqual([])

  // The same groups on the map, rounded; the list beside it holds each of them.
  await page.getByRole('link', { name: 'Peta', exact: true }).click()
  await page.getByRole('heading', { name: '846 titik dari 282 subjek' }).waitFor()
  await page.getByText(/Dibulatkan ke 0,01 derajat/).waitFor()
  expect(await page.locator('.place-display tbody tr').count()).toBe(3 * 282)
  await page.getByLabel('Tahun').selectOption('2017')
  await page.getByRole('heading', { name: '282 titik dari 282 subjek' }).waitFor()
  await page.locator('.place-map .place').first().click()
  await page.locator('.place-display tr[aria-current]').first().waitFor()

  // How far that is: against a plan that is laid right there, by instrument and by group; a line leads to its list.
  await page.getByRole('link', { name: 'Kemajuan' }).click()
  await page.getByRole('heading', { name: '846 respons' }).waitFor()
  await page.getByRole('button', { name: 'Atur rencana' }).click()
  await page.getByLabel('Rencana untuk Skor kecil').fill('900')
  await page.keyboard.press('Tab')
  await page.getByRole('heading', { name: '846 respons; 846 dari 900 yang direncanakan' }).waitFor()
  await page.getByText('54 lagi').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Menurut').selectOption('case')
  await page.getByRole('heading', { name: '846 bahan' }).waitFor()
  expect(await page.locator('.progress-lines').first().locator('li').count()).toBe(200)
  await page.getByLabel('Menurut').selectOption('instrument')
  await page.getByRole('link', { name: '846 menunggu telaah' }).click()
  await page.waitForURL(/responses\?instrument=small-score&state=received/)
})
