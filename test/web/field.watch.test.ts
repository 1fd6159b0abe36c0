// Watching: photos as they are kept, counts with their moments, and signals at intervals that outlive a reload.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import type { ResponseDetail } from '../../core/wire/field.ts'
import type { FileAnswer, MarksAnswer } from '../../core/wire/response.ts'
import { placeIn, withPlace } from '../../web/field/media/exif.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

const sheet = (items: Instrument['items'], more: Partial<Instrument> = {}): Instrument => ({
  slug: 'amatan',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Amatan', en: 'Watching' },
  languages: ['id', 'en'],
  about: 'study',
  roles: [],
  needs: [],
  items,
  ...more,
})

async function begin(w: World, instrument: Instrument): Promise<Page> {
  const published = await w.as('supervisor').post('/instruments', instrument)
  expect(published.text).toContain('hash')
  const page = await pagesOf(w).phone()
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Amatan' }).click()
  await button(page, 'Mulai').click()
  return page
}

async function give(
  page: Page,
  name: string,
  file: { name: string; mimeType: string; buffer: Buffer },
) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    button(page, name).click(),
  ])
  await chooser.setFiles(file)
}

/** Left half red, right half blue, as a JPEG. */
async function picture(page: Page, width: number, height: number): Promise<Uint8Array> {
  const drawn = await page.evaluate(
    async ([wide, high]) => {
      const canvas = new OffscreenCanvas(wide, high)
      const drawing = canvas.getContext('2d')
      if (!drawing) throw new Error('no canvas')
      drawing.fillStyle = 'red'
      drawing.fillRect(0, 0, wide / 2, high)
      drawing.fillStyle = 'blue'
      drawing.fillRect(wide / 2, 0, wide / 2, high)
      const blob = await canvas.convertToBlob({ type: 'image/jpeg' })
      return [...new Uint8Array(await blob.arrayBuffer())]
    },
    [width, height] as const,
  )
  return Uint8Array.from(drawn)
}

/** Exif that says only how the camera was held: 6 is "turn it a quarter clockwise" (Exif 2.32, § 4.6.4 A). */
function turned(jpeg: Uint8Array): Uint8Array {
  const exif = Buffer.from(
    'ffe100224578696600004d4d002a00000008000101120003000000010006000000000000',
    'hex',
  )
  return Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)])
}

test('a photo stands upright, is made smaller, and tells where it was taken only if it is asked to', async () => {
  const w = await world({ pages: true })
  const label = (name: string) => ({ id: `Foto ${name}`, en: `Photo ${name}` })
  const page = await begin(
    w,
    sheet([
      { type: 'image', name: 'plain', label: label('biasa'), maxPixels: 100 },
      { type: 'image', name: 'placed', label: label('tempat'), appearance: 'keep-place' },
      { type: 'image', name: 'foreign', label: label('iPhone') },
      { type: 'image', name: 'wrong', label: label('salah') },
    ]),
  )
  const heard = complaints(page)
  const shot = await picture(page, 200, 100)
  const guntung = { latitude: 0.1347, longitude: 117.5005, altitude: 12 }
  const jpeg = (bytes: Uint8Array) => ({
    name: 'IMG.JPG',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(bytes),
  })

  await give(page, 'Ambil foto', jpeg(turned(withPlace(shot, guntung))))
  const shown = page.getByRole('img', { name: 'Foto untuk: Foto biasa' })
  await shown.waitFor()
  await page.getByText(/\(50 × 100\), diperkecil dari/).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Pertanyaan berikut').click()
  await give(page, 'Pilih gambar', jpeg(withPlace(shot, guntung)))
  await page.getByText(/200 × 100/).waitFor()
  await button(page, 'Pertanyaan berikut').click()
  // Only its head: no phone here could read it anyway.
  const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0heicmif1', 'latin1')
  await give(page, 'Pilih gambar', { name: 'IMG_7.HEIC', mimeType: '', buffer: heic })
  await page.getByText('Telepon ini tidak bisa menampilkan').waitFor()
  await button(page, 'Pertanyaan berikut').click()
  await give(page, 'Pilih gambar', {
    name: 'x.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('halo'),
  })
  await page.getByRole('alert').getByText('Ini bukan gambar').waitFor()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()

  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const { plain, placed, foreign, wrong } = body.answers as Record<string, FileAnswer>
  const kept = async (answer: FileAnswer | undefined) =>
    new Uint8Array((await lead.get(`/files/${answer?.file}`)).bytes)
  expect(placeIn(await kept(plain))).toBe(null)
  const place = placeIn(await kept(placed))
  expect(place?.latitude).toBeCloseTo(guntung.latitude, 6)
  expect(place?.longitude).toBeCloseTo(guntung.longitude, 6)
  expect(foreign).toMatchObject({ name: 'IMG_7.heic', type: 'image/heic', sizeBytes: heic.length })
  expect(Buffer.from(await kept(foreign))).toEqual(heic)
  expect(wrong).toBe(undefined)
  // Held a quarter clockwise, what was left is on top: red over blue.
  const colours = await page.evaluate(
    async (bytes) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)]))
      const drawing = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')
      drawing?.drawImage(bitmap, 0, 0)
      const at = (y: number) => [...(drawing?.getImageData(25, y, 1, 1).data ?? [])]
      return [at(10), at(90)].map(([red = 0, , blue = 0]) => (red > blue ? 'red' : 'blue'))
    },
    [...(await kept(plain))],
  )
  expect(colours).toEqual(['red', 'blue'])
  expect(heard).toEqual([])
})

