// The desk's half of the main job on words that nobody here wrote: four real interviews as PDF and the reference article.
// Skipped, visibly, where the folder that holds them is not there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { root } from '../../scripts/root.ts'
import { pagesOf } from '../browser.ts'
import { readTable } from '../csv.ts'
import { filesOf } from '../exporting.ts'
import { world } from '../world.ts'

const shared = join(root, '..', 'shared')
const article = join(shared, 'reference', 'seed-article.txt')
const interviews = ['P2', 'P3', 'P4', 'P5'].map((who) =>
  join(shared, 'data', 'interviews', `pdpilot-${who}.pdf`),
)
const isThere = [article, ...interviews].every((file) => existsSync(file))
const claim = 'What people bring with them shapes what they find.'

type Import = { file: string; technique: string; participant?: string; role?: string }

async function bringIn(page: Page, study: string, it: Import): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/s/${study}/sources`)
  await page.getByRole('button', { name: 'Tambah sumber', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Tambah sumber' })
  await dialog.getByLabel('Berkas').setInputFiles(it.file)
  await dialog.getByText(/Terbaca \d+/).waitFor()
  await dialog.getByLabel('Teknik').selectOption({ label: it.technique })
  if (it.participant) await dialog.getByLabel('Partisipan').selectOption({ value: it.participant })
  if (it.role) await dialog.getByLabel(/Peran/).fill(it.role)
  await dialog.getByRole('button', { name: 'Tambahkan', exact: true }).click()
  await page.waitForURL(/\/sources\/[0-9a-f-]{36}/)
}

/** Goes down some turns, takes one whole, and types the code. */
async function codeATurn(page: Page, down: number): Promise<void> {
  await page.getByRole('region', { name: 'Teks sumber' }).waitFor()
  for (let step = 0; step < down; step++) await page.keyboard.press('j')
  await page.keyboard.press('t')
  await page.keyboard.type('peng')
  await page.keyboard.press('Enter')
  await page
    .getByText(/Pengalaman diterapkan pada/)
    .first()
    .waitFor()
}

test.skipIf(!isThere)(
  'real interviews and a real article are coded, triangulated and exported',
  async () => {
    const w = await world({ pages: true })
    const lead = w.as('supervisor')
    for (const [at, code] of ['P-2', 'P-3', 'P-4', 'P-5'].entries()) {
      const role = at % 2 === 0 ? 'researcher' : 'practitioner'
      await lead.post('/participants', { code, role, case: null, attributes: {}, identity: null })
      const scopes = ['record', 'quote', 'archive']
      const givenAt = '2026-01-01T00:00:00Z'
      await lead.post(`/participants/${code}/consents`, {
        id: crypto.randomUUID(),
        textVersion: '1',
        scopes,
        how: 'signed',
        givenAt,
      })
    }
    const code = crypto.randomUUID()
    const words = { definition: '', include: '', exclude: '', example: '' }
    await lead.put(`/codes/${code}`, {
      name: 'pengalaman',
      label: 'Pengalaman',
      parent: null,
      ...words,
      hue: 3,
      position: 0,
    })

    const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources`, {
      acceptDownloads: true,
    })
    for (const [at, file] of interviews.entries()) {
      await bringIn(page, w.study, { file, technique: 'wawancara', participant: `P-${at + 2}` })
      await codeATurn(page, 4 + at)
    }
    await bringIn(page, w.study, { file: article, technique: 'dokumen', role: 'peneliti' })
    await codeATurn(page, 12)

    // What was brought in is what the file says: the original lies beside its text, byte for byte.
    const { rows } = (await lead.get('/sources')).json as {
      rows: { id: string; technique: string }[]
    }
    expect(rows).toHaveLength(5)
    const held = (
      await lead.get(`/sources/${rows.find((row) => row.technique === 'document')?.id}`)
    ).json as {
      text: string
      file: { hash: string }
    }
    expect(held.text).toBe(
      readFileSync(article, 'utf8')
        .replaceAll('\r\n', '\n')
        .replace(/^\ufeff/, ''),
    )
    const original = await lead.get(`/files/${held.file.hash}`)
    expect(Buffer.from(original.bytes).equals(readFileSync(article))).toBe(true)

    await page.goto(`${new URL(page.url()).origin}/s/${w.study}/findings/new`)
    await page.getByLabel('Klaim').fill(claim)
    await page.getByRole('checkbox', { name: 'Pengalaman', exact: true }).check()
    await page.getByRole('button', { name: 'Simpan', exact: true }).click()
    await page.getByText('Lampirkan bukti', { exact: true }).click()
    const list = page.getByRole('list', { name: 'Segmen' })
    for (let left = 5; left > 0; left--) {
      await expect.poll(() => list.getByRole('button', { name: /mendukung/ }).count()).toBe(left)
      await list
        .getByRole('button', { name: /mendukung/ })
        .first()
        .click()
    }
    await expect.poll(() => list.getByRole('button', { name: /mendukung/ }).count()).toBe(0)
    await page.goto(`${new URL(page.url()).origin}/s/${w.study}/triangulation`)
    const row = page.getByRole('row').filter({ hasText: claim })
    await expect.poll(() => row.locator('.overall').textContent()).toBe('sepakat')

    await page.goto(`${new URL(page.url()).origin}/s/${w.study}/export`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Buat ekspor', exact: true }).click(),
    ])
    const files = filesOf(readFileSync(await download.path()))
    const table = readTable((files['segments.csv'] ?? '').slice(1))
    expect(table.map((one) => [one.code, one.technique, one.participant]).sort()).toEqual([
      ['pengalaman', 'document', ''],
      ['pengalaman', 'interview', 'P-2'],
      ['pengalaman', 'interview', 'P-3'],
      ['pengalaman', 'interview', 'P-4'],
      ['pengalaman', 'interview', 'P-5'],
    ])

    // Each quotation is a passage of one of the five texts, not a summary of it.
    const texts = await Promise.all(
      rows.map(
        async (one) => ((await lead.get(`/sources/${one.id}`)).json as { text: string }).text,
      ),
    )
    for (const { quote = '' } of table) {
      expect(quote.trim()).not.toBe('')
      expect(texts.filter((text) => text.includes(quote))).not.toEqual([])
    }
  },
)
