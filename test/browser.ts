// A real Chromium for tests of whole pages: the built desk and phone, served by the Worker of this test's world.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import { type Browser, type BrowserContextOptions, devices, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'
import { launchChromium } from '../scripts/chromium.ts'
import type { Person } from './people.ts'
import type { World } from './world.ts'

let shared: Promise<Browser> | null = null

/** One browser for all test files of a process, closed with it; contexts keep tests apart, and end with their test. */
export async function browser(): Promise<Browser> {
  shared ??= launchChromium()
  const opened = await shared
  onTestFinished(async () => {
    await Promise.all(opened.contexts().map((context) => context.close()))
  })
  return opened
}

export type Pages = {
  origin: string
  /** A laptop where this person is signed in, at a path such as `/s/SLUG/sources`. */
  desk(person: Person, path?: string, options?: BrowserContextOptions): Promise<Page>
  /** A phone that has just followed a fresh enrolment link of this test's study, or of the one named. */
  phone(options?: BrowserContextOptions & { study?: string; as?: Person }): Promise<Page>
  /** Somebody with nothing yet: no session, no device. */
  stranger(path: string, options?: BrowserContextOptions): Promise<Page>
}

/** The world must have been made with `world({ pages: true })`. */
export function pagesOf(w: World): Pages {
  const { origin } = w.local
  const open = async (options: BrowserContextOptions, session: string | null, path: string) => {
    const context = await (await browser()).newContext({ locale: 'id-ID', ...options })
    if (session !== null)
      await context.addCookies([{ name: 'pedoman', value: session, url: origin }])
    const page = await context.newPage()
    await page.goto(`${origin}${path}`)
    return page
  }
  return {
    origin,
    desk: async (person, path = `/s/${w.study}`, options = {}) =>
      open({ viewport: { width: 1440, height: 900 }, ...options }, await w.sessionOf(person), path),
    phone: async ({ study = w.study, as = 'supervisor', ...options } = {}) => {
      const invited = await w
        .as(as)
        .post(`/api/studies/${study}/enrolments`, { label: 'Telepon uji' })
      const { code } = invited.json as { code: string }
      return open({ ...pixel(), ...options }, null, `/field/#e=${code}`)
    },
    stranger: (path, options = {}) => open(options, null, path),
  }
}

/** A mid-range Android phone, as wide as the narrowest that counts. */
function pixel(): BrowserContextOptions {
  const { userAgent, deviceScaleFactor, isMobile, hasTouch } = devices['Pixel 5'] ?? {}
  return {
    viewport: { width: 360, height: 740 },
    ...(userAgent === undefined ? {} : { userAgent }),
    ...(deviceScaleFactor === undefined ? {} : { deviceScaleFactor }),
    isMobile: isMobile ?? true,
    hasTouch: hasTouch ?? true,
    permissions: ['geolocation', 'microphone'],
    geolocation: { latitude: 0.1347, longitude: 117.5005, accuracy: 12 },
  }
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

/**
 * What axe finds wrong on the page as it stands, as one sentence per place.
 * The script goes in through the debugger, so the page's content security policy stays as it is.
 */
export async function axe(page: Page, options: RunOptions = {}): Promise<string[]> {
  // It stays while screens change within the page; and only what is wrong is described, which is most of its work.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource)
  const wanted: RunOptions = { resultTypes: ['violations'], ...options }
  const { violations } = await page.evaluate(
    (asked) =>
      (globalThis as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(
        asked,
      ),
    wanted,
  )
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(' ')} (${failureSummary})`,
    ),
  )
}

/** What the page complained of while it was open: errors, and all that the content security policy held back. */
export function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text())
  })
  return heard
}
