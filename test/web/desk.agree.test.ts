// Agreement at the desk: a round is given, coded blind, measured, and settled by keys; and two raters of one scoring form.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { code, must, newId, publish, source, spoken } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import type { Person } from '../people.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const turns = [
  { start: 0, end: 23, speaker: 'P-1' },
  { start: 24, end: 46, speaker: 'P-2' },
  { start: 47, end: spoken.length, speaker: 'P-1' },
]

async function put(w: World, who: Person, text: string, x: string, [start, end]: [number, number]) {
  const body = { source: text, code: x, start, end, quote: spoken.slice(start, end) }
  must(await w.as(who).put(`/codings/${newId()}`, body))
}

/** Two coders over one source: alike on the first turn, apart on the second and the third. */
async function coded(w: World): Promise<{ round: string; text: string; x: string }> {
  const [text, x] = [await source(w, { blocks: turns }), await code(w, 'modal')]
  await code(w, 'tokoh')
  await put(w, 'coder', text, x, [0, 22])
  await put(w, 'coder2', text, x, [5, 22])
  await put(w, 'coder', text, x, [24, 46])
  await put(w, 'coder2', text, x, [47, 60])
  const round = newId()
  const coders = [w.personId('coder'), w.personId('coder2')]
  const body = {
    title: 'Putaran satu',
    mode: 'blind',
    from: '2026-11-01',
    to: '2026-11-30',
    codes: [x],
    sources: [{ source: text, coders }],
    draw: null,
  }
  must(await w.as('supervisor').put(`/rounds/${round}`, body))
  return { round, text, x }
}

const cell = (page: Page, row: string, at: number) =>
  page.getByRole('row', { name: row }).first().getByRole('cell').nth(at)

