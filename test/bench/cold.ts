// The phone in a real Chromium, a quarter as fast as this machine: from the enrolment link to a typed character over a
// slow network, and a form of five hundred questions opened and walked through.
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '../../scripts/chromium.ts'
import { instrumentOf } from './form.ts'
import { type Ground, layGround, study } from './ground.ts'
import { slow3g, slowLine } from './slow-line.ts'

export type Wait = { what: string; milliseconds: number; runs: number[] }

const slowdown = 4
const times = 3

export async function measureWaits(): Promise<Wait[]> {
  const ground = await layGround(false, true)
  const browser = await launchChromium()
  try {
    const cold = await measureCold(ground, browser)
    return [...cold, ...(await measureLongForm(ground, browser))]
  } finally {
    await browser.close()
    await ground.close()
  }
}

async function measureCold(ground: Ground, browser: Browser): Promise<Wait[]> {
  const line = await slowLine(ground.origin, slow3g)
  const first: Reached[] = []
  const again: Reached[] = []
  for (let run = 0; run < times; run++) {
    const context = await phoneIn(browser)
    await context.addInitScript(hurry)
    const page = await slowed(context)
    await page.goto(`${line.origin}/field/#e=${await codeOf(ground)}`, { waitUntil: 'commit' })
    first.push(await reached(page))
    // What the phone keeps is there once the app says so; only then can it be opened from there.
    await page.goto(`${line.origin}/field/#/home`)
    await page.evaluate(() => navigator.serviceWorker.ready)
    const next = await slowed(context)
    await next.goto(`${line.origin}/field/`, { waitUntil: 'commit' })
    again.push(await reached(next))
    await context.close()
  }
  await line.close()
  return [
    waited('slow 3G, link followed: first words on the screen', first, 'painted'),
    waited('slow 3G, link followed: what can be started', first, 'home'),
    waited('slow 3G, link followed: a character typed', first, 'typed'),
    waited('opened from the home screen: a character typed', again, 'typed'),
  ]
}

async function measureLongForm(ground: Ground, browser: Browser): Promise<Wait[]> {
  await ground.desk('POST', study('/instruments'), instrumentOf(50))
  const context = await phoneIn(browser)
  const page = await slowed(context)
  await page.goto(`${ground.origin}/field/#e=${await codeOf(ground)}`)
  const opened: Reached[] = []
  const next: Reached[] = []
  for (let run = 0; run < times; run++) {
    await page.goto(`${ground.origin}/field/#/begin/bench-form`)
    await page.getByRole('button', { name: 'Mulai', exact: true }).waitFor()
    opened.push({ shown: await page.evaluate(untilAsked, 'button[type=submit]') })
    for (let question = 0; question < 20; question++) {
      await page.locator('textarea, input').first().fill('5')
      next.push({ shown: await page.evaluate(untilAsked, '.ways .primary') })
    }
  }
  await context.close()
  return [
    waited('500 questions: the form opened', opened, 'shown'),
    waited('500 questions: the next question after an answer', next, 'shown'),
  ]
}

type Reached = Record<string, number>

/** The middle of all runs. */
function waited(what: string, runs: readonly Reached[], mark: string): Wait {
  const sorted = runs.map((run) => Math.round(run[mark] ?? Number.NaN)).sort((a, b) => a - b)
  return { what, milliseconds: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, runs: sorted }
}

function phoneIn(browser: Browser): Promise<BrowserContext> {
  const viewport = { width: 360, height: 740 }
  return browser.newContext({ locale: 'id-ID', viewport, isMobile: true, hasTouch: true })
}

async function slowed(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  const debug = await context.newCDPSession(page)
  await debug.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  return page
}

async function codeOf(ground: Ground): Promise<string> {
  const { text } = await ground.desk('POST', study('/enrolments'), { label: 'Bench' })
  return (JSON.parse(text) as { code: string }).code
}

function reached(page: Page): Promise<Reached> {
  return page.evaluate(async () => {
    const reached = await (window as { reached?: Promise<Reached> }).reached
    const [paint] = performance.getEntriesByName('first-contentful-paint')
    return { ...reached, painted: paint?.startTime ?? Number.NaN }
  })
}

/**
 * In the page, before it runs: the hand of somebody who knows the way and never waits. The driver's own steps would be
 * slowed down with the page, and measured with it.
 */
function hurry(): void {
  const reached: Record<string, number> = {}
  let arrived = (_: typeof reached) => {}
  Object.assign(window, {
    reached: new Promise<typeof reached>((told) => {
      arrived = told
    }),
  })
  const act = () => {
    const link = document.querySelector<HTMLElement>('a[href*="#/begin/"]')
    const person = document.querySelector<HTMLInputElement>('input[type=radio]:enabled')
    const words = document.querySelector<HTMLTextAreaElement>('textarea')
    if (words && !('typed' in reached)) {
      words.focus()
      document.execCommand('insertText', false, 'a')
      // Once it has been drawn.
      if (words.value !== '')
        requestAnimationFrame(() =>
          setTimeout(() => {
            reached.typed = performance.now()
            arrived(reached)
          }),
        )
    } else if (person && !person.checked) {
      person.click()
    } else if (person && !('begun' in reached)) {
      reached.begun = performance.now()
      document.querySelector<HTMLElement>('button[type=submit]')?.click()
    } else if (link && !('home' in reached)) {
      reached.home = performance.now()
      link.click()
    }
  }
  new MutationObserver(act).observe(document, { childList: true, subtree: true, attributes: true })
}

/** In the page: touches the button and tells how long it takes until another question has been drawn. */
function untilAsked(button: string): Promise<number> {
  const question = () => document.querySelector('.ask')?.textContent
  const before = question()
  const start = performance.now()
  document.querySelector<HTMLElement>(button)?.click()
  return new Promise((told) => {
    const look = () => {
      if (question() === before || question() === undefined) return requestAnimationFrame(look)
      return requestAnimationFrame(() => setTimeout(() => told(performance.now() - start)))
    }
    look()
  })
}
