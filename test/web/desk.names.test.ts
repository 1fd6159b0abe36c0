// A supervisor takes the names out of the sources: found, tagged, replaced, refused, taken back; a coder sees codes only.
import { expect, test } from 'vitest'
import type { Source } from '../../core/wire/coding.ts'
import { must, source } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const said = 'Kami mulai dari Bu Lastri. Di Sukamaju semua kenal Lastri, bukan lastri lain.'

test('names are replaced everywhere by a code that stays, one is left alone, and a place is tagged once', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  const identity = { name: 'Lastri', alsoCalled: [] }
  const person = { code: 'P-2', role: 'pengurus', case: null, attributes: {}, identity }
  must(await lead.post('/participants', person))
  const first = await source(w, { title: 'Wawancara satu', text: said })
  const second = await source(w, { title: 'Wawancara dua', text: 'Pesan dari Lastrilah.' })
  const textOf = async (id: string) => ((await lead.get(`/sources/${id}`)).json as Source).text

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/pseudonyms`)
  const heard = complaints(page)
  await page.getByText('2 sumber diperiksa').waitFor()
  await page.getByRole('button', { name: /^Lastri/ }).click()
  expect(
    await page
      .getByRole('textbox', { name: /Kode pengganti/ })
      .first()
      .inputValue(),
  ).toBe('Pengurus 1')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'lastri bukan nama di sini', exact: true }).click()
  await page.getByRole('button', { name: 'Ganti 3 yang pasti dengan [Pengurus 1]' }).click()
  await page.getByText('Tidak ada lagi yang perlu diganti untuk nama ini.').waitFor()
  expect(await textOf(first)).toBe(
    'Kami mulai dari [Pengurus 1]. Di Sukamaju semua kenal [Pengurus 1], bukan lastri lain.',
  )
  expect(await textOf(second)).toBe('Pesan dari [Pengurus 1]lah.')

  const form = page.getByRole('form', { name: 'Tandai nama lain' })
  await form.getByRole('combobox', { name: 'Jenis' }).selectOption('place')
  await form.getByRole('textbox', { name: 'Nama', exact: true }).fill('Sukamaju')
  await form.getByRole('button', { name: 'Tandai' }).click()
  await page.getByRole('button', { name: /^Sukamaju/ }).click()
  await page.getByRole('button', { name: 'Ganti Sukamaju' }).click()
  await expect.poll(() => textOf(first)).toContain('Di [Desa A] semua')

  await page.getByText('1 tempat diganti dengan [Desa A]').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await expect.poll(() => textOf(first)).toContain('Di Sukamaju semua')
  await page.goto(`${w.local.origin}/s/${w.study}/sources/${first}`)
  await page.getByRole('link', { name: '1 nama belum disamarkan' }).click()
  await page.getByText('Hanya sumber Wawancara satu').waitFor()
  await page.getByRole('button', { name: /^Sukamaju/ }).waitFor()

  // A name that is chosen in the text itself: a known one with its code, a new one with the next.
  await page.goto(`${w.local.origin}/s/${w.study}/sources/${first}`)
  const choose = async (word: string) => {
    const at = await page.locator('.turn').evaluate((turn, word) => {
      const walk = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT)
      for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
        const start = node.data.indexOf(word)
        if (start === -1) continue
        const range = document.createRange()
        range.setStart(node, start)
        range.setEnd(node, start + word.length)
        const { x, y, width, height } = range.getBoundingClientRect()
        return { x: x + width / 2, y: y + height / 2 }
      }
      throw new Error(`no ${word} in the text`)
    }, word)
    await page.mouse.dblclick(at.x, at.y)
    await page.getByRole('button', { name: 'Sembunyikan nama ini…' }).click()
  }
  await page.locator('.turn').waitFor()
  await choose('Sukamaju')
  await page.getByRole('button', { name: 'Ganti dengan [Desa A]' }).click()
  await page.locator('.turn', { hasText: 'Di [Desa A] semua' }).waitFor()
  await choose('Kami')
  await page.getByRole('combobox', { name: 'Jenis' }).selectOption('other')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Ganti dengan [Lembaga 1]' }).click()
  await page.locator('.turn', { hasText: '[Lembaga 1] mulai dari' }).waitFor()
  await page.getByText('1 tempat diganti dengan [Lembaga 1]').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await page.locator('.turn', { hasText: 'Kami mulai dari' }).waitFor()
  expect(heard).toEqual([])
})
