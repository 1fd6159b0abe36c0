// A team's Taguette project on its way into the study: looked at, brought in, read in the coding desk, brought again, taken
// back; and the table of its highlights onto texts that are here.
import { expect, test } from 'vitest'
import { xlsxBytes } from '../../core/table/xlsx.ts'
import { source } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { taguetteFile } from '../taguette.ts'
import { world } from '../world.ts'

const html =
  '<p>Peneliti: Bagaimana kas 👩🏽‍🌾 dipegang?</p>\n<p>P-003: Bergiliran, <b>tiap bulan</b> &amp; dicatat.</p>'
const bytes = (text: string) => new TextEncoder().encode(text).length
const start = bytes('Peneliti: Bagaimana kas 👩🏽‍🌾 dipegang?\nP-003: ')
const study = {
  name: 'KUBE Mawar',
  documents: [{ name: 'Wawancara P-003', html }],
  tags: [{ path: 'kas' }, { path: 'kas.giliran', description: 'uang bergilir' }],
  highlights: [
    {
      document: 'Wawancara P-003',
      start,
      end: start + bytes('Bergiliran, tiap bulan'),
      tags: ['kas.giliran'],
    },
  ],
}
const project = (name: string) => ({
  name,
  mimeType: 'application/vnd.sqlite3',
  buffer: Buffer.from(taguetteFile([{ ...study, name: 'Lain', highlights: [] }, study])),
})

test('a Taguette project comes in with its highlights at their words, once, and goes out as one step', async () => {
  const w = await world({ pages: true })
  const who = w.as('supervisor')
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/bring`)
  const wrong = complaints(page)
  const bring = async (name: string, title: string) => {
    await page.locator('input[type=file]').first().setInputFiles(project(name))
    await page.getByLabel('Proyek di berkas ini').selectOption({ label: title })
    await page.getByLabel('Siapa yang menyorot').fill('Rina')
    await page.getByRole('button', { name: 'Baca', exact: true }).click()
  }
  await bring('kube.sqlite3', 'KUBE Mawar: 1 dokumen, 2 tag, 1 sorotan')
  const plan = page.getByRole('region', { name: 'Yang akan terjadi' })
  await plan.getByText('Koding: 1 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  await plan.getByRole('button', { name: 'Bawa masuk', exact: true }).click()
  await page.getByRole('region', { name: 'Sudah masuk' }).getByText('Sumber: 1').waitFor()

  // In the coding desk the passage bears its code, which stands below the one that its name said.
  const { rows } = (await who.get('/sources')).json as { rows: { id: string }[] }
  const id = rows[0]?.id ?? ''
  await page.goto(`${pagesOf(w).origin}/s/${w.study}/sources/${id}`)
  await page.getByText('Bergiliran, tiap bulan').first().waitFor()
  const codings = (await who.get(`/sources/${id}/codings`)).json as { rows: { quote: string }[] }
  expect(codings.rows.map(({ quote }) => quote)).toEqual(['Bergiliran, tiap bulan'])
  await page.locator('mark, [data-codes]').first().waitFor()
  const codes = (await who.get('/codes')).json as {
    rows: { id: string; label: string; parent: string | null }[]
  }
  const named = new Map(codes.rows.map((code) => [code.id, code.label]))
  expect(
    codes.rows
      .filter(({ label }) => /kas|giliran/.test(label))
      .map(({ label, parent }) => [label, named.get(parent ?? '') ?? null])
      .sort(),
  ).toEqual([
    ['giliran', 'kas'],
    ['kas', null],
  ])

  await page.goto(`${pagesOf(w).origin}/s/${w.study}/bring`)
  await bring('lagi.sqlite3', 'KUBE Mawar: 1 dokumen, 2 tag, 1 sorotan')
  await page.getByText('Koding: 0 baru, 1 sudah ada, 0 tidak bisa masuk').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Batalkan: kube.sqlite3' }).press('Enter')
  await expect
    .poll(async () => ((await who.get('/sources')).json as { rows: unknown[] }).rows)
    .toEqual([])
  expect(wrong).toEqual([])
})

test('a table of coded segments finds its words in texts that are here, and says what it does not find', async () => {
  const w = await world({ pages: true })
  const text = await source(w, { title: 'Wawancara 1' })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/bring`)
  const wrong = complaints(page)
  const table = [
    'Dokumen;Kode;Kutipan;Pengode',
    'Wawancara 1;musyawarah;Ketua yang memutuskan.;Rina',
    'Wawancara 1;asal;Kami mulai\u00a0dari  sampah.;Rina',
    'Wawancara 1;asal;Tidak pernah dikatakan.;Rina',
  ]
  const buffer = Buffer.from(`\ufeff${table.join('\r\n')}\r\n`)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'segmen.csv', mimeType: 'text/csv', buffer })
  await page.getByText('2 dari 3 kutipan ditemukan di sumber studi ini.').waitFor()
  await page.getByRole('region', { name: 'Yang tidak masuk' }).getByText('4').first().waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Baca', exact: true }).click()
  const plan = page.getByRole('region', { name: 'Yang akan terjadi' })
  await plan.getByText('Koding: 2 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  await plan.getByRole('button', { name: 'Bawa masuk', exact: true }).click()
  await page.getByRole('region', { name: 'Sudah masuk' }).waitFor()
  const { rows } = (await w.as('supervisor').get(`/sources/${text}/codings`)).json as {
    rows: { quote: string; coder: string }[]
  }
  expect(rows.map(({ quote }) => quote).sort()).toEqual([
    'Kami mulai dari sampah.',
    'Ketua yang memutuskan.',
  ])
  // A workbook that first says how to fill it in; and a list of people in which nothing tells that it is one.
  await page.getByRole('button', { name: 'Bawa masuk berkas lain' }).click()
  const lists = xlsxBytes([
    { name: 'Petunjuk', columns: [{ name: 'Cara' }, { name: 'Catatan' }], rows: [['Isi', 'ya']] },
    { name: 'Peserta', columns: [{ name: 'Kode' }, { name: 'Usia' }], rows: [['P-201', '41']] },
    { name: 'Kode', columns: [{ name: 'Kode' }, { name: 'Definisi' }], rows: [['kas', 'uang']] },
  ])
  const xlsx = { name: 'daftar.xlsx', mimeType: 'application/octet-stream' }
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ ...xlsx, buffer: Buffer.from(lists) })
  await page.getByText('Ditebak dari judul kolom: “Kode”, “Definisi”.').waitFor()
  expect(await page.getByLabel('Lembar').locator('option:checked').innerText()).toBe('Kode')
  await page.getByLabel('Lembar').selectOption('Peserta')
  await page.getByText('tiap baris dianggap satu jawaban').waitFor()
  await page.getByLabel('partisipan', { exact: true }).press('Space')
  await page.getByLabel('Peran, kalau barisnya').fill('anggota')
  await page.getByRole('region', { name: 'Yang akan masuk' }).getByText('Usia: 41').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Baca', exact: true }).click()
  await plan.getByText('Partisipan: 1 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  expect(wrong).toEqual([])
})
