// The whole way of a study: archived at the desk of one instance, restored through the screen of another.
import { expect, test } from 'vitest'
import { sha256 } from '../../worker/secret.ts'
import { code, coding, source } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

test('a supervisor archives a study, and the owner of another instance looks into it and brings it back', async () => {
  const w = await world({ pages: true })
  const told = new Uint8Array(40_000).fill(7)
  const hash = await sha256(told)
  await w.as('supervisor').raw('PUT', `/files/${hash}`, told)
  await coding(
    w,
    await source(w, { title: 'Wawancara ketua', file: { hash, name: 'ketua.docx' } }),
    await code(w, 'modal'),
  )

  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/archive`)
  const heard = complaints(page)
  await page.getByText('Belum pernah dibuat.').waitFor()
  expect(await axe(page)).toEqual([])
  await page
    .getByRole('textbox', { name: 'Untuk apa arsip ini dibuat' })
    .fill('Pindah ke laptop baru')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Buat arsip' }).click(),
  ])
  const path = await file.path()
  await page
    .getByRole('row', { name: /Pindah ke laptop baru/ })
    .getByRole('link', { name: 'Unduh' })
    .waitFor()
  await page.setViewportSize({ width: 360, height: 740 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  expect(heard).toEqual([])

  const other = await world({ own: true, pages: true })
  const there = await pagesOf(other).desk('owner', '/restore')
  const said = complaints(there)
  const choose = there.getByLabel('Pilih berkas arsip')
  await choose.setInputFiles({
    name: 'lain.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK'),
  })
  await there.getByText('Berkas ini bukan arsip Pedoman').waitFor()
  await choose.setInputFiles(path)
  await there.getByText(`Studi ${w.study}`).waitFor()
  expect(await axe(there)).toEqual([])
  await there.setViewportSize({ width: 360, height: 740 })
  expect(await there.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await there.getByTitle('English').click()
  const slug = there.getByRole('textbox', { name: 'Short name here' })
  await slug.fill(other.study)
  await there.getByRole('button', { name: 'Restore the study' }).press('Enter')
  await there
    .getByText(/already|taken|in use/)
    .first()
    .waitFor()
  await slug.fill('pulih')
  await slug.press('Enter')
  await there.getByRole('link', { name: 'Open the study' }).click()
  await there.waitForURL('**/s/pulih')
  await there.goto(`${other.local.origin}/s/pulih/sources`)
  await there.getByText('Wawancara ketua').first().waitFor()
  const kept = await other.as('owner').get(`/api/studies/pulih/files/${hash}`)
  expect(Buffer.from(kept.bytes).equals(Buffer.from(told))).toBe(true)

  // Whom it brought gets in by a new link.
  await there.goto(`${other.local.origin}/s/pulih/people`)
  await there.getByRole('button', { name: 'A new sign-in link for Kadek Coder' }).click()
  await there.getByText('Sign-in link for Kadek Coder').waitFor()
  expect(said.filter((line) => !/409|Conflict/.test(line))).toEqual([])
}, 90_000)
