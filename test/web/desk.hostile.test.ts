// Two hundred payloads wherever words of strangers are shown: they are letters on the page, and nothing of them runs or loads.
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { writeCodebookCsv } from '../../core/coding/codebook-csv.ts'
import { writeQdc } from '../../core/refi/codebook.ts'
import type { Code } from '../../core/wire/coding.ts'
import { escaped } from '../../core/xml/write.ts'
import { coding, finding, must, newId, source } from '../analysis.ts'
import { pagesOf } from '../browser.ts'
import { payloads } from '../hostile.ts'
import { type World, world } from '../world.ts'
import { zipOf } from '../zips.ts'

/** A page of a study in which everything that people name is a payload. */
async function settle(w: World): Promise<{ text: string; first: string }> {
  const lead = w.as('supervisor')
  const codes = payloads.map((payload, n) => ({
    id: newId(),
    guid: null,
    revision: null,
    code: {
      name: `kode-${n}`,
      label: payload,
      parent: null,
      definition: payload,
      include: payloads[n + 1] ?? '',
      exclude: payloads[n + 2] ?? '',
      example: payloads[n + 3] ?? '',
      hue: n % 12,
      position: n,
    },
  }))
  must(await lead.put(`/codebook/changes/${newId()}`, { kind: 'import', codes }))
  const first = codes[0]?.id ?? ''
  must(await lead.put(`/codebook/versions/${newId()}`, { name: payloads[0], note: payloads[1] }))

  const text = payloads.join('\n\n')
  let at = 0
  const blocks = payloads.map((payload, n) => {
    const start = at
    at += payload.length + 2
    const speaker = (payloads[n + 5] ?? payload).slice(0, 80).toWellFormed()
    return { start, end: start + payload.length, speaker, heading: payloads[n + 9] ?? payload }
  })
  const bytes = Buffer.from(`<script>pwned()</script>${text}`)
  const hash = createHash('sha256').update(bytes).digest('hex')
  must(await lead.raw('PUT', `/files/${hash}`, bytes, { 'content-type': 'text/html' }))
  const whole = await source(w, {
    title: payloads[10],
    text,
    blocks,
    role: payloads[11]?.slice(0, 40),
    file: { hash, name: payloads[12] },
    origin: { address: 'javascript:pwned()', publisher: payloads[13], seenOn: null },
  })
  for (const [n, { id }] of codes.slice(0, 25).entries()) {
    const [start, end] = [blocks[n]?.start ?? 0, blocks[n]?.end ?? 1]
    const body = { source: whole, code: id, start, end, quote: text.slice(start, end) }
    must(await lead.put(`/codings/${newId()}`, { ...body, note: payloads[n + 30] }))
  }
  const plain = await source(w, { title: payloads[14] })
  await coding(w, plain, first)
  for (let n = 0; n < payloads.length; n += 10) {
    const said = payloads.slice(n, n + 10).join('\n')
    const target = { kind: 'code', id: first }
    must(
      await lead.put(`/memos/${newId()}`, { target, kind: 'analytic', text: said, private: false }),
    )
  }
  const claim = await finding(w, [first])
  must(
    await lead.put(`/findings/${claim}?revision=1`, {
      ...{ claim: payloads.slice(0, 12).join(' '), question: payloads[13], scope: payloads[14] },
      ...{ rival: payloads[15], codes: [first], state: 'draft' },
    }),
  )
  return { text: whole, first }
}

/** What is on the page that only a payload could have brought. */
function foreign(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.querySelector('#root') ?? document.body
    const tags =
      'script,iframe,frame,object,embed,applet,portal,base,meta,link,style,math,svg:not([aria-hidden=true],[role=img]),svg *:not(circle,path,line,rect,text,g,title),img,video,audio,source,marquee,template,xss,x,form[action],[ping],[srcdoc],[formaction],[background]'
    const found = [...root.querySelectorAll(tags)].map((one) => one.outerHTML.slice(0, 120))
    for (const one of root.querySelectorAll('*'))
      for (const { name, value } of one.attributes) {
        if (name.startsWith('on')) found.push(`${one.tagName} ${name}=${value}`)
        const isAddress = name === 'href' || name === 'src' || name === 'xlink:href'
        if (isAddress && /^\s*(?!https?:|blob:)[a-z+.-]+:/i.test(value)) found.push(value)
      }
    return found
  })
}

