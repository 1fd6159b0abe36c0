// A phone that is full: what the server has acknowledged makes room, and only then is anybody told. And what nobody
// needs any more is swept, never what somebody names.
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { acknowledgedIn, litterIn, type Stored, youngMs } from '../../web/field/store/litter.ts'
import { axe, pagesOf } from '../browser.ts'
import { world } from '../world.ts'

const folder: Instrument = {
  slug: 'folder',
  kind: 'document',
  technique: 'document',
  title: { id: 'Berkas' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [{ type: 'file', name: 'copy', label: { id: 'Salinan' } }],
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const now = Date.parse('2026-11-10T00:00:00Z')
const hash = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const kept = fc
  .option(fc.integer({ min: 0, max: 2 * youngMs }), { nil: undefined })
  .map((ago) => (ago === undefined ? undefined : new Date(now - ago).toISOString()))
const keptFiles = fc.uniqueArray(fc.record({ name: hash, keptAt: kept }), {
  selector: ({ name }) => name,
})
const sent = fc.array(
  fc.record({
    state: fc.constantFrom('waiting', 'sending', 'files', 'received', 'refused'),
    files: fc.array(fc.record({ hash, sizeBytes: fc.constant(1), isHeld: fc.boolean() })),
  }),
  { maxLength: 4 },
) as fc.Arbitrary<Stored['outbox']>
const stored: fc.Arbitrary<Stored> = fc.record({
  files: keptFiles,
  fileParts: keptFiles,
  sealedParts: keptFiles,
  recordings: fc.uniqueArray(
    fc.record({ name: fc.constantFrom('1/talk:0', '1/q', '2/q', '3/voice'), keptAt: kept }),
    { selector: ({ name }) => name },
  ),
  drafts: fc.uniqueArray(
    fc.record({ id: fc.constantFrom('1', '2'), files: fc.array(hash, { maxLength: 2 }) }),
    { selector: ({ id }) => id, maxLength: 2 },
  ),
  outbox: sent,
  deeds: sent as fc.Arbitrary<Stored['deeds']>,
})

test('what a draft, a response or a deed names is never swept, nor what is young; everything else is', () => {
  fc.assert(
    fc.property(stored, (all) => {
      const litter = litterIn(all, now)
      const named = new Set([
        ...all.drafts.flatMap(({ files }) => files),
        ...[...all.outbox, ...all.deeds]
          .filter(({ state }) => state !== 'received')
          .flatMap(({ files = [] }) => files.map((file) => file.hash)),
      ])
      const isOld = (at?: string) => at === undefined || Date.parse(at) <= now - youngMs
      for (const part of ['files', 'sealedParts'] as const)
        expect(litter[part]).toEqual(
          all[part]
            .filter(({ name, keptAt }) => isOld(keptAt) && !named.has(name))
            .map(({ name }) => name),
        )
      // A part stays exactly as long as the row of its file.
      const rows = all.files.map(({ name }) => name)
      const left = rows.filter((name) => !litter.files.includes(name))
      expect(litter.fileParts.some((name) => left.includes(name))).toBe(false)
      expect(
        all.fileParts.every(({ name }) => left.includes(name) || litter.fileParts.includes(name)),
      ).toBe(true)
      const open = all.drafts.map(({ id }) => `${id}/`)
      expect(litter.recordings).toEqual(
        all.recordings
          .filter(({ name, keptAt }) => isOld(keptAt) && !open.some((id) => name.startsWith(id)))
          .map(({ name }) => name),
      )
    }),
  )
})

test('a full phone gives away what the server holds and nothing that is still to be sent', () => {
  fc.assert(
    fc.property(stored, (all) => {
      const files = [...all.outbox, ...all.deeds].flatMap(({ state, files = [] }) =>
        files.map((file) => ({ ...file, isHeld: file.isHeld || state === 'received' })),
      )
      const needed = new Set([
        ...all.drafts.flatMap((draft) => draft.files),
        ...files.filter(({ isHeld }) => !isHeld).map((file) => file.hash),
      ])
      const freed = acknowledgedIn(all)
      for (const one of freed) expect(needed.has(one)).toBe(false)
      for (const one of files) if (!needed.has(one.hash)) expect(freed.has(one.hash)).toBe(true)
    }),
  )
})

test('the next file takes the room of one that was received; only where that is not enough is it told', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', folder)
  const page = await pagesOf(w).stranger('/field/icon.svg')
  const debug = await page.context().newCDPSession(page)
  // Before anything is stored: the browser asks about the room only now and then.
  const room = { origin: w.local.origin, quotaSize: 9_000_000 }
  await debug.send('Storage.overrideQuotaForOrigin', room)
  const invited = await w.as('supervisor').post('/enrolments', { label: 'Telepon penuh' })
  const { code } = invited.json as { code: string }
  await page.goto(`${w.local.origin}/field/#e=${code}`)
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  const begin = async (sizeBytes: number) => {
    await page.locator('a[href$="begin/folder/"]').click()
    await button(page, 'Mulai').click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'salinan.bin',
      mimeType: 'application/octet-stream',
      buffer: randomBytes(sizeBytes),
    })
  }
  const finish = async () => {
    await page.getByText('salinan.bin').waitFor()
    await button(page, 'Periksa respons').click()
    await button(page, 'Selesai dan kirim').click()
    await page.getByText('Diterima server').waitFor()
    await page.getByRole('link', { name: 'Beranda' }).click()
  }
  await begin(4_000_000)
  await finish()
  await begin(4_500_000)
  await finish()
  await page.goto(`${w.local.origin}/field/#/queue`)
  await page.getByText(/Telepon penuh: 4(,0)? MB yang sudah diterima/).waitFor()
  expect(await axe(page)).toEqual([])
  await page.goto(`${w.local.origin}/field/#/home`)
  await begin(9_500_000)
  await page.getByText(/penyimpanan telepon menolak/).waitFor()
  expect(await sweptByAnotherTab(page)).toEqual({
    files: ['young'],
    fileParts: ['young'],
    sealedParts: ['young'],
    chunks: ['consent/voice', 'draft/talk'],
  })
  await page.context().close()
})

