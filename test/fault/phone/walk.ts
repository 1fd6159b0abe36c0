// One response's whole way under one cell of the table.
import type { Cell } from '../table.ts'
import { isOfTheNetwork } from '../table.ts'
import { evict, type Life, newShell, open, type Shell } from './life.ts'
import type { Kept, Login } from './phone.ts'

export type Outcome = { cell: Cell; rounds: number; kept: Kept[]; wrong: string | null }

const year = 365 * 86_400_000
const largeBytes = 512 * 1024 + 1
const mostRounds = 8

/** A phone that walks one cell after the other. It lives on from each to the next, unless the cell is its end. */
type Walker = { login: Login; shell: Shell; life: Life | null }
const walkers = new Map<string, Walker>()

export async function walk(
  name: string,
  login: Login,
  cell: Cell,
  seed: number,
  first: string,
): Promise<Outcome> {
  const walker = walkers.get(name) ?? { login, shell: newShell(name), life: null }
  walkers.set(name, walker)
  const { shell } = walker
  const outcome: Outcome = { cell, rounds: 0, kept: [], wrong: null }
  // Only what concerns parts needs a file that has some.
  const size = ['part', 'commit'].includes(cell.step) ? largeBytes : 0
  const twins: Promise<unknown>[] = []
  let id = first
  let isStruck = false
  let isFinished = false

  function strike(life: Life): void {
    const { fault } = cell
    if (isOfTheNetwork(fault)) shell.ahead = [fault]
    else if (fault === 'kill tab' || fault === 'storage evicted') life.end()
    else if (fault === 'storage full') shell.isFull = true
    else if (fault === 'clock a year ahead') shell.offsetMs = year
    else if (fault === 'clock a year behind') shell.offsetMs = -year
    else if (fault === 'two tabs') {
      const twin = open(shell)
      twins.push(twin.phone.sync().finally(() => twin.end()))
    }
  }

  try {
    while (outcome.rounds < mostRounds) {
      outcome.rounds += 1
      walker.life ??= await enrolled(walker)
      const { life } = walker
      if (isFinished && !(await rowOf(life, id))) throw new Error('a finished response is gone')
      shell.watch = (met, step, place) => {
        if (isStruck || step !== cell.step || place !== cell.place) return
        isStruck = true
        strike(met)
      }
      // A full disk is told to whoever finishes, who tries once more.
      await Promise.race([life.phone.work(id, seed, size).catch(() => null), life.gone])
      shell.watch = () => {}
      shell.isFull = false
      if (life.isOver()) {
        walker.life = null
        if (cell.fault !== 'storage evicted') continue
        await evict(shell)
        // Whoever lost a response does it again; that is another one.
        id = crypto.randomUUID()
        isFinished = false
        continue
      }
      await Promise.all(twins.splice(0))
      const row = await rowOf(life, id)
      isFinished = row !== undefined
      if (row?.state !== 'received') continue
      outcome.kept = [row]
      break
    }
    if (outcome.kept.length === 0) throw new Error(`not received after ${outcome.rounds} rounds`)
    if (!isStruck) throw new Error('the fault was never met')
  } catch (error) {
    outcome.wrong = String(error)
    walker.life?.end()
    walker.life = null
  }
  Object.assign(shell, newShell(name))
  return outcome
}

async function enrolled({ shell, login }: Walker): Promise<Life> {
  const life = open(shell)
  const isBare = !(await life.phone.isEnrolled())
  await life.phone.begin(login)
  if (isBare) await life.phone.sync()
  return life
}

async function rowOf({ phone }: Life, id: string): Promise<Kept | undefined> {
  return (await phone.kept()).find((row) => row.id === id)
}
