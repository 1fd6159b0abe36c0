// How long each display takes to stand on the screen in a study of 200 findings with 5,000 links over 20,000 codings of 200 codes,
// a network of 600 arrows and 200 events: from the address to the first number, in a real browser.
import type { Page } from 'playwright-core'
import { launchChromium } from '../../scripts/chromium.ts'
import { type Ground, layGround, uuid } from './ground.ts'
import { layFindings, responses } from './weighing.ts'

export type DisplayCost = { display: string; ms: number; kB: number }

const codes = 200
const arrows = 600
const events = 200

const displays: readonly [name: string, path: string, shown: string][] = [
  ['matrix', '/triangulation', '.matrix-cell'],
  ['coverage', '/triangulation?view=coverage', '.coverage td'],
  ['codes × groups', '/displays/crosstab', '.grid td button'],
  ['codes together', '/displays/together', '.pairs tr, .grid td'],
  ['cases × themes', '/displays/framework', '.framework td, .empty'],
  ['saturation', '/displays/saturation', '.curve-line'],
  ['progress', '/displays/progress', '.progress-lines'],
  ['network', '/relations', '.network .node'],
  ['timeline', '/timeline', '.timeline .event'],
]

export async function measureDisplays(): Promise<DisplayCost[]> {
  const ground = await layGround(false, true)
  const browser = await launchChromium()
  try {
    await ground.grow(responses)
    await ground.codeEach()
    await layFindings(ground)
    await layMore(ground)
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
    await context.addCookies([{ name: 'pedoman', value: ground.session, url: ground.origin }])
    const page = await context.newPage()
    // The scripts are there, as they are on a second visit.
    await open(page, ground, displays[0])
    const costs: DisplayCost[] = []
    for (const display of displays) costs.push(await open(page, ground, display))
    return costs
  } finally {
    await browser.close()
    await ground.close()
  }
}

async function open(
  page: Page,
  { origin }: Ground,
  [display, path, shown]: readonly [string, string, string] = ['', '', 'main'],
): Promise<DisplayCost> {
  let bytes = 0
  const count = async (response: { url(): string; body(): Promise<Buffer> }) => {
    if (response.url().includes('/api/')) bytes += (await response.body().catch(() => '')).length
  }
  page.on('response', count)
  const began = performance.now()
  await page.goto(`${origin}/s/bench${path}`)
  await page.locator(shown).first().waitFor({ timeout: 60_000 })
  const ms = Math.round(performance.now() - began)
  page.off('response', count)
  return { display, ms, kB: Math.round(bytes / 1_000) }
}

/** Straight into the tables: what is measured is reading. */
async function layMore({ db }: Ground): Promise<void> {
  const numbers = JSON.stringify(Array.from({ length: codes }, () => uuid()))
  await db
    .prepare(`insert into codes (id, study_id, parent_id, name, label, definition, include, exclude, example, hue, position, made_at)
      select j.value, s.id, null, 'faktor-' || j.key, 'Faktor ' || j.key, '', '', '', '', j.key % 12, j.key, '2026-01-01'
      from studies s, json_each(?) j where s.slug = 'bench'`)
    .bind(numbers)
    .run()
  await db
    .prepare(
      `update codings set code_id = j.value from json_each(?) j where j.key = codings.rowid % ${codes}`,
    )
    .bind(numbers)
    .run()
  await db
    .prepare(`insert into relations (id, study_id, from_code, to_code, type, sign, note, evidence)
      select 'r-' || n.key, s.id, a.value, b.value, 'causes', '+', '',
        json_array((select id from codings where rowid = 1 + n.key), (select id from codings where rowid = 900 + n.key))
      from studies s, json_each(?2) n
      join json_each(?1) a on a.key = (n.key * 7 + 1) % ${codes} join json_each(?1) b on b.key = (n.key * n.key) % 90
      where s.slug = 'bench' and a.value <> b.value`)
    .bind(numbers, JSON.stringify(Array.from({ length: arrows }, (_, at) => at)))
    .run()
  await db
    .prepare(`insert into events (id, study_id, label, from_day, precision, evidence)
      select 't-' || n.key, s.id, 'Peristiwa ' || n.key, (2011 + n.key % 8) || '-01-01', 'year',
        json_array((select id from codings where rowid = 1 + n.key))
      from studies s, json_each(?) n where s.slug = 'bench'`)
    .bind(JSON.stringify(Array.from({ length: events }, (_, at) => at)))
    .run()
}
