// A focus group on the phone: eight people around a table, two hundred turns, one thumb.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import type { Source } from '../../core/wire/coding.ts'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { quickMicrophone, settlePeople } from '../talks.ts'
import { world } from '../world.ts'

const circle: Instrument = {
  slug: 'circle',
  kind: 'fgd',
  technique: 'fgd',
  title: { id: 'Lingkar bicara', en: 'Circle' },
  languages: ['id', 'en'],
  about: 'case',
  roles: [],
  needs: ['archive'],
  seats: 9,
  items: [
    { type: 'text', name: 'mood', label: { id: 'Bagaimana suasananya?', en: 'How was it?' } },
    { type: 'text', name: 'dues', label: { id: 'Bagaimana iurannya?', en: 'And the dues?' } },
  ],
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
const seat = (page: Page, who: string) => page.locator('.seat').filter({ hasText: who })

test('eight people take two hundred turns, and the source knows who spoke when about what', async () => {
  const w = await world({ pages: true })
  await settlePeople(w, {
    'P-001': ['archive', 'record'],
    'P-002': ['archive', 'record'],
    'P-003': ['archive', 'record'],
    'P-004': ['archive', 'record', 'quote'],
    'P-005': ['archive', 'record'],
    'P-006': ['archive'],
    'P-007': null,
  })
  await w.as('supervisor').post('/instruments', circle)
  const page = await pagesOf(w).phone()
  const heard = complaints(page)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await quickMicrophone(page)
  await page.reload()
  await page.getByRole('link', { name: 'Lingkar bicara' }).click()
  await page.getByRole('radio', { name: /KUBE-1/ }).check()
  await button(page, 'Mulai').click()

  await page.getByText('Belum ada yang duduk.').waitFor()
  await button(page, 'Atur tempat duduk').click()
  const dialog = page.getByRole('dialog', { name: 'Tempat duduk' })
  await button(page, 'Tambahkan').click()
  const choice = dialog.getByRole('combobox', { name: 'Partisipan' })
  // Whoever has not agreed to be written down cannot sit there under a code.
  await expect
    .poll(() => choice.locator('option[disabled]').allTextContents())
    .toEqual(['P-007 · anggota (tanpa persetujuan)'])
  for (const code of ['P-001', 'P-002', 'P-003', 'P-004', 'P-005', 'P-006'])
    await choice.selectOption(code)
  await dialog.getByRole('textbox').fill('Ibu RT')
  await button(page, 'Tambahkan').click()
  await button(page, 'Hapus P-005').click()
  await button(page, 'Urungkan').click()
  await button(page, 'Pindahkan Pemandu satu kursi').click()
  expect(await axe(page)).toEqual([])
  await button(page, 'Selesai').click()
  expect(
    await page
      .getByRole('listitem')
      .filter({ has: page.locator('.seat') })
      .count(),
  ).toBe(8)

  // P-006 has not agreed to being recorded: the talk is written down, not recorded, until P-006 has left the table.
  await page.getByText('P-006 tidak menyetujui perekaman').waitFor()
  await button(page, 'Atur tempat duduk').click()
  await button(page, 'Hapus P-006').click()
  await button(page, 'Selesai').click()
  await button(page, 'Rekam percakapan').click()
  await button(page, 'Jeda rekaman').waitFor()

  const around = ['P-001', 'Pemandu', 'P-002', 'P-003', 'P-004', 'P-005', 'Ibu RT']
  await seat(page, 'P-002').click()
  await page.getByText('P-002 bicara').waitFor()
  await button(page, 'Urungkan ketukan terakhir').click()
  await page.getByText('Tidak ada yang bicara').first().waitFor()
  // As fast as a page can be tapped; P-005 listens.
  await page.evaluate(
    (who) => {
      const tap = (name: string) =>
        [...document.querySelectorAll<HTMLElement>('.seat')]
          .find((one) => one.textContent?.startsWith(name))
          ?.click()
      for (let turn = 0; turn < 198; turn++) tap(who[turn % who.length] as string)
    },
    around.filter((who) => who !== 'P-005'),
  )
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('heading', { name: 'Bagaimana iurannya?' }).waitFor()
  await seat(page, 'P-004').click()
  await seat(page, 'Ibu RT').click()
  await button(page, 'Tidak ada yang bicara').click()
  expect(await axe(page)).toEqual([])
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(360)

  await button(page, 'Atur tempat duduk').click()
  await dialog.getByText('Belum bicara: P-005').waitFor()
  expect(await dialog.getByRole('row', { name: /^P-004 34 / }).count()).toBe(1)
  await dialog
    .getByRole('textbox', { name: /^Kata-kata Ibu RT di/ })
    .first()
    .fill('Rutin.')
  await dialog
    .getByRole('textbox', { name: /^Kata-kata P-004 di/ })
    .first()
    .fill('Setiap bulan.')
  await button(page, 'P-004 pulang').click()
  expect(await axe(page)).toEqual([])
  await button(page, 'Selesai').click()
  expect(await seat(page, 'P-004').isDisabled()).toBe(true)
  await page.getByText('tersimpan di telepon ini').waitFor()
  await page.reload()
  await page.getByText('terselamatkan').waitFor()

  await button(page, 'Periksa respons').click()
  await page.getByRole('table', { name: 'Imbangan suara' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'EN, pakai bahasa Inggris' }).click()
  await page.getByText('Not spoken yet: P-005').waitFor()
  await button(page, 'Finish and send').click()
  await page.getByText(/^Received by the server/).waitFor()

  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const detail = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const { seats = [], turns = [], recordings = [] } = detail.body
  expect(seats.map(({ participant, label }) => participant ?? label)).toEqual(around)
  expect(seats.find(({ participant }) => participant === 'P-004')?.leftMs).toBeGreaterThan(0)
  expect([turns.length, recordings.length]).toEqual([200, 1])
  expect(turns.slice(-2).map(({ ref }) => ref)).toEqual(['dues', 'dues'])
  expect(turns.every(({ forMs }) => forMs !== undefined)).toBe(true)
  const source = (await lead.get(`/sources/${detail.source}`)).json as Source
  expect(source.blocks.map(({ speaker, question }) => [speaker, question])).toEqual([
    ['P-004', 'dues'],
    ['Ibu RT', 'dues'],
  ])
  expect(heard).toEqual([])
}, 180_000)
