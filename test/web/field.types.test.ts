// The rarer ways to answer, as fingers, mice, keyboards, cameras and satellites give them; and long forms as they are
// really filled: lists of thousands, grids, rows in rows, another language in the middle, several drafts.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument, Item } from '../../core/instrument/model.ts'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { axe, complaints, type Pages, pagesOf } from '../browser.ts'
import { type World, world } from '../world.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const label = (id: string, en = id) => ({ id, en })
const choice = (name: string, id: string, more = {}) => ({ name, label: label(id), ...more })

const form = (items: Item[], more: Partial<Instrument> = {}): Instrument => ({
  slug: 'formulir',
  kind: 'survey',
  technique: 'observation',
  title: label('Formulir', 'Form'),
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  items,
  ...more,
})

async function begin(
  w: World,
  instrument: Instrument,
  options: Parameters<Pages['phone']>[0] = {},
): Promise<Page> {
  const published = await w.as('supervisor').post('/instruments', instrument)
  expect(published.status, published.text).toBe(201)
  const page = await pagesOf(w).phone(options)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Formulir' }).click()
  await button(page, 'Mulai').click()
  return page
}

async function on(page: Page, next: string): Promise<void> {
  await button(page, 'Pertanyaan berikut').click()
  await heading(page, next).waitFor()
}

async function finish(page: Page, w: World): Promise<ResponseDetail['body']['answers']> {
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()
  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  return ((await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail).body.answers
}

/** Where things are, one after another as they are drawn. */
async function ranked(page: Page): Promise<string[]> {
  return page.locator('.rank li > span:not(.grip)').allTextContents()
}

async function gripOf(page: Page, what: string) {
  const box = await page.locator('.rank li', { hasText: what }).locator('.grip').boundingBox()
  if (!box) throw new Error('no grip')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a code is scanned or typed, stars are touched, a video is taken, and an order is dragged with mouse and finger', async () => {
  const w = await world({ pages: true })
  const needs = [choice('water', 'Air'), choice('road', 'Jalan'), choice('light', 'Listrik')]
  const page = await begin(
    w,
    form([
      { type: 'barcode', name: 'card', label: label('Kartu') },
      {
        type: 'range',
        name: 'liked',
        label: label('Nilai'),
        min: 1,
        max: 5,
        step: 1,
        appearance: 'rating',
      },
      {
        type: 'range',
        name: 'tall',
        label: label('Tinggi'),
        min: 0,
        max: 1,
        step: 0.1,
        appearance: 'vertical',
      },
      { type: 'video', name: 'film', label: label('Film') },
      { type: 'rank', name: 'needs', label: label('Urutan'), choices: needs },
    ]),
  )
  const heard = complaints(page)
  // This browser has no detector of its own: the code is typed, and no button promises more.
  await heading(page, 'Kartu').waitFor()
  if (!(await page.evaluate(() => 'BarcodeDetector' in globalThis)))
    expect(await button(page, 'Pindai kode').count()).toBe(0)
  await page.getByRole('textbox').fill('899 001')
  await page.getByText('tersimpan di telepon ini').waitFor()
  // With one, as Android has it, the camera reads it.
  await page.addInitScript(() => {
    class BarcodeDetector {
      async detect(seen: HTMLVideoElement) {
        return seen.videoWidth > 0 ? [{ rawValue: '64740001' }] : []
      }
    }
    Object.assign(globalThis, { BarcodeDetector })
  })
  await page.reload()
  await button(page, 'Pindai kode').click()
  await expect.poll(() => page.getByRole('textbox').inputValue()).toBe('64740001')
  expect(await axe(page)).toEqual([])
  await on(page, 'Nilai')
  await page.getByRole('radio', { name: '4 dari 5' }).tap({ force: true })
  await page.keyboard.press('ArrowLeft')
  expect(await page.getByRole('radio', { name: '3 dari 5' }).isChecked()).toBe(true)
  expect(await axe(page)).toEqual([])
  await on(page, 'Tinggi')
  await button(page, 'Tambah').tap()
  await button(page, 'Tambah').tap()
  await page.getByText('0,6', { exact: true }).waitFor()
  await on(page, 'Film')
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, 'Rekam atau pilih video').click(),
  ])
  await chooser.setFiles({ name: 'rapat.webm', mimeType: 'video/webm', buffer: Buffer.from('x') })
  await page.getByLabel('Video untuk: Film').waitFor()
  await on(page, 'Urutan')
  await expect.poll(() => ranked(page)).toEqual(['Air', 'Jalan', 'Listrik'])
  let [from, to] = [await gripOf(page, 'Listrik'), await gripOf(page, 'Air')]
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => ranked(page)).toEqual(['Listrik', 'Air', 'Jalan'])
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] })
  ;[from, to] = [await gripOf(page, 'Listrik'), await gripOf(page, 'Jalan')]
  await touch('touchStart', from)
  for (let step = 1; step <= 6; step++)
    await touch('touchMove', { x: from.x, y: from.y + ((to.y - from.y) * step) / 6 })
  await touch('touchEnd')
  await expect.poll(() => ranked(page)).toEqual(['Air', 'Jalan', 'Listrik'])
  await button(page, 'Naikkan Jalan').focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => ranked(page)).toEqual(['Jalan', 'Air', 'Listrik'])
  const answers = await finish(page, w)
  expect(answers).toMatchObject({
    card: '64740001',
    liked: 3,
    tall: 0.6,
    film: { name: 'rapat.webm', type: 'video/webm' },
    needs: ['road', 'water', 'light'],
  })
  expect(heard).toEqual([])
})

