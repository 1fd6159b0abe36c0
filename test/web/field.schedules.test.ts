// Random schedules of three phones and a supervisor, 200 actions each, from a seed: with the phone's own modules on a real
// IndexedDB and the real Worker. In the end nothing is lost, nothing is there twice, files equal their hashes, and what the
// phones call received is on the server.
import { expect, test } from 'vitest'
import { mustBeSound, mustBeThere, openGround, visit } from '../fault/page.ts'
import type { asked } from '../fault/phone/page.ts'

const actions = 200
/** Three phones, and new ones for those whose storage is cleared. */
const logins = 5
/** While the phones of one schedule wait for the server, those of another write. */
const sideBySide = 4
/** `npm run test:long` walks all of them. */
const allSeeds = 10_000

/** 300 would take five minutes of two cores: each day takes the next ones, so that within a year all have been walked. */
const count = Number(process.env.PEDOMAN_SCHEDULES ?? 30)
const today = Math.floor(Date.now() / 86_400_000)
const first = Number(process.env.PEDOMAN_SEED ?? ((today * count) % allSeeds) + 1)

test(`three phones and a supervisor lose nothing in ${count} random schedules from seed ${first}`, async () => {
  const ground = await openGround()
  const { w, page } = ground
  const failed: string[] = []
  const did: Record<string, number> = {}
  let next = first
  async function lane(): Promise<void> {
    while (next < first + count) {
      const seed = next++
      const phones = await ground.study(logins)
      const study = phones[0]?.study ?? ''
      const ran = await page.evaluate(
        ({ seed, actions, phones, visit }) =>
          (globalThis as unknown as typeof asked).runSchedule(seed, actions, phones, visit),
        { seed, actions, phones, visit },
      )
      const wrong = [
        ...(ran.wrong === null ? [] : [ran.wrong]),
        ...(await mustBeThere(w, study, ran.kept)),
        ...(ran.wrong === null ? await mustBeSound(w, study, ran) : []),
      ]
      for (const [name, times] of Object.entries(ran.did)) did[name] = (did[name] ?? 0) + times
      if (wrong.length > 0)
        failed.push(
          `PEDOMAN_SEED=${seed} PEDOMAN_SCHEDULES=1 npm test -- field.schedules\n${wrong.join('\n')}\nlast: ${ran.last.join(', ')}`,
        )
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, lane))
  expect(failed).toEqual([])
  // What is rare must happen too, over many of them.
  if (count >= 30) expect(Object.values(did).filter((times) => times < count / 20)).toEqual([])
  await ground.close()
}, 2_000_000_000)
