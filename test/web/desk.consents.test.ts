// Consents at the desk: the text is written, frozen and printed there, and what people said stands beside them.
import { expect, test } from 'vitest'
import type { FieldKit } from '../../core/wire/field.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { hashOf, newcomer, proof, publishText, said } from '../consents.ts'
import { type World, world } from '../world.ts'

test('a supervisor writes what people are asked in two languages, sees it as the phone does, and phones get it', async () => {
  const w = await world({ pages: true })
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/participants`)
  const heard = complaints(page)
  await page.getByRole('link', { name: 'Naskah persetujuan' }).click()
  await page.getByText('Belum ada naskah persetujuan').waitFor()
  await page.getByRole('link', { name: 'Tulis naskah' }).first().click()
  await page.getByRole('button', { name: 'Terbitkan dan kirim ke telepon' }).click()
  await page.getByText('Isi nama versi').waitFor()
  const fill = (label: string, words: string) =>
    page.getByRole('textbox', { name: label, exact: true }).fill(words)
  await fill('Nama versi', 'Lembar 2')
  await fill('Judul, Indonesia', 'Maukah Ibu ikut?')
  await fill('Isi, Indonesia', 'Kami belajar dari Ibu.\n\nBoleh berhenti.')
  await fill('Siapa yang dihubungi, Indonesia', 'Ibu Sari')
  await fill('Judul, Inggris', 'Will you take part?')
  await fill('Isi, Inggris', 'We learn from you.')
  await fill('Siapa yang dihubungi, Inggris', 'Ms Sari')
  await page.getByRole('checkbox', { name: /dibagikan/ }).check()
  // What is written is kept on this computer until it is published.
  await page.reload()
  const phone = page.getByRole('region', { name: 'Seperti terlihat di telepon' })
  await phone.getByText('Boleh berhenti.').waitFor()
  await phone.getByRole('button', { name: 'Inggris' }).click()
  await phone.getByText('We learn from you.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Terbitkan dan kirim ke telepon' }).click()
  await page.getByRole('heading', { name: 'Lembar 2' }).waitFor()
  await page.getByText('Naskah terbit').waitFor()
  expect(await axe(page)).toEqual([])
  const kit = (await (await w.device()).get('/kit')).json as FieldKit
  expect(kit.consentTexts).toMatchObject([
    {
      label: 'Lembar 2',
      body: { id: 'Kami belajar dari Ibu.\n\nBoleh berhenti.', en: 'We learn from you.' },
      scopes: ['record', 'quote', 'archive', 'share'],
      witnessFor: ['thumbprint', 'recorded'],
    },
  ])
  await page.getByRole('link', { name: 'Formulir kertas' }).click()
  await page.getByText('Kode partisipan').waitFor()
  await page.getByRole('combobox').selectOption('en')
  await page.getByText('Code of the participant').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: 'Kembali' }).click()
  await page.getByRole('button', { name: 'Berhenti membacakan' }).click()
  await page.getByRole('button', { name: 'Bacakan lagi' }).waitFor()
  expect(heard).toEqual([])
})

/** P-A01 signed before a witness on a phone; P-A02 has the same name and was asked by nobody yet. */
async function asked(): Promise<World> {
  const w = await world({ pages: true })
  const text = await publishText(w)
  const phone = await w.device()
  const put = (path: string, body: object) => phone.put(`${path}/${crypto.randomUUID()}`, body)
  await put('/participants', newcomer('P-A01', 'Siti Ganda'))
  await put('/participants', newcomer('P-A02', 'siti ganda'))
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const evidence = [proof('signature', picture)]
  await put('/consents', said(text, { evidence, witness: { name: 'Saksi Contoh' } }))
  await phone.raw('PUT', `/files/${hashOf(picture)}`, picture)
  return w
}

test('what shows a consent is seen by those who may read names; the others see that it was given', async () => {
  const w = await asked()
  const open = (who: 'supervisor' | 'coder') =>
    pagesOf(w).desk(who, `/s/${w.study}/participants/P-A01`, {
      viewport: { width: 360, height: 740 },
      colorScheme: 'dark',
    })
  const page = await open('supervisor')
  await page.getByText('dibacakan dalam Indonesia').waitFor()
  expect(await page.getByText('Saksi Contoh').count()).toBe(0)
  await page.getByRole('button', { name: 'Tampilkan bukti dan saksi' }).click()
  await page.getByText('Saksi: Saksi Contoh').waitFor()
  await page.getByRole('img', { name: /Tanda tangan/ }).waitFor()
  expect(await axe(page)).toEqual([])
  const coder = await open('coder')
  await coder.getByText('dibacakan dalam Indonesia').waitFor()
  expect(await coder.getByRole('button', { name: /bukti/ }).count()).toBe(0)
  expect(await coder.getByText('lebih dari satu kode').count()).toBe(0)
})

test('a consent is recorded from paper by the text it was given to; a refusal is recorded too, and doubles are shown', async () => {
  const w = await asked()
  const page = await pagesOf(w).desk('supervisor', `/s/${w.study}/participants/P-A02`)
  await page.getByText('1 nama ada di lebih dari satu kode').click()
  await page.getByRole('link', { name: 'P-A01' }).first().waitFor()
  const form = page.locator('form').filter({ hasText: 'Catat persetujuan' })
  await expect.poll(() => form.getByRole('combobox').first().inputValue()).toBe('Lembar 1')
  // Only what this text asks for.
  expect(await form.getByRole('checkbox').count()).toBe(3)
  expect(await axe(page)).toEqual([])
  await form.getByRole('combobox', { name: 'Cara memberi' }).selectOption('refused')
  await form.getByRole('button', { name: 'Catat persetujuan' }).click()
  await page.getByText(/^tidak setuju, /).waitFor()
  await form.getByRole('combobox', { name: 'Cara memberi' }).selectOption('signed')
  await form.getByRole('checkbox', { name: 'dikutip' }).check()
  await form.getByRole('button', { name: 'Catat persetujuan' }).click()
  await page.getByText('Tarik persetujuan', { exact: true }).waitFor()
  const { rows } = (await w.as('supervisor').get('/participants')).json as { rows: object[] }
  expect(rows[1]).toMatchObject({ consent: { textVersion: 'Lembar 1', scopes: ['quote'] } })
})
