// A random schedule: three phones and a supervisor, one action after the other, all of them drawn from one seed. Phones are
// mostly without a network, as in the field, and are killed, filled up, cleared, revoked and set to wrong clocks.
import { takeIn } from '../../../web/desk/fieldwork/take-in.ts'
import { faults, isOfTheNetwork } from '../table.ts'
import { does, down, type Hand, lookUp, newHand, syncs, up, wipe } from './hand.ts'
import { evict, newShell, open, settled } from './life.ts'
import type { Kept, Login } from './phone.ts'
import { random } from './random.ts'

export type Ran = {
  seed: number
  /** What the phones hold at the end, and what those that were cleared had been told was received. */
  kept: Kept[]
  /** Deeds that were received. */
  people: string[]
  /** All that may be on the server: what is kept, and what was lost with a cleared phone, perhaps after it had arrived. */
  made: string[]
  wrong: string | null
  /** How often each action was done. */
  did: Record<string, number>
  last: string[]
}

const netFaults = faults.filter(isOfTheNetwork)
const largeBytes = 512 * 1024 + 1
const photoBytes = 90
const year = 365 * 86_400_000
const clocks = [0, year, -year, 3_600_000]
const mostRounds = 12

/** `logins` are for three phones and for those that are enrolled anew. */
export async function runSchedule(
  seed: number,
  actions: number,
  logins: Login[],
  instrument: object,
): Promise<Ran> {
  const draw = random(seed)
  const below = (n: number) => Math.floor(draw() * n)
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T
  const id = () =>
    [8, 4, 4, 4, 12]
      .map((long) => Array.from({ length: long }, () => below(16).toString(16)).join(''))
      .join('-')
  const spare = [...logins]
  const study = logins[0]?.study ?? ''
  const hands = [0, 1, 2].map((at) => newHand(`s${seed}-${at}`, spare.shift() as Login))
  const ran: Ran = { seed, kept: [], people: [], made: [], wrong: null, did: {}, last: [] }
  let made = 0

  const draftsOf = (hand: Hand) =>
    [...hand.known].flatMap(([one, { is }]) => (is === 'draft' ? [one] : []))
  const staff = (path: string, body: object) =>
    fetch(`/api/studies/${study}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  async function begins(hand: Hand): Promise<void> {
    const next = id()
    const number = seed * 1_000 + made++
    const large = draw() < 0.05 ? largeBytes : 0
    const photo = draw() < 0.4 ? photoBytes : 0
    ran.made.push(next)
    hand.known.set(next, {
      words: new Set([`Catatan ${number}`]),
      is: 'unsure',
      may: new Set(['draft', 'nowhere']),
    })
    await settle(hand, next, 'draft', (phone) => phone.fill(next, number, large, photo))
  }

  async function answers(hand: Hand): Promise<void> {
    const one = pick(draftsOf(hand))
    if (one === undefined) return begins(hand)
    const words = `Jawaban ${made++}`
    hand.known.get(one)?.words.add(words)
    if (await does(hand, (phone) => phone.answer(one, words))) {
      const known = hand.known.get(one)
      if (known) known.words = new Set([words])
    }
  }

  async function finishes(hand: Hand): Promise<void> {
    const one = pick(draftsOf(hand))
    if (one === undefined) return begins(hand)
    unsure(hand, one, ['draft', 'outbox'])
    await settle(hand, one, 'finished', (phone) => phone.finish(one))
  }

  async function deletes(hand: Hand): Promise<void> {
    const one = pick(draftsOf(hand))
    if (one === undefined) return
    unsure(hand, one, ['draft', 'nowhere'])
    if (await does(hand, (phone) => phone.remove(one))) hand.known.delete(one)
  }

  async function addsPerson(hand: Hand): Promise<void> {
    const one = id()
    hand.people.set(one, false)
    const code = `P-${seed}-${made++}`
    if (await does(hand, (phone) => phone.addPerson(one, code))) hand.people.set(one, true)
  }

  /** The phone names a correction itself: it is looked up. */
  async function corrects(hand: Hand): Promise<void> {
    if (await does(hand, (phone) => phone.correctFirst())) await lookUp(hand)
  }

  function unsure(hand: Hand, one: string, may: ('draft' | 'outbox' | 'nowhere')[]): void {
    const known = hand.known.get(one)
    if (known) Object.assign(known, { is: 'unsure', may: new Set(may) })
  }

  async function settle(
    hand: Hand,
    one: string,
    is: 'draft' | 'finished',
    work: Parameters<typeof does>[1],
  ): Promise<void> {
    if (!(await does(hand, work))) return
    const known = hand.known.get(one)
    if (known) Object.assign(known, { is, may: new Set() })
  }

  /** Somewhere in what it does next, the phone dies. */
  async function dies(hand: Hand): Promise<void> {
    const [what, most] = pick(deaths)
    let left = 1 + below(most)
    hand.shell.watch = (life) => {
      left -= 1
      if (left === 0) life.end()
    }
    await what(hand)
    hand.shell.watch = () => {}
    down(hand)
  }

  /** How often each touches what is outside, or so: somewhere in there it dies. */
  const deaths: [(hand: Hand) => Promise<void>, number][] = [
    [begins, 8],
    [answers, 3],
    [finishes, 10],
    [finishes, 10],
    [addsPerson, 4],
    [(hand) => sends(hand), 12],
    [(hand) => sends(hand), 60],
  ]

  const sends = async (hand: Hand) => void (await syncs(hand))

  async function isCleared(hand: Hand): Promise<void> {
    const login = spare.shift()
    if (!login) return
    const phone = await up(hand)
    ran.kept.push(...(await phone.kept()).filter(({ state }) => state === 'received'))
    ran.made.push(...hand.known.keys())
    await wipe(hand, login)
    await sends(hand)
  }

  async function handsOver(hand: Hand): Promise<void> {
    const file = await (await up(hand)).handOver()
    if (file) await takeIn(study, file, new AbortController().signal, () => {})
  }

  async function isRevoked(hand: Hand): Promise<void> {
    if (hands.some((one) => one.isRevoked)) return
    hand.isRevoked = true
    await staff(`/devices/${hand.login.id}/revoke`, {})
  }

  async function twoTabs(hand: Hand): Promise<void> {
    const second = open(hand.shell)
    await Promise.all([sends(hand), second.phone.sync()])
    await settled(hand.shell)
    second.end()
  }

  const acts: Record<string, [number, (hand: Hand) => unknown]> = {
    begins: [13, begins],
    answers: [38, answers],
    finishes: [15, finishes],
    deletes: [2, deletes],
    'adds a person': [3, addsPerson],
    corrects: [3, corrects],
    'network goes': [6, (hand) => Object.assign(hand.shell, { isOnline: false })],
    'network comes': [
      3,
      (hand) => {
        hand.shell.isOnline = true
        return sends(hand)
      },
    ],
    sends: [2, sends],
    'sends and meets a fault': [
      4,
      (hand) => {
        const ahead = Array.from({ length: below(8) }, () => null)
        Object.assign(hand.shell, { isOnline: true, ahead: [...ahead, pick(netFaults)] })
        return sends(hand)
      },
    ],
    dies: [5, dies],
    'two tabs send': [1, twoTabs],
    'clock is set': [2, (hand) => Object.assign(hand.shell, { offsetMs: pick(clocks) })],
    'disk is full': [
      1,
      async (hand) => {
        hand.shell.isFull = true
        await pick([begins, answers, finishes, sends])(hand)
        hand.shell.isFull = false
      },
    ],
    'is handed over': [0.5, handsOver],
    'is cleared': [0.3, isCleared],
    'is revoked': [0.3, isRevoked],
    'supervisor judges': [
      3,
      (hand) => {
        const finished = [...hand.known].flatMap(([one, { is }]) =>
          is === 'finished' ? [one] : [],
        )
        const state = pick(['accepted', 'returned', 'returned'])
        return finished.length === 0
          ? null
          : staff(`/responses/${pick(finished)}/review`, { state, note: 'Lengkapi' })
      },
    ],
    'supervisor publishes': [
      0.3,
      () => staff('/instruments', { ...instrument, title: { id: `Kunjungan ${made++}` } }),
    ],
  }
  const weights = Object.entries(acts)
  for (const [name] of weights) ran.did[name] = 0
  const all = weights.reduce((sum, [, [weight]]) => sum + weight, 0)
  function drawAct(): [string, (hand: Hand) => unknown] {
    let at = draw() * all
    for (const [name, [weight, act]] of weights) {
      at -= weight
      if (at < 0) return [name, act]
    }
    return ['answers', answers]
  }

  try {
    for (const hand of hands) await sends(hand)
    for (let n = 0; n < actions; n++) {
      const [name, act] = drawAct()
      const at = below(hands.length)
      ran.last.push(`${at} ${name}`)
      ran.did[name] = (ran.did[name] ?? 0) + 1
      const hand = hands[at] as Hand
      // What was unsure is settled before anything new is begun.
      await up(hand)
      await act(hand)
    }
    for (const hand of hands) await comesToRest(hand, ran)
  } catch (error) {
    ran.wrong = error instanceof Error ? `${error.message} ${error.stack}` : String(error)
  }
  for (const hand of hands) {
    down(hand)
    await evict(hand.shell)
  }
  ran.last = ran.last.slice(-20)
  return ran
}

/** With a good network and room, everything goes out; what is left of it must be as its writer knows it. */
async function comesToRest(hand: Hand, ran: Ran): Promise<void> {
  Object.assign(hand.shell, newShell(hand.shell.name))
  for (let round = 0; ; round++) {
    const phone = await up(hand)
    const rows = await lookUp(hand)
    const deeds = await phone.deeds()
    const open = [
      ...rows.filter(({ state }) => state !== 'received').map(({ id, state }) => `${id} ${state}`),
      ...Object.entries(deeds).flatMap(([id, state]) =>
        state === 'received' ? [] : [`deed ${id} ${state}`],
      ),
    ]
    if (open.length === 0) {
      ran.kept.push(...rows)
      ran.made.push(...hand.known.keys())
      ran.people.push(...hand.people.keys())
      return
    }
    if (round === mostRounds) throw new Error(`${hand.shell.name} does not come to rest: ${open}`)
    await syncs(hand)
  }
}
