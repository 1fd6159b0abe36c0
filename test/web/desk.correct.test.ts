// A coder corrects a transcript while coding: nothing that was coded is lost, and what lost its words is placed anew.
import { expect, test } from 'vitest'
import type { Coding, Source } from '../../core/wire/coding.ts'
import { code, coding, must, newId, source, spoken, twoTurns } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

test('a turn is corrected by key, its codings go along, and what lost its words is placed again', async () => {
  const w = await world({ pages: true })
  const awal = await code(w, 'awal')
  const id = await source(w, { blocks: twoTurns('P1', 'P2') })
  const lead = w.as('supervisor')
  const first = await coding(w, id, awal)
  const [start, end] = [spoken.indexOf('Lalu'), spoken.length]
  await coding(w, id, awal, [start, end])
  const codings = async () =>
    (await lead.get(`/sources/${id}/codings`)).json as { rows: Coding[]; unfit: Coding[] }

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources/${id}`)
  const text = page.getByRole('region', { name: 'Teks sumber' })
  await text.getByText('Kami mulai dari sampah').waitFor()
  const form = page.getByRole('form', { name: 'Koreksi giliran ini' })

  // A typing error inside a coding: the coding keeps its corrected words.
  await page.keyboard.press('e')
  await form.getByRole('textbox', { name: /Bunyi yang benar/ }).fill('Kami mulai dari limbah.')
  await form.getByText('1 koding di sini tetap pada kata-katanya.').waitFor()
  expect(await axe(page)).toEqual([])
  await form.getByRole('button', { name: 'Simpan koreksi' }).click()
  await text.locator('mark', { hasText: 'Kami mulai dari limbah' }).waitFor()
  expect((await codings()).rows.find((one) => one.id === first)?.quote).toBe(
    'Kami mulai dari limbah',
  )

  // Taken back by one button, as a version of its own.
  await page.getByRole('button', { name: 'Urungkan' }).first().click()
  await text.locator('mark', { hasText: 'Kami mulai dari sampah' }).waitFor()
  await page.getByRole('button', { name: 'Riwayat teks, versi 3' }).click()
  const history = page.getByRole('dialog', { name: 'Riwayat teks' })
  await history.getByText('koreksi dibatalkan').waitFor()
  await page.keyboard.press('Escape')

  // The second turn's last sentence goes, and with it the words of a coding.
  await text.getByText('Ketua yang memutuskan').click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Koreksi', exact: true }).click()
  await form.getByRole('textbox', { name: /Bunyi yang benar/ }).fill('Ketua yang memutuskan.')
  await form.getByText(/1 dari 1 koding di sini kehilangan/).waitFor()
  await form.getByRole('button', { name: 'Simpan koreksi' }).click()
  const waiting = page.getByRole('region', { name: 'Koding yang kehilangan katanya' })
  await waiting.getByText('Lalu bertambah ramai.').waitFor()
  expect((await codings()).unfit).toHaveLength(1)

  // Its coder chooses a passage and places it there.
  await text.getByText('Ketua yang memutuskan').click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await waiting.getByRole('button', { name: 'Pasang awal pada bagian terpilih' }).click()
  await waiting.waitFor({ state: 'detached' })
  await expect
    .poll(async () => {
      const { rows, unfit } = await codings()
      return [unfit.length, rows.map((one) => one.quote)]
    })
    .toEqual([0, ['Kami mulai dari sampah', 'Ketua yang memutuskan.']])

  // What others do meanwhile comes by itself: a coding, a code, and the next version of the text.
  await page.clock.install()
  await page.reload()
  await text.locator('mark').first().waitFor()
  const theirs = { source: id, code: awal, start: 0, end: 4, quote: 'Kami' }
  must(await w.as('coder').put(`/codings/${newId()}`, theirs))
  await page.clock.runFor(16_000)
  await text.locator('mark', { hasText: /^Kami$/ }).waitFor()
  await code(w, 'susulan')
  await page.clock.runFor(16_000)
  await page.locator('.book').getByText('susulan').waitFor()
  const { version } = (await lead.get(`/sources/${id}`)).json as Source
  const edits = [{ start: 0, end: 4, insert: 'Kita' }]
  await w
    .as('coder')
    .post(`/sources/${id}/corrections`, { version, kind: 'typing', reason: '', edits })
  await page.clock.runFor(20_000)
  await text.getByText(/^Kita/).first().waitFor()
  await page.getByText('Teks ini baru saja dikoreksi').waitFor()
})