test('a board shows the numbers, says them in words, and every difference is settled by keys alone', async () => {
  const w = await world({ pages: true })
  const { round, text } = await coded(w)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/rounds`)
  const heard = complaints(page)
  await page.getByRole('link', { name: 'Putaran satu' }).click()
  await page.getByRole('heading', { name: 'Di mana mereka berbeda' }).waitFor()
  // Three turns, alike on one: percent 33 %, kappa (1/3 − 5/9) / (1 − 5/9) = −0.50.
  expect(await cell(page, 'modal', 0).innerText()).toBe('3')
  expect(await cell(page, 'modal', 1).innerText()).toBe('2')
  expect(await cell(page, 'modal', 2).innerText()).toBe('33 %')
  expect(await cell(page, 'modal', 4).innerText()).toBe('−0,50')
  await page.getByText('Semuanya: angkanya dalam kata').click()
  await page.getByText('Dibaca dari 3 giliran oleh 2 pengode').waitFor()
  await page.getByText('1 dari 2, 2 belum disepakati').waitFor()
  const figures = page.locator('.beside figure')
  expect(await figures.first().locator('figcaption').innerText()).toBe('Kadek Coder mengodenya')
  expect(await figures.first().locator('mark').innerText()).toBe('Ketua yang memutuskan.')
  expect(await axe(page)).toEqual([])

  // The first difference: the code stands, so the second coder yields.
  await page.keyboard.press('1')
  await page.keyboard.type('Ketua memang modal.')
  await page.keyboard.press('Enter')
  await page.getByText('2 dari 2, 1 belum disepakati').waitFor()
  // The second waits for a better definition; the code is one click away.
  await page.keyboard.press('4')
  await page.keyboard.type('Batasnya tidak tertulis.')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Tulis ulang definisinya' }).waitFor()
  await page.keyboard.press('k')
  await page.getByText('Komang Coder mengalah').waitFor()
  await page.getByText('Buta 33 %; setelah yang disepakati 67 %').waitFor()
  // What was settled last is taken back by one key.
  await page.keyboard.press('u')
  await page.getByText('1 dari 2, 1 belum disepakati').waitFor()
  await page.getByRole('button', { name: /Ambil 1 bagian/ }).click()
  await page.getByText('Semua yang disepakati sudah masuk konsensus.').waitFor()
  const { results } = await w.db
    .prepare(
      'select start_at, end_at from codings where source_id = ? and layer_id = ? and removed_at is null order by 1',
    )
    .bind(text, `${w.study}:consensus`)
    .all()
  expect(results).toEqual([
    { start_at: 5, end_at: 22 },
    { start_at: 24, end_at: 46 },
  ])

  // Another unit, another number; and the same on a small window in English.
  await page.getByRole('combobox', { name: 'Satuan', exact: true }).selectOption('word')
  await expect.poll(() => cell(page, 'modal', 0).innerText()).toBe('10')
  await page.setViewportSize({ width: 360, height: 740 })
  await page.getByRole('button', { name: /EN/ }).click()
  await page.getByRole('heading', { name: 'Where they differ' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(heard).toEqual([])
  expect(round).not.toBe('')
})

test('a round is given at the desk, and its coder finds it, codes and marks it done without a word of the others', async () => {
  const w = await world({ pages: true })
  const text = await source(w, { blocks: turns })
  const x = await code(w, 'modal')
  await put(w, 'coder2', text, x, [0, 22])
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/rounds`)
  await page.getByText('Belum ada putaran').waitFor()
  await page.getByRole('link', { name: 'Putaran baru' }).first().click()
  await page.getByLabel('Nama putaran').fill('Putaran dua')
  await page.getByLabel('Kadek Coder').check()
  await page.getByLabel('Komang Coder').check()
  const sources = page.getByRole('group', { name: /^Sumber/ })
  await sources.getByRole('checkbox').first().check()
  await page.getByRole('checkbox', { name: 'Hanya giliran acak dari tiap sumber' }).check()
  await page.getByLabel('Giliran per sumber').fill('2')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Mulai putaran' }).click()
  await page.getByRole('heading', { name: 'Putaran dua' }).waitFor()

  const theirs = await pagesOf(w).desk('coder', `/s/${w.study}/rounds`)
  await theirs.getByRole('link', { name: 'Putaran dua' }).click()
  const mine = theirs.getByRole('region', { name: 'Bagian Anda' })
  await expect.poll(() => mine.getByRole('link', { name: /giliran/ }).count()).toBe(2)
  expect(await theirs.locator('main').innerText()).not.toContain('Komang')
  expect(await axe(theirs)).toEqual([])
  await mine.getByRole('checkbox').check()
  await expect.poll(() => mine.getByRole('checkbox').isEnabled()).toBe(true)
  await page.reload()
  await page.getByText('Kadek Coder: 1 dari 1 sumber selesai').waitFor()
  await page.getByRole('heading', { name: 'Siapa sudah sampai mana' }).click()
  await page.getByRole('button', { name: /Buka kembali .* untuk Kadek Coder/ }).click()
  await page.getByText('Kadek Coder: 0 dari 1 sumber selesai').waitFor()
})

test('two phones that scored the same cases are two raters, with weighted kappa and intraclass correlations', async () => {
  const w = await world({ pages: true })
  const version = await publish(w, smallScore)
  const lead = w.as('supervisor')
  const phones = [await w.device('Telepon A'), await w.device('Telepon B')]
  for (const [at, points] of [
    ['p1', 'p1'],
    ['p2', 'p3'],
    ['p4', 'p4'],
  ].entries()) {
    const place = `KUBE-${at}`
    must(await lead.post('/cases', { code: place, label: place, attributes: {} }))
    for (const [rater, phone] of phones.entries()) {
      const answers = { dues: points[rater] ?? '', income: 'p2' }
      const response = filled(version, {
        participant: null,
        case: place,
        answers,
        coverage: {},
        probes: {},
      })
      must(await phone.put(`/responses/${response.id}`, response))
    }
  }
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/rounds/scores`)
  await page.getByRole('link', { name: 'Iuran' }).click()
  await page.getByRole('heading', { name: 'Iuran', exact: true }).waitFor()
  await page.getByRole('columnheader', { name: 'Kappa berbobot, kuadrat' }).waitFor()
  await page.getByRole('columnheader', { name: 'ICC(2,1)' }).first().waitFor()
  expect(await page.getByRole('row', { name: /KUBE-1/ }).innerText()).toMatch(/2\s+3\s+berbeda/)
  expect(await axe(page)).toEqual([])
})
