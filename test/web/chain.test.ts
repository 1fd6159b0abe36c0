// The main job in one unbroken run, with the sample study: an interview on a phone without a network becomes a
// response, a source, a coding, a piece of evidence, a changed verdict, and rows of an exported file without a name.
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { walk } from '../../core/instrument/walk.ts'
import { interviewGuide } from '../../sample/instruments/interview.ts'
import { participants } from '../../sample/people.ts'
import { mintSignInCode } from '../../scripts/secrets.ts'
import { axe, pagesOf } from '../browser.ts'
import { readTable } from '../csv.ts'
import { filesOf } from '../exporting.ts'
import { type World, world } from '../world.ts'

const study = 'kube-mekar-sari'
const claim = 'Uang muka rumput membuat semua orang ikut bekerja.'
const story =
  'Kami mulai dari halaman belakang. Semua ikut menanam rumput, lalu hasilnya dibagi rata.'

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** The whole guide by its own labels, as a researcher would: some told, some chosen, one skipped, one mistyped first. */
async function interview(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /Pedoman wawancara/ })
    .first()
    .click()
  await expect.poll(() => page.getByRole('radio', { name: 'P-010' }).isDisabled()).toBe(true)
  await page.getByRole('radio', { name: 'P-003' }).check()
  await button(page, 'Mulai').click()
  const steps = walk(interviewGuide).map(({ question }) => question)
  for (const [at, question] of steps.entries()) {
    if (question.type === 'note') continue
    const heading = page.getByRole('heading', { name: question.label?.id ?? '', exact: true })
    // The amount is asked only of those who save.
    await heading.waitFor()
    if (at === 0) {
      await page.getByRole('checkbox').first().check()
      await page.getByRole('textbox').fill(story)
      await page.getByText('tersimpan di telepon ini').waitFor()
      // Leaves in the middle, and comes back to the very same words.
      await page.reload()
      await expect.poll(() => page.getByRole('textbox').inputValue()).toBe(story)
    } else if (question.type === 'text') await page.getByRole('textbox').fill(`Catatan ${at}.`)
    else if (question.type === 'selectOne') await page.getByRole('radio').first().check()
    else if (question.name === 'jumlah_tabungan') {
      await page.getByRole('textbox').fill('1250')
      await button(page, /^(Pertanyaan berikut|Periksa respons)$/).click()
      await page.getByRole('alert').waitFor()
      await page.getByRole('textbox').fill('50000')
    } else await page.getByRole('textbox').fill('2014')
    await button(page, /^(Pertanyaan berikut|Periksa respons)$/).click()
  }
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
}

/** Every item of the scoring form at its third degree; the score shows while it is filled. */
async function scoring(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Beranda' }).click()
  await page
    .getByRole('link', { name: /Formulir skor KUBE/ })
    .first()
    .click()
  await page.getByRole('radio', { name: /KUBE-002/ }).check()
  await button(page, 'Mulai').click()
  for (;;) {
    const choice = page.getByRole('radio', { name: 'Sering' })
    if (await choice.isVisible()) await choice.check()
    const last = await button(page, 'Periksa respons').isVisible()
    await button(page, last ? 'Periksa respons' : 'Pertanyaan berikut').click()
    if (last) break
    await page.getByText(/^Skor/).first().waitFor()
  }
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
}

async function responses(w: World): Promise<{ id: string; instrument: string }[]> {
  const all = await w.as('owner').get(`/api/studies/${study}/responses?limit=200`)
  return (all.json as { rows: { id: string; instrument: string }[] }).rows
}

async function overall(page: Page): Promise<string> {
  await page.goto(`${new URL(page.url()).origin}/s/${study}/triangulation`)
  const row = page.getByRole('row').filter({ hasText: claim })
  await row.waitFor()
  return (await row.locator('.overall').textContent()) ?? ''
}

/** Attaches the first segment of the code whose place matches. */
async function attach(page: Page, finding: string, place: RegExp): Promise<void> {
  await page.goto(finding)
  await page.getByText('Lampirkan bukti', { exact: true }).click()
  const segment = page
    .getByRole('list', { name: 'Segmen' })
    .getByRole('listitem')
    .filter({ hasText: place })
    .filter({ has: button(page, /mendukung/) })
    .first()
  await segment.getByRole('button', { name: /mendukung/ }).click()
  await page.getByText('Bukti dilampirkan.').first().waitFor()
}

