// A coder's hands on a text: edges, weights, filters, undo over a reload, two tabs, and a network that goes away meanwhile.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Code, Coding } from '../../core/wire/coding.ts'
import { code, must, newId, source, spoken } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

test('what a coder does is undone step by step, after a reload too, and no network and no second tab loses or doubles any of it', async () => {
  const w = await world({ pages: true })
  const ids: Record<string, string> = {}
  for (const name of ['modal', 'tokoh', 'ramai']) ids[name] = await code(w, name)
  const heading = (start: number, end: number, speaker: string, asked: string) => ({
    start,
    end,
    speaker,
    heading: asked,
  })
  const blocks = [
    heading(0, 46, 'P-001', 'Dari mana?'),
    heading(47, spoken.length, 'P-002', 'Lalu?'),
  ]
  const text = await source(w, { blocks })
  const coders = [w.personId('coder'), w.personId('coder2')]
  const round = newId()
  const body = { title: 'Putaran 1', mode: 'blind', from: '2026-11-01', to: '2026-11-30' }
  const asked = {
    codes: [ids.tokoh],
    sources: [{ source: text, coders }],
    draw: { seed: 7, blocks: 1 },
  }
  must(await w.as('supervisor').put(`/rounds/${round}`, { ...body, ...asked }))
  const stored = async () => {
    const { rows } = must(await w.as('coder').get(`/sources/${text}/codings`)).json as {
      rows: Coding[]
    }
    return rows.map(({ quote, code, weight, note }) => ({ quote, code, weight, note }))
  }
  const bare = (quote: string, name: string) => ({ quote, code: ids[name], weight: null, note: '' })
  const pages = pagesOf(w)
  const page = await pages.desk('coder', `/s/${w.study}/sources/${text}`)
  const heard = complaints(page)
  page.on('dialog', (dialog) => void dialog.accept())
  const ready = (at: Page) => at.locator('.turn').first().waitFor()
  const pick = page.getByPlaceholder('Ketik nama kode')
  await ready(page)

  must(await w.as('supervisor').put(`/codes/${ids.ramai}/shortcut`, { key: 'r' }))
  // The turn that was drawn for the round says so.
  await expect.poll(() => page.locator('.turn-row[data-drawn]').count()).toBe(1)

  // A sentence and a code; then its edges by key, a weight and a note.
  await page.keyboard.press('s')
  await pick.fill('mo')
  await pick.press('Enter')
  await expect.poll(stored).toEqual([bare('Kami mulai dari sampah.', 'modal')])
  await page.keyboard.press('p')
  await page.locator('.coding-edge').first().waitFor()
  await page.keyboard.press('Alt+Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await expect.poll(stored).toEqual([bare('mulai dari sampah. Ketua yang memutuskan.', 'modal')])
  await page.getByText('Bobot dan catatan').click()
  await page.getByLabel('Bobot (0–100)').fill('80')
  await page.getByLabel('Catatan').fill('Jelas.')
  await page.getByLabel('Catatan').blur()
  const weighed = { ...bare('mulai dari sampah. Ketua yang memutuskan.', 'modal'), weight: 80 }
  await expect.poll(stored).toEqual([{ ...weighed, note: 'Jelas.' }])
  expect(await axe(page)).toEqual([])

  // By handle: the end goes back to a word.
  const word = await page
    .locator('mark')
    .first()
    .evaluate((mark) => {
      const range = document.createRange()
      const node = mark.firstChild as Text
      const at = node.data.indexOf('sampah.') + 'sampah.'.length
      range.setStart(node, at - 1)
      range.setEnd(node, at)
      const { right, top, height } = range.getBoundingClientRect()
      return { x: right - 1, y: top + height / 2 }
    })
  const grip = await page.locator('.coding-edge[data-grip="end"]').boundingBox()
  if (!grip) throw new Error('no handle to be dragged')
  await page.mouse.move(grip.x, grip.y + grip.height / 2)
  await page.mouse.down()
  await page.mouse.move(word.x, word.y, { steps: 5 })
  await page.mouse.up()
  const dragged = { ...weighed, quote: 'mulai dari sampah.', note: 'Jelas.' }
  await expect.poll(stored).toEqual([dragged])

  // A code is dragged out of the book onto a sentence of the other turn.
  await page.keyboard.press('Escape')
  await page
    .locator('.book button')
    .filter({ hasText: 'ramai' })
    .dragTo(page.locator('.turn').nth(1))
  await expect
    .poll(async () => (await stored()).at(-1))
    .toEqual(bare('Lalu bertambah ramai.', 'ramai'))

  // Filters: by speaker and by code.
  await page.getByText('Saring', { exact: true }).click()
  await page.getByLabel('Penutur').selectOption('P-002')
  await expect.poll(() => page.locator('.turn').count()).toBe(1)
  await page.getByRole('button', { name: 'Lepas semua saringan' }).click()
  await expect.poll(() => page.locator('.turn').count()).toBe(2)
  expect(await axe(page)).toEqual([])
  await page.getByText('Saring', { exact: true }).click()

  // After a reload everything is taken back, and done again.
  await page.reload()
  await ready(page)
  await page.locator('mark').first().waitFor()
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('Control+z')
  await expect.poll(stored).toEqual([bare('mulai dari sampah. Ketua yang memutuskan.', 'modal')])
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Control+z')
  await expect.poll(stored).toEqual([])
  await page.getByText('Tidak ada yang bisa diurungkan').waitFor()
  for (let times = 0; times < 6; times += 1) await page.keyboard.press('Control+Shift+z')
  const redone = [dragged, bare('Lalu bertambah ramai.', 'ramai')]
  await expect.poll(stored).toEqual(redone)

  // A second tab follows the first, and the other way round.
  const other = await page.context().newPage()
  await other.goto(page.url())
  await ready(other)
  await expect.poll(() => other.locator('mark').count()).toBe(2)
  await page.keyboard.press('Control+z')
  await expect.poll(() => other.locator('mark').count()).toBe(1)

  // The network goes in the middle of it; the page too, before it came back. Nothing is lost and nothing doubled.
  await page.context().setOffline(true)
  await page.keyboard.press('Control+Shift+z')
  await page.locator('mark').nth(1).waitFor()
  await page.getByText('Belum tersimpan: menunggu jaringan').waitFor()
  await page.close()
  await page.context().setOffline(false)
  await other.reload()
  await ready(other)
  await expect.poll(stored).toEqual(redone)
  await expect.poll(() => other.locator('mark').count()).toBe(2)

  // Somebody was faster: the conflict is told, and what stands is shown.
  const [first] = (
    must(await w.as('coder').get(`/sources/${text}/codings`)).json as { rows: Coding[] }
  ).rows
  if (!first) throw new Error('nothing is coded')
  const was = { start: first.start, end: first.end, weight: first.weight, note: first.note }
  const now = { ...was, weight: 20, quote: first.quote }
  must(await w.as('coder').patch(`/codings/${first.id}`, { was, ...now }))
  await other.keyboard.press('n')
  await other.keyboard.press('Shift+ArrowRight')
  await other.getByText('tidak jadi diubah').waitFor()
  await expect.poll(() => other.getByLabel('Bobot (0–100)').inputValue()).toBe('20')

  // A code's own key gives it at once; the chosen words themselves make a code of their own.
  await other.keyboard.press('Escape')
  await other.keyboard.press('t')
  await other.keyboard.press('Alt+r')
  await expect
    .poll(async () => (await stored()).filter((one) => one.code === ids.ramai).length)
    .toBe(2)
  await other.keyboard.press('t')
  await other.getByText('+ kode dari kata-katanya').waitFor()
  await other.keyboard.press('Alt+Enter')
  await other
    .locator('.book')
    .getByText(/^Kami mulai dari sampah/)
    .waitFor()

  // A coding that is looked at is remarked, coded once more and taken off without the mouse.
  await expect.poll(async () => (await stored()).length).toBe(4)
  await other.keyboard.press('p')
  await other.keyboard.press('w')
  const weight = other.getByLabel('Bobot (0–100)')
  await expect.poll(() => weight.evaluate((box) => box === document.activeElement)).toBe(true)
  await other.keyboard.press('Escape')
  await other.keyboard.press('a')
  await other.getByPlaceholder('Ketik nama kode').waitFor()
  await other.keyboard.press('Escape')
  await other.keyboard.press('p')
  await other.keyboard.press('Delete')
  await expect.poll(async () => (await stored()).length).toBe(3)
  await other.keyboard.press('Control+z')
  await expect.poll(async () => (await stored()).length).toBe(4)
  await other.keyboard.press('m')
  await expect.poll(() => other.getByLabel('Isi memo').count()).toBe(1)
  await other.keyboard.press('Escape')

  // Without a network a new code is made as any coding is; when the page is gone before it is back, the next one sends it.
  const last = await page.context().newPage()
  await last.goto(other.url())
  await ready(last)
  await last.locator('mark').first().waitFor()
  const address = other.url()
  await other.close()
  await page.context().setOffline(true)
  const make = async (label: string) => {
    await last.keyboard.press('s')
    await last.getByPlaceholder('Ketik nama kode').fill(label)
    await last.keyboard.press('Enter')
    await last.locator('.book').getByText(label, { exact: true }).waitFor()
  }
  await make('Ritual')
  await make('Gotong royong')
  await last.getByText('Belum tersimpan: menunggu jaringan').waitFor()
  await last.close()
  // Somebody else thinks of the same name meanwhile.
  ids.theirs = await code(w, 'gotong-royong')
  await page.context().setOffline(false)
  const back = await page.context().newPage()
  await back.goto(new URL(`/s/${w.study}/sources`, address).href)
  await back.getByText('Kode Anda tersimpan sebagai “Gotong royong (2)”').waitFor()
  const made = async () => {
    const { rows } = must(await w.as('coder').get('/codes')).json as { rows: Code[] }
    return new Map(rows.map((one) => [one.name, one]))
  }
  const [ritual, mine] = [(await made()).get('ritual'), (await made()).get('gotong-royong-2')]
  const counted = async (id = '') => (await stored()).filter((one) => one.code === id).length
  await expect.poll(() => counted(ritual?.id)).toBe(1)
  await expect.poll(() => counted(mine?.id)).toBe(1)

  // The way out: what was coded goes over to the code that was there.
  await back.getByRole('button', { name: 'Pakai kode yang sudah ada' }).click()
  await expect.poll(() => counted(ids.theirs)).toBe(1)
  await expect.poll(() => counted(mine?.id)).toBe(0)
  await expect.poll(async () => (await made()).get('gotong-royong-2')?.retiredAt).not.toBe(null)
  expect(heard.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