test('a position grows more exact while one waits and can be taken at any time; a walk and a field are drawn; without permission it is typed', async () => {
  const w = await world({ pages: true })
  const page = await begin(
    w,
    form([
      { type: 'geopoint', name: 'home', label: label('Rumah') },
      { type: 'geotrace', name: 'path', label: label('Jalur'), captureAccuracy: 20 },
      { type: 'geoshape', name: 'plot', label: label('Kebun') },
      { type: 'geopoint', name: 'well', label: label('Sumur') },
    ]),
    { geolocation: { latitude: 0.1347, longitude: 117.5005, accuracy: 40 } },
  )
  const context = page.context()
  const at = (latitude: number, longitude: number, accuracy: number) =>
    context.setGeolocation({ latitude, longitude, accuracy })
  await button(page, 'Ambil posisi').click()
  await page.getByText('dalam 40 m').waitFor()
  await page.getByRole('progressbar', { name: /^Diambil sendiri/ }).waitFor()
  await at(0.1348, 117.5006, 15)
  await page.getByText('dalam 15 m').waitFor()
  // A worse one does not take the place of a better one.
  await at(0.1349, 117.5007, 90)
  expect(await axe(page)).toEqual([])
  await button(page, 'Pakai posisi ini (±15 m)').click()
  await on(page, 'Jalur')
  await at(0.135, 117.5, 8)
  await button(page, 'Catat sambil berjalan').click()
  await page.getByText(/^1 titik/).waitFor()
  await at(0.1352, 117.5, 8)
  await page.getByText(/^2 titik/).waitFor()
  // Two metres on is no step, and one that is too rough is none either.
  await at(0.13522, 117.5, 8)
  await at(0.137, 117.5, 120)
  await at(0.1354, 117.5, 8)
  await page.getByText(/^3 titik/).waitFor()
  await button(page, 'Berhenti mencatat').click()
  expect(await axe(page)).toEqual([])
  await on(page, 'Kebun')
  for (const [n, corner] of [
    [0.1, 117.1],
    [0.1, 117.2],
    [0.2, 117.2],
  ].entries()) {
    const [latitude = 0, longitude = 0] = corner
    await at(latitude, longitude, 5)
    if (n === 0) await button(page, 'Ambil posisi').click()
    await expect.poll(() => button(page, 'Tambah tempat ini').isEnabled()).toBe(true)
    await expect
      .poll(async () => {
        if (await page.getByText(new RegExp(`^${n + 1} titik`)).count()) return true
        await button(page, 'Tambah tempat ini').click()
        return page.getByText(new RegExp(`^${n + 1} titik`)).count()
      })
      .toBeTruthy()
  }
  await context.clearPermissions()
  await on(page, 'Sumur')
  await button(page, 'Ambil posisi').click()
  await page.getByRole('alert').getByText('Telepon menolak memberi posisi').waitFor()
  await page.getByLabel('Lintang').fill('0,2')
  await page.getByLabel('Bujur').fill('117,3')
  expect(await axe(page)).toEqual([])
  await button(page, 'Pakai yang diketik').click()
  const answers = await finish(page, w)
  expect(answers).toMatchObject({
    home: '0.1348 117.5006 0 15',
    path: '0.135 117.5 0 8; 0.1352 117.5 0 8; 0.1354 117.5 0 8',
    well: '0.2 117.3 0 0',
  })
  expect(String(answers.plot).split('; ')).toHaveLength(4)
})

