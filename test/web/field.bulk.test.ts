// Days without a network, and then everything arrives: what the phone says of it meanwhile, and that a gigabyte is never in
// memory. `npm test` takes 40 responses and 20 MB, `npm run test:long` 200 and 1 GB.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Device } from '../../core/wire/people.ts'
import { queueId } from '../../web/field/messages/queue.id.ts'
import { sizeOf } from '../../web/kit/format.ts'
import { faultScript } from '../fault/bundle.ts'
import { serverOf } from '../fault/page.ts'
import type { asked } from '../fault/phone/page.ts'
import { mustBeThere, visit } from '../fault/study.ts'
import { type Mortal, mortalBrowser } from '../mortal-browser.ts'
import { type World, world } from '../world.ts'

const isWhole = process.env.PEDOMAN_BULK === 'whole'
// A recording goes in parts; what is over 4 MB would be hashed beside the page, which phones of this suite cannot do.
const bulk = isWhole
  ? { responses: 200, photoBytes: 1_200_000, soundBytes: 3_900_000, days: 5 }
  : { responses: 40, photoBytes: 90_000, soundBytes: 530_000, days: 5 }
const eachBytes = bulk.photoBytes + bulk.soundBytes
const allBytes = bulk.responses * eachBytes

/** What the page may hold more than before once nobody needs the rest: some parts of files, whatever lies in the queue. */
const mostGrowthBytes = 15_000_000
/** What it may have in memory at any moment while it sends, all told: of which 60 MB are there before; a phone with 2 GB ends a page that has much more. */
const mostBytes = isWhole ? 600_000_000 : 200_000_000

test.skipIf(process.platform !== 'linux')(
  `${bulk.responses} responses with ${sizeOf(allBytes, 'en')} wait for days, and all arrive in little memory`,
  async () => {
    const w = await world({ pages: true })
    await w.as('supervisor').post('/instruments', visit)
    const invited = await w.as('supervisor').post('/enrolments', { label: 'Telepon penuh' })
    const { code } = invited.json as { code: string }
    const profile = mkdtempSync(join(tmpdir(), 'pedoman-bulk-'))
    const phone: Mortal = await mortalBrowser(profile)
    try {
      let page = await phone.context.newPage()
      await page.addInitScript(() => localStorage.setItem('pedoman.language', 'id'))
      await page.goto(`${w.local.origin}/field/#e=${code}`)
      await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
      await phone.context.setOffline(true)
      await page.evaluate(await faultScript(''))
      const kept = await page.evaluate(
        (bulk) => (globalThis as unknown as typeof asked).stock(bulk),
        bulk,
      )
      expect(kept.map(({ state }) => state)).toEqual(Array(bulk.responses).fill('waiting'))

      // A new day: the app is opened again, with all of that in its storage and nothing of it in memory.
      await page.close()
      page = await phone.context.newPage()
      await page.goto(`${w.local.origin}/field/#/queue`)
      const waiting = queueId.waiting(bulk.responses, sizeOf(allBytes, 'id'))
      await page.getByText(waiting, { exact: true }).waitFor()
      expect(await page.locator('.queue > li').count()).toBe(bulk.responses)
      await page.goto(`${w.local.origin}/field/#/ready`)
      const freeBytes = await page.evaluate(async () => {
        const { quota = 0, usage = 0 } = await navigator.storage.estimate()
        return quota - usage
      })
      await page.getByText(sizeOf(freeBytes, 'id')).first().waitFor()
      await page.goto(`${w.local.origin}/field/#/queue`)
      await page.getByText(waiting, { exact: true }).waitFor()

      const before = await heldBy(page)
      // The network is back, and nobody looks; half-way and in the end somebody does.
      let peakBytes = 0
      const left = () => {
        peakBytes = Math.max(peakBytes, phone.pageBytes())
        return waitingIn(w, bulk.responses)
      }
      const waits = { timeout: isWhole ? 3_000_000 : 200_000, interval: 500 }
      const all = await left()
      for (const most of [all / 2, 0]) {
        const comeBack = await phone.leaveAlone()
        await expect.poll(left, waits).toBeLessThanOrEqual(most)
        page = pageOf(await comeBack())
        expect((await heldBy(page)) - before).toBeLessThan(mostGrowthBytes)
      }
      expect(peakBytes).toBeLessThan(mostBytes)
      await page.getByText(queueId.done, { exact: true }).waitFor()

      const received = kept.map((row) => ({ ...row, state: 'received' }))
      expect(await mustBeThere(serverOf(w), w.study, received)).toEqual([])
      const { rows } = (await w.as('supervisor').get('/devices')).json as { rows: Device[] }
      expect(rows).toMatchObject([{ label: 'Telepon penuh', unsent: 0, drafts: 0 }])
    } finally {
      await phone.kill()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    }
  },
  isWhole ? 3_600_000 : 240_000,
)

/** Responses and files that the server does not hold yet. */
async function waitingIn({ db, study }: World, responses: number): Promise<number> {
  const held = await db
    .prepare(
      `select (select count(*) from responses where study_id = ?1) as kept,
        (select count(*) from response_files where study_id = ?1 and held_at is null) as files`,
    )
    .bind(study)
    .first<{ kept: number; files: number }>()
  return held ? responses - held.kept + held.files : responses
}

function pageOf(context: BrowserContext): Page {
  const page = context.pages().find((one) => one.url().includes('/field/'))
  if (!page) throw new Error('the page is gone')
  return page
}

/** Bytes that the page holds once nothing is left to collect: its objects, what the browser holds for them, and buffers. */
async function heldBy(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize, embedderHeapUsedSize, backingStorageSize } =
    await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize + embedderHeapUsedSize + backingStorageSize
}
