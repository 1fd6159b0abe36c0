// A recorded talk at the desk: heard from the moment of a question, and only while everybody in it agrees.
import { expect, test } from 'vitest'
import { sha256 } from '../../worker/secret.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { webmPiece } from '../simulated-microphone.ts'
import { filled, smallGuide } from '../small.ts'
import { settlePeople } from '../talks.ts'
import { world } from '../world.ts'

test('a supervisor hears the talk from the moment of a question, until the consent is taken back', async () => {
  const w = await world({ pages: true })
  await settlePeople(w, { 'P-001': ['archive', 'record'] })
  const lead = w.as('supervisor')
  const published = await lead.post('/instruments', smallGuide)
  const { hash: version } = published.json as { hash: string }
  const phone = await w.device()
  // Half a minute, then a pause of half a minute, then a minute.
  const bytes = Buffer.concat(Array.from({ length: 18 }, (_, seq) => webmPiece(1, seq)))
  const file = await sha256(bytes)
  const one = filled(version, {
    recordings: [
      {
        file,
        name: 'percakapan.webm',
        type: 'audio/webm',
        sizeBytes: bytes.byteLength,
        spans: [
          [10_000, 30_000],
          [70_000, 60_000],
        ],
      },
    ],
    coverage: { story: { how: 'asked', atMs: 20_000 } },
    probes: { story: { who: { how: 'volunteered', atMs: 90_000 } } },
    marks: [
      { kind: 'note', atMs: 50_000, ref: 'story', text: 'Suaranya bergetar.' },
      { kind: 'mask', atMs: 200_000 },
    ],
  })
  await phone.put(`/responses/${one.id}`, one)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/responses/${one.id}`)
  const heard = complaints(page)
  await page.getByText('Terekam 01:30').waitFor()
  const play = (time: string) =>
    page.getByRole('button', { name: `Putar dari ${time}`, exact: true }).first()
  await play('00:20').click()
  await page.getByText('Rekaman ini belum sampai dari telepon').waitFor()
  await phone.raw('PUT', `/files/${file}`, bytes)
  await page.reload()

  const place = () =>
    page.getByLabel('Rekaman percakapan').evaluate((audio: HTMLAudioElement) => audio.currentTime)
  await play('00:20').click()
  // Ten seconds into the file; it may have played on a little since.
  await expect.poll(place).toBeGreaterThanOrEqual(10)
  expect(await place()).toBeLessThan(30)
  await play('01:30').click()
  await expect.poll(place).toBeGreaterThanOrEqual(50)
  // Noted in the pause: heard where the recording goes on.
  await play('00:50').click()
  await expect.poll(place).toBeLessThan(50)
  expect(await place()).toBeGreaterThanOrEqual(30)
  await page.getByText('Suaranya bergetar.').waitFor()
  // Noted after the recording had ended: only a time.
  expect(await page.getByRole('button', { name: 'Putar dari 03:20' }).count()).toBe(0)
  expect(await axe(page)).toEqual([])
  expect(heard.filter((line) => !line.includes('404'))).toEqual([])

  const narrower = { textVersion: '2', how: 'signed', givenAt: '2026-11-20T00:00:00Z' }
  await lead.post('/participants/P-001/consents', {
    id: crypto.randomUUID(),
    scopes: ['archive'],
    ...narrower,
  })
  await page.reload()
  await play('00:20').click()
  await page.getByRole('alert').getByText('tidak (lagi) menyetujui').waitFor()
}, 120_000)