test('a cascade of five thousand, a grid as cards, rows in rows and another language in the middle, in two drafts', async () => {
  const w = await world({ pages: true })
  const villages = Array.from({ length: 5_000 }, (_, n) => ({
    name: `v${n}`,
    label: label(`Desa ${n}`, `Village ${n}`),
    columns: { district: n < 2_500 ? 'north' : 'south' },
  }))
  const scale = [choice('yes', 'Ya'), choice('no', 'Tidak')]
  const page = await begin(
    w,
    form(
      [
        { type: 'text', name: 'story', label: label('Cerita', 'Story') },
        {
          type: 'selectOne',
          name: 'district',
          label: label('Kecamatan', 'District'),
          choices: [choice('north', 'Utara'), choice('south', 'Selatan')],
        },
        {
          type: 'selectOne',
          name: 'village',
          label: label('Desa', 'Village'),
          choices: 'villages',
          choiceFilter: 'district = ${district}',
        },
        {
          type: 'group',
          name: 'views',
          label: label('Pendapat', 'Views'),
          appearance: 'table-list',
          items: ['adil', 'aman'].map((name) => ({
            type: 'selectOne' as const,
            name,
            label: label(`Apakah ${name}?`, `Is it ${name}?`),
            choices: scale,
            required: true,
          })),
        },
        {
          type: 'repeat',
          name: 'members',
          label: label('Anggota', 'Members'),
          items: [
            { type: 'text', name: 'called', label: label('Panggilan', 'Called') },
            {
              type: 'repeat',
              name: 'jobs',
              label: label('Pekerjaan', 'Jobs'),
              items: [{ type: 'text', name: 'job', label: label('Kerja apa?', 'Which job?') }],
            },
          ],
        },
      ],
      { lists: { villages: { from: 'choices', choices: villages } } },
    ),
    { colorScheme: 'dark' },
  )
  const heard = complaints(page)
  const story = page.getByRole('textbox')
  const height = () => story.evaluate((area) => area.getBoundingClientRect().height)
  const before = await height()
  await story.fill(Array.from({ length: 8 }, (_, n) => `Baris ke-${n}`).join('\n'))
  expect(await height()).toBeGreaterThan(before * 2)
  expect(await story.evaluate((area) => area.scrollHeight - area.clientHeight)).toBeLessThanOrEqual(
    1,
  )
  expect(await axe(page)).toEqual([])
  await on(page, 'Kecamatan')
  await page.getByRole('radio', { name: 'Selatan' }).check()
  await on(page, 'Desa')
  // Not five thousand rows, nor those of the other district.
  expect(await page.getByRole('radio').count()).toBeLessThanOrEqual(60)
  await page.getByRole('searchbox').fill('2499')
  await page.getByText('Tidak ada yang cocok.').waitFor()
  await page.getByRole('searchbox').fill('4999')
  await page.getByRole('radio', { name: 'Desa 4999' }).check()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'EN, pakai bahasa Inggris' }).click()
  await heading(page, 'Village').waitFor()
  await page.getByRole('radio', { name: 'Village 4999' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Village 4999' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'ID, use Indonesian' }).click()
  await on(page, 'Pendapat')
  // Each line of the grid is a card of its own: its question, then its choices, none beside the screen.
  const cards = page.getByRole('group', { name: /^Apakah/ })
  expect(await cards.count()).toBe(2)
  for (const card of await cards.all()) {
    const box = await card.boundingBox()
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
    expect(await card.getByRole('radio').count()).toBe(2)
  }
  await cards.first().getByRole('radio', { name: 'Ya' }).check()
  expect(await axe(page)).toEqual([])
  // The other is required: one may go on, and the review says what is missing.
  await button(page, 'Pertanyaan berikut').click()
  await heading(page, 'Anggota').waitFor()
  await button(page, 'Tambah: Anggota').click()
  await page.getByRole('textbox').fill('Adi')
  await on(page, 'Pekerjaan')
  for (const job of ['Tani', 'Kebun']) {
    await button(page, 'Tambah: Pekerjaan').click()
    await page.getByRole('textbox').fill(job)
    await button(page, 'Selesai, ke daftar').click()
    await heading(page, 'Pekerjaan').waitFor()
  }
  await button(page, 'Selesai, ke daftar').click()
  await heading(page, 'Anggota').waitFor()
  await button(page, 'Periksa respons').click()
  await page.getByRole('heading', { name: '1 hal perlu diperbaiki' }).waitFor()
  expect(await button(page, 'Selesai dan kirim').isDisabled()).toBe(true)
  await page.getByRole('button', { name: /Apakah aman/ }).click()
  await heading(page, 'Pendapat').waitFor()

  // A second draft of the same instrument stands beside the first.
  await page.getByRole('link', { name: 'Kembali' }).click()
  await page
    .getByRole('link', { name: /^Formulir/ })
    .last()
    .click()
  await page
    .getByText(/1 draf/)
    .first()
    .waitFor()
  await button(page, 'Mulai').click()
  await heading(page, 'Cerita').waitFor()
  expect(await page.getByRole('textbox').inputValue()).toBe('')
  await page.getByRole('textbox').fill('Yang kedua')
  await page.getByText('tersimpan di telepon ini').waitFor()
  await page.getByRole('link', { name: 'Kembali' }).click()
  const drafts = page.locator('a[href^="#/fill/"]')
  await expect.poll(() => drafts.count()).toBe(2)
  await drafts.last().click()
  await heading(page, 'Pendapat').waitFor()
  await cards.last().getByRole('radio', { name: 'Tidak' }).check()
  await on(page, 'Anggota')
  const answers = await finish(page, w)
  expect(answers).toMatchObject({
    district: 'south',
    village: 'v4999',
    adil: 'yes',
    aman: 'no',
    members: [
      {
        answers: {
          called: 'Adi',
          jobs: [{ answers: { job: 'Tani' } }, { answers: { job: 'Kebun' } }],
        },
      },
    ],
  })
  expect(heard).toEqual([])
})

