// Publishing a draft at the desk: what changes is read first, in both languages, and nothing that stands in its way is skipped.
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import { en } from '../../web/desk/messages/en.ts'
import { id as indonesian } from '../../web/desk/messages/id.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { filled, smallGuide } from '../small.ts'
import { world } from '../world.ts'

const asText = (name: string, words: string): Item => ({
  type: 'text',
  name,
  label: { id: words, en: words },
})
const guideWith = (...items: Item[]): Instrument => ({
  ...smallGuide,
  items: [...smallGuide.items, ...items],
})

async function answered() {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await lead.post('/participants', {
    code: 'P-001',
    role: 'anggota',
    case: null,
    attributes: {},
    identity: null,
  })
  const { hash } = (await lead.post('/instruments', guideWith(asText('extra', 'Dulu?')))).json as {
    hash: string
  }
  const phone = await w.device()
  const response = filled(hash)
  expect((await phone.put(`/responses/${response.id}`, response)).status).toBe(201)
  const draft = crypto.randomUUID()
  const save = (instrument: Instrument, revision?: number) =>
    lead.put(
      `/instruments/drafts/${draft}${revision === undefined ? '' : `?revision=${revision}`}`,
      { instrument, base: hash },
    )
  return { w, lead, draft, save }
}

test('a supervisor reads what a draft changes and means, publishes it, and finds both versions compared', async () => {
  const { w, draft, save } = await answered()
  await save(guideWith(asText('where', 'Di mana?')))
  const m = en.changes
  const page = await pagesOf(w).desk(
    'supervisor',
    `/s/${w.study}/instruments/draft/${draft}/publish`,
    {
      locale: 'en-GB',
      viewport: { width: 1440, height: 900 },
    },
  )
  const heard = complaints(page)
  await page.getByText(m.of.added('“Di mana?” (where)', en.fieldwork.types.text)).waitFor()
  await page.getByText(m.means['column-stays']('“Dulu?” (extra)', 1)).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: m.publish, exact: true }).click()
  await page.getByText(m.published(2)).waitFor()
  await page.getByRole('link', { name: m.history }).click()
  await page.getByRole('heading', { name: m.against(1) }).waitFor()
  await page.getByText(m.of.removed('“Dulu?” (extra)', en.fieldwork.types.text)).waitFor()
  await page.getByLabel(m.from).selectOption({ label: en.fieldwork.versions.version(2) })
  await page.getByText(m.nothing).waitFor()
  expect(await axe(page)).toEqual([])
  expect(heard).toEqual([])
})

test('on a narrow dark screen, in Indonesian, all that stands in the way is listed and nothing can be published', async () => {
  const { w, lead, draft, save } = await answered()
  await save(guideWith(asText('extra', 'Dulu?'), asText('story', ''), asText('where', 'Di mana?')))
  const m = indonesian.changes
  const page = await pagesOf(w).desk(
    'supervisor',
    `/s/${w.study}/instruments/draft/${draft}/publish`,
    {
      locale: 'id-ID',
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    },
  )
  await page.getByText(m.mend(2)).waitFor()
  expect(await page.getByRole('button', { name: m.publish, exact: true }).isDisabled()).toBe(true)
  expect(await axe(page)).toEqual([])
  // Somebody else mends it; what is published is never what was not seen.
  await save(guideWith(asText('where', 'Di mana?')), 1)
  await page.reload()
  const publish = page.getByRole('button', { name: m.publish, exact: true })
  await publish.waitFor()
  await save(guideWith(asText('where', 'Di manakah?')), 2)
  await publish.click()
  await page.getByText(m.changedSince).waitFor()
  await page.getByText('“Di manakah?” (where)').waitFor()
  const { rows } = (await lead.get('/instruments')).json as { rows: unknown[] }
  expect(rows).toHaveLength(1)
})

test('somebody goes on from a published version in a draft that knows where it comes from', async () => {
  const { w, lead } = await answered()
  const [version] = ((await lead.get('/instruments')).json as { rows: { hash: string }[] }).rows
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/${version?.hash}`, {
    locale: 'en-GB',
  })
  await page.getByRole('button', { name: en.changes.edit }).click()
  await page.waitForURL(/\/instruments\/draft\//)
  const listed = (await lead.get('/instruments/drafts')).json as { rows: { base: string }[] }
  expect(listed.rows.map(({ base }) => base)).toEqual([version?.hash])
})
