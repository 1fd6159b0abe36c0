// What a phone holds stays: across versions of its database, and when a recording is cut off; and what it sent is seen.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { sha256 } from '../../worker/secret.ts'
import { axe, pagesOf } from '../browser.ts'
import { filled, smallScore } from '../small.ts'
import { type World, world } from '../world.ts'

const visit: Instrument = {
  slug: 'visit',
  kind: 'observation',
  technique: 'observation',
  title: { id: 'Kunjungan' },
  languages: ['id'],
  about: 'study',
  roles: [],
  needs: [],
  items: [
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
    { type: 'image', name: 'house', label: { id: 'Foto rumah' } },
  ],
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** What a phone of that version of the database holds: a draft, and from the second on a photo and its piece of sound. */
async function asOfVersion(
  page: Page,
  version: 1 | 2,
  w: World,
  instrument: string,
): Promise<void> {
  const device = await w.device()
  const kit = (await device.get('/kit')).json as {
    versions: { hash: string; instrument: { slug: string } }[]
  }
  const hash = kit.versions.find((one) => one.instrument.slug === instrument)?.hash
  const photo = { hash: await sha256('foto'), name: 'rumah.jpg' }
  await page.evaluate(
    ({ kit, hash, token, id, study, version, photo }) =>
      new Promise<void>((resolve, reject) => {
        const at = '2026-11-01T00:00:00.000Z'
        const draft = '01930000-0000-7000-8000-000000000001'
        const opening = indexedDB.open('pedoman-field', version)
        opening.onupgradeneeded = () => {
          const db = opening.result
          db.createObjectStore('device').put(
            { token, id, label: 'x', study, enrolledAt: at },
            'device',
          )
          db.createObjectStore('kit').put({ kit, etag: null, takenAt: at }, 'kit')
          db.createObjectStore('drafts', { keyPath: 'id' }).put({
            id: draft,
            study,
            version: hash,
            participant: null,
            case: version === 1 ? 'KUBE-1' : null,
            task: null,
            occurredOn: '2026-11-01',
            startedAt: at,
            language: 'id',
            answers:
              version === 1
                ? { dues: 'p3' }
                : {
                    house: { file: photo.hash, name: photo.name, type: 'image/jpeg', sizeBytes: 4 },
                  },
            coverage: {},
            probes: {},
            at: version === 1 ? 'income' : 'voice',
            themeMs: {},
            savedAt: at,
          })
          db.createObjectStore('outbox', { keyPath: 'id' })
          if (version === 1) return
          const blob = new Blob(['foto'], { type: 'image/jpeg' })
          db.createObjectStore('files', { keyPath: 'hash' }).put({
            hash: photo.hash,
            blob,
            keptAt: at,
          })
          db.createObjectStore('media', { keyPath: 'hash' })
          db.createObjectStore('chunks', { keyPath: ['recording', 'seq'] }).put({
            recording: `${draft}/voice`,
            seq: 0,
            blob: new Blob(['suara'], { type: 'audio/webm' }),
            atMs: 65_000,
          })
        }
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          localStorage.setItem('pedoman.enrolled', id)
          resolve()
        }
      }),
    { kit, hash, token: device.token, id: device.id, study: w.study, version, photo },
  )
}

