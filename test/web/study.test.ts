// The reference study as a supervisor walks it, from its coded sources to what it concludes: the factors, their network, the timeline and
// the income table, one dissonance, and one gap that a phone closes. Every number on the way is counted again by SQL.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { walk } from '../../core/instrument/walk.ts'
import { observationSheet } from '../../sample/instruments/observation.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { type World, world } from '../world.ts'

const study = 'kube-mekar-sari'
const dynamic = ['Manajemen kelompok', 'Jaringan kemitraan', 'Peran pendamping', 'Inovasi usaha']
const main = ['Kekompakan', 'Kemitraan inti', 'Pendamping CSR', 'Kepemimpinan ketua']
const six = [
  ...['Peran pendamping', 'Jaringan kemitraan', 'Kekompakan'],
  ...['Manajemen kelompok', 'Kepemimpinan ketua', 'Inovasi usaha'],
]
const chair = 'Ketua menggerakkan anggota'
const techniqueWords: Record<string, string> = {
  interview: 'wawancara',
  observation: 'pengamatan',
  fgd: 'FGD',
  document: 'dokumen',
  score: 'skor',
}
const roleWords = ['anggota', 'pengelola', 'pendamping']

/** Live codings with whose words they are: the first participant who speaks there, else the source's own. */
const told = `told as (
  select c.id, c.code_id, c.source_id, c.start_at, c.end_at, s.technique,
    coalesce((
      select p.role from source_versions v, json_each(v.blocks) b
      join participants p on p.study_id = c.study_id and p.code = b.value ->> 'speaker'
      where v.source_id = c.source_id and v.number = c.version
        and b.value ->> 'start' < c.end_at and b.value ->> 'end' > c.start_at
      order by b.value ->> 'start' limit 1
    ), (select p.role from participants p where p.study_id = c.study_id and p.code = s.participant), s.role) as role
  from codings c join sources s on s.id = c.source_id
  where c.removed_at is null and c.unfit_at is null
    and c.study_id = (select id from studies where slug = '${study}'))`

async function ask<Row>(w: World, sql: string, ...bound: unknown[]): Promise<Row[]> {
  const { results } = await w.db
    .prepare(sql)
    .bind(...bound)
    .all<Row>()
  return results
}

/** How many spans each group has of each code, by code's label. */
async function spans(w: World, by: 'role' | 'technique') {
  const found = await ask<{ label: string; name: string; n: number }>(
    w,
    `with ${told} select k.label, t.${by} as name, count(distinct t.source_id || ' ' || t.start_at || ' ' || t.end_at) as n
    from told t join codes k on k.id = t.code_id where t.${by} is not null group by 1, 2`,
  )
  return new Map(found.map(({ label, name, n }) => [`${label} ${techniqueWords[name] ?? name}`, n]))
}

/** How many pieces of evidence of a finding each group holds, scores included. */
async function evidence(w: World, claim: string, by: 'role' | 'technique') {
  const found = await ask<{ name: string; n: number }>(
    w,
    `with ${told} select coalesce(t.${by}, iif('${by}' = 'technique', 'score', null)) as name, count(*) as n
    from evidence e join findings f on f.id = e.finding_id left join told t on t.id = e.coding_id
    where f.claim like ? || '%' and e.removed_at is null and e.stance <> 'context'
    group by 1 having name is not null`,
    claim,
  )
  return Object.fromEntries(found.map(({ name, n }) => [techniqueWords[name] ?? name, n]))
}

const numbersIn = (cells: Locator) =>
  cells.evaluateAll((all) => all.map((cell) => Number(cell.textContent?.trim() || 0)))

/** Opens what is behind a number, and tells by whose words and by which techniques it is told. */
async function behind(page: Page, number: Locator) {
  await number.click()
  const lines = page.locator('.passages .segments > li > p.quiet')
  await lines.first().waitFor()
  const said = (await lines.allTextContents()).map((line) => line.split(' · '))
  await page.locator('.passages').getByRole('button', { name: 'Tutup' }).click()
  return {
    count: said.length,
    roles: new Set(said.flat().filter((word) => roleWords.includes(word))),
    techniques: new Set(said.flat().filter((w) => Object.values(techniqueWords).includes(w))),
  }
}

