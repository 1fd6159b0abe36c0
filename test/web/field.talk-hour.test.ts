// A long talk whose phone is killed again and again, at moments drawn from a seed: two times in three the page's process, else
// the whole browser. `npm run test:long` records the hour with ten kills, `npm test` a quarter of it with four.
// Encoder and clock are simulated (test/simulated-microphone.ts); storage, crashes, sending and playing are real.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { lengthOf } from '../../core/talk/heard.ts'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { sha256 } from '../../worker/secret.ts'
import { type Mortal, mortalBrowser } from '../mortal-browser.ts'
import { pieceMs, simulateMicrophone, webmPiece } from '../simulated-microphone.ts'
import { smallGuide } from '../small.ts'
import { piecesOn, settlePeople } from '../talks.ts'
import { world } from '../world.ts'

const minutes = Number(process.env.PEDOMAN_TALK_MINUTES ?? 15)
const kills = minutes < 60 ? 4 : 10
const packetMs = 20
const allPieces = (minutes * 60_000) / pieceMs
/** The last run is the longest of all. */
const mostPieces = Math.floor(allPieces / (kills + 0.3))
/** Longer than any run: the clock of the next page begins after it. */
const runMs = 600_000

/** Park and Miller's: the same moments for the same seed. */
function drawn(seed: number): (least: number, most: number) => number {
  let state = seed
  return (least, most) => {
    state = (state * 48_271) % 2_147_483_647
    return least + (state % (most - least + 1))
  }
}

/** The process behind a page ends, as when the system needs its memory. */
async function crash(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  const session = await page.context().newCDPSession(page)
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}

/** What a player makes of a file, in milliseconds. */
function played(page: Page, bytes: Uint8Array): Promise<number> {
  return page.evaluate(async (coded) => {
    const data = Uint8Array.from(atob(coded), (letter) => letter.charCodeAt(0))
    const audio = new Audio(URL.createObjectURL(new Blob([data], { type: 'audio/webm' })))
    await new Promise((ready, failed) => {
      audio.onloadedmetadata = ready
      audio.onerror = () => failed(new Error(audio.error?.message))
    })
    // Its end is not written in it: going far beyond finds it.
    await new Promise((there) => {
      audio.onseeked = there
      audio.currentTime = 1e6
    })
    return Math.round(audio.duration * 1_000)
  }, Buffer.from(bytes).toString('base64'))
}

test.skipIf(process.platform !== 'linux')(
  `${minutes} minutes of talk with ${kills} kills: every piece that was stored is on the server, and plays`,
  async () => {
    const seed = Math.floor(Math.random() * 2_147_483_646) + 1
    const between = drawn(seed)
    const w = await world({ pages: true })
    const { origin } = w.local
    await settlePeople(w, { 'P-001': ['archive', 'record'] })
    await w.as('supervisor').post('/instruments', smallGuide)
    const { code } = (await w.as('supervisor').post('/enrolments', { label: 'Telepon' })).json as {
      code: string
    }
    const profile = mkdtempSync(join(tmpdir(), 'pedoman-phone-'))
    let phone: Mortal = await mortalBrowser(profile)
    try {
      const first = await phone.context.newPage()
      await first.addInitScript(() => localStorage.setItem('pedoman.language', 'id'))
      await first.goto(`${origin}/field/#e=${code}`)
      await first.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
      await first.getByRole('link', { name: 'Pedoman kecil' }).click()
      await first.getByRole('radio', { name: /P-001/ }).check()
      await first.getByRole('button', { name: 'Mulai', exact: true }).click()
      await first.locator('textarea').fill('Dari kebun kecil.')
      await first.getByText('tersimpan di telepon ini').waitFor()
      const draft = first.url()
      await first.close()

      /** How many pieces of each run the phone's storage had said to hold when the end came. */
      const stored: number[] = []
      let page = first
      for (let run = 0; run <= kills; run++) {
        page = await phone.context.newPage()
        const before = stored.reduce((sum, n) => sum + n, 0)
        const wanted =
          run < kills
            ? between(Math.ceil(mostPieces * 0.6), mostPieces)
            : Math.max(allPieces - before, 1)
        let reached = () => {}
        const enough = new Promise<void>((resolve) => {
          reached = resolve
        })
        stored.push(0)
        await simulateMicrophone(page, {
          run,
          beganMs: (run + 1) * runMs,
          stored(seq) {
            stored[run] = seq + 1
            if (seq + 1 >= wanted) reached()
          },
        })
        await page.goto(draft)
        if (run > 0) await page.getByText('terselamatkan').waitFor()
        await page.getByRole('button', { name: /^(Rekam|Lanjutkan)/ }).click()
        await enough
        if (run === kills) break
        if (run % 3 !== 1) await crash(page)
        else {
          await phone.kill()
          phone = await mortalBrowser(profile)
        }
      }
      await page.getByRole('button', { name: 'Jeda rekaman' }).click()
      await page.getByRole('button', { name: 'Akhiri rekaman' }).click()
      await page.getByText('Rekaman diakhiri dan tersimpan').waitFor()
      await page.close()
      // From here on the clock is the phone's own again.
      page = await phone.context.newPage()
      await page.goto(draft.replace('#/fill/', '#/review/'))
      await page.getByRole('button', { name: 'Selesai dan kirim' }).click()
      await page.getByText(/^Diterima server/).waitFor({ timeout: 300_000 })
      expect(await piecesOn(page)).toEqual([])

      const lead = w.as('supervisor')
      const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
      const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
      const recordings = body.recordings ?? []
      expect(recordings, `seed ${seed}`).toHaveLength(kills + 1)
      let allMs = 0
      for (const [run, recording] of recordings.entries()) {
        const { bytes } = await lead.raw('GET', `/files/${recording.file}`)
        const count = lengthOf(recording) / pieceMs
        expect(count, `seed ${seed}, run ${run}`).toBeGreaterThanOrEqual(stored[run] ?? 0)
        const pieces = Array.from({ length: count }, (_, seq) => webmPiece(run, seq))
        expect(await sha256(Buffer.concat(pieces)), `seed ${seed}, run ${run}`).toBe(recording.file)
        expect(await sha256(bytes)).toBe(recording.file)
        // Chromium ends a file where its last packet begins.
        expect(await played(page, bytes)).toBe(lengthOf(recording) - packetMs)
        allMs += lengthOf(recording)
      }
      expect(allMs).toBeGreaterThanOrEqual(minutes * 60_000)
    } finally {
      await phone.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  },
  600_000,
)
