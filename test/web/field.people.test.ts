// People on the phone: met without a network, asked for their consent, talked with, and received in that order.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { ConsentProof, ConsentRow } from '../../core/wire/consent.ts'
import type { Participant } from '../../core/wire/people.ts'
import { axe, complaints, pagesOf } from '../browser.ts'
import { publishText } from '../consents.ts'
import { smallGuide } from '../small.ts'
import { type World, world } from '../world.ts'

async function study(): Promise<World> {
  const w = await world({ pages: true })
  await w.as('supervisor').post('/instruments', { ...smallGuide, roles: ['anggota'] })
  await publishText(w)
  return w
}

async function ready(w: World, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await pagesOf(w).phone({ colorScheme })
  await page.getByText('Siap dipakai tanpa sinyal', { exact: true }).waitFor()
  return page
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name })
const contrast = { rules: { 'color-contrast-enhanced': { enabled: true } } }

async function sign(page: Page, at = 0): Promise<void> {
  const pad = page.locator('canvas.pad').nth(at)
  // Above the buttons at the thumb, as a finger would have it.
  await pad.evaluate((it) => it.scrollIntoView({ block: 'center' }))
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is nothing to sign on')
  await page.mouse.move(box.x + 30, box.y + 40)
  await page.mouse.down()
  await page.mouse.move(box.x + 120, box.y + 80, { steps: 4 })
  await page.mouse.up()
}

async function answerScopes(page: Page, answers: Record<string, 'Ya' | 'Tidak'>): Promise<void> {
  for (const [scope, answer] of Object.entries(answers))
    await page.getByRole('group', { name: scope }).getByRole('radio', { name: answer }).check()
}

/** Everything that lies in the phone's database, as text; bytes as what they spell. */
function dump(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('pedoman-field')
      asked.onsuccess = () => resolve(asked.result)
      asked.onerror = () => reject(asked.error)
    })
    const all: string[] = []
    for (const name of db.objectStoreNames) {
      const rows = await new Promise<unknown[]>((resolve, reject) => {
        const asked = db.transaction(name).objectStore(name).getAll()
        asked.onsuccess = () => resolve(asked.result)
        asked.onerror = () => reject(asked.error)
      })
      all.push(name, JSON.stringify(rows))
    }
    db.close()
    return [
      ...all,
      JSON.stringify({ ...localStorage }),
      JSON.stringify({ ...sessionStorage }),
    ].join('\n')
  })
}

const people = async (w: World) =>
  ((await w.as('supervisor').get('/participants')).json as { rows: Participant[] }).rows
const history = async (w: World, code: string) =>
  ((await w.as('supervisor').get(`/participants/${code}/consents`)).json as { rows: ConsentRow[] })
    .rows

