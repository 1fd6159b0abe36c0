// A response comes back with comments on single answers; offline one is corrected and the other answered; the supervisor
// sees what changed and accepts. And a task that is declined or done reaches the desk.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { sha256 } from '../../worker/secret.ts'
import { must, newId, person, publish, withdraw } from '../analysis.ts'
import { axe, pagesOf } from '../browser.ts'
import { filled } from '../small.ts'
import { type World, world } from '../world.ts'

const household: Instrument = {
  slug: 'household',
  kind: 'survey',
  technique: 'interview',
  title: { id: 'Rumah tangga', en: 'Household' },
  languages: ['id', 'en'],
  about: 'participant',
  roles: [],
  needs: [],
  items: [
    { type: 'text', name: 'story', label: { id: 'Ceritanya?', en: 'The story?' } },
    {
      type: 'repeat',
      name: 'members',
      label: { id: 'Anggota', en: 'Members' },
      items: [{ type: 'integer', name: 'age', label: { id: 'Umur', en: 'Age' } }],
    },
    { type: 'image', name: 'house', label: { id: 'Foto rumah', en: 'Photo of the house' } },
  ],
}

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' })

/** As the phone itself would send it: with its own token, from its own page. */
async function send(phone: Page, path: string, body: string, type: string): Promise<number> {
  return phone.evaluate(
    async ({ path, body, type }) => {
      const opening = indexedDB.open('pedoman-field')
      const db = await new Promise<IDBDatabase>((resolve) => {
        opening.onsuccess = () => resolve(opening.result)
      })
      const reading = db.transaction('device').objectStore('device').get('device')
      const token = await new Promise<string>((resolve) => {
        reading.onsuccess = () => resolve((reading.result as { token: string }).token)
      })
      db.close()
      const headers = { authorization: `Bearer ${token}`, 'content-type': type }
      return (await fetch(`/api/field${path}`, { method: 'PUT', body, headers })).status
    },
    { path, body, type },
  )
}

/** A household that the phone has sent, with an age that cannot be and a photo. */
async function ready(w: World) {
  const consent = await person(w, 'P-001', 'anggota')
  const version = await publish(w, household)
  const phone = await pagesOf(w).phone()
  await phone.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  const picture = 'bukan foto sungguhan'
  const file = await sha256(new TextEncoder().encode(picture))
  const response = filled(version, {
    answers: {
      story: 'Kami pindah dua kali.',
      members: [
        { id: 'r1', answers: { age: 30 } },
        { id: 'r2', answers: { age: 300 } },
      ],
      house: { file, name: 'rumah.jpg', type: 'image/jpeg', sizeBytes: picture.length },
    },
    coverage: {},
    probes: {},
  })
  expect(
    await send(phone, `/responses/${response.id}`, JSON.stringify(response), 'application/json'),
  ).toBe(201)
  expect(await send(phone, `/files/${file}`, picture, 'application/octet-stream')).toBe(201)
  return { consent, phone, response, file }
}

async function comment(desk: Page, question: string, nth: number, text: string): Promise<void> {
  await button(desk, `Beri komentar pada: ${question}`).nth(nth).click()
  await desk.getByLabel('Apa yang perlu dijelaskan atau diperbaiki?').fill(text)
  await button(desk, 'Kirim komentar').click()
  await desk.getByText(text).waitFor()
}