test('a phone that ends the app while the camera is open comes back to the question and says so', async () => {
  const w = await world({ pages: true })
  const page = await begin(
    w,
    sheet([
      { type: 'text', name: 'what', label: { id: 'Apa?', en: 'What?' } },
      { type: 'image', name: 'photo', label: { id: 'Foto', en: 'Photo' } },
    ]),
  )
  await page.getByRole('textbox').fill('Rapat')
  await button(page, 'Pertanyaan berikut').click()
  await Promise.all([page.waitForEvent('filechooser'), button(page, 'Ambil foto').click()])
  // The app begins anew, at home, as from its icon.
  const { origin } = pagesOf(w)
  await page.goto('about:blank')
  await page.goto(`${origin}/field/`)
  await heading(page, 'Foto').waitFor()
  await page.getByRole('alert').getByText('menutup Pedoman selagi kamera terbuka').waitFor()
  await button(page, 'Kamera di dalam Pedoman').click()
  await page.getByRole('dialog', { name: 'Foto' }).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Ambil gambar').click()
  await page.getByRole('img', { name: 'Foto untuk: Foto' }).waitFor()
  // Once told is enough.
  await page.goto('about:blank')
  await page.goto(`${origin}/field/`)
  await page
    .getByRole('link', { name: /Lanjutkan|Amatan/ })
    .first()
    .waitFor()
  expect(await heading(page, 'Foto').count()).toBe(0)
})

test('signals go by the clock, are answered or missed, and go on after a reload', async () => {
  const w = await world({ pages: true })
  const choice = (name: string, id: string) => ({ name, label: { id, en: id } })
  const page = await begin(
    w,
    sheet([
      {
        type: 'tally',
        name: 'seen',
        label: { id: 'Yang terlihat', en: 'What is seen' },
        choices: [choice('talk', 'Bicara'), choice('work', 'Bekerja')],
        everySeconds: 60,
      },
    ]),
  )
  await page.clock.install()
  await heading(page, 'Yang terlihat').waitFor()
  await page.evaluate(() => {
    const felt: unknown[] = []
    Object.assign(globalThis, { felt })
    navigator.vibrate = (pattern) => felt.push(pattern) > 0
  })
  const felt = () => page.evaluate(() => (globalThis as unknown as { felt: unknown[] }).felt.length)
  const saved = async () => {
    await page.clock.runFor(1_000)
    await page.getByText('tersimpan di telepon ini').waitFor()
  }
  await button(page, 'Mulai selang waktu').click()
  await page.getByText('Selang ke-1').waitFor()
  await page.clock.runFor(61_000)
  await page.getByRole('alert').getByText('Apa yang terlihat sekarang?').waitFor()
  expect(await felt()).toBe(1)
  await button(page, /^Bicara/).click()
  await page.getByText('Apa yang terlihat sekarang?').waitFor({ state: 'detached' })
  await page.clock.runFor(60_000)
  expect(await felt()).toBe(2)
  await page.clock.runFor(60_000)
  await page.getByText('1 dari 3 selang terlewat').waitFor()
  expect(await axe(page)).toEqual([])
  await saved()

  await page.reload()
  await page.getByText('Selang ke-4').waitFor()
  await page.clock.runFor(60_000)
  await page.getByText('2 dari 4 selang terlewat').waitFor()
  await button(page, /^Bekerja/).click()
  await button(page, /^Bekerja/).click()
  await page.getByRole('list', { name: 'Hitungan terakhir' }).getByText('Bekerja').nth(1).waitFor()
  await button(page, 'Urungkan hitungan terakhir').click()
  await page.getByRole('button', { name: 'Bekerja 1 kali' }).waitFor()
  await button(page, 'Hentikan selang waktu').click()
  await saved()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText(/^Diterima server/).waitFor()
  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const { marks, watched = [] } = body.answers.seen as MarksAnswer
  expect(marks.map(([name]) => name)).toEqual(['talk', 'work'])
  const [[from, to] = [0, 0]] = watched
  expect(watched).toHaveLength(1)
  expect((to ?? 0) - from).toBeGreaterThan(240_000)
})

