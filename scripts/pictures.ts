// `npm run pictures`: takes the pictures of README and the guides from the real screens with the sample study.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { wavOf } from '../core/talk/pieces.ts'
import { build } from './build.ts'
import { launchChromium } from './chromium.ts'
import { main } from './halt.ts'
import { openLocal } from './local.ts'
import { root } from './root.ts'
import { fill } from './sample.ts'
import { mintEnrolmentCode, mintSignInCode, ownerOf } from './secrets.ts'

const folder = join(root, 'docs', 'pictures')
const laptop = { viewport: { width: 1440, height: 900 }, locale: 'id-ID' }
const phone = {
  viewport: { width: 360, height: 740 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
  locale: 'id-ID',
}

await main(async () => {
  const bundle = await build(console.log)
  const local = await openLocal({
    bundle,
    state: null,
    port: 0,
    pages: true,
    brake: false,
    heard: console.error,
  })
  const { db, origin } = local
  const owner = await ownerOf(db)
  await fill(local, owner, () => {})
  mkdirSync(folder, { recursive: true })
  const browser = await launchChromium()
  try {
    await atTheDesk(browser, `${origin}/sign-in#c=${await mintSignInCode(db, owner)}`)
    const study = await db.prepare('select id from studies limit 1').first<{ id: string }>()
    const code = await mintEnrolmentCode(db, study?.id ?? '', owner, 'Telepon')
    await inTheField(browser, `${origin}/field/#e=${code}`)
  } finally {
    await browser.close()
    await local.close()
  }
})

async function open(browser: Browser, options: BrowserContextOptions, url: string): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await page.goto(url)
  return page
}

