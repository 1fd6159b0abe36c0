// A transcript is typed while listening, survives a reload, and becomes a source that is heard turn by turn.
import { expect, test } from 'vitest'
import { wavOf } from '../../core/talk/pieces.ts'
import type { Source, SourceRow } from '../../core/wire/coding.ts'
import { person } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { standIn } from '../machine.ts'
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

test('a machine writes the first draft where there is one, and it is called that until a person has gone through it', async () => {
  // No model runs here: what is tried is the way there and back, with a recording of two pieces.
  const w = await world({ pages: true, machine: standIn })
  const page = await pagesOf(w).desk('coder', `/s/${w.study}/transcribe`)
  const heard = complaints(page)
  const samples = Float32Array.from({ length: 40 * 16_000 }, (_, at) => Math.sin(at / 9) / 4)
  samples.fill(0, 25 * 16_000, 26 * 16_000)
  const buffer = Buffer.from(wavOf(samples, 16_000))
  const file = { name: 'wawancara.wav', mimeType: 'audio/wav', buffer }
  await page.getByLabel('Pilih rekaman').setInputFiles(file)
  await page.getByText('Minta konsep dari mesin').click()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Kirim suara dan tulis konsep' }).click()
  await page.getByText('belum diperiksa orang').waitFor()
  const lines = (await page.getByRole('textbox', { name: 'Transkrip' }).inputValue()).split('\n')
  expect(lines.map((line) => line.replace(/\d{4,}$/, 'N'))).toEqual([
    '[00:00:00] id true N',
    '[00:00:00] Kami sendiri.',
    '[00:00:25] id true N',
    '[00:00:26] Kami sendiri.',
  ])
  await page.getByRole('button', { name: 'Jadikan sumber' }).click()
  const sheet = page.getByRole('dialog', { name: 'Jadikan sumber' })
  await sheet.getByRole('button', { name: 'Jadikan sumber' }).click()
  const chip = page.getByText('konsep mesin, belum diperiksa')
  await chip.waitFor()
  await page.getByRole('button', { name: 'Sudah saya periksa' }).click()
  await chip.waitFor({ state: 'detached' })
  expect(heard).toEqual([])
})