test('somebody met without a signal signs, is interviewed, and arrives with consent and signature before the interview', async () => {
  const w = await study()
  const page = await ready(w)
  const heard = complaints(page)
  await page.context().setOffline(true)
  await link(page, /Pedoman kecil/).click()
  await page.getByText('Belum ada partisipan.').waitFor()
  await link(page, 'Tambah partisipan').click()
  await page.getByText('P-A01').waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Simpan, lalu minta persetujuan').click()
  await page.getByRole('alert').waitFor()
  // Only the roles that the instrument is for.
  expect(await page.getByRole('radio').count()).toBe(2)
  await page.getByRole('radio', { name: 'anggota' }).check()
  await page.getByText('Nama, bila boleh dicatat').click()
  await page.getByRole('textbox', { name: 'Nama', exact: true }).fill('Rahmawati Penuh')
  await page.getByRole('textbox', { name: /Panggilan lain/ }).fill('Bu Rahma, Ama')
  await button(page, 'Simpan, lalu minta persetujuan').click()

  await page.getByText('Kami ingin belajar dari Anda.').waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Inggris').click()
  await page.getByText('We would like to learn from you.').waitFor()
  await button(page, 'Indonesia').click()
  await button(page, 'Huruf besar').click()
  await button(page, 'Sudah dibacakan dan dipahami').click()
  await answerScopes(page, { Direkam: 'Ya', Dikutip: 'Tidak' })
  await button(page, 'Lanjut').click()
  await page.getByText('Jawab setiap baris dulu.').waitFor()
  await answerScopes(page, { Disimpan: 'Ya' })
  expect(await axe(page, contrast)).toEqual([])
  // A call, a camera, an empty battery: what was answered is still answered.
  await page.reload()
  await expect.poll(() => page.getByRole('radio', { checked: true }).count()).toBe(3)
  await button(page, 'Lanjut').click()
  await page.getByRole('radio', { name: 'Tanda tangan dengan jari' }).check()
  await button(page, 'Simpan persetujuan').click()
  await page.getByText('Belum ada: Tanda tangan.').waitFor()
  await sign(page)
  await page.getByRole('img', { name: 'Tanda tangan untuk: Tanda tangan' }).waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Simpan persetujuan').click()

  // Back where it began, with them chosen: the consent counts at once.
  await expect.poll(() => page.getByRole('radio', { name: /P-A01/ }).isChecked()).toBe(true)
  await button(page, 'Mulai').click()
  await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Dari kebun.')
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Tidak' }).check()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Tersimpan di telepon ini.').waitFor()
  // It waits with what is to be sent, sealed: this phone cannot read the name any more.
  expect(await dump(page)).not.toContain('Rahmawati')

  const order: string[] = []
  page.on('request', (request) => {
    const [, what] = /\/api\/field\/(participants|consents|responses)\//.exec(request.url()) ?? []
    if (what && request.method() === 'PUT') order.push(what)
  })
  await page.context().setOffline(false)
  await page.getByText('Diterima server').waitFor()
  expect(order).toEqual(['participants', 'consents', 'responses'])
  await link(page, 'Beranda').click()
  await expect.poll(async () => (await dump(page)).includes('"state":"files"')).toBe(false)

  expect(await people(w)).toMatchObject([
    { code: 'P-A01', role: 'anggota', consent: { how: 'signed', scopes: ['record', 'archive'] } },
  ])
  const [consent] = await history(w, 'P-A01')
  const lead = w.as('supervisor')
  const proof = (await lead.get(`/consents/${consent?.id}/proof`)).json as ConsentProof
  expect(proof.evidence).toMatchObject([{ kind: 'signature', isHeld: true }])
  const picture = await lead.get(`/consents/${consent?.id}/files/${proof.evidence[0]?.file}`)
  expect([...picture.bytes.slice(1, 4)].map((byte) => String.fromCharCode(byte)).join('')).toBe(
    'PNG',
  )
  expect((await lead.get('/responses')).json).toMatchObject({
    rows: [{ participant: 'P-A01', state: 'received' }],
  })
  expect((await lead.get('/identities')).json).toMatchObject({
    rows: [{ code: 'P-A01', name: 'Rahmawati Penuh', alsoCalled: ['Bu Rahma', 'Ama'] }],
  })
  // Received: the name and the signature are gone from the phone, and were never anywhere else.
  const left = await dump(page)
  for (const name of ['Rahmawati', 'Bu Rahma']) expect(left).not.toContain(name)
  expect(left).not.toContain(`"hash":"${proof.evidence[0]?.file}","blob"`)
  const elsewhere = ['/participants', '/audit', '/tables/responses.small-guide']
  for (const path of elsewhere) expect((await lead.get(path)).text).not.toMatch(/Rahma/)
  for (const line of w.logs) expect(line).not.toMatch(/Rahma/)
  expect(heard.filter((line) => !line.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('a child says yes into the recorder, with a guardian and before a witness; who says no is not asked anything', async () => {
  const w = await study()
  const page = await ready(w, 'dark')
  await page.context().setOffline(true)
  await link(page, 'Partisipan dan kasus').click()
  const add = async () => {
    await link(page, 'Tambah partisipan').click()
    await page.getByRole('radio', { name: 'anggota' }).check()
    await button(page, 'Simpan, lalu minta persetujuan').click()
    await button(page, 'Sudah dibacakan dan dipahami').click()
  }
  await add()
  await answerScopes(page, { Direkam: 'Ya', Dikutip: 'Ya', Disimpan: 'Ya' })
  await page.getByRole('checkbox', { name: /anak di bawah 18/ }).check()
  await button(page, 'Lanjut').click()
  await page.getByText('Tulis nama dan hubungan walinya dulu.').waitFor()
  await page.getByRole('textbox', { name: /orang tua atau wali/ }).fill('Wali Tertulis')
  await page.getByRole('textbox', { name: /Hubungan/ }).fill('nenek')
  await button(page, 'Lanjut').click()
  await page.getByText('Tanpa kemauan anak sendiri').waitFor()
  await page.getByRole('checkbox', { name: /Anaknya sendiri/ }).check()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Lanjut').click()
  await page.getByRole('radio', { name: 'Diucapkan dan direkam' }).check()
  await button(page, 'Rekam').click()
  await page.getByText('merekam', { exact: true }).waitFor()
  await button(page, 'Berhenti dan simpan').click()
  await page.getByLabel('Rekaman untuk: Rekaman persetujuan').waitFor()
  await sign(page)
  await page.getByRole('img', { name: /Tanda tangan saksi/ }).waitFor()
  await button(page, 'Simpan persetujuan').click()
  await page.getByText('Tulis saksinya dulu.').waitFor()
  await page.getByRole('textbox', { name: /saksi/ }).fill('Saksi Tertulis')
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Simpan persetujuan').click()
  await link(page, /Pedoman kecil/).waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await link(page, 'Kembali').click()

  await add()
  await button(page, 'Tidak setuju').click()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Catat: tidak setuju').click()
  await page.getByText(/^tidak setuju, /).waitFor()
  expect(await link(page, /Pedoman kecil/).count()).toBe(0)
  await link(page, 'Kembali').click()
  expect(await axe(page, contrast)).toEqual([])
  await link(page, 'Kembali').click()
  await link(page, /Pedoman kecil/).click()
  expect(await page.getByRole('radio', { name: /P-A02/ }).isDisabled()).toBe(true)
  await link(page, 'Minta persetujuan: P-A02').waitFor()
  await link(page, 'Kembali').click()

  await page.context().setOffline(false)
  await button(page, 'Kirim dan perbarui').click()
  await expect.poll(async () => (await people(w)).length).toBe(2)
  await expect
    .poll(async () => (await history(w, 'P-A02')).map(({ how }) => how))
    .toEqual(['refused'])
  const [said] = await history(w, 'P-A01')
  expect(said).toMatchObject({ how: 'recorded', language: 'id', textVersion: 'Lembar 1' })
  const proof = async () =>
    (await w.as('supervisor').get(`/consents/${said?.id}/proof`)).json as ConsentProof
  await expect.poll(async () => (await proof()).evidence.every(({ isHeld }) => isHeld)).toBe(true)
  expect(await proof()).toMatchObject({
    witness: { name: 'Saksi Tertulis' },
    guardian: { name: 'Wali Tertulis', relation: 'nenek', childAgrees: true },
    evidence: [{ kind: 'voice' }, { kind: 'witness' }],
  })
  await expect.poll(async () => (await dump(page)).includes('Tertulis')).toBe(false)
})

test('a consent taken back blocks at once: the draft stays shut, and what was finished is held at the desk', async () => {
  const w = await study()
  const lead = w.as('supervisor')
  const person = { code: 'P-001', role: 'anggota', case: null, attributes: {}, identity: null }
  await lead.post('/participants', person)
  await lead.post('/participants/P-001/consents', {
    id: crypto.randomUUID(),
    textVersion: 'Lembar 1',
    scopes: ['record', 'archive'],
    how: 'signed',
    givenAt: '2026-11-01T00:00:00Z',
  })
  const page = await ready(w)
  await page.context().setOffline(true)
  const begin = async () => {
    await link(page, 'Partisipan dan kasus').click()
    await link(page, /^P-001/).click()
    await link(page, /^Pedoman kecil$/).click()
    await button(page, 'Mulai').click()
    await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Dari kebun.')
  }
  await begin()
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Tidak' }).check()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await link(page, 'Beranda').click()
  await begin()
  await page.getByText('tersimpan di telepon ini').waitFor()
  await link(page, 'Kembali').click()
  await link(page, 'Partisipan dan kasus').click()
  await link(page, /^P-001/).click()
  await page.getByText('Tarik persetujuan').click()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Ya, P-001 menarik persetujuannya').click()
  await page.getByText(/^menarik persetujuan, /).waitFor()
  await link(page, /^Pedoman kecil P-001.*draf, lanjutkan/).click()
  await page.getByText('P-001 tidak lagi setuju').waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await link(page, 'Kembali').click()
  await page.getByText('persetujuannya tidak berlaku lagi').waitFor()
  await page.context().setOffline(false)
  await button(page, 'Kirim dan perbarui').click()
  await page.getByText(/ditahan untuk diperiksa/).waitFor()
  expect((await people(w))[0]).toMatchObject({ consent: null, saidNo: { how: 'withdrawn' } })
})

test('a code that somebody else took meanwhile is mended on the phone, with the draft about it', async () => {
  const w = await study()
  const page = await ready(w)
  await page.context().setOffline(true)
  await link(page, 'Partisipan dan kasus').click()
  await link(page, 'Tambah partisipan').click()
  await page.getByRole('radio', { name: 'anggota' }).check()
  await button(page, 'Simpan, lalu minta persetujuan').click()
  await button(page, 'Sudah dibacakan dan dipahami').click()
  await answerScopes(page, { Direkam: 'Ya', Dikutip: 'Tidak', Disimpan: 'Ya' })
  await button(page, 'Lanjut').click()
  await page.getByRole('radio', { name: 'Tanda tangan dengan jari' }).check()
  await sign(page)
  await page.getByRole('img', { name: 'Tanda tangan untuk: Tanda tangan' }).waitFor()
  await button(page, 'Simpan persetujuan').click()
  await link(page, /^Pedoman kecil$/).click()
  await button(page, 'Mulai').click()
  await page.getByRole('textbox', { name: 'Bagaimana kelompok' }).fill('Dari kebun.')
  await page.getByText('tersimpan di telepon ini').waitFor()
  // As an earlier server would have let somebody at the desk do.
  await w.db
    .prepare(
      "insert into participants (study_id, code, role, attributes, created_at) values (?, 'P-A01', 'lain', '{}', '2026-11-01T00:00:00Z')",
    )
    .bind(w.study)
    .run()
  await page.context().setOffline(false)
  await link(page, 'Kembali').click()
  await button(page, 'Kirim dan perbarui').click()
  await button(page, 'Beri kode baru').waitFor()
  await page.getByText('Respons tentang P-A01 menunggu sampai ini dibereskan.').waitFor()
  expect(await axe(page, contrast)).toEqual([])
  await button(page, 'Beri kode baru').click()
  await page.getByText('P-A01 sekarang P-A02').waitFor()
  await link(page, /^Pedoman kecil P-A02/).click()
  await button(page, 'Pertanyaan berikut').click()
  await page.getByRole('radio', { name: 'Tidak' }).check()
  await button(page, 'Periksa respons').click()
  await button(page, 'Selesai dan kirim').click()
  await page.getByText('Diterima server').waitFor()
  expect((await w.as('supervisor').get('/responses')).json).toMatchObject({
    rows: [{ participant: 'P-A02', state: 'received' }],
  })
})