test('what was seen of a case before is read offline, beside the question too, with the photo of then', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await lead.post('/cases', { code: 'K-1', label: 'Kelompok satu', attributes: {} })
  await lead.post('/cases', { code: 'K-2', label: 'Kelompok dua', attributes: {} })
  const diary = sheet(
    [
      {
        type: 'text',
        name: 'seen',
        label: { id: 'Apa yang terlihat?', en: 'What is seen?' },
        long: true,
      },
      {
        type: 'text',
        name: 'next',
        label: { id: 'Apa dilihat nanti?', en: 'What to look at next?' },
      },
      { type: 'image', name: 'yard', label: { id: 'Halaman', en: 'The yard' } },
    ],
    { about: 'case' },
  )
  const { hash } = (await lead.post('/instruments', diary)).json as { hash: string }
  const other = await w.device('B')
  const before = filled(hash, {
    participant: null,
    case: 'K-1',
    occurredOn: '2026-11-20',
    answers: { seen: 'Rapat dibuka ketua.', next: 'Siapa mencatat?' },
    coverage: {},
    probes: {},
  })
  expect((await other.put(`/responses/${before.id}`, before)).status).toBe(201)

  const page = await pagesOf(w).phone()
  const heard = complaints(page)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  const about = async (code: RegExp) => {
    await page.getByRole('link', { name: 'Amatan' }).first().click()
    await page.getByRole('radio', { name: code }).check()
  }
  await about(/K-2/)
  await page.getByText('Belum ada catatan sebelumnya').waitFor()
  await page.getByRole('radio', { name: /K-1/ }).check()
  await page.getByText('Catatan sebelumnya (1)').click()
  await page.getByText('Rapat dibuka ketua.').waitFor()
  await page.getByText('catatan peneliti lain').waitFor()
  expect(await axe(page)).toEqual([])
  await page.context().setOffline(true)
  await button(page, 'Mulai').click()
  await heading(page, 'Apa yang terlihat?').waitFor()
  await page.getByText('Terakhir, 20 Nov 2026:').waitFor()
  await page.getByRole('textbox').fill('Sekretaris mencatat.')
  await button(page, 'Pertanyaan berikut').click()
  await page.locator('.last-time').getByText('Siapa mencatat?').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Pertanyaan berikut').click()
  expect(await button(page, 'Foto dari tempat yang sama').count()).toBe(0)
  await give(page, 'Ambil foto', {
    name: 'IMG.JPG',
    mimeType: 'image/jpeg',
    buffer: Buffer.from(await picture(page, 200, 100)),
  })
  await page.getByRole('img', { name: 'Foto untuk: Halaman' }).waitFor()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  await button(page, 'Beranda')
    .or(page.getByRole('link', { name: 'Beranda' }))
    .first()
    .click()

  // Still without a network, and the response itself is sealed: the diary has its words and the photo.
  await about(/K-1/)
  await page.getByText('Catatan sebelumnya (2)').click()
  await page.getByText('Sekretaris mencatat.').waitFor()
  await button(page, 'Mulai').click()
  await page.locator('.last-time').getByText('Sekretaris mencatat.').waitFor()
  await button(page, 'Pertanyaan berikut').click()
  await page.locator('.last-time').getByText('Siapa mencatat?').waitFor()
  await button(page, 'Pertanyaan berikut').click()
  await button(page, 'Foto dari tempat yang sama').click()
  await page.getByRole('img', { name: 'Foto terakhir dari tempat ini' }).waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Ambil gambar').click()
  await page.getByRole('img', { name: 'Foto untuk: Halaman' }).waitFor()
  expect(heard.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})