/** Lays litter beside an open draft, opens the app in a second tab, and gives what is left. */
async function sweptByAnotherTab(page: Page): Promise<Record<string, string[]>> {
  const draft = page.url().split('/').at(-1) ?? ''
  const lay = (open: string) =>
    page.evaluate(async (open) => {
      const db = await new Promise<IDBDatabase>((opened) => {
        const opening = indexedDB.open('pedoman-field')
        opening.onsuccess = () => opened(opening.result)
      })
      const names = ['files', 'fileParts', 'sealedParts', 'chunks']
      const writing = db.transaction(names, 'readwrite')
      const put = (name: string, row: object) => writing.objectStore(name).put(row)
      for (const [name, days] of [
        ['young', 0],
        ['old', 2],
      ] as const) {
        const keptAt = new Date(Date.now() - days * 86_400_000).toISOString()
        put('files', { hash: name, type: '', sizeBytes: 1, keptAt })
        put('fileParts', { hash: name, part: 0 })
        put('sealedParts', { hash: name, part: 0, keptAt })
        put('chunks', { recording: `${open}/talk`, seq: days, keptAt })
        put('chunks', { recording: days ? 'gone/talk' : 'consent/voice', seq: 0, keptAt })
      }
      await new Promise((done) => {
        writing.oncomplete = done
      })
      db.close()
    }, open)
  const left = () =>
    page.evaluate(async () => {
      const db = await new Promise<IDBDatabase>((opened) => {
        const opening = indexedDB.open('pedoman-field')
        opening.onsuccess = () => opened(opening.result)
      })
      const found: Record<string, string[]> = {}
      for (const name of ['files', 'fileParts', 'sealedParts', 'chunks']) {
        const asking = db.transaction(name).objectStore(name).getAllKeys()
        await new Promise((done) => {
          asking.onsuccess = done
        })
        found[name] = [...new Set(asking.result.map((key) => String([key].flat()[0])))]
      }
      db.close()
      return found
    })
  await lay(draft)
  const second = await page.context().newPage()
  await second.goto(page.url())
  await expect.poll(async () => (await left()).files).not.toContain('old')
  const found = await left()
  return {
    ...found,
    chunks: (found.chunks ?? []).map((name) => name.replace(draft, 'draft')).sort(),
  }
}