test('two hundred payloads in texts, titles, speakers, codes, memos, notes and files are letters, and nothing of them runs', async () => {
  expect(payloads.length).toBeGreaterThanOrEqual(200)
  const w = await world({ pages: true })
  const { text, first } = await settle(w)
  const pages = pagesOf(w)
  const page = await pages.desk('supervisor', `/s/${w.study}/sources`)
  const ran: string[] = []
  await page.context().exposeBinding('pwned', () => ran.push('a payload ran'))
  page.on('dialog', (dialog) => {
    // Asked by the desk itself, about a coding that is on its way.
    if (dialog.type() === 'beforeunload') return void dialog.accept()
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  page.context().on('page', () => ran.push('a window opened'))
  const away: string[] = []
  page.on('request', (request) => {
    const address = request.url()
    if (!address.startsWith(pages.origin) && !/^(data|blob):/.test(address)) away.push(address)
  })

  const at = async (path: string, seen: string) => {
    await page.goto(`${pages.origin}/s/${w.study}${path}`)
    await page.locator('main').getByText(seen).first().waitFor({ state: 'attached' })
    expect(await foreign(page), path).toEqual([])
  }
  await at('/sources', payloads[10] ?? '')
  await at(`/sources/${text}`, payloads[1] ?? '')
  // Every paragraph is there, letter by letter, also those far from the window.
  const words = await page
    .getByRole('region', { name: 'Teks sumber' })
    .evaluate((region) => region.textContent ?? '')
  expect(payloads.filter((payload) => !words.includes(payload))).toEqual([])
  await page.keyboard.press('s')
  await page.getByPlaceholder('Ketik nama kode').fill('svg')
  await page.keyboard.press('Enter')
  expect(await foreign(page)).toEqual([])
  await at('/codebook', payloads[20] ?? '')
  await at(`/codebook/${first}`, payloads[1] ?? '')
  await page.getByRole('button', { name: 'Riwayat' }).click()
  await page.locator('.wordings .said').first().waitFor()
  expect(await foreign(page)).toEqual([])
  await at('/codebook/versions', payloads[0] ?? '')
  await at('/memos', payloads[1] ?? '')
  await at('/findings', payloads[2] ?? '')
  await at('/triangulation', payloads[2] ?? '')

  // Files of strangers, looked at before they come in.
  const book = (must(await w.as('supervisor').get('/codes')).json as { rows: Code[] }).rows
  await page.goto(`${pages.origin}/s/${w.study}/codebook/file`)
  for (const [name, content] of [
    ['<img src=x onerror=pwned()>.csv', writeCodebookCsv(book)],
    ['kode.qdc', writeQdc(book, payloads[3] ?? '')],
  ] as const) {
    const chosen = { name, mimeType: 'text/plain', buffer: Buffer.from(content) }
    await page.getByLabel('Berkas CSV, Excel, atau QDC').setInputFiles(chosen)
    // XML cannot hold a form feed, so one of them comes back changed.
    await page.getByText(/^0 baru, \d berubah, \d+ sama, 0 bentrok$/).waitFor()
    expect(await foreign(page), name).toEqual([])
  }
  const paragraphs = payloads.map((one) => `<w:p><w:r><w:t>${escaped(one)}</w:t></w:r></w:p>`)
  const letter = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${paragraphs.join('')}</w:body></w:document>`
  for (const [name, content] of [
    ['halaman.html', `<p>Kata biasa.</p>${payloads.map((one) => `<p>${one}</p>`).join('\n')}`],
    [
      'gambar.html',
      `<p>Kata biasa.</p><svg xmlns="http://www.w3.org/2000/svg" onload="pwned()"><script>pwned()</script></svg>`,
    ],
    ['<svg onload=pwned()>.docx', zipOf([{ name: 'word/document.xml', text: letter }])],
    ['<b>tebal</b>.txt', payloads.join('\n\n')],
  ] as const) {
    await page.goto(`${pages.origin}/s/${w.study}/sources`)
    await page.getByRole('button', { name: 'Tambah sumber', exact: true }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Tambah sumber' })
    await dialog
      .getByLabel('Berkas')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) })
    await dialog.locator('.found').waitFor()
    expect(await foreign(page), name).toEqual([])
  }

  // The original, opened by its own address, is a file to be saved and no page.
  const stored = must(await w.as('supervisor').get(`/sources/${text}`)).json as {
    file: { hash: string }
  }
  const original = await w.as('supervisor').get(`/files/${stored.file.hash}`)
  expect(original.headers.get('content-disposition')).toMatch(/^attachment/)
  expect(original.headers.get('x-content-type-options')).toBe('nosniff')
  expect(original.headers.get('content-security-policy')).toContain("default-src 'none'")

  // The second wall: were a payload to get onto the page after all, it would be held there.
  const held = await page.evaluate(async () => {
    const refused: string[] = []
    addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))
    const place = document.createElement('div')
    document.body.append(place)
    place.innerHTML =
      '<img src="data:,x" onerror="pwned()"><svg onload="pwned()"></svg><iframe srcdoc="x"></iframe>'
    const script = document.createElement('script')
    script.textContent = 'pwned()'
    place.append(script)
    await new Promise((done) => setTimeout(done, 300))
    place.remove()
    return [...new Set(refused)]
  })
  expect(held).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr']))
  expect({ ran, away }).toEqual({ ran: [], away: [] })
})
