// Files that teams bring: what their programs wrote becomes turns at the desk, and what was made to harm stays text.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { complaints, pagesOf } from '../browser.ts'
import { world } from '../world.ts'
import { zipOf } from '../zips.ts'

type File = { name: string; content: string | Uint8Array }

async function bringIn(page: Page, study: string, { name, content }: File) {
  await page.goto(`${new URL(page.url()).origin}/s/${study}/sources`)
  await page.getByRole('button', { name: 'Tambah sumber', exact: true }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Tambah sumber' })
  await dialog
    .getByLabel('Berkas')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
  return dialog
}

function docx(paragraphs: readonly string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join('')
  return zipOf([
    {
      name: 'word/document.xml',
      text: `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ])
}

test('Word files, captions and saved pages come in as turns that know their speaker and moment', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources`)
  const wrong = complaints(page)
  const files: (File & { words: RegExp })[] = [
    {
      name: 'wawancara.docx',
      content: docx(['Peneliti: Siapa yang memulai?', 'P1: Kami, para ibu.']),
      words: /Siapa yang memulai/,
    },
    {
      name: 'rekaman.vtt',
      content:
        'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Peneliti>Sejak kapan?\n\n01:05.000 --> 01:09.000\n<v P1>Sejak 2014.\n',
      words: /Sejak kapan/,
    },
    {
      name: 'berita.html',
      content:
        '<title>x</title><script>alert(1)</script><h1>KUBE terbaik</h1><p>Kelompok ini <b>menang</b>.</p><img src=x onerror="alert(2)"><svg onload="alert(3)"></svg><p>&lt;script&gt;alert(4)&lt;/script&gt;</p>',
      words: /KUBE terbaik/,
    },
  ]
  page.on('dialog', (dialog) => wrong.push(dialog.message()))
  for (const { words, ...file } of files) {
    const dialog = await bringIn(page, w.study, file)
    await dialog.locator('.found').getByText(words).waitFor()
    await dialog.getByRole('button', { name: 'Tambahkan', exact: true }).click()
    await page.getByRole('region', { name: 'Teks sumber' }).getByText(words).waitFor()
  }
  expect(wrong).toEqual([])
  const { rows } = (await w.as('supervisor').get('/sources')).json as {
    rows: { id: string; title: string }[]
  }
  const kept = Object.fromEntries(
    await Promise.all(
      rows.map(async ({ id, title }) => {
        const { text, blocks } = (await w.as('supervisor').get(`/sources/${id}`)).json as {
          text: string
          blocks: { start: number; end: number; speaker?: string; timeMs?: number }[]
        }
        return [
          title,
          blocks.map(({ start, end, speaker, timeMs }) => [
            speaker ?? null,
            timeMs ?? null,
            text.slice(start, end),
          ]),
        ]
      }),
    ),
  )
  expect(kept).toEqual({
    wawancara: [
      ['Peneliti', null, 'Siapa yang memulai?'],
      ['P1', null, 'Kami, para ibu.'],
    ],
    rekaman: [
      ['Peneliti', 1_000, 'Sejak kapan?'],
      ['P1', 65_000, 'Sejak 2014.'],
    ],
    berita: [
      [null, null, 'KUBE terbaik'],
      [null, null, 'Kelompok ini menang.'],
      [null, null, '<script>alert(4)</script>'],
    ],
  })
})

test('a file that gives no text is refused in words that say what to do', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/sources`)
  const refusals: [File, RegExp][] = [
    [{ name: 'lama.doc', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }, /sebelum 2007.*\.docx/],
    [{ name: 'kunci.docx', content: Buffer.from('d0cf11e0a1b11ae1', 'hex') }, /terkunci sandi/],
    [
      { name: 'tabel.xlsx', content: zipOf([{ name: 'xl/workbook.xml', text: '<w/>' }]) },
      /Jenis berkas/,
    ],
    [{ name: 'rusak.docx', content: 'PK\u0003\u0004rusak' }, /mungkin rusak/],
    [{ name: 'kosong.vtt', content: 'WEBVTT\n' }, /Tidak ada takarir/],
    [{ name: 'hampa.docx', content: docx([' ']) }, /Tidak ada teks/],
  ]
  for (const [file, words] of refusals) {
    const dialog = await bringIn(page, w.study, file)
    await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(words)
  }
})
