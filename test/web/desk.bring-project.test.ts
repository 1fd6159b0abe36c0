// A project of another program on its way into the study, as its supervisor sees it: looked at, brought in, read in the coding
// desk, taken back.
import { expect, test } from 'vitest'
import { axe, complaints, pagesOf } from '../browser.ts'
import { codeBook, guid, manners, qdpx, type Span, textSource, users } from '../refi-files.ts'
import { world } from '../world.ts'

const talk = [
  'Peneliti: Bagaimana mulanya? 🌾',
  'Sri: Kami menabung 👩‍🌾 setiap bulan.',
  'Peneliti: Lalu?',
  'Sri: Lalu mulai lagi dengan arisan.',
].join('\n')

function coded(quote: string, code: number): Span {
  const start = talk.indexOf(quote)
  return { start, end: start + quote.length, code }
}

/** As NVivo on Windows counts: UTF-16 units, two for a line end. */
const archive = qdpx(
  manners.nvivo,
  `${users}${codeBook}<Sources>${textSource(20, talk, [coded('menabung 👩‍🌾 setiap bulan', 10), coded('arisan', 11)], manners.nvivo)}
    <PictureSource guid="${guid(23)}" name="Foto sawah" path="internal://foto.jpg"/></Sources>
    <Notes><Note guid="${guid(30)}" name=""><PlainTextContent>Catatan lepas</PlainTextContent></Note></Notes>
    <Sets><Set guid="${guid(90)}" name="Desa"/></Sets>`,
  { 20: talk },
  [{ name: 'Sources/foto.jpg', text: 'x' }],
)
const file = {
  name: 'Proyek Bu Sri.qdpx',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(archive),
}

test('a project of NVivo is looked at, comes in where it stood, and goes out again', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/bring`)
  const wrong = complaints(page)
  const choose = page.locator('input[type=file]').first()
  await choose.setInputFiles({ ...file, buffer: file.buffer.subarray(0, 400) })
  await page.getByRole('alert').getByText('rusak').waitFor()
  await choose.setInputFiles(file)
  await page.getByRole('button', { name: 'Baca', exact: true }).click()
  const plan = page.getByRole('region', { name: 'Yang akan terjadi' })
  await plan.getByText('Koding: 2 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  await plan.getByText(/2 dari 2 .* satuan UTF-16, dan ganti baris seperti di berkasnya/).waitFor()
  await plan.getByText('gambar · 1').waitFor()
  await plan.getByText('kumpulan · 1').waitFor()
  expect(await axe(page)).toEqual([])
  await plan.getByRole('button', { name: 'Bawa masuk', exact: true }).click()
  const done = page.getByRole('region', { name: 'Sudah masuk' })
  await done.getByText('Koding: 2').waitFor()
  const { rows } = (await w.as('supervisor').get('/sources')).json as { rows: { id: string }[] }
  const source = rows[0]?.id ?? ''
  await page.goto(page.url().replace(/\/bring.*/, `/sources/${source}`))
  await page.locator('mark', { hasText: 'menabung 👩‍🌾 setiap bulan' }).first().waitFor()
  const codings = (await w.as('supervisor').get(`/sources/${source}/codings`)).json as {
    rows: { quote: string }[]
  }
  expect(codings.rows.map(({ quote }) => quote).toSorted()).toEqual([
    'arisan',
    'menabung 👩‍🌾 setiap bulan',
  ])
  await page.goBack()
  await page.getByRole('button', { name: `Batalkan: ${file.name}` }).click()
  await expect
    .poll(async () => ((await w.as('supervisor').get('/sources')).json as { rows: unknown[] }).rows)
    .toEqual([])
  expect(wrong).toEqual([])
})
