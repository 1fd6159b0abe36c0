// The whole browser dies, as when a battery is empty: what it had said to be stored is there when it is opened again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { type Mortal, mortalBrowser } from '../mortal-browser.ts'
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
  items: [{ type: 'text', name: 'seen', label: { id: 'Apa yang terlihat?' } }],
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test.skipIf(process.platform !== 'linux')(
  'a browser that is killed has lost nothing that it called saved, finished or received',
  async () => {
    const w = await world({ pages: true })
    const lead = w.as('supervisor')
    await lead.post('/instruments', visit)
    const { code } = (await lead.post('/enrolments', { label: 'Telepon' })).json as { code: string }
    const { origin } = w.local
    const profile = mkdtempSync(join(tmpdir(), 'pedoman-phone-'))
    let phone: Mortal = await mortalBrowser(profile)
    const opened = async () => {
      const page = await phone.context.newPage()
      // Which language was chosen is a convenience that a kill may cost.
      await page.addInitScript(() => localStorage.setItem('pedoman.language', 'id'))
      return page
    }
    const reopen = async (address: string) => {
      await phone.kill()
      phone = await mortalBrowser(profile)
      const page = await opened()
      await page.goto(`${origin}/field/${address}`)
      return page
    }
    try {
      const first = await opened()
      await first.goto(`${origin}/field/#e=${code}`)
      await first.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
      await first.getByRole('link', { name: /^Kunjungan/ }).click()
      await button(first, 'Mulai').click()
      await first.locator('textarea').fill('Kompos sudah dibalik.')
      await first.getByText('tersimpan di telepon ini').waitFor()
      const draft = new URL(first.url()).hash

      // Saved: the words are at their question.
      const second = await reopen(draft)
      await expect
        .poll(() => second.getByRole('textbox').inputValue())
        .toBe('Kompos sudah dibalik.')
      await second.context().setOffline(true)
      await button(second, 'Periksa respons').click()
      await button(second, 'Selesai dan kirim').click()
      await second.getByText('Respons selesai').waitFor()

      // Finished: it goes out once there is a network, once and whole.
      const third = await reopen('#/queue')
      await third.getByText('Tidak ada yang menunggu.').waitFor()
      const { rows } = (await lead.get('/responses')).json as { rows: { id: string }[] }
      expect(rows).toHaveLength(1)
      const kept = (await lead.get(`/responses/${rows[0]?.id}`)).json as {
        body: { answers: Record<string, unknown> }
      }
      expect(kept.body.answers).toEqual({ seen: 'Kompos sudah dibalik.' })

      // Received: the phone still says so, and sends nothing again.
      const fourth = await reopen('#/queue')
      await fourth
        .getByText(/diterima/i)
        .first()
        .waitFor()
      expect(((await lead.get('/responses')).json as { rows: unknown[] }).rows).toHaveLength(1)
    } finally {
      await phone.kill()
      rmSync(profile, { recursive: true, force: true })
    }
  },
)
