// The way from a word to a coding and on: found in its forms, looked at, coded at once, gathered, recoded, and thought about.
import { expect, test } from 'vitest'
import type { Coding } from '../../core/wire/coding.ts'
import type { WordHit } from '../../core/wire/search.ts'
import { formsOf, segmentsOf, sorted } from '../../web/desk/find/hits.ts'
import { runParts } from '../../web/desk/find/run-parts.ts'
import { widened } from '../../web/desk/find/widened.ts'
import { code, source } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const text = 'Ketua membantu kami. Tiap bulan.\n\nBantuan datang.\n\nPembantu itu pulang.'

test('a word is found in its forms, coded by key in one step, taken back, gathered by its codes and recoded', async () => {
  const w = await world({ pages: true })
  const [help, lead] = [await code(w, 'tolong'), await code(w, 'pimpin')]
  const id = await source(w, { text, title: 'Wawancara satu', technique: 'interview' })
  const codings = async () =>
    ((await w.as('coder').get(`/sources/${id}/codings`)).json as { rows: Coding[] }).rows
  const page = await pagesOf(w).desk('coder', `/s/${w.study}/search`)
  const heard = complaints(page)

  // Typed, found in three forms; the one that is not meant is switched off.
  await page.getByRole('searchbox').fill('bantu')
  await page.keyboard.press('Enter')
  await page.getByText('3 tempat dalam 1 sumber').waitFor()
  await page.getByRole('button', { name: 'pembantu 1' }).click()
  const lines = page.getByRole('listbox', { name: 'Hasil pencarian' })
  await expect.poll(() => lines.getByRole('option').count()).toBe(2)
  expect(await axe(page)).toEqual([])

  // Ticked and coded by key: whole sentences, in one step.
  await lines.focus()
  for (const key of ['Space', 'ArrowDown', 'Space']) await page.keyboard.press(key)
  await page.getByText('2 segmen baru dalam 1 sumber').waitFor()
  await page.getByRole('combobox', { name: 'Pilih kode …' }).fill('tol')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Kodekan 2 segmen' }).click()
  await page.getByText('2 segmen dikodekan “tolong”').waitFor()
  expect((await codings()).map((one) => [one.quote, one.code, one.origin])).toEqual([
    ['Ketua membantu kami.', help, { how: 'search', origin: 'bantu' }],
    ['Bantuan datang.', help, { how: 'search', origin: 'bantu' }],
  ])
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect.poll(async () => (await codings()).length).toBe(0)
  await page.getByText('Langkah sekaligus yang pernah Anda buat').click()
  await page.getByRole('button', { name: 'Ulangi' }).click()
  await expect.poll(async () => (await codings()).length).toBe(2)

  // Gathered by the code, one segment opened in its text, and the list found again as it was left.
  await page.getByRole('link', { name: 'Segmen', exact: true }).click()
  await page.getByRole('combobox', { name: 'Tambah kode' }).fill('tol')
  await page.keyboard.press('Enter')
  await page.getByText('2 segmen · 2 pengodean diperiksa').waitFor()
  const table = page.getByRole('table', { name: 'Daftar segmen' })
  const second = table.getByRole('checkbox', { name: 'Bantuan datang.' })
  await second.check()
  expect(await axe(page)).toEqual([])
  await table.getByRole('link', { name: 'Wawancara satu' }).first().click()
  await page.getByRole('region', { name: 'Teks sumber' }).waitFor()
  await page.goBack()
  await expect.poll(() => second.isChecked()).toBe(true)

  // Recoded in one step; then there is nothing left of the first code on that passage.
  await page.getByRole('combobox', { name: 'Pilih kode …' }).fill('pim')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Ganti kode' }).click()
  await page.getByText('1 segmen diganti menjadi “pimpin”').waitFor()
  expect((await codings()).map((one) => one.code)).toEqual([help, lead])

  // Widened to its turn, and taken back from within the text below.
  await table.getByRole('checkbox', { name: 'Ketua membantu kami.' }).check()
  await page.getByRole('button', { name: 'Lebarkan ke giliran' }).click()
  await page.getByText('1 segmen dilebarkan').waitFor()
  expect((await codings())[0]?.quote).toBe('Ketua membantu kami. Tiap bulan.')

  // The question is kept for another day.
  await page.getByRole('button', { name: 'Simpan pertanyaan ini' }).click()
  await page.getByRole('textbox', { name: 'Nama' }).fill('Pertolongan')
  await page.keyboard.press('Enter')
  await page.getByText('Tersimpan (1)').click()
  await page.getByRole('link', { name: 'Pertolongan' }).waitFor()

  // From within the text, after a reload, both steps are taken back one after the other, and done again.
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/sources/${id}`)
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await codings())[0]?.quote).toBe('Ketua membantu kami.')
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await codings()).map((one) => one.code)).toEqual([help, help])
  await page.getByText('Pengodean menurut aturan: diurungkan').waitFor()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await codings()).length).toBe(0)
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Control+Shift+z')
  await expect.poll(async () => (await codings()).map((one) => one.code)).toEqual([help, lead])

  // A reflexive memo begins private; another window's wording is not overwritten unread.
  await page.getByRole('link', { name: /^Memo/ }).click()
  await page.getByRole('button', { name: 'Memo untuk penelitian' }).click()
  await page.getByLabel('Isi memo').fill('Saya terlalu cepat setuju.')
  await page.locator('.memo-form select').selectOption('reflexive')
  expect(await page.getByRole('checkbox', { name: 'Hanya untuk saya' }).isChecked()).toBe(true)
  await page.getByRole('button', { name: 'Simpan memo' }).click()
  await page.getByRole('button', { name: 'Ubah' }).click()
  const memo = (
    (await w.as('coder').get('/memos')).json as { rows: { id: string; target: object }[] }
  ).rows[0]
  const elsewhere = {
    target: memo?.target,
    kind: 'reflexive',
    text: 'Dari jendela lain.',
    private: true,
  }
  expect((await w.as('coder').put(`/memos/${memo?.id}?revision=1`, elsewhere)).status).toBe(200)
  await page.getByLabel('Isi memo').fill('Dari jendela ini.')
  await page.getByRole('button', { name: 'Simpan memo' }).click()
  await page.getByText('Dari jendela lain.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Simpan tulisan saya' }).click()
  await page.getByRole('button', { name: 'Isi sebelumnya' }).click()
  await page.getByText('Dari jendela lain.').waitFor()
  // The refusal of the second writing is the browser's only complaint.
  expect(heard.filter((line) => !line.includes('409'))).toEqual([])
})

function hit(start: number, words: string[], more: Partial<WordHit> = {}): WordHit {
  return {
    start,
    end: start + 5,
    source: { id: 's', title: '', technique: 'interview' },
    participant: null,
    role: null,
    case: null,
    version: 1,
    quote: '',
    before: '',
    after: '',
    words,
    sentence: { start: 0, end: 20 },
    turn: { start: 0, end: 40 },
    speaker: null,
    question: null,
    timeMs: null,
    ...more,
  }
}

test('lines stand by the words before, the nearest first, by those after, or by form', () => {
  const one = hit(0, ['bantu'], { before: 'yang kami ', after: ' zaman' })
  const two = hit(9, ['dibantu'], { before: 'dan anak ', after: ' awal' })
  expect(sorted([one, two], 'place')).toEqual([one, two])
  expect(sorted([one, two], 'before')).toEqual([two, one])
  expect(sorted([one, two], 'after')).toEqual([two, one])
  expect(formsOf([one, two, one])).toEqual([
    ['bantu', 2],
    ['dibantu', 1],
  ])
})

test('two words of one sentence are coded as one sentence, and a long run goes in parts that the server takes', () => {
  let n = 0
  const newId = () => `id${n++}`
  const hits = [hit(0, ['a']), hit(9, ['b']), hit(30, ['c'], { sentence: { start: 21, end: 40 } })]
  expect(segmentsOf(hits, 'sentence', 'x', newId).map(({ start }) => start)).toEqual([0, 21])
  expect(segmentsOf(hits, 'word', 'x', newId)).toHaveLength(3)
  expect(segmentsOf(hits, 'turn', 'x', newId)).toHaveLength(1)
  const add = Array.from({ length: 700 }, (_, at) => ({
    ...segmentsOf(hits, 'word', 'x', newId)[0],
    id: newId(),
    source: `s${at % 50}`,
  })) as ReturnType<typeof segmentsOf>
  const parts = runParts(
    add,
    Array.from({ length: 301 }, () => newId()),
  )
  expect(parts.flatMap((part) => part.add)).toHaveLength(700)
  expect(parts.flatMap((part) => part.remove)).toHaveLength(301)
  for (const part of parts) {
    expect(part.add.length).toBeLessThanOrEqual(300)
    expect(new Set(part.add.map((one) => one.source)).size).toBeLessThanOrEqual(20)
  }
})

test('a segment is widened to the sentences and turns that it touches, and never becomes smaller', () => {
  const blocks = [
    { start: 0, end: 32 },
    { start: 34, end: 49 },
  ]
  const wide = (start: number, end: number, to: 'sentence' | 'turn') => {
    const span = widened({ text, blocks }, { start, end }, to)
    return text.slice(span.start, span.end)
  }
  expect(wide(6, 14, 'sentence')).toBe('Ketua membantu kami.')
  expect(wide(6, 14, 'turn')).toBe('Ketua membantu kami. Tiap bulan.')
  expect(wide(21, 41, 'sentence')).toBe('Tiap bulan.\n\nBantuan datang.')
})
