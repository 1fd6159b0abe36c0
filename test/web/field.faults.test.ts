// The way of a response under every fault, at every step, before and after it (reference: the fault plan of test/fault/
// table.ts), and random schedules of three phones and a supervisor. After each: nothing lost, nothing doubled, files equal
// their hashes, and what the phone calls received is on the server.
import { afterAll, expect, test } from 'vitest'
import type { Instrument } from '../../core/instrument/model.ts'
import { browser } from '../browser.ts'
import { faultPages } from '../fault/bundle.ts'
import { openGate } from '../fault/gate.ts'
import type { Outcome } from '../fault/phone/driver.ts'
import type { Kept, Login } from '../fault/phone/phone.ts'
import type { Ran, Staff } from '../fault/phone/schedule.ts'
import { type Cell, everyCell, faults, impossible, steps } from '../fault/table.ts'
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
    { type: 'text', name: 'note', label: { id: 'Catatan' } },
    { type: 'image', name: 'house', label: { id: 'Foto rumah' } },
    { type: 'audio', name: 'voice', label: { id: 'Suara' } },
  ],
}

type Walks = {
  walk(cell: Cell, login: Login, seed: number, id: string): Promise<Outcome>
  runSchedule(seed: number, actions: number, logins: Login[], staff: Staff): Promise<Ran>
}

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing) await close()
})

async function ready() {
  const w = await world()
  await w.as('supervisor').post('/instruments', visit)
  const gate = await openGate(w.local.origin, await faultPages())
  closing.push(gate.close)
  const page = await (await (await browser()).newContext()).newPage()
  await page.goto(`${gate.origin}/fault/driver.html`)
  await page.waitForFunction(() => 'walk' in globalThis)
  const login = async (): Promise<Login> => {
    const { id, token } = await w.device()
    return { id, token, study: w.study }
  }
  return { w, page, login }
}

/** What the server has of these, held against what the phones say. */
async function mustBeThere(w: World, kept: readonly Kept[]): Promise<string[]> {
  const wrong: string[] = []
  const received = kept.filter(({ state }) => state === 'received')
  const ids = JSON.stringify(received.map(({ id }) => id))
  const all = async <T>(sql: string) =>
    (await w.db.prepare(sql).bind(ids).all()).results as unknown as T[]
  const rows = await all<{ id: string; body_hash: string; kept: number; waiting: number }>(
    `select r.id, r.body_hash,
      (select count(*) from audits a where a.object_id = r.id and a.verb = 'keep') as kept,
      (select count(*) from response_files f where f.response_id = r.id and f.held_at is null) as waiting
    from responses r where r.id in (select value from json_each(?))`,
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { id, hash } of received) {
    const row = byId.get(id)
    if (!row) wrong.push(`${id} is called received and is not there`)
    else if (row.body_hash !== hash) wrong.push(`${id} is there in other words`)
    else if (row.kept !== 1) wrong.push(`${id} was kept ${row.kept} times`)
    else if (row.waiting > 0) wrong.push(`${id} waits for ${row.waiting} files`)
  }
  const bucket = await w.local.mf.getR2Bucket('FILES')
  for (const hash of new Set(received.flatMap(({ files }) => files))) {
    const held = await bucket.head(`${w.study}/${hash}`)
    if (held?.checksums.toJSON().sha256 !== hash) wrong.push(`file ${hash} is not what it says`)
  }
  return wrong
}

/** Walking all cells takes minutes: `npm test` takes every seventh, `npm run test:long` each of them. */
const stride = Number(process.env.PEDOMAN_STRIDE ?? 7)

test('a response survives every fault at every step of its way', async () => {
  const { w, page, login } = await ready()
  const phone = await login()
  const cells = everyCell()
  expect(cells.length).toBe(steps.length * faults.length * 2)
  const possible = cells
    .filter((cell) => impossible(cell) === null)
    .filter((_, place) => place % stride === 0)
  const wrong: string[] = []
  const kept: Kept[] = []
  for (let at = 0; at < possible.length; at += 20) {
    const part = possible.slice(at, at + 20)
    const outcomes = await page.evaluate(
      async ({ part, phone, at }) => {
        const { walk } = globalThis as unknown as Walks
        const found: Outcome[] = []
        for (const [n, cell] of part.entries())
          found.push(await walk(cell, phone, at + n + 1, crypto.randomUUID()))
        return found
      },
      { part, phone, at },
    )
    for (const { cell, wrong: why, kept: rows } of outcomes) {
      const { step, fault, place } = cell
      if (why) wrong.push(`${step} × ${fault}, ${place}: ${why}`)
      kept.push(...rows)
    }
  }
  expect(wrong).toEqual([])
  expect(await mustBeThere(w, kept)).toEqual([])
}, 3_600_000)

/** Each takes seconds in a real browser; `npm run test:long` runs ten thousand. */
const schedules = Number(process.env.PEDOMAN_SCHEDULES ?? 1)
const firstSeed = Number(process.env.PEDOMAN_SEED ?? 1)

test(`three phones and a supervisor lose nothing in ${schedules} random schedules`, async () => {
  const { w, page, login } = await ready()
  const minted = await w.as('supervisor').post('/tokens', {
    name: 'schedule',
    scope: 'response.review',
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  const staff = { token: (minted.json as { token: string }).token, study: w.study }
  for (let seed = firstSeed; seed < firstSeed + schedules; seed++) {
    const logins = [await login(), await login(), await login()]
    const ran = await page.evaluate(
      ({ seed, logins, staff }) =>
        (globalThis as unknown as Walks).runSchedule(seed, 200, logins, staff),
      { seed, logins, staff },
    )
    const wrong = [...(ran.wrong ? [ran.wrong] : []), ...(await mustBeThere(w, ran.kept))]
    expect(wrong, `PEDOMAN_SEED=${seed}, last: ${ran.last.join(', ')}`).toEqual([])
    expect(ran.finished.length).toBeGreaterThan(10)
  }
}, 2_000_000_000)
