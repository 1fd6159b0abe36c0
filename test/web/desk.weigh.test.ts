// Weighing findings as a supervisor does: attach by key and by drag, compare along dimensions, judge by hand, ask scores again,
// see what loses ground, read back to a participant.
import { expect, test } from 'vitest'
import { code, coding, finding, link, must, person, scored, scoreOf, source } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { filled } from '../small.ts'
import { world } from '../world.ts'

test('passages become evidence by key and by drag, along dimensions, and the ground that is lost is told', async () => {
  const w = await world({ pages: true })
  await person(w, 'P-1', 'pengelola')
  await person(w, 'P-2', 'anggota')
  const [x, y] = [await code(w, 'kekompakan'), await code(w, 'modal')]
  const talk = await source(w, {
    participant: 'P-1',
    title: 'Wawancara',
    occurredOn: '2017-11-20',
  })
  const group = await source(w, {
    participant: 'P-2',
    title: 'FGD',
    technique: 'fgd',
    occurredOn: '2018-05-12',
  })
  await coding(w, talk, x)
  await coding(w, group, y)
  const id = await finding(w, [x, y])
  const response = await scored(w, 'P-2')
  must(await link(w, id, { ...scoreOf(response, 'total', 12), theory: 'modal sosial' }))

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources/${talk}`)
  const heard = complaints(page)
  // By key: to the coding, to the finding.
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('n')
  await page.keyboard.press('f')
  await page.locator('.attach select[name=finding]').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Lampirkan', exact: true }).click()
  await page.getByText('Dilampirkan pada temuan 1').waitFor()
  await page.locator('.rests').getByRole('link', { name: '1' }).waitFor()
  // By drag: the findings come up while the passage is in the hand.
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/sources/${group}`)
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('n')
  const card = page.locator('article.coding')
  await card.hover()
  await page.mouse.down()
  await page.mouse.move(500, 500)
  await page.mouse.move(520, 520)
  const dock = page.locator('.finding-dock li')
  await dock.first().hover()
  await page.mouse.up()
  await page.getByText('Dilampirkan pada temuan 1').waitFor()
  await page.locator('.rests').getByRole('link', { name: '1' }).click()

  // Scores: asked again, the old answer stays.
  const asked = page.getByRole('button', { name: 'Tanyakan lagi' })
  await asked.click()
  await page.getByText('1 hasil sebelumnya').waitFor()
  await page.getByText('dibaca dengan modal sosial').waitFor()
  expect(await axe(page)).toEqual([])

  // Along dimensions, kept in the address.
  await page.getByRole('link', { name: 'Lihat triangulasi' }).click()
  await page.getByLabel('Waktu', { exact: true }).check()
  await page.getByRole('columnheader', { name: '2018', exact: true }).waitFor()
  await page.getByLabel('Peneliti', { exact: true }).check()
  await page.getByLabel('Teori', { exact: true }).check()
  await page.getByRole('columnheader', { name: 'modal sosial' }).waitFor()
  expect(new URL(page.url()).searchParams.get('by')).toBe('role,technique,time,investigator,theory')
  const cell = page.getByRole('button', { name: /^anggota:/ })
  await cell.click()
  // The members tell of another code than the managers: agreed in meaning, apart in coverage.
  await page.getByRole('cell', { name: 'berbeda' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('summary', { hasText: 'Nilai sendiri' }).click()
  await page.getByLabel('Cakupan').selectOption('same')
  const byHand = page.locator('.assessment form')
  await byHand.getByLabel('Alasan').fill('Kode yang lebih sempit.')
  await byHand.getByRole('button', { name: 'Nilai sendiri' }).click()
  await page.getByText('Penilaian disimpan.').waitFor()
  await page.getByRole('button', { name: /^anggota: sepakat.*dinilai sendiri/ }).waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  await page.locator('.row-pane').waitFor()
  expect(await axe(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })

  // Read back to a participant: an instrument, a task, an answer from a phone.
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/findings/${id}`)
  await page.getByRole('button', { name: 'Bacakan kembali kepada informan' }).click()
  await page.getByLabel('Yang dibacakan dari temuan 1').fill('Kami kompak karena modal.')
  await page.getByLabel('P-2, anggota').check()
  await page.getByRole('button', { name: 'Buat dan kirim' }).click()
  await page.getByText('Bacaan dibuat.', { exact: false }).waitFor()
  const lead = w.as('supervisor')
  const versions = (await lead.get('/instruments')).json as {
    rows: { hash: string; instrument: { slug: string } }[]
  }
  const version = versions.rows.find(({ instrument }) =>
    instrument.slug.startsWith('member-check-'),
  )
  const tasks = (await lead.get('/tasks')).json as {
    rows: { participant: string; instrument: string }[]
  }
  expect(tasks.rows).toMatchObject([{ participant: 'P-2', instrument: version?.instrument.slug }])
  const answers = { finding_1: 'confirmed', finding_1_words: 'Ya, begitu.' }
  const answer = filled(version?.hash ?? '', {
    participant: 'P-2',
    answers,
    coverage: {},
    probes: {},
  })
  must(await (await w.device()).put(`/responses/${answer.id}`, answer))
  await page.reload()
  await page.getByText('membenarkan').waitFor()

  // Ground that is lost is told of where it is taken away, and on the finding.
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/sources/${talk}`)
  await page.locator('mark').first().waitFor()
  await page.keyboard.press('n')
  await page
    .getByRole('button', { name: /^Lepas/ })
    .first()
    .click()
  await page.getByText(/temuan 1 kehilangan bukti ini/).waitFor()
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/findings/${id}`)
  await page.getByRole('heading', { name: 'Landasan yang hilang (1)' }).waitFor()

  // An indicator, by its code.
  await page.goto(`${new URL(page.url()).origin}/s/${w.study}/indicators/new`)
  await page.getByLabel('Nama').fill('Iuran tertib')
  await page.getByLabel('modal', { exact: true }).check()
  await page.getByLabel('Skor kecil: Iuran').check()
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.getByText('rata-rata 4 pada 1 kasus').waitFor()
  expect(await axe(page)).toEqual([])
  expect(heard).toEqual([])
})
