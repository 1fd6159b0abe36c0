// A KoboToolbox export on its way into the study: its form added, what does not fit shown, brought in, and coded.
import { expect, test } from 'vitest'
import type { SourceRow } from '../../core/wire/coding.ts'
import type { ResponseRow } from '../../core/wire/field.ts'
import { writeForm } from '../../core/xlsform/write.ts'
import { code } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { koboXlsx, type Sent } from '../core/elsewhere.ts'
import { asked, form, group, number, one, repeat, text } from '../core/scenario.ts'
import { world } from '../world.ts'
import { zipOf } from '../zips.ts'

const questions = [
  text('kode'),
  group('rumah', one('puas', ['ya', 'tidak'])),
  text('cerita'),
  repeat('anggota', text('nama')),
  asked('image', 'foto'),
]
/** The form as it is, and as it was when ages were still typed as words. */
const survey = {
  ...form(number('umur').constraint('. < 100'), ...questions),
  slug: 'survei-desa',
  about: 'study' as const,
}
const before = { ...survey, items: [text('umur').item, ...survey.items.slice(1)] }

const foto = { file: 'a'.repeat(64), name: 'rumah.jpg', type: 'image/jpeg', sizeBytes: 3 }
const sent = (at: number, answers: Sent['answers']): Sent => ({
  uuid: `00000000-0000-4000-8000-00000000000${at}`,
  submittedAt: '2026-03-01T02:30:00.000Z',
  answers: {
    kode: `P-00${at}`,
    puas: 'ya',
    cerita: `Kami mulai dari arisan, ${at} tahun.`,
    ...answers,
  },
})
const rows = [{ id: 'a', answers: { nama: 'Wayan' } }]
const file = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(bytes),
})
const manner = { groups: '/', words: 'id', several: 'both' } as const
const first = [
  sent(1, { umur: '41', anggota: rows, foto }),
  sent(2, { umur: '120' }),
  sent(3, { umur: 'tua' }),
]

test('an export comes in with its form and its photos, once; its open answers are coded under their questions', async () => {
  const w = await world({ pages: true })
  const lead = w.as('supervisor')
  await code(w, 'modal')
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/bring`)
  const wrong = complaints(page)
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file('data.xlsx', koboXlsx(before, first, manner)))
  await page.getByText('Pilih formulirnya, atau tambahkan').waitFor()
  const more = page.getByLabel('Tambah berkas')
  await more.setInputFiles([
    file('form.xlsx', writeForm(survey)),
    file('foto.zip', zipOf([{ name: 'foto/rumah.jpg', text: 'jpg' }])),
  ])
  await page.getByText('3 dari 3 baris akan dibawa masuk.').waitFor()
  await page.getByText('baris 4: “tua”').waitFor()
  await page.getByText('Aturan formulir yang tidak dipenuhi').click()
  await page.getByText('umur (id): melanggar batasan, 1 kali').waitFor()
  await page.getByText('1 foto, rekaman, dan berkas lain').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Tinggalkan seluruh barisnya').check()
  await page.getByText('2 dari 3 baris akan dibawa masuk.').waitFor()
  await page.getByRole('button', { name: 'Baca', exact: true }).click()
  const plan = page.getByRole('region', { name: 'Yang akan terjadi' })
  await plan.getByText('Respons: 2 baru, 0 sudah ada, 0 tidak bisa masuk').waitFor()
  await plan.getByRole('button', { name: 'Bawa masuk', exact: true }).click()
  await page.getByRole('region', { name: 'Sudah masuk' }).getByText('Respons: 2').waitFor()

  const responses = (await lead.get('/responses')).json as { rows: ResponseRow[] }
  expect(responses.rows.map(({ device, state }) => [device, state])).toEqual([
    ['KoboToolbox', 'received'],
    ['KoboToolbox', 'received'],
  ])
  const { rows: sources } = (await lead.get('/sources')).json as { rows: SourceRow[] }
  expect(sources).toHaveLength(2)
  // Its words are a source: each open answer a block under the question that it answers, and it can be coded.
  await page.goto(`${pagesOf(w).origin}/s/${w.study}/sources/${sources[0]?.id}`)
  await page.getByRole('heading', { name: 'cerita (id)' }).waitFor()
  await page.getByRole('region', { name: 'Teks sumber' }).waitFor()
  await page.keyboard.press('t')
  await page.keyboard.type('modal')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () =>
      ((await lead.get('/sources')).json as { rows: SourceRow[] }).rows
        .map(({ codings }) => codings)
        .sort(),
    )
    .toEqual([0, 1])

  // A later export on a narrow screen, in the dark: only what is new comes in; the form is the study's own by now.
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(`${pagesOf(w).origin}/s/${w.study}/bring`)
  const later = [...first.slice(0, 2), sent(4, { umur: '33' })]
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(file('data2.xlsx', koboXlsx(before, later, manner)))
  await page.getByLabel('Formulir yang dijawab').selectOption({ index: 1 })
  await page.getByText('3 dari 3 baris akan dibawa masuk.').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Baca', exact: true }).press('Enter')
  await plan.getByText('Respons: 1 baru, 2 sudah ada, 0 tidak bisa masuk').waitFor()
  expect(wrong).toEqual([])
})