test('the reference study is walked from coded sources to findings, and a gap is closed from a phone', async () => {
  const w = await world({ pages: true, sample: true })
  const pages = pagesOf(w)
  const page = await pages.desk('owner', `/s/${study}/displays/crosstab?across=role`)
  const heard = complaints(page)
  const rail = (name: RegExp) =>
    page.getByRole('navigation').getByRole('link', { name }).first().click()
  const button = (name: string | RegExp, on: Page | Locator = page) =>
    on.getByRole('button', { name, exact: typeof name === 'string' })

  // The eight factors: each told of by two roles at least and met by two techniques.
  for (const by of ['role', 'technique'] as const) {
    await page.getByLabel('Kolom').selectOption(by)
    const grid = page.getByRole('table')
    await grid.getByRole('columnheader', { name: by === 'role' ? 'anggota' : 'FGD' }).waitFor()
    const heads = await grid.getByRole('columnheader').allTextContents()
    const counted = await spans(w, by)
    for (const factor of [...dynamic, ...main]) {
      const row = grid.getByRole('row').filter({ has: page.getByText(factor, { exact: true }) })
      const numbers = await numbersIn(row.getByRole('cell'))
      const named = heads
        .slice(1, -1)
        .map((head, at) => [head, numbers[at] ?? 0] as const)
        .filter(([head]) => head !== 'tanpa')
      expect([factor, Object.fromEntries(named)]).toEqual([
        factor,
        Object.fromEntries(named.map(([head]) => [head, counted.get(`${factor} ${head}`) ?? 0])),
      ])
      expect(named.filter(([, n]) => n > 0).length, `${factor} by ${by}`).toBeGreaterThan(1)
    }
  }

  // What they come to: three findings on which roles and techniques agree.
  await rail(/^Triangulasi/)
  const matrix = page.getByRole('table')
  await matrix.waitFor()
  const heads = await matrix.locator('thead tr').nth(1).locator('th').allTextContents()
  const rowOf = (claim: string) => matrix.getByRole('row').filter({ hasText: claim })
  for (const claim of ['Empat hal membuat', 'Empat hal menopang', 'Enam faktor']) {
    const row = rowOf(claim)
    const cells = await row.locator('.matrix-cell .unseen').allTextContents()
    const held = cells.map((cell) => Number(/(\d+) segmen/.exec(cell)?.[1] ?? 0))
    const by = Object.fromEntries(
      heads.slice(1, -1).flatMap((head, at) => (held[at] ? [[head, held[at]]] : [])),
    )
    expect([claim, by]).toEqual([
      claim,
      { ...(await evidence(w, claim, 'role')), ...(await evidence(w, claim, 'technique')) },
    ])
    expect(await row.locator('.overall').textContent()).toBe('sepakat')
  }

  // One dissonance, and who stands where in it.
  await rowOf(chair).getByText('bertentangan', { exact: true }).waitFor()
  await button(/^anggota: bertentangan/, rowOf(chair)).click()
  const stances = page.locator('.row-pane .evidence > li')
  await expect.poll(() => stances.count()).toBe((await evidence(w, chair, 'role')).anggota)
  expect(await page.locator('.row-pane [data-stance=contradicts]').count()).toBe(2)
  expect(await axe(page)).toEqual([])

  // The network: each of the six leads into independence, by evidence that its number opens.
  await rail(/^Jaringan faktor/)
  const arrows = page.getByRole('table', { name: 'Hubungan antarfaktor' })
  await arrows.waitFor()
  const drawn = await ask<{ name: string; n: number }>(
    w,
    `with ${told} select f.label as name, count(t.id) as n from relations r
      join codes f on f.id = r.from_code join codes o on o.id = r.to_code,
      json_each(r.evidence) j left join told t on t.id = j.value
    where o.label = 'Kemandirian' and r.removed_at is null group by 1`,
  )
  for (const factor of six) {
    const row = arrows
      .getByRole('row')
      .filter({ hasText: 'Kemandirian' })
      .filter({
        has: page.getByRole('rowheader', { name: factor, exact: true }),
      })
    const found = await behind(page, row.locator('.evidence-count'))
    expect([factor, found.count]).toEqual([factor, drawn.find(({ name }) => name === factor)?.n])
    expect([factor, found.roles.size > 1, found.techniques.size > 1]).toEqual([factor, true, true])
  }
  // What is taken for granted is dashed until somebody says it: now a member does.
  const granted = arrows
    .getByRole('row', { name: /^Partisipasi/ })
    .filter({ hasText: 'belum ada bukti' })
  await button(/^Ubah/, granted).click()
  await page.locator('summary', { hasText: 'Bukti (0)' }).click()
  await page.locator('.picker-segments').getByRole('checkbox').first().check()
  await button('Simpan').click()
  await granted.waitFor({ state: 'detached' })

  // The timeline, and the table of incomes.
  await rail(/^Linimasa/)
  for (const [tab, count] of [
    ['Peristiwa menurut waktu', 15],
    [null, 6],
  ] as const) {
    if (tab === null) await page.getByRole('link', { name: 'Deret angka' }).click()
    const numbers = page.locator('tbody .evidence-count')
    await expect.poll(() => numbers.count()).toBe(count)
    const counted = await ask<{ n: number }>(
      w,
      `with ${told} select count(t.id) as n from events e, json_each(e.evidence) j left join told t on t.id = j.value
      where e.removed_at is null and (e.figure_of is null) = ? group by e.id`,
      tab === null ? 0 : 1,
    )
    const shown = await numbersIn(numbers)
    expect(shown.toSorted()).toEqual(counted.map(({ n }) => n).toSorted())
    const roles = new Set<string>()
    const techniques = new Set<string>()
    for (const at of [0, count - 1]) {
      const found = await behind(page, numbers.nth(at))
      expect(found.count).toBe(shown[at])
      for (const role of found.roles) roles.add(role)
      for (const technique of found.techniques) techniques.add(technique)
    }
    expect([roles.size > 1, techniques.size > 1]).toEqual([true, true])
  }
  expect(await page.locator('figure.series .number').allTextContents()).toEqual(
    expect.arrayContaining(['Rp 1.410.000', 'Rp 11.405.000', 'Rp 12.155.000']),
  )
  expect(await axe(page)).toEqual([])

  // The gap: nobody watched a meeting. It becomes a task on a phone.
  const phone = await pages.phone({ study, as: 'owner' })
  await phone.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await rail(/^Triangulasi/)
  const watched = button(/^pengamatan/, rowOf(chair))
  const saysOfGap = async () => (await watched.locator('.unseen').textContent()) ?? ''
  expect(await saysOfGap()).toBe('pengamatan: tidak ditanya')
  await watched.click()
  await button('Tugaskan ke telepon').click()
  await page.getByLabel('Tentang', { exact: true }).selectOption({ value: 'KUBE-001' })
  await button('Kirim tugas').click()
  await page.getByText('Tugas terkirim.', { exact: false }).waitFor()
  await expect.poll(saysOfGap).toContain('Tugas dikirim')

  // It is done where there is no network, and sent when there is one.
  await phone.reload()
  await phone.getByRole('heading', { name: /Siapa membuka, memimpin/ }).waitFor()
  await phone.context().setOffline(true)
  await phone
    .getByRole('link', { name: /Lembar pengamatan/ })
    .first()
    .click()
  await button('Mulai', phone).click()
  const meeting = 'Ketua membuka rapat, menanyai semua orang, lalu menunda putusan.'
  for (const { question } of walk(observationSheet)) {
    const heading = { name: question.label?.id ?? '', exact: true }
    await phone.getByRole('heading', heading).waitFor()
    if (question.type === 'selectOne')
      await phone.getByRole('radio', { name: 'Rapat kelompok' }).check()
    else if (question.name === 'pimpinan_rapat') await phone.getByRole('textbox').fill(meeting)
    else await phone.getByRole('textbox').fill('12')
    await button(/^(Pertanyaan berikut|Periksa respons)$/, phone).click()
  }
  await button('Selesai dan kirim', phone).click()
  await phone.getByText('Tersimpan di telepon ini.').waitFor()
  await phone.context().setOffline(false)
  await phone.getByRole('link', { name: 'Beranda' }).click()
  await phone.getByText('Semua sudah diterima.').waitFor()

  // The cell says so; the answer is coded where it stands, and attached by key from a list.
  await page.reload()
  await page.getByText('Sudah dijawab; menunggu dikode').first().waitFor()
  await page.getByRole('link', { name: 'Buka sumbernya' }).click()
  await page.getByText(meeting).first().waitFor()
  await page.getByText(meeting).first().click()
  await page.keyboard.press('t')
  await page.keyboard.type('kepemimp')
  await page.keyboard.press('Enter')
  await page.getByText(/Kepemimpinan ketua diterapkan pada/).waitFor()
  await rail(/^Triangulasi/)
  await expect.poll(saysOfGap).toContain('belum dilampirkan')
  await rail(/^Buku kode/)
  await page.getByRole('main').getByText('Kepemimpinan ketua', { exact: true }).click()
  await page.getByRole('link', { name: 'Baca bersama kode lain' }).click()
  const list = page.getByRole('table')
  await list.locator('tbody').getByRole('checkbox').first().focus()
  await page.keyboard.press('End')
  await list.getByRole('row').filter({ hasText: meeting }).waitFor()
  await page.keyboard.press('f')
  await page.locator('.attach select[name=finding]').selectOption({ index: 2 })
  await button('Lampirkan').click()
  await page.getByText('Dilampirkan pada temuan 2').waitFor()
  await rail(/^Triangulasi/)
  await expect.poll(saysOfGap).toContain('jawabannya menjadi bukti')
  expect(await saysOfGap()).toContain(
    `${(await evidence(w, chair, 'technique')).pengamatan} segmen`,
  )
  expect(heard).toEqual([])
})
