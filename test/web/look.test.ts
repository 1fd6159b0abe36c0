// Every screen, at the width of a phone and of a laptop, dark and light, in both languages: nothing is unreadable to a
// screen reader, sticks out sideways, complains in the console, or was forgotten in a language.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { VersionRow } from '../../core/wire/field.ts'
import { filesBelow } from '../../scripts/fingerprint.ts'
import { root } from '../../scripts/root.ts'
import { displays } from '../../web/desk/display/asked.ts'
import { en } from '../../web/desk/messages/en.ts'
import { id } from '../../web/desk/messages/id.ts'
import { screens } from '../../web/desk/shell/routes.ts'
import { en as fieldEn } from '../../web/field/messages/en.ts'
import { id as fieldId } from '../../web/field/messages/id.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { type World, world } from '../world.ts'

const study = 'kube-mekar-sari'
const looks = [
  { width: 360, colorScheme: 'dark', language: 'en' },
  { width: 1440, colorScheme: 'light', language: 'id' },
] as const
type Look = (typeof looks)[number]

/** Every sentence of a set of messages that needs no number or name put into it. */
function sentences(words: object): string[] {
  return Object.values(words).flatMap((word) =>
    typeof word === 'string' ? [word] : typeof word === 'object' && word ? sentences(word) : [],
  )
}

/** All of the phone's words in one language: each part that is loaded later has a file of its own. */
async function fieldSentences(language: 'id' | 'en'): Promise<string[]> {
  const folder = join(root, 'web/field/messages')
  const files = readdirSync(folder).filter((file) => file.endsWith(`${language}.ts`))
  const found = await Promise.all(files.map((file) => import(join(folder, file))))
  return found.flatMap(sentences)
}

/** Screens of the desk that bring their own words have them in a folder of that name. */
async function deskSentences(language: 'id' | 'en'): Promise<string[]> {
  const files = filesBelow(join(root, 'web/desk')).filter(
    (file) => file.includes('/words/') && file.endsWith(`.${language}.ts`),
  )
  const found = await Promise.all(files.map((file) => import(file)))
  return found.flatMap(sentences)
}

const spoken = {
  en: new Set([...sentences(en), ...(await fieldSentences('en')), ...(await deskSentences('en'))]),
  id: new Set([...sentences(id), ...(await fieldSentences('id')), ...(await deskSentences('id'))]),
}

/** Words of the other language that stand on the page, and what only a program would say. */
async function forgotten(page: Page, language: 'id' | 'en'): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const { lang } = document.documentElement
    // What is marked as of another language, such as a guide on paper, is meant to be.
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.closest<HTMLElement>('[lang]')?.lang === lang)
        found.push(node.textContent?.trim() ?? '')
    return found
  })
  const other = spoken[language === 'id' ? 'en' : 'id']
  return texts.filter(
    (text) =>
      (text.includes(' ') && other.has(text) && !spoken[language].has(text)) ||
      /undefined|\[object |\bNaN\b|Invalid Date|=>/.test(text),
  )
}

/** How far the page, or the part of it that scrolls, sticks out sideways. */
function sticksOut(page: Page): Promise<number> {
  return page.evaluate(() =>
    Math.max(
      ...[document.documentElement, ...document.querySelectorAll('main')].map(
        (part) => part.scrollWidth - part.clientWidth,
      ),
    ),
  )
}

async function faults(page: Page, language: 'id' | 'en'): Promise<unknown> {
  // Something stands there, and nothing of it waits for the network any more.
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.loading') === null)
  return {
    axe: await axe(page),
    sideways: await sticksOut(page),
    forgotten: await forgotten(page, language),
  }
}

const none = { axe: [], sideways: 0, forgotten: [] }

