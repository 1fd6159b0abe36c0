// The phone in a real browser: filled without a network, left in the middle, finished, sent once, received in words.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { FieldKit } from '../../core/wire/field.ts'
import { axe, pagesOf } from '../browser.ts'
import { smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'
import { rowsIn } from './scan.ts'

/** P-001 has consented to what the guide needs, P-002 to nothing. */
async function study(): Promise<World> {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  const role = { role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/instruments', smallGuide)
  await lead.post('/instruments', smallScore)
  await lead.post('/cases', { code: 'KUBE-001', label: 'KUBE Satu', attributes: {} })
  await lead.post('/participants', { code: 'P-001', ...role })
  await lead.post('/participants', { code: 'P-002', ...role })
  await lead.post('/participants/P-001/consents', {
    id: crypto.randomUUID(),
    textVersion: '1',
    scopes: ['archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  return w
}

async function ready(w: World): Promise<Page> {
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('an interview is filled offline, survives a reload, and is received once though its answer was cut off', async () => {
  const w = await study()
  const page = await ready(w)
  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('link', { name: 'Pedoman kecil' }).click()
  await expect.poll(() => page.getByRole('radio', { name: 'P-002' }).isDisabled()).toBe(true)
  await page.getByRole('radio', { name: 'P-001' }).check()
  await button(page, 'Mulai').click()
  await page.getByRole('checkbox', { name: 'Siapa saja?' }).check()
  await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Berlima, di teras.')
  await page.getByText('tersimpan di telepon ini').waitFor()
  await page.reload()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Berlima, di teras.')
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Ya' }).check()
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('textbox').fill('1250')
  await button(page, 'Periksa respons').click()
  await page.getByRole('alert').waitFor()
  await page.getByRole('textbox').fill('1.500')
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  // What comes to mind afterwards: it may stay empty, and what is begun is there after a reload.
  const note = page.getByRole('textbox', { name: /Apa yang Anda pikirkan/ })
  await note.fill('Saya terlalu cepat')
  expect(await axe(page)).toEqual([])
  await expect.poll(async () => (await rowsIn(page)).last).toBe(1)
  await page.reload()
  await expect.poll(() => note.inputValue()).toBe('Saya terlalu cepat')
  await note.fill('Saya terlalu cepat bertanya lagi.')
  // What is easier said is spoken, and is there after a reload too.
  await button(page, 'Ucapkan catatannya').click()
  await page.locator('.elapsed', { hasText: /00:0[1-9]/ }).waitFor()
  await button(page, 'Berhenti dan simpan').click()
  await page.locator('audio').waitFor()
  expect(await axe(page)).toEqual([])
  await page.reload()
  await page.locator('audio').waitFor()
  expect(await note.inputValue()).toBe('Saya terlalu cepat bertanya lagi.')
  await button(page, 'Simpan catatan').click()
  await page.getByText('Catatan tersimpan di telepon ini.').waitFor()

  let cuts = 0
  await page.context().route('**/api/field/responses/*', async (route) => {
    const answer = await route.fetch()
    if (cuts++ > 0) return route.fulfill({ response: answer })
    await route.abort('connectionreset')
  })
  await page.context().setOffline(false)
  await page.getByText('Diterima server').waitFor()
  expect(cuts).toBe(2)
  const { rows } = (await w.as('supervisor').get('/responses')).json as { rows: { id: string }[] }
  expect(rows).toHaveLength(1)
  const detail = await w.as('supervisor').get(`/responses/${rows[0]?.id}`)
  expect(detail.json).toMatchObject({
    participant: 'P-001',
    state: 'received',
    body: { answers: { story: 'Berlima, di teras.', saves: 'yes', amount: 1_500 } },
  })
  await page.getByText('Catatan sudah sampai di server.').waitFor()
  expect((await w.as('supervisor').get('/memos')).json).toMatchObject({
    rows: [
      {
        target: { kind: 'response', id: rows[0]?.id },
        kind: 'reflexive',
        text: 'Saya terlalu cepat bertanya lagi.',
        private: true,
        voice: { type: 'audio/webm', isHeld: true },
      },
    ],
  })
  expect((await w.as('coder').get('/memos')).json).toMatchObject({ rows: [] })
})

test('a scoring form shows its score and band while it is filled', async () => {
  const page = await ready(await study())
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Skor kecil' }).click()
  await page.getByRole('radio', { name: 'KUBE-001' }).check()
  await button(page, 'Mulai').click()
  await page.getByRole('radio', { name: 'Nilai 3' }).check()
  await page.getByText('Skor belum bisa dihitung').waitFor()
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Nilai 4' }).check()
  await page.getByText('Skor 11 dari 12').waitFor()
  await page.locator('summary').getByText('mandiri').waitFor()
  await page.getByText('Butir ini: 4 × bobot 2 = 8').waitFor()
  expect(await axe(page, { rules: { 'color-contrast-enhanced': { enabled: true } } })).toEqual([])
})

test('a deleted draft comes back when the deletion is undone', async () => {
  const page = await ready(await study())
  await page.getByRole('link', { name: 'Pedoman kecil' }).click()
  await page.getByRole('radio', { name: 'P-001' }).check()
  await button(page, 'Mulai').click()
  await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Jangan hilang')
  await page.getByRole('link', { name: 'Kembali' }).click()
  await button(page, 'Hapus draf Pedoman kecil P-001').click()
  await button(page, 'Urungkan').click()
  await page.getByRole('link', { name: 'Pedoman kecil P-001' }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Jangan hilang')
})

test('a captive portal that answers 200 in its own words does not make anything received', async () => {
  const w = await study()
  const page = await ready(w)
  await page
    .context()
    .route('**/api/**', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<p>Selamat datang</p>' }),
    )
  await page.getByRole('link', { name: 'Skor kecil' }).click()
  await page.getByRole('radio', { name: 'KUBE-001' }).check()
  await button(page, 'Mulai').click()
  await button(page, 'Pertanyaan berikut').click()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('luring').waitFor()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  await page.context().unrouteAll()
  await page.getByRole('link', { name: 'Beranda' }).click()
  await button(page, 'Kirim dan perbarui').click()
  await page.getByText('Semua sudah diterima.').waitFor()
})

test('an unknown enrolment code is refused in words, and a phone without one is told what to do', async () => {
  const w = await world({ pages: true })
  const lone = await pagesOf(w).stranger('/field/')
  await lone.getByText('Telepon ini belum terhubung ke studi mana pun.').waitFor()
  const wrong = await pagesOf(w).stranger('/field/#e=pde_unknown')
  await wrong.getByText('tidak dikenal, sudah dipakai, atau kedaluwarsa').waitFor()
  expect(wrong.url()).not.toContain('pde_')
})

test('the kit a phone keeps names nobody', async () => {
  const w = await study()
  const phone = await w.device()
  const kit = (await phone.get('/kit')).json as FieldKit
  expect(kit.participants.map(({ code }) => code)).toEqual(['P-001', 'P-002'])
  expect(JSON.stringify(kit)).not.toContain('identity')
})

test('a draft moves to a newer version only when it is asked to, and back, with nothing lost', async () => {
  const w = await study()
  const page = await ready(w)
  await page.getByRole('link', { name: 'Pedoman kecil' }).click()
  await page.getByRole('radio', { name: 'P-001' }).check()
  await button(page, 'Mulai').click()
  await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Berlima, di teras.')
  await page.getByText('tersimpan di telepon ini').waitFor()
  const [group] = smallGuide.items
  if (group?.type !== 'group') throw new Error('the small guide begins with a group')
  const [first, ...rest] = group.items
  const other = { ...first, name: 'story_again' } as (typeof group.items)[number]
  const next = { ...smallGuide, items: [{ ...group, items: [other, ...rest] }] }
  expect((await w.as('supervisor').post('/instruments', next)).status).toBe(201)

  await page.goto(new URL('/field/#/', page.url()).href)
  await page.reload()
  await button(page, 'Pindah ke versi 2').click()
  await page.getByText('1 respons disisihkan').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Kembali ke versi 1').click()
  await button(page, 'Pindah ke versi 2').waitFor()
  await page.getByRole('link', { name: /^Pedoman kecil P-001/ }).click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('Berlima, di teras.')
})
