// A focus group is brought in: its labels are asked for once, each turn shows who speaks in which role, and is put right.
import { expect, test } from 'vitest'
import type { Source, SourceRow } from '../../core/wire/coding.ts'
import { person } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const talk = (more = '') =>
  `M: Siapa yang memulai?\nKetua: Saya dan anggota.\nWarga: Betul.\nKetua: Lalu ramai.\nWarga: Ya.\n${more}M: Baik.`

test('labels are asked for once, shown with their roles, put right, and known to the next source', async () => {
  const w = await world({ pages: true })
  await person(w, 'P-001', 'pengurus')
  await person(w, 'P-002', 'anggota')
  const lead = w.as('supervisor')
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources`)
  const heard = complaints(page)
  const dialog = page.getByRole('dialog', { name: 'Tambah sumber' })
  const begin = async (text: string, title: string) => {
    await page.getByRole('button', { name: 'Tambah sumber' }).first().click()
    await dialog.getByRole('textbox', { name: 'Teks' }).fill(text)
    await dialog.getByRole('textbox', { name: 'Judul' }).fill(title)
    await dialog.getByRole('combobox', { name: 'Teknik' }).selectOption('fgd')
  }
  const who = (label: string) => dialog.getByRole('combobox', { name: `Siapa ${label}` })

  await begin(talk(), 'FGD satu')
  await dialog.getByText('Label baru: siapa yang dimaksud?').waitFor()
  await who('M').selectOption('researcher')
  await who('Ketua').selectOption('p:P-001')
  expect(await axe(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Tambahkan' }).click()
  const turn = page.locator('.turn-row')
  await turn.filter({ hasText: 'Saya dan anggota.' }).getByText('pengurus').waitFor()
  expect(await turn.first().locator('.turn').getAttribute('class')).toContain('asks')

  // One label is put right from the head of the source.
  await page.getByRole('button', { name: '3 pembicara' }).click()
  const sheet = page.getByRole('dialog', { name: 'Siapa yang berbicara' })
  await sheet.getByRole('combobox', { name: 'Siapa Warga' }).selectOption('p:P-002')
  expect(await axe(page)).toEqual([])
  await sheet.getByRole('button', { name: 'Simpan' }).click()
  await turn.filter({ hasText: 'Betul.' }).getByText('anggota', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Ubah keterangan' }).click()
  const details = page.getByRole('dialog', { name: 'Keterangan sumber' })
  await details.getByRole('textbox', { name: 'Judul' }).fill('FGD pengurus')
  await details.getByLabel('Tanggal').fill('2018-05-02')
  await details.getByRole('button', { name: 'Simpan' }).click()
  await page.getByRole('heading', { name: 'FGD pengurus', level: 1 }).waitFor()

  await page.goto(`${w.local.origin}/s/${w.study}/sources`)
  await begin(talk('Dinas: Kami membantu.\nDinas: Setiap bulan.\n'), 'FGD dua')
  await dialog.getByText('3 label sudah dikenal').waitFor()
  expect(await who('Dinas').inputValue()).toBe('speaker')
  expect(await dialog.getByRole('combobox', { name: /^Siapa (M|Ketua|Warga)/ }).count()).toBe(0)
  await dialog.getByRole('button', { name: 'Tambahkan' }).click()
  await page.getByRole('heading', { name: 'FGD dua', level: 1 }).waitFor()
  const { rows } = (await lead.get('/sources')).json as { rows: SourceRow[] }
  const { blocks } = (await lead.get(`/sources/${rows[0]?.id}`)).json as Source
  await expect
    .poll(() => blocks.map(({ speaker, asks }) => (asks ? 'asks' : speaker)))
    .toEqual(['asks', 'P-001', 'P-002', 'P-001', 'P-002', 'Dinas', 'Dinas', 'asks'])
  expect(heard).toEqual([])
})
