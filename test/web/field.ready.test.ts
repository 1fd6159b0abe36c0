// Before the journey: what the phone carries is shown and mended, and what it can do is tried.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, pagesOf } from '../browser.ts'
import { smallScore } from '../small.ts'
import { world } from '../world.ts'

const line = (page: Page, name: string) => page.locator('.check-line', { hasText: name })
const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Breaks one kept file and loses another, as a full or an old disk does. */
function damage(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const [name = ''] = await caches.keys()
    const cache = await caches.open(name)
    const [first, second] = (await cache.keys()).filter(({ url }) => url.endsWith('.js'))
    if (first) await cache.put(first, new Response('half a fi'))
    if (second) await cache.delete(second)
  })
}

test('the readiness page finds a broken file of the app and fetches it again, or says that it cannot', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', smallScore)
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Lihat kesiapan telepon' }).click()
  await line(page, 'Aplikasi').getByText('tersimpan dan utuh').waitFor()
  await line(page, 'Bahan studi').getByText('1 instrumen, 0 partisipan').waitFor()
  await line(page, 'Ruang kosong').getByText('jam rekaman').waitFor()

  await damage(page)
  await page.context().setOffline(true)
  await act(page, 'Periksa lagi').click()
  await line(page, 'Aplikasi').getByText('2 dari').waitFor()
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(false)
  await line(page, 'Aplikasi').getByRole('button').click()
  await line(page, 'Aplikasi').getByText('tersimpan dan utuh').waitFor()
  await damage(page)
  await page.reload()
  await line(page, 'Aplikasi').getByText('tersimpan dan utuh').waitFor()
})

test('the microphone is heard and the place is found before anybody needs them', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', smallScore)
  const page = await pagesOf(w).phone({ locale: 'en-GB' })
  await page.getByRole('link', { name: 'See what the phone is ready for' }).click()
  await act(page, 'Record one second').click()
  await line(page, 'Microphone').getByText('a sound is heard').waitFor()
  await act(page, 'Find the location').click()
  await line(page, 'Location').getByText('Found, within 12 m.').waitFor()
  await line(page, 'On the home screen').getByText('Add to home screen').waitFor()
  expect(await axe(page)).toEqual([])
  await page.context().close()
})
