// A phone in somebody's hand during a schedule: what they did on it, as far as they can know. What was cut off in the
// middle is looked up once the phone is up again; what was done must be there.
import { evict, type Life, newShell, open, type Shell, settled } from './life.ts'
import type { Kept, Login, Phone } from './phone.ts'

/** A response as its writer knows it. */
type Known = {
  /** What its note may say: one text, or two while it is not known whether the later was kept. */
  words: Set<string>
  /** `unsure`: cut off while it came to be, was finished or was deleted. */
  is: 'draft' | 'finished' | 'unsure'
  /** Where it may be when it is unsure. */
  may: Set<'draft' | 'outbox' | 'nowhere'>
}

export type Hand = {
  login: Login
  shell: Shell
  life: Life | null
  known: Map<string, Known>
  /** Deeds by id; false while it is not known whether it came to be. */
  people: Map<string, boolean>
  isRevoked: boolean
  isUnsure: boolean
}

export function newHand(name: string, login: Login): Hand {
  return {
    login,
    shell: newShell(name),
    life: null,
    known: new Map(),
    people: new Map(),
    isRevoked: false,
    isUnsure: false,
  }
}

export async function up(hand: Hand): Promise<Phone> {
  if (!hand.life) {
    hand.life = open(hand.shell)
    await hand.life.phone.begin(hand.login)
    if (hand.isUnsure) await lookUp(hand)
  }
  return hand.life.phone
}

export function down(hand: Hand): void {
  hand.life?.end()
  hand.life = null
}

/** False when the phone died in it, or could not do it: whatever it was, it may be done or not. */
export async function does(hand: Hand, work: (phone: Phone) => Promise<unknown>): Promise<boolean> {
  await up(hand)
  const life = hand.life as Life
  let isDone = true
  await Promise.race([
    work(life.phone).catch(() => {
      isDone = false
    }),
    life.gone,
  ])
  if (life.isOver()) hand.life = null
  const isSure = isDone && !life.isOver()
  hand.isUnsure ||= !isSure
  if (!isSure && hand.life) await lookUp(hand)
  return isSure
}

/** A round with the server, and what goes on behind it. A round never fails; it may only bring nothing. */
export function syncs(hand: Hand): Promise<boolean> {
  return does(hand, async (phone) => {
    await phone.sync()
    await settled(hand.shell)
  })
}

/** Settles what was unsure by what the phone holds, and throws where something is not as it must be. */
export async function lookUp(hand: Hand): Promise<Kept[]> {
  const { phone } = hand.life as Life
  const [drafts, rows, deeds] = await Promise.all([phone.drafts(), phone.kept(), phone.deeds()])
  const outbox = new Set(rows.map(({ id }) => id))
  for (const [id, { words, isCorrection }] of Object.entries(drafts))
    if (isCorrection && !hand.known.has(id))
      hand.known.set(id, { words: new Set([words]), is: 'draft', may: new Set() })
  for (const [id, known] of hand.known) {
    const words = drafts[id]?.words
    if (words !== undefined && outbox.has(id)) throw new Error(`${id} is a draft and finished`)
    const at = words !== undefined ? 'draft' : outbox.has(id) ? 'outbox' : 'nowhere'
    const may = known.is === 'unsure' ? known.may : new Set([wayOf[known.is]])
    if (!may.has(at)) throw new Error(`${id} is ${at}, and was ${[...may].join(' or ')}`)
    if (at === 'nowhere') {
      hand.known.delete(id)
      continue
    }
    if (words !== undefined && !known.words.has(words)) throw new Error(`${id} says other words`)
    known.is = at === 'draft' ? 'draft' : 'finished'
    known.may.clear()
    if (words !== undefined) known.words = new Set([words])
  }
  for (const id of [...Object.keys(drafts), ...outbox])
    if (!hand.known.has(id)) throw new Error(`${id} is here, and nobody made it`)
  for (const [id, isSure] of hand.people) {
    if (!(id in deeds)) {
      if (isSure) throw new Error(`deed ${id} is gone`)
      hand.people.delete(id)
    } else hand.people.set(id, true)
  }
  hand.isUnsure = false
  return rows
}

const wayOf = { draft: 'draft', finished: 'outbox' } as const

/** The system clears its storage; whoever holds it has it enrolled anew. */
export async function wipe(hand: Hand, login: Login): Promise<void> {
  down(hand)
  await evict(hand.shell)
  Object.assign(hand, newHand(hand.shell.name, login))
}
