// A page of a real browser full of phones, against a Worker: what the tests of faults and of schedules run in.
import type { Page } from 'playwright-core'
import { browser } from '../browser.ts'
import { type World, world } from '../world.ts'
import { faultScript } from './bundle.ts'
import { openGate } from './gate.ts'
import type { Login } from './phone/phone.ts'
import { newStudy, type Server } from './study.ts'

export type Ground = {
  server: Server
  page: Page
  /** A study of its own, with so many phones. */
  study(phones: number): Promise<Login[]>
  close(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const w = await world()
  const { origin } = w.local
  const server = serverOf(w)
  const gate = await openGate(origin)
  // The Worker's own origin, without the policy of its pages: the script is the test's.
  const context = await (await browser()).newContext({ bypassCSP: true })
  await context.addCookies([
    { name: 'pedoman', value: await w.sessionOf('supervisor'), url: origin },
  ])
  const page = await context.newPage()
  await page.goto(`${origin}/api/nothing`)
  await page.evaluate(await faultScript(gate.origin))
  return {
    server,
    page,
    study: (phones) => newStudy(server, phones),
    async close() {
      await context.close()
      await gate.close()
    },
  }
}

/** The Worker of a test's world, as phones and their supervisor find it. */
export function serverOf(w: World): Server {
  return {
    db: w.db,
    supervisor: w.personId('supervisor'),
    post: (path, body) => w.as('supervisor').post(path, body),
    sumsOf: (study) => sumsOf(w, study),
  }
}

async function sumsOf(w: World, study: string): Promise<Map<string, string>> {
  const bucket = await w.local.mf.getR2Bucket('FILES')
  const sums = new Map<string, string>()
  let cursor: string | undefined
  do {
    const found = await bucket.list({ prefix: `${study}/`, ...(cursor ? { cursor } : {}) })
    for (const { key, checksums } of found.objects)
      sums.set(key.slice(study.length + 1), checksums.toJSON().sha256 ?? '')
    cursor = found.truncated ? found.cursor : undefined
  } while (cursor)
  return sums
}