test('what was returned is corrected and answered offline, and accepted as a revision', async () => {
  const w = await world({ pages: true })
  const { phone, response, file } = await ready(w)

  // 1. The supervisor comments on an age in the second row and on the photo, and returns it without a further note.
  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/responses/${response.id}`)
  await desk.getByRole('heading', { name: 'Rumah tangga' }).waitFor()
  await button(desk, 'Kembalikan').click()
  await desk.getByText('Beri komentar pada jawaban, atau tulis catatan', { exact: false }).waitFor()
  await comment(desk, 'Umur', 1, 'Tiga ratus tahun?')
  await comment(desk, 'Foto rumah', 0, 'Rumah siapa ini?')
  expect(await axe(desk)).toEqual([])
  await button(desk, 'Kembalikan').click()
  await desk.getByText('Respons dikembalikan.').waitFor()

  // 2. The phone has it at the next contact, then loses the network.
  await phone.reload()
  await phone.getByText('Dikembalikan untuk dikoreksi').waitFor()
  await phone.getByText('2 komentar').click()
  await phone.getByText('Rumah siapa ini?').waitFor()
  expect(await axe(phone)).toEqual([])
  await phone.context().setOffline(true)
  await phone.reload()
  await button(phone, 'EN, pakai bahasa Inggris').click()
  await phone.getByText('Returned for correction').waitFor()
  await button(phone, /^ID/).click()

  // 3. The comment stands at its question, in its row; the value is corrected there.
  await button(phone, 'Perbaiki respons').click()
  await phone.getByText('Tiga ratus tahun?').waitFor()
  const age = phone.getByRole('textbox').first()
  await expect.poll(() => age.inputValue()).toBe('300')
  await age.fill('30')
  await phone.getByText('tersimpan di telepon ini').waitFor()
  expect(await axe(phone)).toEqual([])

  // 4. The list of questions begins with what has comments; the other one is answered in words.
  await phone.locator('dialog.jump').waitFor({ state: 'attached' })
  await button(phone, 'Daftar pertanyaan').click()
  await phone.getByRole('heading', { name: 'Ada komentarnya' }).waitFor()
  await phone.locator('dialog.jump section').first().getByText('Foto rumah').click()
  await phone.getByText('Rumah siapa ini?').waitFor()
  await button(phone, 'Jawab komentar ini').click()
  await phone.getByLabel('Jawaban untuk komentar ini').fill('Rumah kepala dusun.')
  await button(phone, 'Kirim jawaban').click()
  await phone.getByText('tersimpan di telepon ini, menunggu dikirim').waitFor()
  await button(phone, 'Periksa respons').click()
  await button(phone, 'Selesai dan kirim').click()
  await phone.getByText('Tersimpan di telepon ini.').waitFor()

  // 5. It is received as a revision; the photo is not sent again.
  const sent: string[] = []
  phone.context().on('request', (request) => {
    if (request.method() !== 'GET') sent.push(new URL(request.url()).pathname)
  })
  await phone.context().setOffline(false)
  await phone.getByText(/^Diterima server/).waitFor()
  expect(sent.filter((path) => path.includes(file))).toEqual([])
  await phone.getByRole('link', { name: 'Beranda' }).first().click()
  await expect.poll(() => phone.getByText('Dikembalikan untuk dikoreksi').count()).toBe(0)

  // 6. The supervisor sees what changed, reads the answer, settles it, and accepts by key.
  await desk.goto(`${pagesOf(w).origin}/s/${w.study}/responses`)
  await desk.getByText('revisi 2', { exact: false }).waitFor()
  await desk.getByRole('link', { name: 'Rumah tangga' }).click()
  const changes = desk.locator('.changes')
  await changes.getByText('Anggota 2 · Umur').waitFor()
  expect(await changes.locator('.side').allTextContents()).toEqual(['sebelumnya300', 'sekarang30'])
  await desk.getByText('Rumah kepala dusun.').waitFor()
  expect(await axe(desk)).toEqual([])
  await desk.getByRole('heading', { name: 'Rumah tangga' }).click()
  await desk.keyboard.press('a')
  await desk.getByText('Respons disetujui.').waitFor()
  await desk.getByRole('link', { name: 'kiriman pertama' }).click()
  await desk.getByText('Respons ini sudah digantikan koreksinya.').waitFor()
})

test('once somebody withdraws, what they said is on the phone no more', async () => {
  const w = await world({ pages: true })
  const { consent, phone, response } = await ready(w)
  must(
    await w
      .as('supervisor')
      .post(`/responses/${response.id}/review`, { state: 'returned', note: 'Umurnya keliru.' }),
  )
  await phone.reload()
  await phone.getByText('Umurnya keliru.').waitFor()
  await withdraw(w, consent)
  await phone.reload()
  await expect.poll(() => phone.getByText('Umurnya keliru.').count()).toBe(0)
})

test('a task for this phone is due, asks its questions first, and is declined with a reason', async () => {
  const w = await world({ pages: true })
  const { phone } = await ready(w)
  await person(w, 'P-002', 'anggota')
  const desk = await pagesOf(w).desk('supervisor', `/s/${w.study}/tasks`)
  await button(desk, 'Tugas baru').click()
  await desk.getByLabel('Apa yang diminta').fill('Tanyakan lagi soal pindah rumah.')
  await desk.getByLabel('Pertanyaan yang didahulukan').selectOption(['house'])
  await desk.getByLabel('Untuk telepon').selectOption({ label: 'Telepon uji' })
  await desk.getByLabel('Paling lambat').fill('2026-01-02')
  await button(desk, 'Kirim ke telepon').click()
  await desk.getByText('0 dari 1 selesai').waitFor()
  expect(await axe(desk)).toEqual([])

  // Visits that come again are tasks of their own: taken back with one touch when they were wrong, and the phone has them all.
  // Whom they are about may be several, each with visits of their own.
  const askMonthly = async (people: string[]) => {
    await button(desk, 'Tugas baru').click()
    await desk.getByLabel('Apa yang diminta').fill('Catat keadaan rumah.')
    await desk.getByLabel('Seberapa sering').selectOption('month')
    await desk.getByLabel('Kunjungan pertama').fill('2099-01-31')
    await desk.getByLabel('Banyaknya kunjungan').fill('3')
    await desk.getByText('Kunjungan terakhir 31 Mar 2099').waitFor()
    await desk.getByLabel('Tentang', { exact: true }).selectOption(people)
    await button(desk, 'Kirim ke telepon').click()
    const all = 1 + 3 * Math.max(people.length, 1)
    await desk.getByText(`0 dari ${all} selesai`).waitFor()
  }
  await askMonthly(['P-001', 'P-002'])
  const told = desk.getByText('6 tugas dikirim', { exact: false }).locator('..')
  await told.getByRole('button', { name: 'Urungkan' }).click()
  await desk.getByText('0 dari 1 selesai').waitFor()
  await askMonthly([])

  const plain = { finding: null, dimension: null, group: null, participant: null, case: null }
  const other = { id: newId(), ...plain, instrument: 'household', what: 'Yang lain.', dueOn: null }
  must(await w.as('supervisor').post('/tasks', other))
  await phone.reload()
  const card = phone.locator('.task').filter({ hasText: 'Tanyakan lagi soal pindah rumah.' })
  await card.getByText('Lewat batas: 2 Jan 2026').waitFor()
  await phone.getByText('Paling lambat 31 Jan 2099').waitFor()
  await phone.getByText('Kunjungan berikutnya (2)').click()
  await phone.getByText('Paling lambat 28 Feb 2099').waitFor()
  expect(await axe(phone)).toEqual([])
  await phone.context().setOffline(true)
  const declined = phone.locator('.task').filter({ hasText: 'Yang lain.' })
  await declined.getByRole('button', { name: 'Tidak bisa dikerjakan' }).click()
  await phone.getByLabel('Mengapa tugas ini tidak bisa dikerjakan?').fill('Sudah pindah.')
  await button(phone, 'Beri tahu penyelia').click()
  await expect.poll(() => declined.count()).toBe(0)

  await card.getByRole('link', { name: /Mulai/ }).click()
  await phone.getByRole('radio', { name: 'P-001' }).check()
  await button(phone, 'Mulai').click()
  await phone.getByRole('heading', { name: 'Ceritanya?' }).waitFor()
  await phone.locator('dialog.jump').waitFor({ state: 'attached' })
  await button(phone, 'Daftar pertanyaan').click()
  await phone.getByRole('heading', { name: 'Diminta tugas ini' }).waitFor()

  await phone.context().setOffline(false)
  await desk.reload()
  await expect
    .poll(async () => {
      await desk.reload()
      await desk.getByRole('table').waitFor()
      return desk.getByRole('row').allTextContents()
    })
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/Yang lain\..*tidak bisa.*Sudah pindah\./),
        expect.stringMatching(/Tanyakan lagi.*lewat batas.*dimulai/),
      ]),
    )
}, 90_000)
