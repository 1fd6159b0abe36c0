// A transcript beside its recording: heard from a turn, followed, coded by ear, its moments set by hand.
import { expect, test } from 'vitest'
import type { Coding, Source } from '../../core/wire/coding.ts'
import { code, finding, link, on, source, spoken } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { webmPiece } from '../simulated-microphone.ts'
import { world } from '../world.ts'

test('a coder attaches the recording, hears a turn, codes what is heard, and says where a turn begins', async () => {
  const w = await world({ pages: true })
  await code(w, 'awal')
  const id = await source(w, {
    blocks: [
      { start: 0, end: 23, speaker: 'Peneliti', asks: true, timeMs: 2_000 },
      { start: 24, end: 46, speaker: 'P1', timeMs: 20_000 },
      { start: 47, end: spoken.length, speaker: 'P2' },
    ],
  })
  const coder = w.as('coder')
  const page = await pagesOf(w).desk('coder', `/s/${w.study}/sources/${id}`)
  const heard = complaints(page)
  const buffer = Buffer.concat(Array.from({ length: 180 }, (_, seq) => webmPiece(1, seq)))
  await page.getByRole('button', { name: 'Lampirkan rekaman' }).click()
  const file = { name: 'wawancara.weba', mimeType: 'audio/webm', buffer }
  await page.getByLabel('Berkas audio atau video').setInputFiles(file)
  const player = page.getByRole('region', { name: 'Pemutar rekaman' })
  await player.waitFor()

  const place = () => page.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime)
  await page.getByRole('button', { name: 'Dengarkan dari 00:20' }).click()
  await expect.poll(place).toBeGreaterThanOrEqual(20)
  const marked = page.locator('[data-heard]')
  await marked.getByText('Ketua yang memutuskan.').waitFor()
  await page.keyboard.press('l')
  await player.getByRole('button', { name: 'Putar' }).waitFor()
  const before = await place()
  await page.keyboard.press(',')
  await expect.poll(place).toBeLessThan(before)
  expect(await axe(page)).toEqual([])

  // What is heard is coded by two keys and the code's name.
  await page.getByRole('button', { name: 'Dengarkan dari 00:20' }).click()
  await marked.getByText('Ketua yang memutuskan.').waitFor()
  await page.keyboard.press('c')
  await page.keyboard.type('awal')
  await page.keyboard.press('Enter')
  await page.locator('mark', { hasText: 'Ketua yang memutuskan' }).waitFor()
  const codings = async () =>
    ((await coder.get(`/sources/${id}/codings`)).json as { rows: Coding[] }).rows
  await expect
    .poll(async () => (await codings()).map(({ quote }) => quote))
    .toEqual(['Ketua yang memutuskan.'])

  // The last turn gets its moment, and loses it again.
  await page.keyboard.press('v')
  await page.keyboard.press('j')
  await page.keyboard.press('b')
  const moment = async () => ((await coder.get(`/sources/${id}`)).json as Source).blocks[2]?.timeMs
  await expect.poll(moment).toBeGreaterThanOrEqual(20_000)
  await page
    .getByRole('button', { name: /Dengarkan dari/ })
    .nth(2)
    .waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).last().click()
  await expect.poll(moment).toBe(undefined)

  // A finding that rests on it is heard down to the second, from its chain.
  const [coding] = await codings()
  const told = await finding(w, [])
  await link(w, told, on(coding?.id ?? ''))
  const reader = await pagesOf(w).desk('supervisor', `/s/${w.study}/findings/${told}`)
  await reader.getByText('Rantai bukti').click()
  await reader.getByRole('button', { name: 'Dengarkan dari 00:20' }).click()
  const second = () =>
    reader.locator('audio').evaluate((audio: HTMLAudioElement) => audio.currentTime)
  await expect.poll(second).toBeGreaterThanOrEqual(20)
  expect(await axe(reader)).toEqual([])
  expect(heard).toEqual([])
})
