// The network as it is read on a small screen.
import { expect, test } from 'vitest'
import { code, coding, must, newId, person, source } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { insert } from '../insert.ts'
import { world } from '../world.ts'

const small = { viewport: { width: 360, height: 740 } }

test('on a small screen the network begins with its table, and the picture opens at the outcome', async () => {
  const w = await world({ pages: true })
  await person(w, 'P-1', 'anggota')
  const chain = [await code(w, 'a'), await code(w, 'b'), await code(w, 'c'), await code(w, 'd')]
  const evidence = [await coding(w, await source(w, { participant: 'P-1' }), chain[0] ?? '')]
  for (const [at, from] of chain.slice(0, -1).entries()) {
    const arrow = { from, to: chain[at + 1], type: 'causes', sign: '+', note: '', evidence }
    must(await w.as('supervisor').put(`/relations/${newId()}`, arrow))
  }
  // A second arrow makes the last one the outcome.
  const second = { from: chain[1], to: chain[3], type: 'causes', sign: '+', note: '', evidence: [] }
  must(await w.as('supervisor').put(`/relations/${newId()}`, second))
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/relations`, small)
  await page.getByRole('table').waitFor()
  const picture = page.getByRole('region', { name: 'Gambar jaringan' })
  expect(await picture.count()).toBe(0)
  await page.getByText('Lihat gambarnya').click()
  const [frame, outcome] = await Promise.all([
    picture.boundingBox(),
    picture.locator('[data-outcome="true"]').boundingBox(),
  ])
  if (!frame || !outcome) throw new Error('the picture is not there')
  expect(outcome.x).toBeGreaterThan(frame.x)
  expect(outcome.x + outcome.width).toBeLessThan(frame.x + frame.width)
  expect(outcome.y + outcome.height).toBeLessThan(frame.y + frame.height)
  expect(await axe(page)).toEqual([])
})

test('a network of two hundred factors is there at once, read by keys, and narrowed to what is around one', async () => {
  const w = await world({ pages: true })
  const supervisor = w.personId('supervisor')
  const { study } = w
  const codes = Array.from({ length: 200 }, () => newId())
  const columns =
    '(id, study_id, parent_id, name, label, definition, include, exclude, example, hue, position, made_by, made_at)'
  const rows = codes.map(
    (id, at) =>
      `insert into codes ${columns} values ('${id}', '${study}', null, 'f${at}', 'Faktor ${at}', '', '', '', '', 3, ${at}, '${supervisor}', '2026-01-01T00:00:00Z')`,
  )
  const arrows = Array.from({ length: 600 }, (_, at) => [
    codes[(at * 7 + 1) % 200] ?? '',
    codes[(at * at) % 90] ?? '',
  ])
    .filter(([from, to]) => from !== to)
    .map((ends) =>
      insert('relations (id, study_id, from_code, to_code, type, sign, note, evidence)', [
        ...[newId(), study, ...ends, 'causes', '+', '', '[]'],
      ]),
    )
  await w.db.exec([...rows, ...arrows].join('\n'))
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/relations`)
  const factors = page.locator('.network .node')
  await expect.poll(() => factors.count()).toBeGreaterThan(150)
  // The whole sheet is in sight, and words stand only at the factor that one is on.
  const [view, sheet] = await Promise.all(
    ['.picture-scroll', '.network'].map((part) => page.locator(part).boundingBox()),
  )
  expect(sheet?.width ?? 0).toBeLessThanOrEqual(view?.width ?? 0)
  expect(await page.locator('.network .edge-label').count()).toBe(0)
  const stop = page.locator('.network .node[tabindex="0"]')
  expect(await stop.count()).toBe(1)
  await stop.focus()
  await page.locator('.network .edge-label').first().waitFor()
  await page.keyboard.press('ArrowLeft')
  const name = (await page.locator('.node:focus').getAttribute('aria-label')) ?? ''
  expect(name).toMatch(/^Faktor/)
  await page.keyboard.press('Enter')
  await page.getByText(/\d+ dari \d+ hubungan ditampilkan/).waitFor()
  expect(new URL(page.url()).searchParams.get('around')).not.toBeNull()
  expect(await factors.count()).toBeLessThan(60)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Tampilkan semua' }).click()
  await expect.poll(() => factors.count()).toBeGreaterThan(150)
  await page.getByRole('button', { name: 'Perbesar' }).click()
  const wider = await page.locator('.network').boundingBox()
  expect(wider?.width ?? 0).toBeGreaterThan(sheet?.width ?? 0)
})
