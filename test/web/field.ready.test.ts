// Before the journey: what the phone carries is shown and mended, and what it can do is tried.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { FieldKit } from '../../core/wire/field.ts'
import type { Device } from '../../core/wire/people.ts'
import { finder, subjectsOf } from '../../web/field/find/subjects.ts'
import { axe, pagesOf } from '../browser.ts'
import { smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

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
  await page.getByRole('link', { name: 'Periksa kesiapan' }).click()
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
  await page.getByRole('link', { name: 'Check readiness' }).click()
  await act(page, 'Record one second').click()
  await line(page, 'Microphone').getByText('a sound is heard').waitFor()
  await act(page, 'Find the location').click()
  await line(page, 'Location').getByText('Found, within 12 m.').waitFor()
  await line(page, 'On the home screen').getByText('Add to home screen').waitFor()
  // A browser that offers to install, as Android's does: its own banner is held back until somebody asks for it here.
  const isHeldBack = await page.evaluate(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true })
    const prompt = async () => void Object.assign(globalThis, { prompted: true })
    dispatchEvent(Object.assign(offer, { prompt, userChoice: Promise.resolve({}) }))
    return offer.defaultPrevented
  })
  expect(isHeldBack).toBe(true)
  await line(page, 'On the home screen').getByRole('button').click()
  await line(page, 'On the home screen').getByText('Add to home screen').waitFor()
  expect(await page.evaluate(() => 'prompted' in globalThis)).toBe(true)
  expect(await axe(page)).toEqual([])
  await page.context().close()
})

test('a participant is found by whatever is known, and what can be started with them begins with them', async () => {
  const w = await world({ pages: true })
  await settle(w)
  const page = await pagesOf(w).phone()
  await page.getByRole('link', { name: 'Partisipan dan kasus' }).click()
  await page.getByRole('searchbox').fill('mekar kerupuk')
  await page.locator('a[href$="person/P-001"]').click()
  await page.getByText('usaha: kerupuk').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Pedoman kecil' }).click()
  await expect.poll(() => page.getByRole('radio', { name: /P-001/ }).isChecked()).toBe(true)
  await act(page, 'Mulai').click()
  await page.locator('textarea').fill('Berlima.')
  await page.getByText('tersimpan di telepon ini').waitFor()

  await page.goto(`${page.url().split('#')[0]}#/people`)
  await page.getByRole('searchbox').fill('KUBE-1')
  await page
    .getByRole('link', { name: /KUBE-1/ })
    .first()
    .click()
  await page.locator('a[href$="person/P-001"]').click()
  await page.getByRole('link', { name: 'draf, lanjutkan' }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Berlima.')
  await page.context().close()
})

async function settle(w: World): Promise<void> {
  const lead = w.as('supervisor')
  await lead.post('/instruments', smallGuide)
  await lead.post('/cases', { code: 'KUBE-1', label: 'Mekar Sari', attributes: {} })
  const attributes = { usaha: 'kerupuk' }
  const person = { role: 'anggota', case: 'KUBE-1', attributes, identity: null }
  await lead.post('/participants', { code: 'P-001', ...person })
  await lead.post('/participants', { code: 'P-002', ...person, attributes: { usaha: 'tempe' } })
  await lead.post('/participants/P-001/consents', {
    id: crypto.randomUUID(),
    textVersion: '1',
    scopes: ['archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
}

test('all typed words must fit, and the code that is typed comes first', () => {
  const known = (code: string, role: string) => ({
    code,
    role,
    case: null,
    attributes: {},
    consent: null,
  })
  const participants = ['P-010', 'P-0100', 'P-01'].map((code) => known(code, 'anggota'))
  const kit = { participants: [...participants, known('P-9', 'ketua p-01')], cases: [] }
  const find = finder(subjectsOf(kit as unknown as FieldKit))
  expect(find('p-01').map(({ code }) => code)).toEqual(['P-01', 'P-010', 'P-0100', 'P-9'])
  expect(find('P-01 KETUA').map(({ code }) => code)).toEqual(['P-9'])
  expect(find('ketua anggota')).toEqual([])
})

test('a phone is connected by a link or a code that is pasted into the app', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', smallScore)
  const invited = await w.as('supervisor').post('/enrolments', { label: 'Telepon baru' })
  const { code } = invited.json as { code: string }
  const page = await pagesOf(w).stranger('/field/')
  const field = page.getByRole('textbox', { name: 'Tautan atau kode' })
  const connect = async (text: string) => {
    await field.fill(text)
    await act(page, 'Hubungkan').click()
  }
  await connect('kode dari meja')
  await page.getByText('Ini bukan tautan atau kode').waitFor()
  await connect(`https://lain.example/field/#e=${code}`)
  await page.getByText('Kode ini milik server lain, lain.example.').waitFor()
  expect(await axe(page)).toEqual([])
  await connect('pde_0123456789012345678901234567890123456789012')
  await act(page, 'Pakai kode lain').click()
  // The server takes it, and its answer never arrives.
  await page.route('**/api/enrol', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await connect(`${pagesOf(w).origin}/field/#e=${code}`)
  await act(page, 'Coba lagi').waitFor()
  await page.unroute('**/api/enrol')
  await page.reload()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  const { rows } = (await w.as('supervisor').get('/devices')).json as { rows: Device[] }
  expect(rows.map(({ label }) => label)).toEqual(['Telepon baru'])
  expect(await page.evaluate(() => localStorage.getItem('pedoman.enrolling'))).toBe(null)

  // The system clears all that a page can store: the server's cookie is what is left, and it is said once.
  await page.goto(`${pagesOf(w).origin}/api/`)
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', {
    origin: pagesOf(w).origin,
    storageTypes: 'indexeddb,local_storage,cache_storage,service_workers',
  })
  await page.goto(`${pagesOf(w).origin}/field/`)
  await page.getByText('Penyimpanan telepon ini telah dihapus').waitFor()
  await act(page, 'Mengerti').click()
  await field.waitFor()
  await page.reload()
  await field.waitFor()
  await page.context().close()
})
