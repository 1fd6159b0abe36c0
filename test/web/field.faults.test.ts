// The way of a response under every fault, at every step, before and after it (test/fault/table.ts). After each: nothing
// lost, nothing doubled, files equal their hashes, and what the phone calls received is on the server.
import { expect, test } from 'vitest'
import { openGround } from '../fault/page.ts'
import type { asked } from '../fault/phone/page.ts'
import type { Kept } from '../fault/phone/phone.ts'
import type { Outcome } from '../fault/phone/walk.ts'
import { mustBeThere } from '../fault/study.ts'
import { everyCell, faults, impossible, steps } from '../fault/table.ts'

/** So many phones walk side by side: while one waits for the server another writes. */
const walkers = 4

test('a response survives every fault at every step of its way', async () => {
  const { server, page, study, close } = await openGround()
  const logins = await study(walkers)
  const cells = everyCell()
  expect(cells.length).toBe(steps.length * faults.length * 2)
  const possible = cells.filter((cell) => impossible(cell) === null)
  const outcomes = await Promise.all(
    logins.map((login, walker) =>
      page.evaluate(
        async ({ walker, login, cells }) => {
          const { walk } = globalThis as unknown as typeof asked
          const found: Outcome[] = []
          for (const { cell, seed } of cells)
            found.push(await walk(`walker-${walker}`, login, cell, seed, crypto.randomUUID()))
          return found
        },
        {
          walker,
          login,
          cells: possible.flatMap((cell, at) =>
            at % walkers === walker ? [{ cell, seed: at + 1 }] : [],
          ),
        },
      ),
    ),
  )
  const wrong: string[] = []
  const kept: Kept[] = []
  for (const { cell, wrong: why, kept: rows } of outcomes.flat()) {
    const { step, fault, place } = cell
    if (why) wrong.push(`${step} × ${fault}, ${place}: ${why}`)
    kept.push(...rows)
  }
  expect(wrong).toEqual([])
  expect(kept.length).toBe(possible.length)
  expect(await mustBeThere(server, logins[0]?.study ?? '', kept)).toEqual([])
  await close()
}, 600_000)
