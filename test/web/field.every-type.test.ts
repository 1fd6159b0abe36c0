// Every type of question filled in on a phone without a network, left in the middle, finished, sent once with its files.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ResponseDetail } from '../../core/wire/field.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { everyType } from '../every-type.ts'
import { world } from '../world.ts'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

async function on(page: Page, next: string): Promise<void> {
  await button(page, 'Pertanyaan berikut').click()
  await heading(page, next).waitFor()
}

async function choose(
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

/** A picture of 200 × 100 pixels, drawn by the browser itself. */
async function picture(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(200, 100)
    const drawing = canvas.getContext('2d')
    if (drawing) drawing.fillStyle = 'teal'
    drawing?.fillRect(0, 0, 200, 100)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    return [...new Uint8Array(await blob.arrayBuffer())]
  })
  return Buffer.from(bytes)
}

async function sound(page: Page): Promise<void> {
  expect(await axe(page)).toEqual([])
}

async function typePlace(page: Page, latitude: string, longitude: string): Promise<void> {
  await page.getByLabel('Lintang').fill(latitude)
  await page.getByLabel('Bujur').fill(longitude)
  await button(page, 'Pakai yang diketik').click()
}

test('a form with every type is filled offline, left in the middle, and received whole with its files', async () => {
  const w = await world({ pages: true })
  const published = await w.as('supervisor').post('/instruments', everyType)
  expect(published.status).toBe(201)
  const page = await pagesOf(w).phone()
  const heard = complaints(page)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  const shot = await picture(page)
  await page.context().setOffline(true)
  await page.getByRole('link', { name: 'Semua jenis' }).click()
  await button(page, 'Mulai').click()

  await heading(page, 'Selamat datang').waitFor()
  await page.getByText('Penjelasan').click()
  await page.getByText('Boleh diulang.').waitFor()
  await on(page, 'Nama')
  await page.getByRole('textbox').fill('Ibu Ani')
  await on(page, 'Umur Ibu Ani')
  await page.getByRole('textbox').fill('12')
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('alert').getByText('Hanya orang dewasa.').waitFor()
  await page.getByRole('textbox').fill('42')
  await on(page, 'Berat')
  await page.getByRole('textbox').fill('51,5')
  await on(page, 'Sakit')
  await page.getByRole('slider').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.getByText('7', { exact: true }).waitFor()
  await sound(page)
  await on(page, 'Kecamatan')
  await page.getByRole('radio', { name: 'Selatan' }).click()
  // Quick: the next question comes by itself.
  await heading(page, 'Desa').waitFor()
  expect(await page.getByRole('radio').count()).toBe(60)
  await page.getByRole('searchbox').fill('nomor 2999')
  await page.getByRole('radio', { name: 'Desa nomor 2999' }).check()
  await sound(page)
  await on(page, 'Tanaman')
  await page.getByRole('checkbox', { name: 'Tidak ada' }).check()
  await page.getByRole('checkbox', { name: 'Padi' }).check()
  expect(await page.getByRole('checkbox', { name: 'Tidak ada' }).isChecked()).toBe(false)
  await page.getByRole('checkbox', { name: 'Lainnya' }).check()
  await page.getByRole('textbox', { name: 'Lainnya: sebutkan' }).fill('kelapa')
  await sound(page)
  await on(page, 'Urutkan kebutuhan')
  await button(page, 'Naikkan Jalan').click()
  await button(page, 'Turunkan Air').click()
  await sound(page)
  await on(page, 'Hari')
  await page.getByLabel('Hari').fill('2026-11-20')
  await on(page, 'Jam')
  await page.getByLabel('Jam').fill('14:05')
  await on(page, 'Saat')
  await page.getByLabel('Saat').fill('2026-11-20T14:05')
  await page.getByText('tersimpan di telepon ini').waitFor()

  await page.reload()
  await heading(page, 'Saat').waitFor()
  expect(await page.getByLabel('Saat').inputValue()).toBe('2026-11-20T14:05')
  await on(page, 'Rumah')
  await button(page, 'Ambil posisi').click()
  await page.getByText('dalam 12 m').waitFor()
  await sound(page)
  await on(page, 'Jalur')
  await button(page, 'Ambil posisi').click()
  await button(page, 'Tambah tempat ini').click()
  await page.getByText('Ketik posisinya').click()
  await typePlace(page, '91', '117')
  await page.getByRole('alert').getByText('Lintang antara').waitFor()
  await typePlace(page, '0,135', '117.5')
  await page.getByText('2 titik').first().waitFor()
  await sound(page)
  await on(page, 'Kebun')
  await page.getByText('Ketik posisinya').click()
  await typePlace(page, '0.1', '117.1')
  await typePlace(page, '0.1', '117.2')
  await typePlace(page, '0.2', '117.2')
  await on(page, 'Foto rumah')
  await choose(page, 'Ambil foto', { name: 'IMG 1.png', mimeType: 'image/png', buffer: shot })
  await page.getByRole('img', { name: 'Foto untuk: Foto rumah' }).waitFor()
  await sound(page)
  await on(page, 'Suara')
  await button(page, 'Rekam').click()
  await page.getByText('00:01', { exact: true }).first().waitFor()
  await button(page, 'Berhenti dan simpan').click()
  await page.getByLabel('Rekaman untuk: Suara').waitFor()
  await sound(page)
  await on(page, 'Surat')
  await choose(page, 'Pilih berkas', {
    name: 'surat.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('Dengan hormat'),
  })
  await page.getByText('surat.txt').waitFor()
  await on(page, 'Tanda tangan')
  await page.getByText('Tidak bisa menggambar?').click()
  await page.getByLabel('Nama lengkap').fill('Ani')
  await page.getByRole('checkbox').check()
  await sound(page)
  await button(page, 'Pakai nama ini').click()
  await page.getByRole('img', { name: 'Tanda tangan untuk' }).waitFor()
  await on(page, 'Kartu')
  await page.getByRole('textbox').fill('899 001')
  await on(page, 'Sudah dijelaskan')
  await page.getByRole('checkbox').check()
  await on(page, 'Yang terlihat')
  await page.getByRole('button', { name: /^Bicara/ }).click()
  await page.getByRole('button', { name: /^Menolong/ }).click()
  await page.getByRole('button', { name: /^Bicara/ }).click()
  await button(page, 'Urungkan hitungan terakhir').click()
  await sound(page)
  await on(page, 'Pendapat')
  const fair: Locator = page.getByRole('group', { name: 'Pendapat fair' })
  await fair.getByRole('radio', { name: 'Ya' }).check()
  await page
    .getByRole('group', { name: 'Pendapat safe' })
    .getByRole('radio', { name: 'Tidak' })
    .check()
  await sound(page)

  await on(page, 'Anggota')
  await button(page, 'Tambah: Anggota').click()
  await heading(page, 'Panggilan').waitFor()
  await page.getByRole('textbox').fill('Adi')
  await on(page, 'Pekerjaan')
  await button(page, 'Tambah: Pekerjaan').click()
  await heading(page, 'Kerja Adi').waitFor()
  await page.getByRole('textbox').fill('Tani')
  await button(page, 'Selesai, ke daftar').click()
  await heading(page, 'Pekerjaan').waitFor()
  await button(page, 'Selesai, ke daftar').click()
  await button(page, 'Tambah: Anggota').click()
  await page.getByRole('textbox').fill('Budi')
  await page.getByRole('button', { name: '2. Budi' }).click()
  await heading(page, 'Anggota').waitFor()
  await button(page, 'Hapus Budi').click()
  await page.getByText('Budi dihapus.').waitFor()
  await button(page, 'Urungkan').click()
  await page.getByRole('button', { name: '2. Budi' }).waitFor()
  await button(page, 'Hapus Budi').click()
  await sound(page)
  await on(page, 'Ada 1 anggota.')
  await button(page, 'Periksa respons').click()
  await page.getByText('Lainnya: kelapa').waitFor()
  await sound(page)
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()

  // The network drops once more between the words and the files.
  let isCut = false
  await page.context().route('**/api/field/files/*', (route) => {
    const { method } = { method: route.request().method() }
    if (isCut || method !== 'PUT') return route.continue()
    isCut = true
    return route.abort('connectionreset')
  })
  await page.context().setOffline(false)
  await page.getByText('4 berkas masih menunggu').waitFor()
  await page.getByText(/^Diterima server/).waitFor()
  expect(isCut).toBe(true)

  const lead = w.as('supervisor')
  const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
  expect(rows).toHaveLength(1)
  const { body } = (await lead.get(`/responses/${rows[0]?.id}`)).json as ResponseDetail
  const { answers } = body
  expect(answers).toMatchObject({
    name: 'Ibu Ani',
    age: 42,
    weight: 51.5,
    pain: 7,
    district: 'south',
    village: 'v2999',
    crops: ['rice', 'other'],
    crops_other: 'kelapa',
    needs: ['road', 'water', 'light'].toSpliced(1, 2, 'light', 'water'),
    day: '2026-11-20',
    clock: expect.stringMatching(/^14:05:00\.000[+-]\d\d:\d\d$/),
    moment: expect.stringMatching(/^2026-11-20T14:05:00\.000[+-]\d\d:\d\d$/),
    home: '0.1347 117.5005 0 12',
    path: '0.1347 117.5005 0 12; 0.135 117.5 0 0',
    field: '0.1 117.1 0 0; 0.1 117.2 0 0; 0.2 117.2 0 0; 0.1 117.1 0 0',
    photo: { name: 'IMG 1.jpg', type: 'image/jpeg' },
    voice: { name: 'rekaman.webm', type: 'audio/webm' },
    letter: { name: 'surat.txt', type: 'text/plain', sizeBytes: 13 },
    signed: { type: 'image/png' },
    card: '899 001',
    agreed: 'OK',
    seen: {
      marks: [
        ['talk', expect.any(Number)],
        ['help', expect.any(Number)],
      ],
    },
    fair: 'yes',
    safe: 'no',
    members: [{ answers: { called: 'Adi', jobs: [{ answers: { job: 'Tani' } }] } }],
    size: 1,
  })
  for (const name of ['photo', 'voice', 'letter', 'signed']) {
    const { file } = answers[name] as { file: string }
    expect((await lead.get(`/files/${file}`)).status, name).toBe(200)
  }
  expect(
    heard.filter((line) => !/ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_RESET/.test(line)),
  ).toEqual([])
}, 300_000)