test('a draft of each release is still there when the database has grown, and its last words are written before another tab may have it', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', smallScore)
  await w.as('supervisor').post('/instruments', visit)
  const page = await pagesOf(w).stranger('/field/icon.svg')
  await asOfVersion(page, 1, w, smallScore.slug)
  await page.goto(`${w.local.origin}/field/`)
  await page.getByRole('link', { name: 'Skor kecil KUBE-1' }).click()
  await page.getByRole('heading', { name: 'Pendapatan' }).waitFor()
  await button(page, 'Pertanyaan sebelumnya').click()
  await page.getByRole('heading', { name: 'Iuran' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Nilai 3' }).isChecked()).toBe(true)

  // A tab of a later app wants the database: this one writes down what it has, lets go of it, and says so.
  const savedAt = await draftSavedAt(page)
  const later = await page.context().newPage()
  await later.goto(`${w.local.origin}/field/icon.svg`)
  await page.getByRole('radio', { name: 'Nilai 1' }).check()
  await later.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pedoman-field', 99)
        opening.onsuccess = () => resolve(opening.result.close())
        opening.onerror = () => reject(opening.error)
      }),
  )
  expect(await draftSavedAt(later)).not.toBe(savedAt)
  await page.getByText('Penyimpanan telepon tidak bisa dibuka').waitFor()

  const second = await pagesOf(w).stranger('/field/icon.svg')
  await asOfVersion(second, 2, w, visit.slug)
  await second.goto(`${w.local.origin}/field/`)
  await second.getByRole('link', { name: 'Kunjungan', exact: false }).first().click()
  await second.getByText('Rekaman 01:05 terputus sebelum selesai.').waitFor()
  await button(second, 'Lewati').click()
  await second.getByRole('img', { name: /Foto rumah/ }).waitFor()
  // What lay in the clear is encrypted meanwhile, and nothing of it is lost.
  await expect.poll(() => second.evaluate(() => 'pedoman.clear' in localStorage)).toBe(false)
  await second.reload()
  await second.getByRole('img', { name: /Foto rumah/ }).waitFor()
})

/** Of the one draft, as it lies in the database of whatever version. */
function draftSavedAt(page: Page): Promise<string> {
  return page.evaluate(
    () =>
      new Promise<string>((resolve, reject) => {
        const opening = indexedDB.open('pedoman-field')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const asked = db.transaction('drafts').objectStore('drafts').getAll()
          asked.onsuccess = () => {
            db.close()
            resolve((asked.result as { savedAt: string }[])[0]?.savedAt ?? '')
          }
        }
      }),
  )
}

test('a recording that is cut off loses its last seconds and not the whole', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', visit)
  const page = await pagesOf(w).phone()
  await page.getByRole('link', { name: 'Kunjungan' }).click()
  await button(page, 'Mulai').click()
  await button(page, 'Rekam').click()
  const pieces = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('pedoman-field')
          opening.onsuccess = () => {
            const asked = opening.result.transaction('chunks').objectStore('chunks').count()
            asked.onsuccess = () => {
              opening.result.close()
              resolve(asked.result)
            }
          }
        }),
    )
  await expect.poll(pieces).toBeGreaterThan(0)
  // The page is gone in one moment, as when the system needs its memory.
  await page.reload()
  await page.getByText('terputus sebelum selesai').waitFor()
  expect(await axe(page)).toEqual([])
  await button(page, 'Simpan rekaman itu').click()
  await page.getByLabel('Rekaman untuk: Suara').waitFor()
  await expect.poll(pieces).toBe(0)
  await page.reload()
  await page.getByLabel('Rekaman untuk: Suara').waitFor()
})

test('a microphone that is refused is told with the way out', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', visit)
  const page = await pagesOf(w).phone()
  const link = page.getByRole('link', { name: 'Kunjungan' })
  await link.waitFor()
  await page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('no', 'NotAllowedError'))
  })
  await page.reload()
  await link.click()
  await button(page, 'Mulai').click()
  await button(page, 'Rekam').click()
  await page.getByRole('alert').getByText('izinkan Mikrofon').waitFor()
  await button(page, 'Pilih rekaman').waitFor()
})

test('the desk shows a photo under its question, and says so while it has not come', async () => {
  const w = await world({ pages: true })
  const published = await w.as('supervisor').post('/instruments', visit)
  const { hash: version } = published.json as { hash: string }
  const phone = await w.device()
  // The smallest GIF there is: one transparent point.
  const bytes = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')
  const file = await sha256(bytes)
  const house = { file, name: 'rumah.gif', type: 'image/gif', sizeBytes: bytes.byteLength }
  const one = filled(version, { answers: { house }, coverage: {}, probes: {}, participant: null })
  await phone.put(`/responses/${one.id}`, one)
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/responses/${one.id}`)
  await page.getByText('Berkas ini belum sampai dari telepon: rumah.gif').waitFor()
  await phone.raw('PUT', `/files/${file}`, bytes)
  await page.reload()
  const image = page.getByRole('img', { name: 'Foto untuk: Foto rumah' })
  await image.waitFor()
  expect(await image.evaluate((shown) => (shown as HTMLImageElement).naturalWidth)).toBe(1)
  expect(await axe(page)).toEqual([])
})
