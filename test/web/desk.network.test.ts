// The network as it is read on a small screen.
import { expect, test } from 'vitest'
import { code, coding, must, newId, person, source } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
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
