// The builder as a supervisor meets it: made by keyboard alone, tried in the preview, kept through a reload, published,
// taken along by a phone; two people at one draft; the same words for everybody, in both languages and in the dark.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

/** Walks with Tab as a keyboard user would, and complains when there is no way. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    if (await target.evaluate((one) => one === document.activeElement).catch(() => false)) return
    await page.keyboard.press(key)
  }
  throw new Error(`not reached by ${key}: ${target}`)
}

async function makeDraft(w: World, instrument: Instrument): Promise<string> {
  const id = `0190a000-0000-7000-8000-${crypto.randomUUID().slice(-12)}`
  const made = await w.as('supervisor').put(`/instruments/drafts/${id}`, { instrument, base: null })
  expect(made.status).toBe(201)
  return id
}

async function addCode(w: World, name: string, label: string): Promise<void> {
  const made = await w.as('coder').put(`/codes/${crypto.randomUUID()}`, {
    name,
    label,
    parent: null,
    definition: '',
    include: '',
    exclude: '',
    example: '',
    hue: 3,
    position: 0,
  })
  expect(made.status).toBe(201)
}

const saved = (page: Page) => page.getByText(/^Tersimpan di server/).waitFor()
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('a guide is made by keyboard alone, tried, kept through a reload, published, and taken along by a phone', {
  timeout: 300_000,
}, async () => {
  const w = await world({ pages: true })
  const pages = pagesOf(w)
  const page = await pages.desk('supervisor', `/s/${w.study}/instruments/new`)
  const heard = complaints(page)
  // Whoever types is faster than a busy machine draws: no word may wait for the next picture.
  await page.evaluate(() => {
    globalThis.requestAnimationFrame = () => 0
  })
  const type = (words: string) => page.keyboard.type(words)
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())

  // Nothing but a kind and a title.
  await button(page, 'Panduan wawancara').waitFor()
  await tabTo(page, button(page, 'Panduan wawancara'))
  await press('Enter')
  const title = page.getByRole('textbox', { name: 'Judul', exact: true })
  await title.waitFor()
  await tabTo(page, title)
  await press('Control+a')
  await type('Pedoman uji')

  // A theme, and in it a prompt with two probes.
  await press('Shift+F6')
  await tabTo(page, button(page, '+ Tema'))
  await press('Enter')
  await type('Awal kelompok')
  await press('Escape', 'Enter')
  await type('Bagaimana kelompok mulai?')
  await tabTo(page, button(page, '+ Pendalaman'))
  await press('Enter')
  await type('Siapa saja?')
  await press('Enter')
  await type('Kapan?')

  // A choice, found in the menu by its first letters, with points.
  await press('Escape', 'Enter')
  await type('Punya tabungan?')
  await tabTo(page, page.getByLabel('Jenis jawaban'), 'Shift+Tab')
  await type('satu')
  await press('Enter')
  await tabTo(page, page.getByLabel('Poin pilihan 1'))
  await type('2')
  await press('Tab')
  await tabTo(page, page.getByLabel('Poin pilihan 2'))
  await type('0')

  // A number that is asked only of those who save.
  await press('Escape', 'Enter')
  await type('Berapa sebulan?')
  await tabTo(page, page.getByLabel('Jenis jawaban'), 'Shift+Tab')
  await type('bilangan b')
  await press('Enter')
  await tabTo(page, page.getByLabel('Paling kecil'))
  await type('0')
  await tabTo(page, page.locator('summary').filter({ hasText: 'Kapan muncul' }))
  await press('Enter')
  await tabTo(page, page.getByLabel('Tampilkan bila …'))
  await type('punya')
  await press('Enter')
  await page.getByText('hasilnya:').waitFor()
  expect(await page.locator('.sample').textContent()).toContain('salah')

  // A translation: from gap to gap with Enter.
  await press('Escape', 'Shift+Tab', 'Shift+Tab')
  await tabTo(page, button(page, 'Bahasa'), 'Shift+Tab')
  await press('Enter')
  await tabTo(page, page.getByLabel('Tambah bahasa'))
  await type('en')
  await press('Enter')
  const english: Record<string, string> = {
    'Pedoman uji': 'Test guide',
    'Awal kelompok': 'Beginnings',
    'Bagaimana kelompok mulai?': 'How did the group begin?',
    'Siapa saja?': 'Who?',
    'Kapan?': 'When?',
    'Punya tabungan?': 'Any savings?',
    Ya: 'Yes',
    Tidak: 'No',
    'Berapa sebulan?': 'How much a month?',
  }
  await tabTo(page, page.locator('.translations textarea').first())
  for (const words of Object.values(english)) {
    await type(words)
    // What stands where the letters went tells where a key was lost.
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe(
      words,
    )
    await press('Enter')
  }
  // Whatever gap is left is said by its words.
  await expect.poll(() => page.locator('.translations [data-gap]').allInnerTexts()).toEqual([])

  // A scoring with a band, worked out with the preview's answer.
  await tabTo(page, button(page, 'Penskoran'), 'Shift+Tab')
  await press('Enter')
  await tabTo(page, button(page, 'Buat penskoran'))
  await press('Enter')
  await tabTo(page, page.getByLabel('Pita baru'))
  await type('Menabung')
  await press('Enter')
  const phoneInside = page.frameLocator('iframe')
  await phoneInside.getByRole('heading', { name: 'Bagaimana kelompok mulai?' }).waitFor()
  await phoneInside.getByRole('button', { name: 'Pertanyaan berikut' }).click()
  await phoneInside.getByRole('radio', { name: 'Ya' }).check()
  await page.getByText('Masuk pita “Menabung”.').waitFor()
  // The condition holds now, so the phone goes on to the amount.
  await phoneInside.getByRole('button', { name: 'Pertanyaan berikut' }).click()
  await phoneInside.getByRole('heading', { name: 'Berapa sebulan?' }).waitFor()
  await page.getByLabel('Bahasa pratinjau').selectOption('en')
  await phoneInside.getByRole('heading', { name: 'How much a month?' }).waitFor()

  // A reload loses nothing, not even what can be undone.
  await saved(page)
  await page.reload()
  await page.getByRole('treeitem').first().waitFor()
  const rows = await page.getByRole('treeitem').allTextContents()
  expect(rows.map((row) => row.replace(/^▾/, ''))).toEqual([
    expect.stringContaining('Awal kelompok'),
    expect.stringContaining('Bagaimana kelompok mulai?'),
    expect.stringContaining('Punya tabungan?'),
    expect.stringContaining('Berapa sebulan?'),
  ])
  await button(page, 'Penskoran').click()
  await page.locator('.band-row').waitFor()
  await press('Control+z')
  await page.locator('.band-row').waitFor({ state: 'detached' })
  await press('Control+Shift+z')
  await page.locator('.band-row').waitFor()
  await saved(page)
  await page.getByText('Tidak ada yang menghalangi penerbitan').waitFor()

  // Published, a phone takes it along.
  await page.getByRole('link', { name: 'Terbitkan …' }).focus()
  await press('Enter')
  await button(page, 'Terbitkan').waitFor()
  await tabTo(page, button(page, 'Terbitkan'))
  await press('Enter')
  await page.getByText('Terbit sebagai versi 1.').waitFor()
  const phone = await pages.phone()
  await phone.getByText('Pedoman uji').first().waitFor()
  expect(heard).toEqual([])
})

test('moving, taking away and undoing in the outline need no mouse', async () => {
  const w = await world({ pages: true })
  const id = await makeDraft(w, smallGuide)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/draft/${id}`)
  const rows = () =>
    page
      .getByRole('treeitem')
      .evaluateAll((all) => all.map((one) => one.querySelector('.tree-label')?.textContent))
  await page.getByRole('treeitem').nth(1).click()
  await page.keyboard.press('Alt+ArrowDown')
  await expect
    .poll(rows)
    .toEqual(['Awal', 'Punya tabungan?', 'Bagaimana kelompok ini mulai?', 'Berapa sebulan?'])
  await page.keyboard.press('Alt+ArrowLeft')
  await expect
    .poll(rows)
    .toEqual(['Awal', 'Punya tabungan?', 'Berapa sebulan?', 'Bagaimana kelompok ini mulai?'])
  await page.keyboard.press('Delete')
  await expect.poll(rows).toEqual(['Awal', 'Punya tabungan?', 'Berapa sebulan?'])
  await button(page, 'Urungkan').last().click()
  await expect.poll(rows).toHaveLength(4)

  // Done again while what was undone is still on its way to the server: all is saved in the end.
  await page.getByText(/^Tersimpan di server, /).waitFor()
  const arrived = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  await page.route('**/instruments/drafts/**', async (route) => {
    arrived.resolve()
    await answered.promise
    await route.continue()
  })
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toHaveLength(3)
  await arrived.promise
  await page.keyboard.press('Control+z')
  const heardOf = page.waitForResponse(/drafts/)
  answered.resolve()
  await heardOf
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(rows).toHaveLength(3)
  await page.getByText(/^Tersimpan di server/).waitFor()
  await page.keyboard.press('Control+Shift+z')
  await page.getByText(/^Tersimpan di server, /).waitFor()
  expect(await rows()).toHaveLength(4)
  // Letters filter, and the groups around what fits stay.
  await page.getByRole('treeitem').first().focus()
  await page.keyboard.type('tabung')
  await expect.poll(rows).toEqual(['Awal', 'Punya tabungan?'])

  // A page that is reloaded may take its time to go, and its steps can be undone all the same.
  const tab = () => page.evaluate(() => sessionStorage.getItem('pedoman.builder.tab'))
  const before = await tab()
  const slow = await page.context().newPage()
  await slow.goto(`${pagesOf(w).origin}/api/none`)
  await slow.evaluate((name) => {
    const going = new Promise((gone) => addEventListener('gone', gone))
    void navigator.locks.request(`pedoman.builder.${name}`, () => going)
  }, before)
  await page.reload()
  await expect
    .poll(() => slow.evaluate(async () => (await navigator.locks.query()).pending?.length))
    .toBe(1)
  await slow.evaluate(() => dispatchEvent(new Event('gone')))
  await page.getByRole('treeitem').first().waitFor()
  expect(await tab()).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toHaveLength(3)

  // A duplicate, which comes with the same storage, hears at once that the name is taken.
  const [second] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate(() => void open(location.href)),
  ])
  await second.getByRole('treeitem').first().waitFor()
  expect(await tab()).toBe(before)
  const own = await second.evaluate(() => sessionStorage.getItem('pedoman.builder.tab'))
  expect(own).toMatch(/^[0-9a-f-]{36}$/)
  expect(own).not.toBe(before)
})

test('a name that is changed is changed in the conditions, and a name that is taken is told at once', async () => {
  const w = await world({ pages: true })
  const id = await makeDraft(w, smallGuide)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/draft/${id}`)
  await page.getByRole('treeitem').nth(2).click()
  const name = page.getByLabel('Nama', { exact: true })
  await name.fill('story')
  await page.getByText('Nama ini sudah dipakai.').waitFor()
  await name.fill('menabung')
  await page.getByRole('treeitem').nth(3).click()
  await button(page, 'Tulis sebagai ungkapan').first().click()
  await page.getByText("${menabung} = 'yes'").waitFor()
  // What cannot be read is told with its place, and is a way to it among the problems.
  await page.getByText("${menabung} = 'yes'").fill('${menabung} = ')
  await page
    .getByText(/Pada huruf ke-15/)
    .first()
    .waitFor()
  await page.getByRole('treeitem').nth(0).click()
  await page.locator('.problems button').first().click()
  await expect
    .poll(() => page.evaluate(() => (document.activeElement as HTMLElement).dataset.at))
    .toBe('items.0.items.2.relevant')
})

test('codes are aimed at, choices pasted, a picture laid beside, and questions taken from the library', async () => {
  const w = await world({ pages: true })
  await addCode(w, 'kekompakan', 'Kekompakan kelompok')
  const id = await makeDraft(w, smallGuide)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/draft/${id}`)
  const heard = complaints(page)
  await page.getByRole('treeitem').nth(2).click()
  await page.locator('summary').filter({ hasText: 'Kode yang dituju' }).click()
  await page.getByLabel('Tambah kode').fill('kompak')
  await page.getByRole('option', { name: 'Kekompakan kelompok' }).click()
  await button(page, 'Lepaskan kode Kekompakan kelompok').waitFor()

  await button(page, 'Tempel banyak sekaligus').click()
  await page.getByLabel(/^Satu pilihan per baris/).fill('Sering\t3\nKadang\t1')
  await page.getByText('2 pilihan, 2 dengan poin.').waitFor()
  await button(page, 'Ganti semua').click()
  expect(await page.getByLabel('Nama pilihan 2', { exact: true }).inputValue()).toBe('kadang')
  await page.getByLabel('Pilihan 2', { exact: true }).press('Alt+ArrowUp')
  await expect.poll(() => page.getByLabel('Pilihan 1', { exact: true }).inputValue()).toBe('Kadang')

  await page.locator('summary').filter({ hasText: 'Tampilan dan media' }).click()
  await page.getByLabel('Unggah berkas').setInputFiles({
    name: 'papan.png',
    mimeType: 'image/png',
    buffer: Buffer.from('89504e470d0a1a0a', 'hex'),
  })
  await page.getByText('gambar: papan.png').waitFor()

  // A list that an imported form speaks of is given to it under its name.
  await button(page, 'Daftar dan berkas').click()
  await page.getByLabel(/^Unggah berkas \(gambar/).setInputFiles({
    name: 'desa.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,label\n1,Guntung\n'),
  })
  await button(page, 'Lepaskan berkas desa.csv').waitFor()
  await page.getByRole('treeitem').nth(2).click()

  await button(page, 'Dari pustaka').click()
  await page.getByRole('checkbox', { name: /^Rekaman diizinkan/ }).check()
  await button(page, 'Salin 1 ke sini').click()
  await page.getByRole('treeitem').filter({ hasText: 'Rekaman diizinkan?' }).waitFor()
  await page.getByText(/^Tersimpan di server, /).waitFor()
  const kept = await w.as('supervisor').get(`/instruments/drafts/${id}`)
  const { instrument } = kept.json as { instrument: Instrument }
  expect(instrument.files).toMatchObject([
    { name: 'papan.png', sizeBytes: 8 },
    { name: 'desa.csv', type: 'text/csv' },
  ])
  expect(instrument.items[0]).toMatchObject({
    items: [
      { name: 'story' },
      {
        name: 'saves',
        aims: ['kekompakan'],
        choices: [
          { name: 'kadang', points: 1 },
          { name: 'sering', points: 3 },
        ],
        media: { image: { id: 'papan.png' } },
      },
      { name: 'boleh_rekam' },
      { name: 'amount' },
    ],
  })
  expect(heard).toEqual([])
})

test('two people at one draft: nothing is overwritten, and each difference is decided', async () => {
  const w = await world({ pages: true })
  const pages = pagesOf(w)
  const id = await makeDraft(w, smallGuide)
  const path = `/s/${w.study}/instruments/draft/${id}`
  const mine = await pages.desk('supervisor', path)
  const theirs = await pages.desk('owner', path)
  const label = (page: Page) => page.getByRole('textbox', { name: /^Pertanyaan/ })

  await theirs.getByRole('treeitem').nth(1).click()
  await label(theirs).fill('Bagaimana kelompok ini lahir?')
  await saved(theirs)
  await theirs.getByText(/^Tersimpan di server, /).waitFor()
  await mine.getByRole('treeitem').nth(1).click()
  await label(mine).fill('Bagaimana awalnya?')
  await mine.getByRole('treeitem').nth(3).click()
  await label(mine).fill('Berapa tiap bulan?')

  await mine.getByText(/Olga Owner menyimpan perubahan/).waitFor()
  await mine
    .getByText(/“Bagaimana kelompok ini lahir\?”/)
    .first()
    .waitFor()
  expect(await axe(mine)).toEqual([])
  // What only one side changed is proposed; what both changed waits for a decision.
  expect(await button(mine, 'Putuskan dulu 1 bagian').isDisabled()).toBe(true)
  await mine.getByRole('radio', { name: /^Olga Owner: mengubah/ }).check()
  await button(mine, 'Gabungkan dan lanjutkan').click()
  await mine.getByText(/^Tersimpan di server, /).waitFor()
  const kept = await w.as('supervisor').get(`/instruments/drafts/${id}`)
  const { instrument } = kept.json as { instrument: Instrument }
  const words = JSON.stringify(instrument)
  expect(words).toContain('Bagaimana kelompok ini lahir?')
  expect(words).toContain('Berapa tiap bulan?')
  expect(words).not.toContain('Bagaimana awalnya?')
})

test('without a network the work goes on, survives a reload of the tab, and is sent when there is one', async () => {
  const w = await world({ pages: true })
  const id = await makeDraft(w, smallGuide)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/draft/${id}`)
  await page.getByRole('treeitem').nth(1).click()
  await page
    .context()
    .route('**/instruments/drafts/**', (route) => route.abort('internetdisconnected'))
  await page.getByRole('textbox', { name: /^Pertanyaan/ }).fill('Ditulis tanpa jaringan')
  await page.getByText(/^Tanpa jaringan/).waitFor()
  await page.reload()
  await page.getByRole('treeitem').filter({ hasText: 'Ditulis tanpa jaringan' }).waitFor()
  await page.context().unroute('**/instruments/drafts/**')
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await page.getByText(/^Tersimpan di server/).waitFor()
  const kept = await w.as('supervisor').get(`/instruments/drafts/${id}`)
  expect(kept.text).toContain('Ditulis tanpa jaringan')
})

test('a file is looked through before a draft is made of it, and goes out as it came in', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/new`, {
    acceptDownloads: true,
  })
  const file = (name: string, content: string) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  })
  const take = page.getByLabel('Berkas instrumen')
  await take.setInputFiles(
    file('rusak.json', JSON.stringify({ ...smallGuide, slug: 'Not A Slug' })),
  )
  await page.getByText('Berkas ini belum dapat dipakai.').waitFor()
  await page.getByRole('rowheader', { name: 'slug' }).waitFor()
  await button(page, 'Jangan pakai').click()
  await take.setInputFiles(file('utuh.json', JSON.stringify(smallGuide)))
  await button(page, 'Pakai instrumen ini').click()
  await page.getByRole('treeitem').first().waitFor()
  await page.getByText('Berkas', { exact: true }).click()
  const [json] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Simpan sebagai JSON').click(),
  ])
  expect(JSON.parse(readFileSync(await json.path(), 'utf8'))).toEqual(smallGuide)

  // Out as a workbook, and in again with all that it holds.
  await page.getByText('Berkas', { exact: true }).click()
  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Simpan sebagai XLSForm (Excel)').click(),
  ])
  expect(workbook.suggestedFilename()).toBe('small-guide.xlsx')
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/instruments/new`)
  await page.getByLabel('Berkas instrumen').setInputFiles({
    name: 'small-guide.xlsx',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await workbook.path()),
  })
  await page.getByText(/“Pedoman kecil”, 3 pertanyaan, bahasa: id, en/).waitFor()
  await button(page, 'Pakai instrumen ini').click()
  await page.getByRole('treeitem').filter({ hasText: 'Berapa sebulan?' }).waitFor()
})

test('a workbook that cannot be read as a form is told cell by cell before anything is made', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/new`)
  const csv = 'type,name,label\nselect_one ada,q1,Ada?\nangka,q2,Berapa?\n'
  await page.getByLabel('Berkas instrumen').setInputFiles({
    name: 'survey.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(csv),
  })
  await page.getByText('Berkas ini belum dapat dipakai.').waitFor()
  const rows = await page.getByRole('dialog').getByRole('row').allTextContents()
  expect(rows.some((row) => /baris 2.*Salah:.*ada/.test(row))).toBe(true)
  expect(rows.some((row) => /baris 3.*Salah:.*angka/.test(row))).toBe(true)
  expect(await axe(page)).toEqual([])
})

test('a guide is printed on its own, in the chosen language, with room to write', async () => {
  const w = await world({ pages: true })
  const id = await makeDraft(w, smallGuide)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/draft/${id}/paper`)
  await page.getByRole('heading', { name: 'Pedoman kecil' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('combobox').selectOption('en')
  await page.getByRole('heading', { name: 'Small guide' }).waitFor()
  const { pages, text } = await printed(page)
  expect(pages).toBe(1)
  for (const words of [
    'Small guide',
    'How did the group begin?',
    'Who?',
    'Show this when “Any savings?” is “Yes”.',
  ])
    expect(text).toContain(words)
  // Neither the desk around it nor the buttons above it are printed.
  for (const words of ['Pedoman ·', 'Responses', 'Instrumen', 'Cetak'])
    expect(text).not.toContain(words)
  expect(await page.locator('.guide-lines div').count()).toBeGreaterThan(4)
})

async function printed(page: Page): Promise<{ pages: number; text: string }> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const file = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise
  const texts: string[] = []
  for (let at = 1; at <= file.numPages; at += 1) {
    const { items } = await (await file.getPage(at)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return { pages: file.numPages, text: texts.join(' ').replaceAll(/\s+/g, ' ') }
}

for (const [width, colorScheme, language] of [
  [1440, 'light', 'id'],
  [360, 'dark', 'en'],
] as const)
  test(`every part of the builder is sound at ${width} px, ${colorScheme}, in ${language}`, async () => {
    const w = await world({ pages: true })
    const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/instruments/new`, {
      viewport: { width, height: 800 },
      colorScheme,
      locale: language === 'id' ? 'id-ID' : 'en-GB',
    })
    const heard = complaints(page)
    const m = words[language]
    await page.getByRole('button', { name: new RegExp(m.template) }).waitFor()
    expect(await axe(page)).toEqual([])
    await page.getByRole('button', { name: new RegExp(m.template) }).click()
    await page.locator('.builder').waitFor()
    const pane = async (name: string) => {
      if (width < 1180) await page.locator('.pane-tabs button').filter({ hasText: name }).click()
    }
    for (const part of m.parts) {
      await pane(m.outline)
      await page.locator('.build-parts button').filter({ hasText: part }).click()
      expect([part, await axe(page)]).toEqual([part, []])
    }
    await pane(m.outline)
    expect(await axe(page)).toEqual([])
    for (const row of [0, 4]) {
      await pane(m.outline)
      await page.getByRole('treeitem').nth(row).click()
      await page.locator('.editor details').evaluateAll((all) => {
        for (const one of all as HTMLDetailsElement[]) one.open = true
      })
      expect([row, await axe(page)]).toEqual([row, []])
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      )
      expect(wide).toBe(false)
    }
    await pane(m.preview)
    await page.frameLocator('iframe').getByRole('heading').first().waitFor()
    expect(await axe(page)).toEqual([])
    expect(heard).toEqual([])
  }, 240_000)

const words = {
  id: {
    template: 'Skor perkembangan kelompok usaha',
    outline: 'Susunan',
    preview: 'Pratinjau',
    parts: ['Tentang instrumen', 'Bahasa', 'Penskoran', 'Daftar dan berkas'],
  },
  en: {
    template: 'How far a business group has come',
    outline: 'Outline',
    preview: 'Preview',
    parts: ['About the instrument', 'Languages', 'Scoring', 'Lists and files'],
  },
}