async function atTheDesk(browser: Browser, signIn: string): Promise<void> {
  const page = await open(browser, laptop, signIn)
  await page.waitForURL(/\/s\//)
  const study = /^.*\/s\/[^/]+/.exec(page.url())?.[0] ?? ''
  const main = page.locator('main')
  const claim = main.getByText('Ketua menggerakkan').first()
  // In each list something is open, as it is while one works.
  const screens: [name: string, path: string, opens?: Locator][] = [
    ['overview', ''],
    ['sources', '/sources'],
    ['triangulation', '/triangulation', claim],
    ['network', '/relations'],
    ['timeline', '/timeline'],
    ['findings', '/findings', claim],
    ['responses', '/responses?instrument=pedoman-wawancara', main.locator('tbody a').first()],
    ['codebook', '/codebook', main.getByText('Kekompakan')],
    [
      'crosstab',
      '/displays/crosstab?across=technique&rolled=yes',
      main.getByRole('button', { name: /segmen Peran pendamping pada wawancara/ }),
    ],
    ['saturation', '/displays/saturation'],
    ['scores', '/displays/scores'],
    ['map', '/displays/places'],
    ['agreement', '/rounds', main.getByRole('link', { name: 'Uji kesepahaman buku kode' })],
    ['find-words', '/search?q=bantu'],
    ['series', '/timeline?show=series'],
  ]
  for (const [name, path, opens] of screens) {
    await page.goto(`${study}${path}`)
    await opens?.click()
    await page.mouse.move(0, 0)
    await settled(page)
    await main.evaluate((part) => part.scrollTo(0, 0))
    await take(page, name)
  }
  await page.goto(`${study}/sources`)
  await page.locator('main').getByRole('link', { name: /P-001/ }).first().click()
  await page.getByRole('region', { name: 'Teks sumber' }).waitFor()
  await page.locator('mark').filter({ hasText: 'mulanya dari malu' }).first().click()
  await take(page, 'coding')
  await page.emulateMedia({ colorScheme: 'dark' })
  await take(page, 'coding-dark')
  await page.emulateMedia({ colorScheme: null })
  await atTheText(page, study)
  await atTheBuilder(page, study)
}

/** A coder's hands: choosing words and a code, gathering what was coded, typing what is heard. */
async function atTheText(page: Page, study: string): Promise<void> {
  await page.keyboard.press('Escape')
  for (const key of ['j', 'j', 't']) await page.keyboard.press(key)
  await page.getByPlaceholder('Ketik nama kode').fill('ke')
  await take(page, 'coding-pick')
  await page.goto(`${study}/segments`)
  await page.locator('datalist option').first().waitFor({ state: 'attached' })
  await page.getByRole('combobox', { name: 'Tambah kode' }).fill('Kekom')
  await page.keyboard.press('Enter')
  await page
    .getByRole('checkbox', { name: /sesudah itu tidak ada/ })
    .first()
    .check()
  await take(page, 'segments')
  await page.goto(`${study}/transcribe`)
  const sound = Float32Array.from({ length: 90 * 8_000 }, (_, at) => Math.sin(at / 20) / 3)
  await page.getByLabel(/Pilih rekaman/).setInputFiles({
    name: 'Wawancara P-003.wav',
    mimeType: 'audio/wav',
    buffer: Buffer.from(wavOf(sound, 8_000)),
  })
  await page
    .getByRole('textbox', { name: 'Transkrip' })
    .fill(
      '[00:00:04] Peneliti: Mulanya bagaimana, Bu?\n[00:00:09] Narasumber: Mulanya kami berlima saja, dari dasa wisma.\n[00:00:31] Peneliti: Lalu siapa yang mengajak yang lain?\n[00:00:36] Narasumber: ',
    )
  await page.getByText(/Tersimpan di komputer ini/).waitFor()
  await take(page, 'transcribe')
}

/** A draft of the published guide, with a question more and a condition less. */
async function atTheBuilder(page: Page, study: string): Promise<void> {
  await page.goto(`${study}/instruments/new`)
  await page.getByRole('button', { name: /Pedoman wawancara.*versi 1/s }).click()
  const questions = page.getByRole('treeitem')
  await questions.filter({ hasText: 'Seberapa sering kelompok berkumpul' }).click()
  await page
    .getByRole('textbox', { name: /^Pertanyaan/ })
    .fill('Seberapa sering kelompok bermusyawarah?')
  await page.getByRole('button', { name: 'Gandakan', exact: true }).click()
  await page.getByText('Tersimpan di server').waitFor()
  await take(page, 'builder')
  await page.getByRole('link', { name: /^Terbitkan/ }).click()
  await page.waitForURL(/\/publish$/)
  await take(page, 'publish')
}

async function inTheField(browser: Browser, link: string): Promise<void> {
  const page = await open(browser, { ...phone, permissions: ['microphone', 'geolocation'] }, link)
  const address = link.split('#')[0] ?? ''
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const home = async () => {
    await page.goto(`${address}#/home`)
    await page
      .getByRole('link', { name: /Pedoman wawancara/ })
      .first()
      .waitFor()
  }
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await take(page, 'phone-home')
  await page.goto(`${address}#/ready`)
  await page.getByText('Penyimpanan dijaga', { exact: true }).waitFor()
  await page.getByText(/berkas tersimpan dan utuh/).waitFor()
  await take(page, 'phone-ready')
  await home()

  await page
    .getByRole('link', { name: /Lembar pengamatan/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /KUBE-001/ }).check()
  await button('Mulai').click()
  await button('Periksa respons').or(button('Pertanyaan berikut')).first().waitFor()
  await page
    .getByText(/KUBE-001/)
    .first()
    .waitFor()
  await take(page, 'phone-observation')
  await home()

  await page
    .getByRole('link', { name: /Catatan FGD/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /KUBE-001/ }).check()
  await button('Mulai').click()
  await button('Atur tempat duduk').click()
  const seats = page.getByRole('dialog', { name: 'Tempat duduk' })
  await button('Tambahkan').click()
  const choice = seats.getByRole('combobox', { name: 'Partisipan' })
  const codes = await choice
    .locator('option:not([disabled])')
    .evaluateAll((options) => options.map((option) => option.getAttribute('value') ?? ''))
  for (const code of codes.filter((code) => code !== '').slice(0, 6))
    await choice.selectOption(code)
  await button('Selesai').click()
  const around = page.locator('.seat')
  for (const index of [0, 2, 1, 3, 2, 0, 4]) await around.nth(index).click()
  await take(page, 'phone-fgd')
  await home()
  await withAForm(page, home)
  await home()

  await page
    .getByRole('link', { name: /Pedoman wawancara/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /P-003/ }).check()
  await button('Mulai').click()
  await button('Rekam percakapan').click()
  await button('Jeda rekaman').waitFor()
  await page.getByRole('checkbox').first().check()
  await page.getByRole('textbox').fill('Mulanya dari rasa malu. RT 07 disebut paling jorok.')
  await page.getByText('tersimpan di telepon ini').waitFor()
  await take(page, 'phone-interview')
}

/** Pages of a document, and a score that is half-way. */
async function withAForm(page: Page, home: () => Promise<void>): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const begin = async (instrument: RegExp) => {
    await page.getByRole('link', { name: instrument }).first().click()
    await page.getByRole('radio', { name: /KUBE-001/ }).check()
    await button('Mulai').click()
    await page.locator('dialog.jump').waitFor({ state: 'attached' })
  }
  await begin(/Pedoman dokumentasi/)
  await button('Daftar pertanyaan').click()
  await page.locator('dialog.jump').getByText('Halaman', { exact: false }).first().click()
  const pages = await Promise.all(
    [1, 2, 3].map(async (n) => ({
      name: `halaman-${n}.png`,
      mimeType: 'image/png',
      buffer: await writtenPage(page, n),
    })),
  )
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button('Pilih gambar').click(),
  ])
  await chooser.setFiles(pages)
  await button('Buka halaman 3 dari 3').waitFor()
  await page.getByText('tersimpan di telepon ini').waitFor()
  await take(page, 'phone-document')
  await home()

  await begin(/Formulir skor/)
  await button('Pertanyaan berikut').click()
  for (const index of [2, 3, 1]) {
    await page.getByRole('radio').nth(index).check()
    await button('Pertanyaan berikut').click()
  }
  await page.locator('summary', { hasText: 'Skor' }).click()
  await take(page, 'phone-score')
}

/** A written sheet, as it might be photographed: what it says cannot be read. */
async function writtenPage(page: Page, number: number): Promise<Buffer> {
  const words = Array.from({ length: 200 }, (_, at) => {
    const wide = 20 + ((at * 53 + number * 29) % 60)
    return `<i style="display:inline-block;width:${wide}px;height:10px;margin:12px 6px;background:#5b6b78"></i>`
  })
  const sheet = await page.context().newPage()
  await sheet.setViewportSize({ width: 600, height: 800 })
  await sheet.setContent(`<body style="background:#f4efe3;padding:50px">${words.join('')}`)
  const picture = await sheet.screenshot()
  await sheet.close()
  return picture
}

async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('.loading').waitFor({ state: 'detached' })
}

async function take(page: Page, name: string): Promise<void> {
  await settled(page)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  console.log(`docs/pictures/${name}.png`)
}
