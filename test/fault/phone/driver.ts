// The page around the frames: opens a phone, lets one die, and walks the table or a schedule by itself, so that only
// the outcome travels to the test.
import type { Cell } from '../table.ts'
import type { Keeper } from './patch.ts'
import type { Kept, Login, Phone } from './phone.ts'
import { runSchedule } from './schedule.ts'

export type Outcome = { cell: Cell; rounds: number; kept: Kept[]; wrong: string | null }

type Hand = { phone: Phone; frame: HTMLIFrameElement; gone: Promise<'gone'> }

type Life = { tell: () => void; isOver: boolean; isEvicted: boolean }
const lives = new Map<string, Life>()
const twins: Promise<unknown>[] = []

export async function open(name: string): Promise<Hand> {
  const gone = new Promise<'gone'>((resolve) => {
    lives.set(name, { tell: () => resolve('gone'), isOver: false, isEvicted: false })
  })
  return { ...(await openTab(name)), gone }
}

async function openTab(name: string): Promise<{ phone: Phone; frame: HTMLIFrameElement }> {
  const frame = document.createElement('iframe')
  frame.src = `/fault/phone.html#${name}`
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
  document.body.append(frame)
  await loaded
  return { phone: (frame.contentWindow as Window).phone, frame }
}

const keeper: Keeper = {
  died(name, isEvicted) {
    const life = lives.get(name)
    if (!life) return
    Object.assign(life, { isOver: true, isEvicted })
    life.tell()
  },
  twin(name) {
    twins.push(
      openTab(name).then(async ({ phone, frame }) => {
        await phone.sync()
        frame.remove()
      }),
    )
  },
}
Object.assign(window, { keeper })

export function clear(): void {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
}

export async function evict(name: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const asked = indexedDB.deleteDatabase(`${name}/pedoman-field`)
    asked.onsuccess = () => resolve()
    asked.onerror = () => resolve()
  })
}

const largeBytes = 512 * 1024 + 1
const mostRounds = 8

/** The phone of the table. It lives on from cell to cell, unless a cell is its end. */
const walker = 'walker'
let hand: Hand | null = null

/** One response's whole way under one cell. */
export async function walk(
  cell: Cell,
  login: Login,
  seed: number,
  first: string,
): Promise<Outcome> {
  let id = first
  const outcome: Outcome = { cell, rounds: 0, kept: [], wrong: null }
  // Only what concerns parts needs a file that has some.
  const size = ['part', 'commit'].includes(cell.step) ? largeBytes : 0
  let isStruck = false
  let isFinished = false
  try {
    while (outcome.rounds < mostRounds) {
      outcome.rounds += 1
      hand ??= await enrolled(login)
      const { phone, gone } = hand
      if (isFinished && !(await rowOf(phone, id))) throw new Error('a finished response is gone')
      if (!isStruck) phone.arm(cell)
      // A full disk is told to whoever finishes, who tries once more.
      await Promise.race([phone.work(id, seed, size).catch(() => null), gone])
      const life = lives.get(walker)
      if (life?.isOver) {
        isStruck = true
        hand = null
        if (life.isEvicted) {
          await evict(walker)
          // Whoever lost a response does it again; that is another one.
          id = crypto.randomUUID()
          isFinished = false
        }
        continue
      }
      isStruck ||= phone.wasStruck()
      await Promise.all(twins.splice(0))
      const row = await rowOf(phone, id)
      isFinished = row !== undefined
      if (row?.state !== 'received') continue
      phone.arm(null)
      outcome.kept = [row]
      break
    }
    if (outcome.kept.length === 0) throw new Error(`not received after ${outcome.rounds} rounds`)
    if (!isStruck) throw new Error('the fault was never met')
  } catch (error) {
    outcome.wrong = String(error)
    clear()
    hand = null
  }
  return outcome
}

async function enrolled(login: Login): Promise<Hand> {
  const fresh = await open(walker)
  const isBare = (await fresh.phone.hasStanding()) !== 'enrolled'
  await fresh.phone.begin(login)
  if (isBare) await fresh.phone.sync()
  return fresh
}

async function rowOf(phone: Phone, id: string): Promise<Kept | undefined> {
  return (await phone.kept()).find((row) => row.id === id)
}

Object.assign(window, { walk, runSchedule })