test('a whole form is filled and sent with the keyboard alone', async () => {
  const w = await world({ pages: true })
  const scale = [choice('yes', 'Ya'), choice('no', 'Tidak')]
  const page = await begin(
    w,
    form([
      { type: 'text', name: 'name', label: label('Nama') },
      { type: 'selectOne', name: 'fair', label: label('Adil?'), choices: scale },
      {
        type: 'selectMany',
        name: 'crops',
        label: label('Tanaman'),
        choices: [choice('rice', 'Padi'), choice('corn', 'Jagung')],
      },
      { type: 'integer', name: 'age', label: label('Umur') },
      { type: 'acknowledge', name: 'told', label: label('Dijelaskan') },
      { type: 'tally', name: 'seen', label: label('Terlihat'), choices: scale },
    ]),
    { hasTouch: false, isMobile: false },
  )
  /** Tab until what has the focus is called so. */
  const reach = async (name: RegExp) => {
    for (let n = 0; n < 40; n++) {
      await page.keyboard.press('Tab')
      const called = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement & { labels?: NodeListOf<HTMLElement> }
        const by = at.getAttribute('aria-labelledby')
        const named = by ? document.getElementById(by)?.textContent : null
        return `${at.getAttribute('aria-label') ?? named ?? at.labels?.[0]?.textContent ?? at.textContent}`
      })
      if (name.test(called.trim())) return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  const go = async (next: string) => {
    await reach(/^Pertanyaan berikut/)
    await page.keyboard.press('Enter')
    await heading(page, next).waitFor()
    // A screen reader begins with the new question.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(next)
  }
  await heading(page, 'Nama').waitFor()
  await reach(/^Nama/)
  await page.keyboard.type('Ibu Ani')
  await go('Adil?')
  await reach(/^Ya/)
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await go('Tanaman')
  await reach(/^Jagung/)
  await page.keyboard.press('Space')
  await go('Umur')
  await reach(/^Umur/)
  await page.keyboard.type('42')
  await go('Dijelaskan')
  await reach(/^Dijelaskan/)
  await page.keyboard.press('Space')
  await go('Terlihat')
  await reach(/^Tidak/)
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await reach(/^Periksa respons/)
  await page.keyboard.press('Enter')
  await button(page, 'Selesai dan kirim').waitFor()
  await reach(/^Selesai dan kirim/)
  await page.keyboard.press('Enter')
  await page.getByText(/^Diterima server/).waitFor()
  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  expect(body.answers).toMatchObject({
    name: 'Ibu Ani',
    fair: 'no',
    crops: ['corn'],
    age: 42,
    told: 'OK',
    seen: {
      marks: [
        ['no', expect.any(Number)],
        ['no', expect.any(Number)],
      ],
    },
  })
})
