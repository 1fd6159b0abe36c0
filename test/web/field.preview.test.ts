// The phone as a preview inside the builder: it runs what the desk posts, tells what is filled in, and keeps nothing.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { FromPreview, ToPreview } from '../../web/kit/preview.ts'
import { complaints, pagesOf } from '../browser.ts'
import { smallGuide, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

/** A page of the desk's origin that holds the preview as the builder does. */
async function framed(w: World): Promise<Page> {
  const page = await pagesOf(w).desk('supervisor')
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = '/field/#/preview'
    frame.width = '360'
    frame.height = '700'
    const heard: unknown[] = []
    Object.assign(globalThis, { heard, frame })
    addEventListener('message', (event) => {
      if (event.source === frame.contentWindow) heard.push(event.data)
    })
    document.body.replaceChildren(frame)
  })
  await expect.poll(async () => (await told(page)).at(0)).toEqual({ kind: 'ready' })
  return page
}

function told(page: Page): Promise<FromPreview[]> {
  return page.evaluate(() => (globalThis as unknown as { heard: FromPreview[] }).heard)
}

async function post(page: Page, message: ToPreview): Promise<void> {
  await page.evaluate((sent) => {
    const { frame } = globalThis as unknown as { frame: HTMLIFrameElement }
    frame.contentWindow?.postMessage(sent, location.origin)
  }, message)
}

async function last(page: Page): Promise<Extract<FromPreview, { kind: 'state' }>> {
  const one = (await told(page)).at(-1)
  if (one?.kind !== 'state') throw new Error('no state was told')
  return one
}

test('the preview asks what the desk posts, and tells answers, problems and score as they change', async () => {
  const page = await framed(await world({ pages: true }))
  const inside = page.frameLocator('iframe')
  await post(page, { kind: 'instrument', instrument: smallScore, language: 'en' })
  await inside.getByRole('radio', { name: 'Level 3' }).check()
  await expect.poll(async () => (await last(page)).answers).toEqual({ dues: 'p3' })
  await inside.getByRole('button', { name: 'Pertanyaan berikut' }).click()
  await inside.getByRole('radio', { name: 'Level 4' }).check()
  await inside.locator('.band', { hasText: 'mandiri' }).first().waitFor()
  await expect.poll(async () => (await last(page)).score?.total).toBe(11)

  await post(page, { kind: 'instrument', instrument: smallGuide, language: 'id' })
  await inside.getByRole('heading', { name: 'Bagaimana kelompok ini mulai?' }).waitFor()
  await expect
    .poll(async () => (await last(page)).problems)
    .toMatchObject([{ code: 'answer.required', details: { question: 'story' } }])
})

test('a change of the instrument keeps what is filled in, and the preview leaves nothing behind', async () => {
  const page = await framed(await world({ pages: true }))
  const heard = complaints(page)
  const inside = page.frameLocator('iframe')
  await post(page, { kind: 'instrument', instrument: smallGuide, language: 'id' })
  await inside.getByRole('textbox').fill('Di teras.')
  // The preview has taken it in; what is still being typed belongs to the older instrument.
  await expect.poll(async () => (await last(page)).answers).toEqual({ story: 'Di teras.' })
  const shorter = { ...smallGuide, title: { id: 'Pedoman lain' } }
  await post(page, { kind: 'instrument', instrument: shorter, language: 'id' })
  await inside.getByRole('heading', { name: 'Pedoman lain' }).waitFor()
  await expect.poll(() => inside.getByRole('textbox').inputValue()).toBe('Di teras.')
  const kept = await page.evaluate(async () => ({
    // The desk around it keeps what belongs to the desk.
    databases: (await indexedDB.databases()).filter(({ name }) => name === 'pedoman-field'),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))
  expect(kept).toEqual({ databases: [], workers: 0 })
  expect(heard).toEqual([])
})

test('the preview listens to the page around it alone', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).stranger('/field/#/preview')
  await page.evaluate((instrument) => {
    postMessage({ kind: 'instrument', instrument, language: 'id' }, '*')
    dispatchEvent(
      new MessageEvent('message', {
        origin: 'https://elsewhere.example',
        source: window,
        data: { kind: 'instrument', instrument, language: 'id' },
      }),
    )
  }, smallGuide)
  await page.getByText('Menunggu instrumen').waitFor()
})