/** The addresses of all screens: each list, with its first thing opened where it opens one, and an address that is none. */
async function addresses(w: World): Promise<string[]> {
  const owner = w.as('owner')
  const rows = async (list: string) =>
    (
      (await owner.get(`/api/studies/${study}${list}`)).json as {
        rows: { id?: string; code?: string; hash?: string }[]
      }
    ).rows
  const firstOf = async (list: string) => {
    const [first] = await rows(list === '/triangulation' ? '/findings' : list)
    return first?.hash ?? first?.id ?? first?.code ?? ''
  }
  // A draft of the first version, with a question more.
  const draft = crypto.randomUUID()
  const [version] = (await owner
    .get(`/api/studies/${study}/instruments`)
    .then(({ json }) => (json as { rows: VersionRow[] }).rows)) as [VersionRow]
  const { instrument, hash } = version
  const more = { type: 'text', name: 'lagi', label: { id: 'Ada lagi?' } }
  await owner.put(`/api/studies/${study}/instruments/drafts/${draft}`, {
    instrument: { ...instrument, items: [...instrument.items, more] },
    base: hash,
  })
  const found = await Promise.all(
    screens.map(async ({ path, beside }) => {
      if (path.startsWith('/instruments/draft/')) return [path.replace(':id', draft)]
      if (path.startsWith('/consent-texts/:hash'))
        return [path.replace(':hash', await firstOf('/consent-texts'))]
      if (path.includes('/:hash')) return [path.replace(':hash', hash)]
      if (path.endsWith('/:slug')) return [path.replace(':slug', instrument.slug)]
      if (path.endsWith('/:id')) {
        const list = path.slice(0, -'/:id'.length)
        return [`${list}/${await firstOf(list)}`]
      }
      if (beside === undefined) return [path]
      if (path === '/displays') return displays.map((name) => `${path}/${name}`)
      return [path, `${path}/${await firstOf(path === '/codebook' ? '/codes' : path)}`]
    }),
  )
  return [...found.flat(), '/nowhere']
}

async function atTheDesk(w: World, look: Look, paths: string[]): Promise<void> {
  const { width, colorScheme, language } = look
  const pages = pagesOf(w)
  const page = await pages.desk('owner', `/s/${study}/nowhere`, {
    viewport: { width, height: 800 },
    colorScheme,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
  })
  const heard = complaints(page)
  const titles = new Set<string>()
  for (const path of paths) {
    // As a link leads there: the desk is loaded once.
    await page.evaluate((to) => history.pushState(null, '', to), `/s/${study}${path}`)
    expect([path, await faults(page, language)]).toEqual([path, none])
    titles.add(await page.title())
  }
  // Each screen was really there: it said its name.
  expect(titles.size).toBeGreaterThanOrEqual(screens.length)
  expect(heard).toEqual([])
  await page.context().close()
}

async function inTheField(w: World, look: Look): Promise<void> {
  const { width, colorScheme, language } = look
  const page = await pagesOf(w).phone({
    study,
    as: 'owner',
    viewport: { width, height: 740 },
    colorScheme,
    locale: language === 'id' ? 'id-ID' : 'en-GB',
  })
  const heard = complaints(page)
  const m = language === 'id' ? fieldId : fieldEn
  const check = async (screen: string) =>
    expect([screen, await faults(page, language)]).toEqual([screen, none])
  await page.getByText(m.ready.yes).waitFor()
  await check('home')
  await page.locator('a[href*="begin/pedoman-wawancara"]').first().click()
  await check('begin')
  await page.getByRole('radio', { name: /P-003/ }).check()
  await page.getByRole('button', { name: m.begin.start, exact: true }).click()
  await page.locator('textarea').fill('Mulanya dari rasa malu.')
  await check('fill')
  await page.goto(page.url().replace('/fill/', '/review/'))
  await check('review')
  expect(heard).toEqual([])
  await page.context().close()
}

test('every screen can be read at every width, in both lights and in both languages', async () => {
  const w = await world({ pages: true, sample: true })
  const paths = await addresses(w)
  expect(paths.length).toBeGreaterThan(screens.length)
  expect(paths.filter((path) => path.includes(':'))).toEqual([])
  // Each look in a window of its own, side by side.
  await Promise.all(looks.flatMap((look) => [inTheField(w, look), atTheDesk(w, look, paths)]))
})
