// A random schedule: three phones and a supervisor, one action after the other, all of them drawn from one seed.
import { faults, isOfTheNetwork } from '../table.ts'
import { clear, evict, open } from './driver.ts'
import type { Kept, Login, Phone } from './phone.ts'

export type Staff = { token: string; study: string }
export type Ran = {
  seed: number
  finished: string[]
  kept: Kept[]
  wrong: string | null
  last: string[]
}

/** mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const netFaults = faults.filter(isOfTheNetwork)
const largeBytes = 512 * 1024 + 1
const clocks = [0, 365 * 86_400_000, -365 * 86_400_000]

export async function runSchedule(
  seed: number,
  actions: number,
  logins: Login[],
  staff: Staff,
): Promise<Ran> {
  const draw = random(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T
  const id = () =>
    [8, 4, 4, 4, 12]
      .map((long) =>
        Array.from({ length: long }, () => Math.floor(draw() * 16).toString(16)).join(''),
      )
      .join('-')
  const names = logins.map((_, at) => `s${seed}-${at}`)
  const phones: (Phone | null)[] = logins.map(() => null)
  const drafts: string[][] = logins.map(() => [])
  const finished: string[][] = logins.map(() => [])
  const last: string[] = []
  let made = 0

  async function up(at: number): Promise<Phone> {
    const there = phones[at]
    if (there) return there
    const { phone } = await open(names[at] as string)
    await phone.begin(logins[at] as Login)
    phones[at] = phone
    return phone
  }
  function down(at: number): void {
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.src.endsWith(`#${names[at]}`)) frame.remove()
    phones[at] = null
  }
  const sent = (phone: Phone) => phone.sync().catch(() => {})

  const acts: Record<string, [number, (at: number) => Promise<void>]> = {
    begin: [
      20,
      async (at) => {
        const next = id()
        await (await up(at)).fill(next, seed * 1_000 + made++, draw() < 0.08 ? largeBytes : 0)
        drafts[at]?.push(next)
      },
    ],
    finish: [
      20,
      async (at) => {
        const next = drafts[at]?.shift()
        if (!next) return
        await (await up(at)).finish(next)
        finished[at]?.push(next)
      },
    ],
    sync: [14, async (at) => sent(await up(at))],
    'sync meets a fault': [
      22,
      async (at) => {
        const phone = await up(at)
        phone.disturb(pick(netFaults))
        await sent(phone)
      },
    ],
    'killed while it sends': [
      8,
      async (at) => {
        const sending = sent(await up(at))
        await Promise.race([sending, new Promise((moment) => setTimeout(moment, draw() * 25))])
        down(at)
      },
    ],
    'two tabs send': [
      4,
      async (at) => {
        const first = sent(await up(at))
        const { phone } = await open(names[at] as string)
        await Promise.all([first, sent(phone)])
        down(at)
      },
    ],
    'clock is set': [3, async (at) => (await up(at)).arm(null, pick(clocks))],
    'supervisor judges': [
      9,
      async () => {
        const one = pick(finished.flat().length > 0 ? finished.flat() : [id()])
        const judged = pick(['accepted', 'returned', 'received'])
        await fetch(`/api/studies/${staff.study}/responses/${one}/review`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${staff.token}` },
          body: JSON.stringify({ state: judged, note: judged === 'returned' ? 'Lengkapi' : '' }),
        })
      },
    ],
  }
  const chances = Object.entries(acts).flatMap(
    ([name, [weight]]) => Array(weight).fill(name) as string[],
  )

  let wrong: string | null = null
  const kept: Kept[] = []
  try {
    for (let at = 0; at < logins.length; at++) await sent(await up(at))
    for (let n = 0; n < actions; n++) {
      const [name, at] = [pick(chances), Math.floor(draw() * logins.length)]
      last.push(`${at} ${name}`)
      await acts[name]?.[1](at)
    }
    for (let at = 0; at < logins.length; at++) {
      const there = new Set(await (await up(at)).drafts())
      for (const draft of drafts[at] ?? [])
        if (!there.has(draft)) wrong ??= `draft ${draft} is gone from phone ${at}`
      for (let round = 0; round < 12; round++) {
        const rows = await (await up(at)).kept()
        if (rows.every(({ state }) => state === 'received')) break
        await sent(await up(at))
      }
      const rows = await (await up(at)).kept()
      const byId = new Map(rows.map((row) => [row.id, row]))
      for (const one of finished[at] ?? [])
        if (byId.get(one)?.state !== 'received')
          wrong ??= `phone ${at}: ${one} is ${byId.get(one)?.state ?? 'gone'}`
      kept.push(...rows)
    }
  } catch (error) {
    wrong = String(error)
  }
  clear()
  for (const name of names) await evict(name)
  return { seed, finished: finished.flat(), kept, wrong, last: last.slice(-20) }
}
