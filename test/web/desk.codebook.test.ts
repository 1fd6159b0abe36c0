// The codebook as a supervisor goes through it: moved by key and pointer, merged, split, its history, a version, a file.
import { expect, test } from 'vitest'
import type { Code, Coding } from '../../core/wire/coding.ts'
import { code, must, newId, source, spoken } from '../analysis.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

test('a codebook is ordered, merged, split, kept as a version and brought in from a file, and each step can be taken back', async () => {
  const w = await world({ pages: true })
  const ids: Record<string, string> = {}
  for (const name of ['modal', 'uang', 'tokoh']) ids[name] = await code(w, name)
  const text = await source(w)
  for (const [start, end] of [
    [0, 22],
    [24, 46],
  ] as const) {
    const quote = spoken.slice(start, end)
    const body = { source: text, code: ids.uang, start, end, quote }
    must(await w.as('coder').put(`/codings/${newId()}`, body))
  }
  const codings = async () =>
    (must(await w.as('supervisor').get(`/sources/${text}/codings`)).json as { rows: Coding[] }).rows
  const codes = async () =>
    (must(await w.as('supervisor').get('/codes')).json as { rows: Code[] }).rows
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/codebook`)
  const heard = complaints(page)
  const tree = page.getByRole('tree')
  const row = (label: string) => tree.getByRole('treeitem').filter({ hasText: label })
  const names = () => tree.locator('.code-label').allTextContents()
  const undo = () => page.getByRole('button', { name: 'Urungkan' }).last().click()
  await row('uang').waitFor()
  expect(await names()).toEqual(['modal', 'tokoh', 'uang'])

  // By key: below the code above it, and out again with undo.
  await row('uang').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(names).toEqual(['modal', 'uang', 'tokoh'])
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => row('uang').getAttribute('aria-level')).toBe('2')
  expect(await row('uang').evaluate((line) => line === document.activeElement)).toBe(true)
  await page.getByText('sekarang di bawah').waitFor()
  await undo()
  await expect.poll(() => row('uang').getAttribute('aria-level')).toBe('1')
  // By pointer: to the top.
  await row('tokoh').dragTo(row('modal'), { targetPosition: { x: 60, y: 3 } })
  await expect.poll(names).toEqual(['tokoh', 'modal', 'uang'])

  // Merged, and taken back.
  await row('uang').click()
  await page.getByRole('button', { name: 'Gabungkan…' }).click()
  await page.getByLabel('Ke kode').selectOption({ label: 'modal' })
  await page.getByText('2 koding “uang” menjadi “modal”').waitFor()
  await page.getByRole('button', { name: 'Gabungkan', exact: true }).click()
  await expect.poll(names).toEqual(['tokoh', 'modal'])
  await expect
    .poll(async () => (await codings()).map((one) => one.code))
    .toEqual([ids.modal, ids.modal])
  await undo()
  await expect.poll(names).toEqual(['tokoh', 'modal', 'uang'])

  // Split with the number keys.
  await row('uang').click()
  await page.getByRole('button', { name: 'Pecah…' }).click()
  const fresh = page.getByPlaceholder('Kode baru')
  for (const name of ['uang iuran', 'uang bantuan']) {
    await fresh.fill(name)
    await fresh.press('Enter')
  }
  await page.getByRole('button', { name: /uang iuran/ }).focus()
  await page.keyboard.press('2')
  await page.getByText('1 dari 2 dipilah').waitFor()
  await page.keyboard.press('0')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Simpan pemecahan' }).click()
  await expect.poll(names).toEqual(['tokoh', 'modal', 'uang', 'uang iuran', 'uang bantuan'])
  await row('uang bantuan').getByText('1').waitFor()

  // A version, a new wording, and what differs; the history knows what was coded under which.
  await page.getByText('Lainnya').click()
  await page.getByRole('link', { name: 'Versi dan perubahan' }).click()
  await page.getByLabel('Nama versi').fill('Sebelum putaran 1')
  await page.getByRole('button', { name: 'Simpan versi sekarang' }).click()
  await page.getByText('5 kode').waitFor()
  const was = ((await w.as('coder').get('/codes')).json as { rows: Code[] }).rows.find(
    (one) => one.id === ids.uang,
  )
  const {
    id: _,
    revision,
    retiredAt,
    shortcut,
    mergedInto,
    guid,
    codings: n,
    ...body
  } = was as Code
  must(
    await w
      .as('coder')
      .put(`/codes/${ids.uang}?revision=${revision}`, { ...body, definition: 'Hanya uang tunai.' }),
  )
  await page.reload()
  await page.locator('ins').filter({ hasText: 'Hanya uang tunai.' }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Kembali ke buku kode' }).click()
  await row('uang').first().click()
  await page.getByRole('button', { name: 'Riwayat' }).click()
  await page.getByText('Hanya uang tunai.').first().waitFor()
  await page.getByText('Kadek Coder').first().waitFor()
  await page.getByRole('button', { name: 'Lihat segmennya' }).first().click()
  await page.locator('.life blockquote').first().waitFor()
  expect(await axe(page)).toEqual([])

  // A file: shown first, brought in whole, and again adds nothing.
  const csv =
    'name,label,parent,definition\nmodal,Modal,,Uang awal.\nharapan,=HYPERLINK("x"),modal,\n'
  const choose = async () => {
    await page.goto(`${pagesOf(w).origin}/s/${w.study}/codebook/file`)
    await page
      .getByLabel('Berkas CSV, Excel, atau QDC')
      .setInputFiles({ name: 'kode.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  }
  await choose()
  await page.getByText('1 baru, 1 berubah, 0 sama, 0 bentrok').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Masukkan 2 kode' }).click()
  await row('=HYPERLINK').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByText('Lainnya').click()
  await page.getByRole('button', { name: 'Simpan sebagai QDC' }).click()
  expect((await saved).suggestedFilename()).toBe(`${w.study}-codebook.qdc`)
  await choose()
  await page.getByText('Semua kode di berkas ini sudah ada').waitFor()

  // Within a text it is the last step that was taken; a step that others have built on stays, and says why.
  await page.goto(`${pagesOf(w).origin}/s/${w.study}/sources/${text}`)
  await page.locator('.turn').first().waitFor()
  // One from another day is named first, and taken back by the same key.
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const asked = indexedDB.open('pedoman-coding')
        asked.onsuccess = () => {
          const steps = asked.result.transaction('steps', 'readwrite').objectStore('steps')
          steps.openCursor().onsuccess = (event) => {
            const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
            if (!cursor) return done()
            cursor.update({ ...cursor.value, at: 0 })
            cursor.continue()
          }
        }
      }),
  )
  await page.keyboard.press('Control+z')
  await page.getByText(/^Perubahan buku kode .*: tekan Ctrl Z sekali lagi/).waitFor()
  expect((await codes()).some((one) => one.label.startsWith('=HYPERLINK'))).toBe(true)
  await page.keyboard.press('Control+z')
  await page.getByText('Perubahan buku kode: diurungkan').waitFor()
  expect((await codes()).some((one) => one.label.startsWith('=HYPERLINK'))).toBe(false)
  await page.keyboard.press('t')
  await page.keyboard.press('Alt+Enter')
  const vivo = () => codes().then((all) => all.find(({ label }) => label.startsWith('Kami')))
  await expect.poll(async () => (await vivo())?.codings).toBe(1)
  const own = await vivo()
  const quote = spoken.slice(0, 4)
  const theirs = { source: text, code: own?.id, start: 0, end: 4, quote }
  const other = newId()
  must(await w.as('coder').put(`/codings/${other}`, theirs))
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByText(/^Kode baru .* tetap: kodenya sudah dipakai/).waitFor()
  expect((await vivo())?.retiredAt).toBeNull()
  expect(heard).toEqual([])
})
