// How the coding view bears a long transcript: the time to its first words, from the key to the painted coding, how many
// elements and how much heap it takes. Taguette, held against: 2.3 s at 20,000 words with 500 codings, 32 ms, 4,005 nodes;
// not open after 250 s at 100,000 words with 5,000.
import type { Page } from 'playwright-core'
import { launchChromium } from '../../scripts/chromium.ts'
import { codeBody, type Ground, layGround, study, uuid } from './ground.ts'

export type DeskCost = {
  words: number
  codings: number
  firstTextMs: number
  keyToPaintMs: number
  elements: number
  heapMB: number
}

const sizes = [
  { words: 20_000, codings: 500 },
  { words: 100_000, codings: 5_000 },
]
const repeats = 9

export async function measureDesk(): Promise<DeskCost[]> {
  const ground = await layGround(false, true)
  const browser = await launchChromium()
  const costs: DeskCost[] = []
  try {
    for (const [at, size] of sizes.entries()) {
      const source = await transcript(ground, `bench-${at}`, size.words, size.codings)
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      await context.addCookies([{ name: 'pedoman', value: ground.session, url: ground.origin }])
      const page = await context.newPage()
      // The first visit fetches the code; what is measured is opening a text.
      await page.goto(`${ground.origin}/s/bench/sources`)
      await page
        .getByText(/bench-/)
        .first()
        .waitFor()
      costs.push({ ...size, ...(await measure(page, source)) })
      await context.close()
    }
  } finally {
    await browser.close()
    await ground.close()
  }
  return costs
}

async function measure(page: Page, source: string) {
  const began = Date.now()
  await page.goto(`${new URL(page.url()).origin}/s/bench/sources/${source}`)
  await page.locator('.turn').first().waitFor()
  const firstTextMs = Date.now() - began
  await page.locator('mark').first().waitFor()
  const took: number[] = []
  for (let round = 0; round < repeats; round += 1) {
    await page.keyboard.press('s')
    await page.locator('.pick input').waitFor()
    await page.keyboard.type('dua')
    took.push(await paintOf(page))
  }
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = (await session.send('Runtime.getHeapUsage')) as { usedSize: number }
  return {
    firstTextMs,
    keyToPaintMs: Math.round(took.toSorted((a, b) => a - b)[Math.floor(repeats / 2)] ?? 0),
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
    heapMB: Math.round(usedSize / 100_000) / 10,
  }
}

/** From the key's own moment to the frame after the one that shows it. Whoever listens is there before the key is pressed. */
async function paintOf(page: Page): Promise<number> {
  const painted = await page.evaluateHandle(() => ({
    after: new Promise<number>((resolve) => {
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Enter') return
          const from = event.timeStamp
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel()
            port1.onmessage = () => resolve(performance.now() - from)
            port2.postMessage(null)
          })
        },
        { capture: true },
      )
    }),
  }))
  await page.keyboard.press('Enter')
  return painted.evaluate(({ after }) => after)
}

const vocabulary =
  'kami bekerja bersama setiap hari di kebun lalu kompos dijual ke pasar dan hasilnya dibagi rata kepada anggota kelompok'.split(
    ' ',
  )

/** Turns of thirty words by two people; codings of three to twelve words, spread evenly. */
async function transcript(ground: Ground, title: string, words: number, codings: number) {
  const turns: string[] = []
  for (let said = 0; said < words; said += 30) {
    const turn = Array.from(
      { length: 30 },
      (_, at) => vocabulary[(said * 7 + at * 3) % vocabulary.length],
    )
    turns.push(`${turns.length % 2 === 0 ? 'Peneliti' : 'P1'}: ${turn.join(' ')}.`)
  }
  const text = turns.join('\n')
  const id = uuid()
  const codes = await Promise.all(
    ['satu', 'dua', 'tiga', 'empat', 'lima'].map(async (name, at) => {
      const code = uuid()
      await ground.desk('PUT', study(`/codes/${code}`), {
        ...codeBody(`${name}-${title}`),
        hue: at,
      })
      return code
    }),
  )
  const made = await ground.desk('POST', study('/sources'), {
    id,
    title,
    technique: 'interview',
    participant: null,
    role: null,
    case: null,
    occurredOn: null,
    origin: null,
    version: null,
    file: null,
    text,
    blocks: null,
  })
  if (made.status !== 201) throw new Error(`the transcript was refused: ${made.text}`)
  const gap = Math.floor(text.length / codings)
  const spans = Array.from({ length: codings }, (_, at) => {
    const start = text.indexOf(' ', at * gap) + 1
    const end = text.indexOf(' ', start + 20 + ((at * 37) % 60))
    return { start, end: end === -1 ? text.length : end, code: codes[at % codes.length] }
  })
  for (let at = 0; at < spans.length; at += 8)
    await Promise.all(
      spans.slice(at, at + 8).map(({ start, end, code }) =>
        ground.desk('PUT', study(`/codings/${uuid()}`), {
          source: id,
          code,
          start,
          end,
          quote: text.slice(start, end),
        }),
      ),
    )
  return id
}