test('an interview on a phone becomes a triangulated, exported finding', async () => {
  const w = await world({ pages: true, sample: true })
  const pages = pagesOf(w)

  // 1. The owner opens the one-time link and lands in the sample study.
  const code = await mintSignInCode(w.db, w.personId('owner'))
  const desk = await pages.stranger(`/sign-in#c=${code}`, {
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
  })
  await desk.waitForURL(/\/s\//)
  await desk.goto(`${pages.origin}/s/${study}/sources`)
  await desk.getByText('KUBE Mekar Sari').first().waitFor()
  const before = await responses(w)

  // 2. A phone is enrolled; the network goes away; a guide and a scoring form are filled.
  const phone = await pages.phone({ study, as: 'owner' })
  await phone.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  await phone.context().setOffline(true)
  await phone.reload()
  await interview(phone)
  await scoring(phone)

  // 3. The network returns; the first answer is cut off after the server kept it; each is received once.
  let cuts = 0
  await phone.context().route('**/api/field/responses/*', async (route) => {
    const answer = await route.fetch()
    if (cuts++ > 0) return route.fulfill({ response: answer })
    await route.abort('connectionreset')
  })
  expect(await phone.getByText('Diterima server').count()).toBe(0)
  await phone.context().setOffline(false)
  await phone.getByRole('link', { name: 'Beranda' }).click()
  await phone.getByText('Semua sudah diterima.').waitFor()
  expect(cuts).toBe(3)
  const fresh = (await responses(w)).filter(({ id }) => !before.some((old) => old.id === id))
  expect(fresh.map(({ instrument }) => instrument).sort()).toEqual([
    'pedoman-wawancara',
    'skor-kube',
  ])

  // 4. It lies beside the transcripts; a passage is coded by keyboard; a memo; both survive a reload.
  const source = fresh.find(({ instrument }) => instrument === 'pedoman-wawancara')?.id ?? ''
  await desk.reload()
  await desk.locator(`a[href$="/sources/${source}"]`).first().click()
  await desk.getByText('Semua ikut menanam rumput').first().waitFor()
  await desk.keyboard.press('s')
  await desk.keyboard.press('Alt+ArrowDown')
  await desk.keyboard.type('partis')
  await desk.keyboard.press('Enter')
  await desk.getByText(/Partisipasi diterapkan pada/).waitFor()
  await button(desk, 'Tulis memo').click()
  await desk.getByLabel('Isi memo').fill('Bandingkan dengan FGD.')
  await button(desk, 'Simpan memo').click()
  await desk.reload()
  await desk.locator('mark').filter({ hasText: 'Semua ikut menanam rumput' }).waitFor()
  await desk.getByText('Bandingkan dengan FGD.').waitFor()
  expect(await axe(desk)).toEqual([])

  // 5. A finding; evidence from a manager, a member and an observation; the verdict changes.
  await desk.goto(`${pages.origin}/s/${study}/findings`)
  await desk.getByRole('link', { name: 'Temuan baru' }).click()
  await desk.getByLabel('Klaim').fill(claim)
  await desk.getByRole('checkbox', { name: 'Partisipasi', exact: true }).check()
  await button(desk, 'Simpan').click()
  await desk.getByText('Tersimpan.').first().waitFor()
  await desk.getByText('Lampirkan bukti', { exact: true }).waitFor()
  const finding = desk.url()
  const verdicts = [await overall(desk)]
  for (const place of [/P-003, anggota, wawancara/, /pengelola, wawancara/, /pengamatan/]) {
    await attach(desk, finding, place)
    verdicts.push(await overall(desk))
  }
  expect(verdicts).toEqual(['belum ada suara', 'satu sisi', 'satu sisi', 'sepakat'])
  expect(await axe(desk)).toEqual([])

  // 6. The dataset is exported and read back: codes instead of names.
  await desk.goto(`${pages.origin}/s/${study}/export`)
  await desk.getByRole('checkbox', { name: 'Temuan dan bukti' }).check()
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    button(desk, 'Buat ekspor').click(),
  ])
  const files = filesOf(readFileSync(await download.path()))
  const segments = readTable((files['segments.csv'] ?? '').slice(1))
  const mine = segments.find(
    (row) => row.quote === 'Semua ikut menanam rumput, lalu hasilnya dibagi rata.',
  )
  expect(mine).toMatchObject({
    code: 'partisipasi',
    technique: 'interview',
    role: 'anggota',
    participant: 'P-003',
  })
  for (const text of Object.values(files))
    for (const { identity } of participants)
      for (const name of identity ? [identity.name, ...identity.alsoCalled] : [])
        expect(text).not.toContain(name)
})
