// A transcript is typed while listening, survives a reload, and becomes a source that is heard turn by turn.
import { expect, test } from 'vitest'
import type { Source, SourceRow } from '../../core/wire/coding.ts'
import { person } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { webmPiece } from '../simulated-microphone.ts'
import { world } from '../world.ts'

test('a coder types what is heard, goes on after a reload, and finishes it as a source with its recording', async () => {
  const w = await world({ pages: true })
  await person(w, 'P-001', 'pengurus', ['quote', 'record'])
  const page = await pagesOf(w).desk('coder', `/s/${w.study}/transcribe`)
  const heard = complaints(page)
  const buffer = Buffer.concat(Array.from({ length: 30 }, (_, seq) => webmPiece(1, seq)))
  const file = { name: 'wawancara.weba', mimeType: 'audio/webm', buffer }
  await page.getByLabel('Pilih rekaman').setInputFiles(file)
  const field = page.getByRole('textbox', { name: 'Transkrip' })
  await field.waitFor()
  await page.getByRole('combobox', { name: 'Nama pembicara' }).fill('P-001')
  await page.getByRole('button', { name: 'Tambah', exact: true }).click()
  expect(await axe(page)).toEqual([])

  const audio = page.locator('audio')
  const seek = (seconds: number) =>
    audio.evaluate((one: HTMLAudioElement, to) => {
      one.currentTime = to
    }, seconds)
  const clock = (time: string) =>
    page
      .getByText(new RegExp(`^${time}`))
      .first()
      .waitFor()
  await field.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('Siapa yang memulai?')
  await seek(4)
  await clock('00:04')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Kami sendiri.')
  await page.keyboard.press('Control+,')
  await clock('00:01')
  await page.keyboard.press('F2')
  await page.getByRole('button', { name: 'Jeda' }).waitFor()
  await page.keyboard.press('F2')
  const typed = '[00:00:00] Peneliti: Siapa yang memulai?\n[00:00:04] P-001: Kami sendiri.'
  expect(await field.inputValue()).toBe(typed)
  await page.getByText(/Tersimpan di komputer ini/).waitFor()

  await page.reload()
  await expect.poll(() => field.inputValue()).toBe(typed)
  await page.getByRole('button', { name: 'Jadikan sumber' }).click()
  const sheet = page.getByRole('dialog', { name: 'Jadikan sumber' })
  await sheet.getByRole('combobox', { name: 'Siapa Peneliti' }).selectOption('researcher')
  expect(await axe(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Jadikan sumber' }).click()
  await page.getByRole('button', { name: 'Dengarkan dari 00:04' }).click()
  await page.locator('[data-heard]').getByText('Kami sendiri.').waitFor()

  const { rows } = (await w.as('coder').get('/sources')).json as { rows: SourceRow[] }
  const { title, blocks } = (await w.as('coder').get(`/sources/${rows[0]?.id}`)).json as Source
  expect([title, blocks.map(({ speaker, asks, timeMs }) => [speaker, asks, timeMs])]).toEqual([
    'wawancara',
    [
      ['Peneliti', true, 0],
      ['P-001', undefined, 4_000],
    ],
  ])
  await page.goto(`${w.local.origin}/s/${w.study}/transcribe`)
  await page.getByLabel('Pilih rekaman').waitFor()
  expect(await page.getByText('Yang belum selesai').count()).toBe(0)
  expect(heard).toEqual([])
})
