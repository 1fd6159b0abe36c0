// What a phone holds stays: across versions of its database, and when a recording is cut off; and what it sent is seen.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { sha256 } from '../../worker/secret.ts'
import { axe, pagesOf } from '../browser.ts'
import { filled, smallScore } from '../small.ts'
import { world } from '../world.ts'

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

test('a draft of the first release is still there when the database has grown', async () => {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', smallScore)
  const device = await w.device()
  const kit = (await device.get('/kit')).json as { versions: { hash: string }[] }
  const page = await pagesOf(w).stranger('/field/icon.svg')
  await page.evaluate(
    ({ kit, token, id, study }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('pedoman-field', 1)
        opening.onupgradeneeded = () => {
          const db = opening.result
          db.createObjectStore('device').put(
            { token, id, label: 'x', study, enrolledAt: '2026-11-01T00:00:00.000Z' },
            'device',
          )
          db.createObjectStore('kit').put(
            { kit, etag: null, takenAt: '2026-11-01T00:00:00.000Z' },
            'kit',
          )
          db.createObjectStore('drafts', { keyPath: 'id' }).put({
            id: '01930000-0000-7000-8000-000000000001',
            study,
            version: kit.versions[0]?.hash,
            participant: null,
            case: 'KUBE-1',
            task: null,
            occurredOn: '2026-11-01',
            startedAt: '2026-11-01T00:00:00.000Z',
            language: 'id',
            answers: { dues: 'p3' },
            coverage: {},
            probes: {},
            at: 'income',
            themeMs: {},
            savedAt: '2026-11-01T00:00:00.000Z',
          })
          db.createObjectStore('outbox', { keyPath: 'id' })
        }
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          localStorage.setItem('pedoman.enrolled', id)
          resolve()
        }
      }),
    { kit, token: device.token, id: device.id, study: w.study },
  )
  await page.goto(`${w.local.origin}/field/`)
  await page.getByRole('link', { name: 'Skor kecil KUBE-1' }).click()
  await page.getByRole('heading', { name: 'Pendapatan' }).waitFor()
  await button(page, 'Pertanyaan sebelumnya').click()
  await page.getByRole('heading', { name: 'Iuran' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Nilai 3' }).isChecked()).toBe(true)
})

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
