// Reading and coding a text of 100,000 words: what is far from the window is in the page as bare text only.
import { expect, test } from 'vitest'
import { pagesOf } from '../browser.ts'
import { type World, world } from '../world.ts'

const said =
  'kami bekerja bersama setiap hari di kebun lalu hasilnya dibagi rata kepada semua anggota'.split(
    ' ',
  )
const turns = 3_400

/** Two people in turns of thirty words, each numbered, and a code on the words "nomor" of every hundredth. */
async function longTalk(w: World) {
  const lines = Array.from(
    { length: turns },
    (_, n) =>
      `${n % 2 === 0 ? 'Peneliti' : 'P1'}: Giliran nomor ${n}, ${Array.from({ length: 27 }, (_, at) => said[(n + at) % said.length]).join(' ')}.`,
  )
  const text = lines.join('\n')
  const lead = w.as('supervisor')
  const [id, code] = [crypto.randomUUID(), crypto.randomUUID()]
  const words = { definition: '', include: '', exclude: '', example: '' }
  await lead.put(`/codes/${code}`, {
    name: 'urut',
    label: 'Urutan',
    parent: null,
    ...words,
    hue: 2,
    position: 0,
  })
  await lead.post('/sources', {
    id,
    title: 'Wawancara panjang',
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
  const codings: string[] = []
  for (let n = 99; n < turns; n += 100) {
    const quote = `nomor ${n}`
    const start = text.indexOf(`${quote},`)
    const coding = crypto.randomUUID()
    codings.push(coding)
    await lead.put(`/codings/${coding}`, {
      source: id,
      code,
      start,
      end: start + quote.length,
      quote,
    })
  }
  return { id, codings, words: text.split(/\s+/).length }
}

test('a text of 100,000 words is read, searched, coded and printed with few elements in the page', async () => {
  const w = await world({ pages: true })
  const talk = await longTalk(w)
  expect(talk.words).toBeGreaterThan(100_000)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources/${talk.id}`)
  const text = page.getByRole('region', { name: 'Teks sumber' })
  const drawn = (n: number) => text.locator('.turn', { hasText: `Giliran nomor ${n},` })
  await drawn(0).waitFor()

  // Every word is in the page for the browser's own search, and hardly anything else.
  expect(await text.textContent()).toContain(`Giliran nomor ${turns - 1},`)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2_000)
  expect(await drawn(3_000).count()).toBe(0)

  // A screen reader has all of it in its tree, as text of the region.
  const reader = await page.context().newCDPSession(page)
  const tree = await reader.send('Accessibility.getFullAXTree')
  const spoken = tree.nodes.map(({ name }) => String(name?.value ?? ''))
  for (const n of [1, 1_700, turns - 1])
    expect(spoken.some((words) => words.includes(`Giliran nomor ${n},`))).toBe(true)

  // From coding to coding by key, over leaves that were never drawn.
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('n')
  const far = text.locator('mark', { hasText: /^nomor 1199$/ })
  await expect.poll(() => far.isVisible()).toBe(true)
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(2_000)

  // The next sentence is chosen and coded there by key.
  await page.keyboard.press('j')
  await page.keyboard.press('t')
  await page.keyboard.type('uru')
  await page.keyboard.press('Enter')
  await text.locator('mark', { hasText: 'Giliran nomor 1200,' }).waitFor()
  await expect
    .poll(async () => {
      const { rows } = (await w.as('supervisor').get(`/sources/${talk.id}/codings`)).json as {
        rows: { quote: string }[]
      }
      return rows.filter(({ quote }) => quote.startsWith('Giliran nomor 1200,')).length
    })
    .toBe(1)

  // A link from elsewhere opens the text at its coding.
  const last = talk.codings.at(-1)
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/sources/${talk.id}?coding=${last}`)
  await expect.poll(() => text.locator('mark', { hasText: /^nomor 3399$/ }).isVisible()).toBe(true)

  // Uncoded turns only: the coded ones are gone, the others are all there.
  await page.getByRole('button', { name: /Tanpa kode/ }).click()
  await expect.poll(() => drawn(3_399).count()).toBe(0)
  await page.getByRole('button', { name: /Tanpa kode/ }).click()

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await text.locator('.turn').count()).toBe(turns)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => text.locator('.turn').count()).toBeLessThan(300)
})
