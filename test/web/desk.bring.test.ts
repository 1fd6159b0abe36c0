// A folder of documents on its way into the study: known by what is in it, looked at, brought in, taken back.
import { expect, test } from 'vitest'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'
import { zipOf } from '../zips.ts'

const archive = zipOf([
  {
    name: 'lapangan/Wawancara P-01.txt',
    text: 'Peneliti: Siapa yang memulai?\nP1: Kami, para ibu.',
  },
  { name: 'lapangan/FGD dusun.txt', text: 'Kami membagi tugas. Semua ikut.' },
  { name: 'lapangan/kosong.txt', text: '  ' },
  { name: '__MACOSX/._x.txt', text: 'x' },
])
const file = {
  name: 'lapangan.zip',
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(archive),
}

test('an archive of documents is looked at before it comes in, and goes out again as one step', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/bring`)
  const wrong = complaints(page)
  const sources = async () =>
    (
      (await w.as('supervisor').get('/sources')).json as {
        rows: { title: string; technique: string; codings: number }[]
      }
    ).rows
      .map(({ title, technique }) => [title, technique])
      .sort()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ ...file, name: 'foto.zip', buffer: Buffer.from('JFIF') })
  await page.getByRole('alert').getByText('tidak dikenal').waitFor()
  // One whose directory lies about what is in it.
  const lying = zipOf([{ name: 'a.txt', text: 'Kami menabung.', lie: { size: 3 } }])
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ ...file, name: 'bohong.zip', buffer: Buffer.from(lying) })
  await page.getByRole('alert').getByText('rusak atau terkunci').waitFor()
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByLabel('Teknik, kalau').selectOption('observation')
  await page.getByRole('button', { name: 'Baca', exact: true }).click()
  const plan = page.getByRole('region', { name: 'Yang akan terjadi' })
  await plan.getByText('Sumber: 2 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  await plan.getByText('sumber tanpa teks · 1').waitFor()
  expect(await sources()).toEqual([])
  expect(await axe(page)).toEqual([])
  // What the titles said is put right by hand; the picture stays what it was while the server is asked again.
  await plan.getByText(/Teknik tiap sumber: /).click()
  await plan.getByLabel('FGD dusun: Teknik').selectOption('document')
  await plan.getByRole('button', { name: 'Bawa masuk', exact: true }).click()
  const done = page.getByRole('region', { name: 'Sudah masuk' })
  await done.getByText('Sumber: 2').waitFor()
  expect(await sources()).toEqual([
    ['FGD dusun', 'document'],
    ['Wawancara P-01', 'interview'],
  ])
  // English, on a narrow screen, in the dark; the whole of it by keyboard.
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.evaluate(() => localStorage.setItem('pedoman.language', 'en'))
  await page.reload()
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.getByRole('button', { name: 'Read it' }).press('Enter')
  await page.getByText('Sources: 0 new, 2 here already, 0 cannot come in').waitFor()
  await page.getByText('All of this file is in the study already.').waitFor()
  expect(await page.getByRole('button', { name: 'Bring it in' }).isDisabled()).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Undo: lapangan.zip' }).press('Enter')
  await page.getByText('the study is as it was before that file').waitFor()
  expect(await sources()).toEqual([])
  await page.getByRole('button', { name: 'Give up: lapangan.zip' }).press('Enter')
  await expect
    .poll(async () =>
      ((await w.as('supervisor').get('/imports')).json as { rows: { state: string }[] }).rows.map(
        ({ state }) => state,
      ),
    )
    .toEqual(['undone'])
  expect(wrong).toEqual([])
})
